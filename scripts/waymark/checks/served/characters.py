"""Bytes to text, never failing: what cannot be decoded is replaced."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")

_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")


def decoded(data: bytes) -> str:
    """UTF-8, unless the bytes begin with another mark or declare another encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:1024])
        try:
            return data.decode(declared[1].decode("ascii") if declared else "cp1252", "replace")
        except LookupError:
            return data.decode("utf-8", "replace")


def percent_decoded(address: str) -> bytes:
    """An address's bytes (RFC 3986, 2.1)."""
    return _PERCENT.sub(lambda m: bytes([int(m[1], 16)]), address.encode("utf-8", "replace"))
