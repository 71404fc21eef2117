"""The command line: reads the words, opens the office where one is needed, and ends with the right exit status.

Exit status: 0 done; 1 done, with findings or with rows left out; 2 nothing done (one line on stderr says what, where and
what to do); 3 a bug.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from lut_admin import places
from lut_admin.cli import commands
from lut_admin.cli.teller import Teller, preferred_language
from lut_admin.office.selftest import Probe
from lut_admin.refusals import Cancelled, Refusal

DONE, FINDINGS, NOTHING_DONE, BUG = 0, 1, 2, 3


class Line(argparse.ArgumentParser):
    """A parser whose complaints are refusals, said in the user's language."""

    def error(self, message: str) -> NoReturn:
        """Wrong usage; `message` is argparse's own English remark and names the word it stumbled over."""
        raise Refusal("cli.usage", command=self.prog, remark=message)


def main(argv: Sequence[str], probes: Sequence[tuple[str, Probe]] = ()) -> int:
    """Run one command; returns the exit status. `probes` are the window's own checks for ``selftest``."""
    words = list(argv)
    teller = Teller(preferred_language(), json="--json" in words)
    try:
        common, rest = _common().parse_known_args(words)
        teller = Teller(common.lang or teller.language, json=common.json)
        if common.help or not rest or rest[0] == "help":
            teller.say("cli.help")
            return DONE
        chosen = _commands().parse_args(rest)
        folder = Path(common.office) if common.office else places.office()
        with commands.Context(folder, teller, probes) as context:
            return FINDINGS if chosen.run(context, chosen) else DONE
    except Refusal as refusal:
        teller.refuse(refusal)
        return NOTHING_DONE
    except (Cancelled, KeyboardInterrupt):
        teller.complain("cli.cancelled")
        return NOTHING_DONE
    except BrokenPipeError:
        # The reader of our output has gone (`… | head`): not our fault, and nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:
        teller.complain("cli.bug")
        traceback.print_exc(file=sys.stderr)
        return BUG


def _common() -> argparse.ArgumentParser:
    """What is accepted anywhere on the line."""
    common = Line(prog="lut-admin", add_help=False, allow_abbrev=False)
    common.add_argument("--office")
    common.add_argument("--json", action="store_true")
    common.add_argument("--lang", choices=("zh", "en"))
    common.add_argument("--help", "-h", action="store_true")
    return common


def _commands() -> argparse.ArgumentParser:
    parser = Line(prog="lut-admin", add_help=False, allow_abbrev=False)
    verbs = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=Line)
    for room in commands.ROOMS:
        room.declare(verbs)
    return parser
