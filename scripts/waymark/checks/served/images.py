"""What images say beside what they show: PNG and WebP chunks, JPEG segments, GIF comments."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from waymark.checks.served.binary import strings
from waymark.checks.served.lines import Contents, Line, Part

_MOST = 4_000_000
_DRAWN = frozenset(
    {b"IDAT", b"PLTE", b"IHDR", b"IEND", b"tRNS", b"fdAT", b"iCCP", b"sRGB", b"gAMA"}
)
_WEBP_DRAWN = frozenset(
    {b"IDAT", b"PLTE", b"IHDR", b"IEND", b"tRNS", b"fdAT", b"iCCP", b"sRGB", b"gAMA"}
)


def read_png(data: bytes) -> Contents:
    """Every chunk that does not draw; compressed texts (zTXt, iTXt) are read too."""
    lines: list[Line] = []
    for name, chunk in _png_chunks(data):
        if name not in _DRAWN:
            where = f"the PNG chunk {name.decode('latin-1')}"
            lines += [Line(x, Part.METADATA, where) for x in _png_text(name, chunk)]
    return Contents.of(lines)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size
    yield b"tail", data[min(at, len(data)) :]


def _png_text(name: bytes, chunk: bytes) -> Iterator[str]:
    if name == b"tEXt":
        yield from (part.decode("latin-1") for part in chunk.split(b"\0"))
        yield chunk.partition(b"\0")[2].decode("utf-8", "replace")
    elif name == b"zTXt":
        keyword, _, rest = chunk.partition(b"\0")
        yield keyword.decode("latin-1")
        yield _inflated(rest[1:]).decode("latin-1")
    elif name == b"iTXt":
        keyword, _, rest = chunk.partition(b"\0")
        text = rest[2:].split(b"\0", 2)[-1]
        yield keyword.decode("latin-1")
        yield (_inflated(text) if rest[:1] == b"\1" else text).decode("utf-8", "replace")
    else:
        yield from strings(chunk)


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST)
    except zlib.error:
        return data


def read_jpeg(data: bytes) -> Contents:
    """Every segment before the picture (EXIF, XMP, IPTC, comments), and what follows its end."""
    lines: list[Line] = []
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        segment = data[at + 4 : at + 2 + size]
        if 0xE0 <= data[at + 1] <= 0xEF or data[at + 1] == 0xFE:
            lines += [Line(x, Part.METADATA, "the image's metadata") for x in strings(segment)]
        at += 2 + max(size, 2)
    tail = data.rpartition(b"\xff\xd9")[2] if data.rfind(b"\xff\xd9") >= 0 else b""
    lines += [Line(x, Part.METADATA, "after the image") for x in strings(tail)]
    return Contents.of(lines)


def read_webp(data: bytes) -> Contents:
    """Every chunk that does not draw."""
    lines: list[Line] = []
    at = 12
    while at + 8 <= len(data):
        name = data[at : at + 4]
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if name not in _WEBP_DRAWN:
            chunk = data[at + 8 : at + 8 + size]
            lines += [Line(x, Part.METADATA, "the image's metadata") for x in strings(chunk)]
        at += 8 + size + size % 2
    return Contents.of(lines)
