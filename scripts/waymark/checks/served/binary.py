"""Bytes of no known kind: the words that stand in them, as they are and in UTF-16."""

from __future__ import annotations

import re

from waymark.checks.served.lines import Contents, Line, Part

_UTF8 = re.compile(rb"(?:[\x20-\x7e\t\r\n]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){4,}")
_UTF16_LE = re.compile(rb"(?:[\x20-\x7e]\0|[^\0][\x01-\x0b]|[\r\n\t]\0){4,}")
_UTF16_BE = re.compile(rb"(?:\0[\x20-\x7e]|[\x01-\x0b][^\0]|\0[\r\n\t]){4,}")


def strings(data: bytes) -> list[str]:
    """What reads as text in UTF-8 or UTF-16, four characters or longer."""
    found = [m[0].decode("utf-8", "replace") for m in _UTF8.finditer(data)]
    if b"\0" in data:
        found += [m[0].decode("utf-16-le", "replace") for m in _UTF16_LE.finditer(data)]
        found += [m[0].decode("utf-16-be", "replace") for m in _UTF16_BE.finditer(data)]
    return found


def read_binary(data: bytes) -> Contents:
    """A typeface, film or program: its strings count as code, since chance makes numbers of it."""
    return Contents(tuple(Line(x, Part.CODE) for x in strings(data)))
