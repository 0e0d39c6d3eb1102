"""Why a file was not made, as findings at the author's lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from waymark.exports.made import NoRule
from waymark.exports.pdf.compiling import Refused
from waymark.exports.pdf.document import Unpaired
from waymark.exports.pdf.node import Missing
from waymark.exports.pdf.places import words_place
from waymark.model import FileRecord, Finding, finding, plain_text

_WIDE_TABLE = re.compile(r"too wide: table \|(\d+)\|")
_WIDE_WORD = re.compile(r"too wide: word \|(.*)\|", re.DOTALL)
"""What the templates say when they give up."""

_SHOWN = 40
"""Characters of a word that a finding quotes."""


def wide_table(fault: Refused) -> int | None:
    """The number of the table that was wider than its column, if that was the reason."""
    found = _WIDE_TABLE.search(str(fault))
    return int(found[1]) if found else None


def wide_word(fault: Refused) -> str:
    """The word that fits on no line, if that was the reason; else empty."""
    found = _WIDE_WORD.search(str(fault))
    return found[1] if found else ""


def refusal(fault: Refused, body: object, record: FileRecord) -> Finding:
    """PF001, PF002, PF006, PF007. ``body`` is what the templates were given."""
    language, table, word = record.language_english, wide_table(fault), wide_word(fault)
    if table is not None:
        return _wide_table(table, body, record)
    if word:
        shown = word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
        message = f"In {language} “{shown}” ({len(word)} characters) fits on no line."
        return finding("PF006", words_place(record, word), message)
    if not fault.glyphs:
        return finding("PF001", words_place(record, ""), f"The file in {language}: {fault}.")
    names = ", ".join(f"“{c}” (U+{ord(c):04X})" for c in fault.glyphs)
    message = f"{names} in “{_around(record, fault.glyphs)}” has no face in the PDF."
    return finding("PF002", words_place(record, fault.glyphs), message)


def _wide_table(number: int, body: object, record: FileRecord) -> Finding:
    words = next(t["words"] for t in _tables(body) if t["number"] == number)
    longest = ", ".join(f"“{column[0]}”" for column in words if column)
    message = (
        f"In {record.language_english} a table is wider than the page: the longest words of its "
        f"columns are {longest}."
    )
    first = next((column[0] for column in words if column), "")
    return finding("PF007", words_place(record, first), message)


def _around(record: FileRecord, glyphs: str) -> str:
    """The words about the character, so that an author finds it."""
    texts = [record.title.text, record.summary.text, plain_text((record.tree,))]
    for text in texts:
        at = text.find(glyphs)
        if at >= 0:
            return " ".join(text[max(0, at - 24) : at + 24].split())
    return glyphs


def _tables(node: object) -> Iterator[dict[str, Any]]:
    """The tables of the data, in order."""
    if isinstance(node, list | tuple):
        for item in node:
            yield from _tables(item)
    elif isinstance(node, dict):
        if node.get("t") == "table":
            yield node
        for value in list(node.values()):
            yield from _tables(value)


def unprintable(fault: NoRule | Missing | Unpaired, record: FileRecord) -> Finding:
    """LK006, PF001, PF008: what cannot become data for the templates."""
    match fault:
        case NoRule():
            message = f"“{fault.text.strip()[:60]}” is a <{fault.tag}>, which cannot be printed."
            return finding("PF001", words_place(record, fault.text), message)
        case Missing():
            message = f"There is no image “{fault}”."
            return finding("LK006", words_place(record, str(fault)), message)
        case Unpaired():
            message = f"The text in {record.language_english} has other parts than the English."
            return finding("PF008", words_place(record, ""), message)


def without_english(record: FileRecord) -> Finding:
    """PF008: there is nothing to stand beside the text."""
    message = f"There is no English text that the text in {record.language_english} is of."
    return finding("PF008", words_place(record, ""), message)
