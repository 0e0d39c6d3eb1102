"""Where in a Markdown text an offset stands: running text, an address, an attribute or code.

A fact is written differently in each (a link's address takes no mark), and numbers inside a web
address are nobody's phone number. This reads only as much Markdown as that needs; each character is
looked at a bounded number of times, whatever the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache

from waymark.facts.placeholders import PLACEHOLDER


class Zone(IntEnum):
    """What a character belongs to."""

    RUNNING = 0
    ADDRESS = 1
    ATTRIBUTE = 2
    CODE = 3


class LinkKind(StrEnum):
    """How a link is written."""

    INLINE = "inline"
    IMAGE = "image"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Link:
    """A link, as offsets: ``[`` or ``![`` at ``start``, its text up to ``text_end``, the address,
    and ``end`` after the closing parenthesis (or the line, in a definition)."""

    start: int
    text_end: int
    address: tuple[int, int]
    end: int
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Zones:
    """The zones of one text, and its links in the order of their addresses."""

    links: tuple[Link, ...]
    _paint: bytes

    def at(self, offset: int) -> Zone:
        """The zone of the character at an offset."""
        return Zone(self._paint[offset])

    def link_at(self, offset: int) -> Link | None:
        """The link whose address holds an offset."""
        index = bisect_right(self.links, offset, key=lambda link: link.address[0]) - 1
        link = self.links[index] if index >= 0 else None
        return link if link and offset < link.address[1] else None

    def spans(self, zone: Zone) -> Iterator[tuple[int, int]]:
        """The runs of characters that belong to a zone."""
        for match in re.finditer(re.escape(bytes([zone])) + b"+", self._paint):
            yield match.span()


_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")
_TOKEN = re.compile(rf"\\.|{PLACEHOLDER.pattern}|(?P<ticks>`+)|!\[|\[|\](?:\((?P<link>))?")
# The parenthesis of a link: no deeper than Wikipedia's addresses are. Possessive, so that a text
# made to be slow is not.
# Without its group: Python 3.11 loses count of groups that repeat possessively (SystemError).
_HOLDER = re.sub(r"\((?!\?)", "(?:", PLACEHOLDER.pattern)
_TARGET = re.compile(rf"\((?>{_HOLDER}|[^()]|\([^()]*+\))*+\)")
_TITLE = re.compile(r"\s(?=[\"'])")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?P<rest>[^\n]*)")
_ABBREVIATION = re.compile(r"\*\[[^\]\n]+\]:(?P<rest>[^\n]*)")


@lru_cache(maxsize=1024)  # several rules look at a text in turn
def zones(text: str) -> Zones:
    """The zones of a Markdown text."""
    paint = bytearray(len(text))
    links: list[Link] = []
    for start, end in _prose(text, paint):
        for paragraph in _PARAGRAPH.finditer(text, start, end):
            _paragraph(text, paragraph.start(), paragraph.end(), paint, links)
    links.sort(key=lambda link: link.address[0])
    return Zones(tuple(links), bytes(paint))


def _prose(text: str, paint: bytearray) -> Iterator[tuple[int, int]]:
    """Paint fences of code; yield the stretches between them. An open fence runs to the end: what
    may be code is held to be code, because placeholders in code are refused."""
    fence, begin, offset = "", 0, 0
    for line in text.split("\n"):
        end = min(offset + len(line) + 1, len(text))
        match = _FENCE.match(line)
        if fence:
            _fill(paint, offset, end, Zone.CODE)
            rest = line[match.end() :] if match else "x"
            if match and match[1].startswith(fence) and not rest.strip():
                fence, begin = "", end
        elif match:
            yield begin, offset
            fence = match[1]
            _fill(paint, offset, end, Zone.CODE)
        offset = end
    if not fence:
        yield begin, len(text)


def _paragraph(text: str, start: int, end: int, paint: bytearray, links: list[Link]) -> None:
    ticks = _code_spans(text, start, end)
    opened: list[tuple[int, bool]] = []
    position = start
    while match := _TOKEN.search(text, position, end):
        position = match.end()
        token = match[0]
        if match["ticks"]:
            closing = ticks.get(match.start())
            if closing:
                _fill(paint, match.start(), closing, Zone.CODE)
                position = closing
        elif token in ("[", "!["):
            opened.append((match.start(), token == "!["))
        elif token.startswith("]") and opened:
            begin, image = opened.pop()
            if image:
                _fill(paint, begin + 2, match.start(), Zone.ATTRIBUTE)
            target = _TARGET.match(text, match.start() + 1, end)
            if match["link"] is not None and target:
                kind = LinkKind.IMAGE if image else LinkKind.INLINE
                links.append(_link(text, begin, kind, match.start(), target, paint))
                position = target.end()
    for line in re.finditer(r"[^\n]+", text[start:end]):
        _definition(line, start, paint, links)


def _code_spans(text: str, start: int, end: int) -> dict[int, int]:
    """Where each run of backticks that opens a code span has the span's end."""
    runs = [m.span() for m in re.finditer(r"`+", text[start:end])]
    following: dict[int, int] = {}
    closing: dict[int, int] = {}
    for begin, stop in reversed(runs):
        length = stop - begin
        if length in following:
            closing[start + begin] = start + following[length]
        following[length] = stop
    return closing


def _link(
    text: str, begin: int, kind: LinkKind, text_end: int, target: re.Match[str], paint: bytearray
) -> Link:
    inside, close = target.start() + 1, target.end() - 1
    title = _TITLE.search(text, inside, close)
    stop = close
    if title and text[inside:close].rstrip().endswith(text[title.end()]):
        stop = title.start()
        _fill(paint, title.end(), close, Zone.ATTRIBUTE)
    _fill(paint, inside, stop, Zone.ADDRESS)
    return Link(begin, text_end, (inside, stop), target.end(), kind)


def _definition(line: re.Match[str], base: int, paint: bytearray, links: list[Link]) -> None:
    """``[name]: address "title"`` and ``*[ABC]: words``, which Markdown takes out of the text."""
    first, last = base + line.start(), base + line.end()
    if match := _ABBREVIATION.fullmatch(line[0]):
        _fill(paint, first + match.start("rest"), last, Zone.ATTRIBUTE)
    elif match := _DEFINITION.fullmatch(line[0]):
        begin = first + match.start("rest")
        title = _TITLE.search(match["rest"])
        stop = begin + title.start() if title else last
        _fill(paint, begin, stop, Zone.ADDRESS)
        _fill(paint, stop, last, Zone.ATTRIBUTE)
        links.append(Link(first, begin, (begin, stop), last, LinkKind.DEFINITION))


def _fill(paint: bytearray, start: int, end: int, zone: Zone) -> None:
    paint[start:end] = bytes([zone]) * (end - start)
