"""Entries to a ZIP: ASCII names, short paths, no clock, no compressor whose version would show."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping

MANIFEST = "manifest.txt"
LONGEST_PATH = 99
"""Characters: old unpackers and long folder names on Windows cut off more."""

_PATH = re.compile(
    r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:[-.][a-z0-9]+)*\.[a-z0-9]+", re.ASCII
)
_ANY_DAY = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_UNIX = 3


def archive(entries: Mapping[str, bytes]) -> bytes:
    """A ZIP of entries by path, in their order. Nothing is compressed: what the entries are is
    compressed already, and another zlib would make other bytes.

    Raises ``ValueError`` for a path that leads out, is too long, is not plain ASCII, or stands
    twice but for its case: what authors write is checked before (PK004, PK005).
    """
    out = io.BytesIO()
    seen: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        for path, data in entries.items():
            if not _PATH.fullmatch(path) or len(path) > LONGEST_PATH or path.lower() in seen:
                raise ValueError(f"{path!r} cannot stand in a ZIP")
            seen.add(path.lower())
            entry = zipfile.ZipInfo(path, _ANY_DAY)
            entry.external_attr, entry.create_system = _READABLE, _UNIX
            file.writestr(entry, data)
    return out.getvalue()


def manifest(entries: Mapping[str, bytes]) -> bytes:
    """SHA-256 of each entry in the form that ``sha256sum --check`` reads."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in entries.items())
    return "".join(lines).encode("ascii")
