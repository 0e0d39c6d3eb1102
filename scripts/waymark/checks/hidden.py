"""What of a library may not be served everywhere: blocks for some readers, and internal notes.

It is read here independently of the block filter, whose work it judges: a fault in one would
otherwise blind the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from waymark.facts import placeholders
from waymark.model import ENGLISH, Document, Frozen, Place, SourceText
from waymark.model.marks import without_marks
from waymark.translation import Catalogue, extract

_FENCE = re.compile(r"^(`{3,}|~{3,})[ ]*[\w-]*[ ]*$")
_OPEN = re.compile(r"^(?:\s|[>*+-]|\d+[.)])*(/{3,})\s*([\w-]+)\s*(?:\|(.*))?$")
_CLOSE = re.compile(r"^(?:\s|>)*(/{3,})\s*$")
_UNWRITTEN = re.compile(
    r"""\{\#[^}\n]*\}                 # ids of headings
    |(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"\n]*")?\)   # where links lead
    |\[\^[^\]\n]*\]                    # marks of footnotes
    |^[ \t]*/{3,}[ \t]*[\w-]*[ \t]*\|?   # block lines, without their titles
    """,
    re.VERBOSE | re.MULTILINE,
)

Shows = Callable[[str, str], str]
"""A fact as a language shows it, by key and language code; empty where there is none."""


class Kept(StrEnum):
    """Why a text may not be served everywhere."""

    BLOCK = "block"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A text that not every page may show; ``readers`` are the audiences whose text it is."""

    kept: Kept
    text: str
    language: str
    place: Place
    readers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines that follow each other and go to the same readers (``None``: to all of them)."""

    lines: tuple[str, ...]
    first: int
    readers: frozenset[str] | None
    note: bool
    closed: bool


def hidden(
    document: Document, catalogues: Mapping[str, Catalogue], shows: Shows
) -> tuple[Hidden, ...]:
    """A document's blocks and notes, the blocks in every language that they are translated into.

    A note that is never closed runs into text that others may rightly have: it counts as a block.
    """
    found: list[Hidden] = []
    for body, stretch in ((b, s) for b in document.bodies for s in _stretches(b.lines)):
        if stretch.readers is None and not stretch.note:
            continue
        kept = Kept.NOTE if stretch.note and stretch.closed else Kept.BLOCK
        place, readers = body.place(stretch.first), tuple(sorted(stretch.readers or ()))
        text = "\n".join(stretch.lines)
        found.append(Hidden(kept, plain_text(text, ENGLISH, shows), ENGLISH, place, readers))
        for language, catalogue in catalogues.items():
            words = _translated(text, catalogue, fuzzy=True)
            if words:
                words = plain_text(words, language, shows)
                found.append(Hidden(kept, words, language, place, readers))
    return tuple(found)


def shown(
    document: Document, audience: str, catalogues: Mapping[str, Catalogue], shows: Shows
) -> dict[str, tuple[str, ...]]:
    """What one audience may be shown of a document, by language; English may stand in for all."""
    lines = [document.title, "", document.summary, "", *(s.title for s in document.sources), ""]
    for stretch in (s for body in document.bodies for s in _stretches(body.lines)):
        if not stretch.note and (stretch.readers is None or audience in stretch.readers):
            lines += stretch.lines
    text = "\n".join(lines)
    english = plain_text(text, ENGLISH, shows)
    return {ENGLISH: (english,)} | {
        language: (english, plain_text(_translated(text, catalogue), language, shows))
        for language, catalogue in catalogues.items()
    }


def headings(document: Document, catalogues: Mapping[str, Catalogue], shows: Shows) -> str:
    """A document's title and summary in all languages: other pages name them."""
    texts = [plain_text(f"{document.title}\n{document.summary}", ENGLISH, shows)]
    for language, catalogue in catalogues.items():
        texts.append(plain_text(_heads(document, catalogue), language, shows))
    return "\n".join(texts)


@dataclass(frozen=True, slots=True)
class Told:
    """What a document's working text may say, and to whom: ``shown`` by audience and language,
    ``heads`` to everybody, ``hidden`` to some or to nobody."""

    hidden: tuple[Hidden, ...]
    heads: str
    shown: Mapping[str, Mapping[str, tuple[str, ...]]]

    @classmethod
    def of(cls, document: Document, catalogues: Mapping[str, Catalogue], shows: Shows) -> Told:
        """All of it; ``catalogues`` are the document's translations by language."""
        return cls(
            hidden(document, catalogues, shows),
            headings(document, catalogues, shows),
            {p.audience: shown(document, p.audience, catalogues, shows) for p in document.editions},
        )


