"""The way of a braille file: record → plain paragraphs → liblouis → pages.

Contracted braille is made by rules that only a reader of braille can judge, so each file says at
its head that a machine made it and that nobody has read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from waymark.exports.braille.liblouis import NoBraille, translate
from waymark.exports.braille.pages import LINES, Block, brf, pages
from waymark.exports.made import MadeFile, NoRule, place_of
from waymark.exports.plain import Kind, Paragraph, paragraphs, without_isolates
from waymark.model import ENGLISH, FileRecord, Finding, Place, finding

_ENGLISH_TABLE = "en-ueb-g2.ctb"
_STEP = 2  # cells for each level of a list
_HEADINGS = {2: 4}  # cells before a heading, by level; deeper ones stand at 6


def braille(
    record: FileRecord,
    images: Mapping[str, bytes],  # noqa: ARG001
) -> tuple[MadeFile | None, tuple[Finding, ...]]:
    """One BRF file. Findings: PF001, PF032 (warn: there is no braille in this language here)."""
    here = place_of(record)
    if not record.braille:
        return None, (_absent(record, "languages.yml names no table for it"),)
    try:
        found = [*_head(record), *paragraphs(record.tree, record.tree.children, links=False)]
    except NoRule as fault:
        message = f"“{fault.text.strip()[:60]}” is a <{fault.tag}>, which braille has no way for."
        return None, (finding("PF001", here, message),)
    found += list(_foot(record))
    try:
        cells = _translated(found, record)
        numbers = translate([str(n + 1) for n in range(len(found) * 2 + LINES)], record.braille)
    except NoBraille as reason:
        return None, (_absent(record, str(reason)),)
    made = pages([_block(p, c) for p, c in zip(found, cells, strict=True)], numbers)
    return MadeFile(brf(made), len(made)), ()


def _absent(record: FileRecord, reason: str) -> Finding:
    message = f"No braille is made in {record.language_english} ({record.language}): {reason}."
    return finding("PF032", Place("languages.yml"), message)


def _head(record: FileRecord) -> Iterator[Paragraph]:
    """The draft's banner; title, summary, how the braille was made, how far to trust the text."""
    labels = record.labels
    if record.draft:
        yield _line(labels.get("draft", ""))
        if labels.get("draft-english"):
            yield Paragraph(Kind.PARAGRAPH, labels["draft-english"], language=ENGLISH)
    for passage, kind, depth in (
        (record.title, Kind.HEADING, 1),
        (record.summary, Kind.PARAGRAPH, 0),
    ):
        other = passage.language if passage.language != record.language else ""
        yield Paragraph(kind, passage.text, depth, language=other)
    for name in ("braille", "edition", "reviewed", "contacts", "translation"):
        if labels.get(name):
            yield _line(labels[name])


def _foot(record: FileRecord) -> Iterator[Paragraph]:
    labels = record.labels
    if labels.get("current"):
        yield _line(labels["current"])
    yield Paragraph(Kind.PARAGRAPH, record.address, language=ENGLISH)
    if labels.get("formats"):
        yield _line(labels["formats"])


def _line(text: str) -> Paragraph:
    return Paragraph(Kind.PARAGRAPH, text)


def _translated(found: Sequence[Paragraph], record: FileRecord) -> list[str]:
    """Each paragraph in braille; an English stand-in by the English table."""
    texts = [_text(paragraph) for paragraph in found]
    cells = [""] * len(found)
    for english in (False, True):
        own = [i for i, p in enumerate(found) if (p.language == ENGLISH) == english]
        if own:
            table = _ENGLISH_TABLE if english else record.braille
            made = translate([texts[i] for i in own], table)
            for i, line in zip(own, made, strict=True):
                cells[i] = line
    return cells


def _text(paragraph: Paragraph) -> str:
    """Its words on one line. A list's bullet is its indent; a number is read."""
    marker = "" if paragraph.marker in ("", "•") else f"{paragraph.marker} "
    label = ":" if paragraph.kind is Kind.LABEL and not paragraph.text.endswith(":") else ""
    return " ".join(without_isolates(f"{marker}{paragraph.text}{label}").split())


def _block(paragraph: Paragraph, cells: str) -> Block:
    """Where a paragraph stands, as UK braille sets it: lists hang, paragraphs begin in cell 3."""
    depth = _STEP * paragraph.depth
    match paragraph.kind:
        case Kind.HEADING:
            indent = 0 if paragraph.depth == 1 else _HEADINGS.get(paragraph.depth, 6)
            return Block(cells, indent, indent, gap=True, keep=True)
        case Kind.BOX_TITLE:
            return Block(cells, 4, 4, gap=True, keep=True)
        case Kind.ITEM:
            return Block(cells, max(depth - _STEP, 0), depth)
        case Kind.ROW:
            return Block(cells, 0, 4, gap=True)
        case Kind.CELL:
            return Block(cells, 2, 4)
        case Kind.LINES | Kind.RULE:
            return Block("")
        case Kind.NOTE:
            return Block(cells, 0, 2, gap=True)
        case _:
            return Block(cells, depth + 2, depth)
