"""ZIP files, and what is one inside: DOCX, PPTX, EPUB. Names, entries, comments; all bounded."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib

from waymark.checks.served.lines import Contents, Line, Part
from waymark.checks.served.markup import Nested

_MOST_BYTES = 200_000_000
_MOST_ENTRIES = 10_000
# Entries of office files and books that describe them.
_DESCRIBING = ("docProps/", "META-INF/", "customXml/", "docMetadata/", "meta.xml")


def read_zip(data: bytes, nested: Nested) -> Contents:
    """Every entry with its name; what is encrypted, broken or too large is unread."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        return Contents(unread=(f"the archive is broken ({error})",))
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES or sum(e.file_size for e in entries) > _MOST_BYTES:
        return Contents(unread=("the archive is too large to be read",))
    lines = [Line(archive.comment.decode("utf-8", "replace"), Part.METADATA, "the comment")]
    unread: list[str] = []
    left = _MOST_BYTES
    for entry in entries:
        lines.append(Line(entry.filename, Part.NAME, "the name of an entry"))
        lines.append(Line(entry.comment.decode("utf-8", "replace"), Part.METADATA, entry.filename))
        lines += [Line(x, Part.METADATA, entry.filename) for x in _extra(entry.extra)]
        if entry.is_dir():
            continue
        inside = _entry(archive, entry, left)
        if inside is None:
            unread.append(f"the entry {entry.filename} cannot be read")
            continue
        left -= len(inside)
        found = nested(inside, entry.filename).within(entry.filename)
        describing = entry.filename.startswith(_DESCRIBING)
        lines += (found.as_metadata() if describing else found).lines
        unread += found.unread
    return Contents.of((x for x in lines if x.text), unread)


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes | None:
    """The bytes of an entry; nothing where it is encrypted, broken or larger than it says."""
    try:
        with archive.open(entry) as file:
            data = file.read(left + 1)
    except Exception:  # a damaged archive fails in ways that nobody can list: all are one
        return None
    return data if len(data) <= left else None


def _extra(extra: bytes) -> list[str]:
    """Unicode names and comments that some archivers add (Info-ZIP 0x6375, 0x7075)."""
    at, found = 0, []
    while at + 4 <= len(extra):
        size = int.from_bytes(extra[at + 2 : at + 4], "little")
        if extra[at : at + 2] in (b"uc", b"up"):
            found.append(extra[at + 9 : at + 4 + size].decode("utf-8", "replace"))
        at += 4 + size
    return found


def read_gzip(data: bytes, nested: Nested) -> Contents:
    """What a gzip file unpacks to, within bounds."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            inside = file.read(_MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        return Contents(unread=(f"it is broken ({error})",))
    if len(inside) > _MOST_BYTES:
        return Contents(unread=("it is too large to be read",))
    return nested(inside, "")
