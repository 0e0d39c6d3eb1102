"""Bytes of no known kind: the words that stand in them, as they are and in UTF-16."""

from __future__ import annotations

import re

from waymark.checks.served.lines import Contents, Line, Part

_UTF8 = re.compile(rb"(?:[\x20-\x7e\t\r\n]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){4,}")
_UTF16 = re.compile("[\t\r\n\u0020-\u007e\u00a0-\u1fff\u2000-\u206f\uff00-\uff5e]{4,}")


def strings(data: bytes) -> list[str]:
    """What reads as text in UTF-8 or, at any offset, in UTF-16; four characters or longer."""
    found = [m[0].decode("utf-8", "replace") for m in _UTF8.finditer(data)]
    if b"\0" in data:
        for encoding in ("utf-16-le", "utf-16-be"):
            for offset in (0, 1):
                found += _UTF16.findall(data[offset:].decode(encoding, "replace"))
    return found


def read_binary(data: bytes) -> Contents:
    """A typeface, film or program: its strings count as code, since chance makes numbers of it."""
    return Contents.of(Line(x, Part.CODE) for x in strings(data))
