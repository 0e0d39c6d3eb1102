"""Strings of a content stream as Typst writes them: literal or hexadecimal, two bytes a glyph."""

from __future__ import annotations

import itertools
import re
import struct
from functools import lru_cache


def _literal(depth: int) -> bytes:
    """A literal string: balanced brackets may stand in it unescaped (ISO 32000-1, 7.3.4.2)."""
    return rb"\(" + _literal_rest(depth)


def _literal_rest(depth: int) -> bytes:
    inner = rb"|" + _literal(depth - 1) if depth else b""
    return rb"(?:[^()\\]|\\." + inner + rb")*\)"


STRING = rb"(?:" + _literal(4) + rb"|<[0-9A-Fa-f]*>)"
"""The pattern of a string; to be compiled with DOTALL."""

STRING_REST = rb"(?:(?<=\()" + _literal_rest(4) + rb"|(?<=<)[0-9A-Fa-f]*>)"
"""The same after its first byte."""

_STRING = re.compile(STRING, re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def codes(shown: bytes) -> tuple[int, ...]:
    """The codes of all strings in the operands of ``Tj`` or ``TJ``."""
    return tuple(itertools.chain.from_iterable(map(string_codes, _STRING.findall(shown))))


@lru_cache(maxsize=4096)  # a word, or the glyphs of a cluster, come again and again
def string_codes(string: bytes) -> tuple[int, ...]:
    """The codes of one string."""
    data = string_bytes(string)
    return struct.unpack(f">{len(data) // 2}H", data[: len(data) // 2 * 2])


def text_string(string: bytes) -> str:
    """What a text string says: UTF-16 with its mark, else Latin letters (7.9.2.2)."""
    data = string_bytes(string)
    return data.decode("utf-16" if data[:2] == b"\xfe\xff" else "latin-1")


def string_bytes(string: bytes) -> bytes:
    """The bytes that a literal or hexadecimal string stands for."""
    inner = string[1:-1]
    return bytes.fromhex(inner.decode("ascii")) if string[:1] == b"<" else _unescaped(inner)


def _unescaped(text: bytes) -> bytes:
    def character(match: re.Match[bytes]) -> bytes:
        name = match[1]
        if name[:1].isdigit():
            return bytes([int(name, 8) & 255])
        return b"" if name in (b"\n", b"\r\n", b"\r") else _NAMED.get(name, name)

    if b"\\(" in text or b"\\)" in text or b"\\\n" in text:
        return _ESCAPE.sub(character, text)
    # All other escapes are Python's too, and Typst writes no byte above 127 in a literal string.
    return text.decode("unicode_escape").encode("latin-1") if b"\\" in text else text
