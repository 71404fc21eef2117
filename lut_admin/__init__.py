"""lut_admin: a counselor's desk for the WeChat groups of international students."""

__version__ = "0.1.0"
