"""The same jobs without a window: the command line, a public interface (shapes change only with a note in the changelog)."""

from lut_admin.cli.line import main

__all__ = ["main"]
