"""A copy of the site in one ZIP: each entry is judged as the file at its place on the site is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from waymark.checks.verify_subject import Served
from waymark.editions import is_offline

_MOST_BYTES = 500_000_000
_MOST_ENTRIES = 50_000


def copied(file: Served) -> Iterator[tuple[Served, str]]:
    """A file with the address where its text belongs, if that is not its own; for a copy each of
    its entries, called ``…/whole-site-pl.zip/pl/index.html``.

    A ZIP that is not as a build makes it is no copy: it is read as any other file is.
    """
    entries = _entries(file) if is_offline(file.address) else None
    if entries is None:
        yield file, ""
        return
    for name, data in entries:
        yield Served(f"{file.address}/{name}", data), name


def _entries(file: Served) -> list[tuple[str, bytes]] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            rows = archive.infolist()
            small = len(rows) <= _MOST_ENTRIES and sum(r.file_size for r in rows) <= _MOST_BYTES
            plain = not archive.comment and not any(
                r.comment or r.extra or r.is_dir() or r.flag_bits & 1 for r in rows
            )
            whole = file.data.startswith(b"PK\x03\x04") and _end(file.data)
            if not (small and plain and whole):
                return None
            return [(r.filename, archive.read(r)) for r in rows]
    except Exception:  # a damaged archive fails in ways that nobody can list: all are one
        return None


def _end(data: bytes) -> bool:
    """Whether the archive's own end is that of the file: nothing hides behind it."""
    return data[-22:-18] == b"PK\x05\x06"
