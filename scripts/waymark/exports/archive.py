"""ZIP archives without the time of day: the same parts are the same file, byte for byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

_READABLE = 0o644 << 16


def packed(parts: Mapping[str, bytes], modified: date, first: str = "") -> bytes:
    """Parts by name as an archive: sorted, each dated on the day ``modified``.

    ``first`` is a part that stands first and is not compressed, as EPUB asks of ``mimetype`` (EPUB
    3.3, 4.2); Office files want their list of types first, which sorting does (``[`` comes before
    all letters).
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in sorted(parts, key=lambda n: (n != first, n)):
            entry = zipfile.ZipInfo(name, (modified.year, modified.month, modified.day, 0, 0, 0))
            entry.external_attr = _READABLE
            entry.create_system = 3
            kind = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            file.writestr(entry, parts[name], kind, compresslevel=9)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of an archive of our own."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {info.filename: file.read(info) for info in file.infolist() if not info.is_dir()}
