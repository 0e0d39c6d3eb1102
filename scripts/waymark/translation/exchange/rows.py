"""A sheet: the texts of a document on their way to a translator, one row each."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import polib

from waymark.model import Language, TranslationKind
from waymark.translation.catalogue import Catalogue
from waymark.translation.exchange.codes import Codes, codes_of
from waymark.translation.normal import normal
from waymark.translation.overrides import Override
from waymark.translation.po_syntax import parse
from waymark.translation.segment import Key

UNTRANSLATED = "000000"
"""The seal of a row that went out without a translation."""

_KEPT = re.compile(r" ?Keep as it is: (?:\{\d+\}(?:, )?)+")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class RowState(StrEnum):
    """How far a row is.

    ``CHANGED``: its English changed after it was translated. ``OFFERED``: the same English stands
    elsewhere with this translation.
    """

    MISSING = "missing"
    CHANGED = "changed"
    OFFERED = "offered"
    MACHINE = "machine"
    HUMAN = "human"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Row:
    """One text and its translation.

    ``id`` comes from context and English, so it is the same wherever the text stands. ``note`` says
    where it stands and for whom. ``translation`` is what readers may be shown; ``earlier`` what was
    written for the English as it was before, or elsewhere; ``overrides`` are checks that it need
    not pass.
    """

    id: str
    context: str | None
    english: str
    translation: str
    note: str
    state: RowState
    earlier: str = ""
    overrides: tuple[Override, ...] = ()

    @property
    def key(self) -> Key:
        """What finds it in the PO file."""
        return self.context, self.english

    @property
    def codes(self) -> Codes:
        """What in it may not be changed."""
        return codes_of(self.english)

    @property
    def coded_english(self) -> str:
        """The English with codes."""
        return self.codes.hide(self.english)

    @property
    def coded(self) -> str:
        """The translation with codes, as it goes out."""
        return self.codes.hide(settled(self.translation, self.english))

    @property
    def seal(self) -> str:
        """What tells whether the translation was changed since."""
        return seal(self.coded)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """All rows of one document in one language. ``path`` is the PO file's in the library.

    ``document`` is the document's id, or ``library``.
    """

    document: str
    title: str
    path: str
    language: Language
    rows: tuple[Row, ...]

    @property
    def by_id(self) -> dict[str, Row]:
        """Each row by its id."""
        return {row.id: row for row in self.rows}

    @property
    def revision(self) -> str:
        """Eight hex digits that change with any English text, not with translations."""
        return hashlib.sha256(" ".join(r.id for r in self.rows).encode()).hexdigest()[:8]

    @property
    def name(self) -> str:
        """``worried.pl.3f2a91c0``: what a file says it is."""
        return f"{self.document}.{self.language.code}.{self.revision}"


def worksheet(
    document: str, title: str, po_text: str, catalogue: Catalogue, language: Language
) -> Worksheet:
    """The rows of an up-to-date PO file. ``catalogue`` is the same file, read."""
    rows = []
    for entry in parse(po_text)[0]:
        key = entry.msgctxt, entry.msgid
        known = None if entry.obsolete else catalogue.entries.get(key)
        if known is None or known.plurals:
            continue
        fresh = catalogue.find(*key)
        if fresh and fresh.reviewed:
            state = RowState.REVIEWED
        elif fresh:
            state = _STATES[catalogue.state]
        else:
            state = _fuzzy(entry) if known.text.strip() else RowState.MISSING
        text = _printable(known.text.strip())
        note = _printable(" ".join(entry.comment.split()))
        translation, earlier = (text, "") if fresh else ("", text)
        row = Row(row_id(*key), *key, translation, note, state, earlier, known.overrides)
        rows.append(row)
    return Worksheet(document, title, catalogue.path, language, tuple(rows))


_STATES = {
    TranslationKind.MACHINE: RowState.MACHINE,
    TranslationKind.HUMAN: RowState.HUMAN,
    TranslationKind.REVIEWED: RowState.HUMAN,  # but this very string was not read
}


def bare_note(row: Row) -> str:
    """A row's note without its list of placeholders, for formats that show them as codes.

    Each word of the glossary has a line.
    """
    return _KEPT.sub("", row.codes.hide(row.note)).replace(" Glossary: ", "\nGlossary: ")


def _fuzzy(entry: polib.POEntry) -> RowState:
    return RowState.CHANGED if entry.previous_msgid else RowState.OFFERED


def row_id(context: str | None, english: str) -> str:
    """``t`` and ten hex digits of what the text is, not of where it stands or how it is typed."""
    return "t" + _hash(f"{context or ''}\x04{normal(english)}")[:10]


def seal(coded: str) -> str:
    """Six hex digits of a translation; spaces and how letters are encoded do not count."""
    words = " ".join(unicodedata.normalize("NFC", coded).split())
    return _hash(words)[:6] if words else UNTRANSLATED


def settled(text: str, english: str) -> str:
    """A translation with a line break only where the English has some, no spaces at its ends."""
    lines: Sequence[str] = [line.strip(" \t") for line in text.strip().split("\n")]
    return ("\n" if "\n" in english else " ").join(line for line in lines if line)


def _printable(text: str) -> str:
    """Without what no XML file can hold; such a translation is refused by the checks anyway."""
    return _NOT_XML.sub("\ufffd", text)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
