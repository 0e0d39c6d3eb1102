"""The table of readers: which one reads a file is seen from its bytes first, then from its name."""

from __future__ import annotations

import re
from collections.abc import Callable

from waymark.checks.served.archives import read_gzip, read_zip
from waymark.checks.served.binary import read_binary
from waymark.checks.served.characters import decoded
from waymark.checks.served.code import read_code, read_json, read_text
from waymark.checks.served.images import read_jpeg, read_png, read_webp
from waymark.checks.served.lines import Contents
from waymark.checks.served.markup import Nested, read_markup
from waymark.checks.served.pdf import read_pdf
from waymark.checks.served.search_index import SIGNATURE, read_search_index

_DEEPEST = 4
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
Reader = Callable[[bytes, Nested], Contents]

_BY_BYTES: tuple[tuple[bytes, Reader], ...] = (
    (b"%PDF-", read_pdf),
    (b"PK\x03\x04", read_zip),
    (b"PK\x05\x06", read_zip),
    (b"\x1f\x8b", read_gzip),
    (SIGNATURE, lambda data, _: read_search_index(data)),
    (b"\x89PNG\r\n\x1a\n", lambda data, _: read_png(data)),
    (b"\xff\xd8\xff", lambda data, _: read_jpeg(data)),
    (b"RIFF", lambda data, _: read_webp(data)),
)


def _read_text(data: bytes, nested: Nested) -> Contents:
    text = decoded(data).replace("\0", "")
    begins = text.lstrip("\ufeff \t\r\n")[:1]
    if begins == "<" or "</" in text:
        return read_markup(text, nested)
    if begins in ("{", "[") and (found := read_json(text)):
        return found
    return read_text(text)


_BY_NAME: dict[str, Reader] = {
    "pdf": read_pdf,
    **dict.fromkeys(("zip", "docx", "pptx", "xlsx", "epub", "odt"), read_zip),
    **dict.fromkeys(("css", "js", "mjs"), lambda data, _: read_code(decoded(data))),
    **dict.fromkeys(
        ("html", "htm", "xhtml", "xml", "svg", "json", "webmanifest", "txt", "vtt", "srt", "csv"),
        _read_text,
    ),
}


def read(data: bytes, name: str) -> Contents:
    """The lines of a file. ``name`` is its address; only its end is looked at."""
    return _read(data, name, 0)


def _read(data: bytes, name: str, depth: int) -> Contents:
    def nested(inside: bytes, inner: str) -> Contents:
        if depth + 1 > _DEEPEST:
            return Contents(unread=("files stand too deep inside each other",))
        return _read(inside, inner, depth + 1)

    return _reader(data, name)(data, nested)


def _reader(data: bytes, name: str) -> Reader:
    for start, reader in _BY_BYTES:
        if data.startswith(start):
            return reader
    ending = name.rpartition(".")[2].lower()
    if ending in _BY_NAME:
        return _BY_NAME[ending]
    return _read_text if _is_text(data) else lambda data, _: read_binary(data)


def _is_text(data: bytes) -> bool:
    """Text in an encoding that browsers know: no control characters, or a byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not _CONTROLS.search(data, 0, 4096)
