"""HTML and XML of every kind, read without dropping a byte.

A parser keeps what it understands; here everything is either a tag, a comment, a declaration or
text, so that nothing can hide behind a fault in the markup. No entity that a file declares is ever
expanded: its declaration is read instead.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from waymark.checks.served.characters import decoded, percent_decoded
from waymark.checks.served.code import read_code
from waymark.checks.served.lines import Contents, Line, Part, Stretch

_TOKEN = re.compile(
    r"""<!--(?P<comment>.*?)(?:-->|\Z)
    |<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)
    |<[!?](?P<declared>(?:[^<>"']|"[^"]*"|'[^']*')*|[^>]*)>
    |<(?P<raw>script|style)\b(?P<head>(?:[^<>"']|"[^"]*"|'[^']*')*)>
        (?P<code>.*?)(?:</(?P=raw)[^>]*>|\Z)
    |<(?P<end>/?)(?P<name>[A-Za-z_][^\s/<>"'=]*)(?P<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*)>
    |(?P<text>[^<]+|<)""",
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""", re.DOTALL
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "del", "em", "font"}
    | {"i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span"}
    | {"strike", "strong", "sub", "sup", "svg", "path", "circle", "rect", "tspan", "time", "tt"}
    | {"u", "var", "wbr"}
)
# Office files write a word in several runs; only these of their elements end a line.
_OFFICE = frozenset({"w", "a", "m"})
_OFFICE_BLOCKS = frozenset({"p", "br", "cr", "tab", "tr", "tbl"})
# A row is one line, so that a word alone in a cell is not taken for a banner.
_CELLS = frozenset({"td", "th", "tc", "small"})
_BETWEEN_CELLS = " \u00b6 "
_DESCRIBING = frozenset({"title", "desc", "metadata"})
# What only draws, names or styles: its digits dial nobody and its words describe nothing.
_SHAPES = frozenset(
    {"class", "id", "for", "d", "points", "viewbox", "transform", "style", "width", "height", "x"}
    | {"y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "offset", "fill"}
    | {"stroke", "stroke-width", "sizes", "integrity", "nonce", "colspan", "rowspan", "tabindex"}
    | {"dir", "lang", "hreflang", "type", "rel", "role", "media", "charset"}
)
_ADDRESSES = frozenset({"href", "src", "srcset", "action", "formaction", "poster", "cite", "data"})
_DIALS = re.compile(r"\s*(?:tel|sms|callto|mailto|whatsapp):", re.IGNORECASE)

# Tags that end a line and describe nothing: whatever stood before, a page can be cut at them.
_CUTS = re.compile(
    r"<(?:body|head|header|nav|main|footer|aside|section|article|figure|form|div|table|thead"
    r"|tbody|tr|ul|ol|dl|li|dt|dd|p|h[1-6]|link|meta)[ >]"
)
_LONGEST = 2000
"""Letters of a piece that is looked for on other pages; a whole file of another kind is longer."""
_QUOTES = re.compile("[\"']")

Nested = Callable[[bytes, str], Contents]
"""Reads a file that stands inside another; it is given the bytes and a name."""


def read_markup(text: str, nested: Nested) -> Contents:
    """The lines of a page, an SVG, a feed or a part of a Word file.

    A page is read in stretches, as most of them stand on many pages, and only once where one can be
    read by itself; else in one go.
    """
    cuts = [0, *(match.start() for match in _CUTS.finditer(text)), len(text)]
    pieces = (text[start:end] for start, end in pairwise(cuts))
    stretches = [_shared(x) if len(x) <= _LONGEST else _stretch(x) for x in pieces]
    if None not in stretches:
        return Contents(tuple(s for s in stretches if s and s.lines))
    reader = _Reader(nested)
    for match in _TOKEN.finditer(text):
        reader.read(match)
    reader.end_line()
    return Contents.of(reader.lines, reader.unread)


@lru_cache(maxsize=16384)
def _shared(text: str) -> Stretch | None:
    """A piece that may stand on other pages too, read once."""
    found = _stretch(text)
    return replace(found, shared=True) if found else None


def _stretch(text: str) -> Stretch | None:
    """A piece of a page between two cuts; nothing where it can not be told from the piece alone
    what it says: a file stands in it, or something in it is still open at its end.

    Where every token is closed, the whole page has the very same ones: each begins in the same
    place, and none can be longer than it is here.
    """
    reader = _Reader(_no_file)
    files = "data:" in html.unescape(text).lower()
    for match in _TOKEN.finditer(text):
        if not _closed(match) or (files and "data:" in html.unescape(match[0]).lower()):
            return None
        reader.read(match)
    reader.end_line()
    return Stretch(tuple(reader.lines))


def _closed(match: re.Match[str]) -> bool:
    """Whether a token would be the same in front of any other text that begins with a tag."""
    if match.lastgroup == "attributes":  # of a tag, to its end
        return True
    for inside in ("comment", "cdata", "code"):
        if match[inside] is not None:
            return match.end(inside) < match.end()
    if match["declared"] is not None:
        return not _QUOTES.search(match["declared"])
    return match[0] != "<"


class _Reader:
    def __init__(self, nested: Nested) -> None:
        self.nested = nested
        self.lines: list[Line] = []
        self.unread: list[str] = []
        self.words: list[str] = []
        self.describing = False

    def read(self, match: re.Match[str]) -> None:
        """One token. What a tag means was mostly worked out before, on another page."""
        token = match[0]
        if token[0] != "<":
            self.words.append(token)
        elif (tag := _plain_tag(token)) is not None:
            self._pass(tag)
        else:
            self._take(match)

    def _take(self, match: re.Match[str]) -> None:
        text, name = match["text"], match["name"]
        if text is not None:
            self.words.append(text)
        elif name is not None:
            self._pass(_Tag.of(name.lower(), closes=bool(match["end"])))
            self.each_attribute(name.lower().rpartition(":")[2], match["attributes"])
        elif match["comment"] is not None:
            self.lines.append(Line(match["comment"], Part.METADATA, "a comment"))
        elif match["cdata"] is not None:
            self.words.append(html.escape(match["cdata"]))
        elif match["declared"] is not None:
            self.lines.append(Line(match["declared"], Part.METADATA, "a declaration"))
        else:
            self.each_attribute(match["raw"], match["head"])
            self.lines += read_code(match["code"]).within(f"<{match['raw']}>").lines

    def _pass(self, tag: _Tag) -> None:
        """What a tag does to the line, then the lines of its attributes that are known."""
        if tag.cell:
            self.words.append(_BETWEEN_CELLS)
        elif tag.block:
            self.end_line()
            self.describing = tag.describing
        self.lines += tag.lines

    def end_line(self) -> None:
        """What was read since the last end of a block is one line."""
        if self.words:
            text = " ".join(html.unescape("".join(self.words)).split())
            self.words = []
            if text:
                self.lines.append(_line(text, Part.METADATA if self.describing else Part.TEXT))

    def each_attribute(self, tag: str, written: str) -> None:
        """The lines of a tag's attributes, and of the files that stand in them."""
        for name, double, single, bare in _ATTRIBUTE.findall(written):
            value = html.unescape(double or single or bare)
            if len(value) > 2:
                self._attribute(tag, name.lower(), value)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        local = name.rpartition(":")[2]
        where = f"the attribute {name} of <{tag}>"
        if local not in _ADDRESSES:
            part = Part.CODE if name in _SHAPES or name.startswith("xmlns") else Part.METADATA
            self.lines.append(Line(value, part, where))
        elif _DIALS.match(value):
            self.lines.append(Line(decoded(percent_decoded(value)), Part.METADATA, where))
        elif value.lstrip()[:5].lower() == "data:":
            inside = self.nested(_data(value), "").within(where)
            self.lines += inside.lines
            self.unread += inside.unread
        else:
            self.lines.append(Line(decoded(percent_decoded(value)), Part.CODE, where))


@dataclass(frozen=True, slots=True)
class _Tag:
    """What a tag does to the lines around it, and the lines of its attributes."""

    cell: bool
    block: bool
    describing: bool
    lines: tuple[Line, ...] = ()

    @classmethod
    def of(cls, name: str, *, closes: bool, lines: tuple[Line, ...] = ()) -> _Tag:
        """The tag of a name in small letters."""
        prefix, _, local = name.rpartition(":")
        return cls(
            cell=local in _CELLS,
            block=local in _OFFICE_BLOCKS if prefix in _OFFICE else local not in _INLINE,
            describing=not closes and (local in _DESCRIBING or prefix == "dc"),
            lines=lines,
        )


@lru_cache(maxsize=32768)
def _plain_tag(token: str) -> _Tag | None:
    """A tag in which no other file stands; nothing for any other token. The pages of a site share
    most of their tags."""
    match = _TOKEN.match(token)
    if match is None or match["name"] is None or "data:" in html.unescape(token).lower():
        return None
    name = match["name"].lower()
    reader = _Reader(_no_file)
    reader.each_attribute(name.rpartition(":")[2], match["attributes"])
    return _Tag.of(name, closes=bool(match["end"]), lines=tuple(reader.lines))


@lru_cache(maxsize=32768)
def _line(text: str, part: Part) -> Line:
    """A line of a page; most stand on many."""
    return Line(text, part)


def _no_file(_data: bytes, _name: str) -> Contents:
    raise AssertionError("tags with a data: address are not remembered")


def _data(address: str) -> bytes:
    """The bytes of a ``data:`` address (RFC 2397)."""
    head, _, body = address.partition(",")
    plain = percent_decoded(body)
    if head.lower().endswith(";base64"):
        try:
            return base64.b64decode(plain)
        except ValueError:
            return plain
    return plain
