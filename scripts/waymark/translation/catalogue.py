"""A catalogue: the translations that one PO file holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from waymark.model import Place, TranslationKind
from waymark.translation.segment import Key


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation and the 1-based line of its ``msgstr``.

    ``fuzzy`` says that the English changed after it was translated: such a text is never shown.
    ``english`` is the entry's msgid; ``plurals`` are its plural forms in the language's order.
    """

    english: str
    text: str
    line: int
    fuzzy: bool = False
    plurals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The entries of one PO file by ``(msgctxt, msgid)``; obsolete ones are left out.

    ``path`` is relative to the library. ``state`` is what the header ``X-Waymark-State`` says of
    all texts in the file.
    """

    path: str
    language: str
    state: TranslationKind = TranslationKind.MACHINE
    entries: Mapping[Key, Entry] = field(default_factory=dict)

    def find(self, context: str | None, english: str) -> Entry | None:
        """The translation of a text, unless it is missing or fuzzy."""
        entry = self.entries.get((context, english))
        return entry if entry and entry.text.strip() and not entry.fuzzy else None

    def place(self, entry: Entry | None = None) -> Place:
        """Where a translation stands in the PO file."""
        return Place(self.path, entry.line if entry else 1)