def frozen_text(frozen: Frozen, shows: Shows) -> str:
    """All that a released text shows of its own."""
    composed = frozen.composed
    titles = [s.title for s in frozen.document.sources]
    bodies = [body.text for body in composed.bodies]
    text = "\n".join([composed.title.text, composed.summary.text, *titles, *bodies])
    return plain_text(without_marks(text), composed.language, shows)


def frozen_blocks(releases: Iterable[tuple[Frozen, Shows]]) -> Iterator[Hidden]:
    """What releases of one document in one language say to some of its readers only, line by line.

    The working text may no longer show that it was a block.
    """
    readers: dict[str, set[str]] = {}
    first: dict[str, tuple[Frozen, Shows]] = {}
    audiences = set()
    for frozen, shows in releases:
        audiences.add(frozen.composed.audience)
        for line in filter(str.strip, (x for b in frozen.composed.bodies for x in b.lines)):
            readers.setdefault(line, set()).add(frozen.composed.audience)
            first.setdefault(line, (frozen, shows))
    for line, who in readers.items():
        if who != audiences:
            frozen, shows = first[line]
            language, place = frozen.composed.language, Place(frozen.path)
            text = plain_text(without_marks(line), language, shows)
            yield Hidden(Kept.BLOCK, text, language, place, tuple(sorted(who)))


def plain_text(text: str, language: str, shows: Shows) -> str:
    """Markdown as its readers see it, as far as letters go: facts shown, addresses left out."""
    pieces, position = [], 0
    for placeholder in placeholders(text):
        pieces += [text[position : placeholder.start], f" {shows(placeholder.key, language)} "]
        position = placeholder.end
    return _UNWRITTEN.sub(" ", "".join([*pieces, text[position:]]))


def _translated(text: str, catalogue: Catalogue, *, fuzzy: bool = False) -> str:
    """What a translation makes of a text, segment by segment; fuzzy ones are never shown."""
    texts = []
    for segment in extract(SourceText.of("", text)):
        entry = catalogue.entries.get(segment.key)
        if entry and (fuzzy or not entry.fuzzy):
            texts += [entry.text, *entry.plurals]
    return "\n".join(texts)


def _heads(document: Document, catalogue: Catalogue) -> str:
    heads = (("title", document.title), ("summary", document.summary))
    found = (catalogue.find(context, english) for context, english in heads)
    return "\n".join(entry.text for entry in found if entry)


def _stretches(lines: Sequence[str]) -> Iterator[_Stretch]:
    """The text by who may read it. A block inside a note is a note; inside another block it is
    for the readers of both."""
    code = _code(lines)
    stack: list[_Open] = []
    owners: list[tuple[frozenset[str] | None, _Open | None]] = []
    for index, line in enumerate(lines):
        opening = None if index in code else _OPEN.match(line)
        closing = None if index in code else _CLOSE.match(line)
        if opening:
            stack.append(_Open.of(opening))
        owners.append((_readers(stack), next((b for b in stack if b.word == "internal"), None)))
        if closing and (at := _opened(stack, closing[1])) is not None:
            for block in stack[at:]:
                block.closed = True
            del stack[at:]
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or owners[end] != owners[start]:
            readers, note = owners[start]
            closed = note is not None and note.closed
            yield _Stretch(tuple(lines[start:end]), start, readers, note is not None, closed)
            start = end


@dataclass(slots=True, eq=False)
class _Open:
    """An open block: its name, its slashes, its readers, and whether it was closed in the end."""

    word: str
    slashes: str
    readers: frozenset[str]
    closed: bool = False

    @classmethod
    def of(cls, match: re.Match[str]) -> _Open:
        names = frozenset(n.strip() for n in (match[3] or "").split(",") if n.strip())
        return cls(match[2].lower(), match[1], names)


def _readers(stack: Sequence[_Open]) -> frozenset[str] | None:
    blocks = [b.readers for b in stack if b.word == "audience"]
    return frozenset.intersection(*blocks) if blocks else None


def _opened(stack: Sequence[_Open], slashes: str) -> int | None:
    """Which open block a closing line closes: the last one with as many slashes."""
    return next((i for i in reversed(range(len(stack))) if stack[i].slashes == slashes), None)


def _code(lines: Sequence[str]) -> frozenset[int]:
    """The lines of closed fences of code; their slashes are shown as they are."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        match = _FENCE.match(line) if index not in found else None
        if match:
            rest = range(index + 1, len(lines))
            end = next((i for i in rest if lines[i].rstrip() == match[1]), None)
            found.update(range(index, end + 1) if end else ())
    return frozenset(found)
