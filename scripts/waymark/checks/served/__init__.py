"""Served bytes read back: every kind of file to lines."""

from waymark.checks.served.code import STRINGS
from waymark.checks.served.lines import Contents, Line, Part, Stretch, remembered
from waymark.checks.served.stream import Stream
from waymark.checks.served.table import read

__all__ = ["STRINGS", "Contents", "Line", "Part", "Stream", "Stretch", "read", "remembered"]
