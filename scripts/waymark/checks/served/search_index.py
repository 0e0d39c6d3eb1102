"""Pagefind's files, unpacked: the texts of pages (JSON), lists of words (CBOR), its program (WASM).

Each is gzip with a signature before what it holds. Nothing of them is passed over: a program is
read as any other bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from waymark.checks.served.binary import read_binary
from waymark.checks.served.code import read_json
from waymark.checks.served.lines import Contents, Line, Part

SIGNATURE = b"pagefind_dcd"
_PROGRAM = b"\0asm"
_TEXT, _BYTES = 3, 2
_WHOLE_NUMBER = 9  # digits; no group of a British number has so many
_LISTED = "a word of the index"


def read_search_index(data: bytes) -> Contents:
    """One file of an index. The text of a page says which page it is about."""
    inside = data.removeprefix(SIGNATURE)
    if inside.startswith(_PROGRAM):
        return read_binary(inside)
    if inside.lstrip()[:1] in (b"{", b"["):
        text = inside.decode("utf-8", "replace")
        found = read_json(text)
        return replace(found, page=_page(text)) if found else Contents(unread=("it is no JSON",))
    try:
        words = list(_strings(inside))
    except (ValueError, IndexError):
        return Contents(unread=("the list of words is broken",)) + read_binary(inside)
    return Contents.of(Line(x, _part(x), _LISTED) for x in words)


def _page(text: str) -> str:
    value = json.loads(text)
    address = value.get("url") if isinstance(value, dict) else None
    return address.removeprefix("/") if isinstance(address, str) else ""


def _part(word: str) -> Part:
    """Of an e-mail address only the stem stands here, and of most numbers a group of digits: whole
    ones stand in the text of a page. A word with the digits of a whole number is looked at."""
    return Part.TEXT if sum(c.isdigit() for c in word) >= _WHOLE_NUMBER else Part.CODE


def _strings(data: bytes) -> Iterator[str]:
    """The text strings of CBOR (RFC 8949), and what reads as text in its byte strings.

    Arrays, maps and tags are heads before their items, so that one row of items is all there is.
    Raises ``ValueError`` or ``IndexError`` where it is none.
    """
    at = 0
    while at < len(data):
        kind, more = data[at] >> 5, data[at] & 31
        at += 1
        value = more
        if 24 <= more < 28:
            size = 1 << (more - 24)
            if at + size > len(data):
                raise ValueError("it ends within a number")
            value = int.from_bytes(data[at : at + size], "big")
            at += size
        elif 28 <= more < 31:
            raise ValueError("a head that has no meaning")
        if kind in (_TEXT, _BYTES) and more != 31:
            inside = data[at : at + value]
            if len(inside) < value:
                raise ValueError("it ends within a string")
            at += value
            if kind == _TEXT:
                yield inside.decode("utf-8", "replace")
            else:
                yield from (line.text for line in read_binary(inside).lines)
