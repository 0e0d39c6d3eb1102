"""A catalogue: the translations that one PO file holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from waymark.model import Place, StringReview, TranslationKind
from waymark.translation.normal import normal
from waymark.translation.overrides import Override
from waymark.translation.segment import Key


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation and the 1-based line of its ``msgstr``.

    ``fuzzy`` says that the English changed after it was translated: such a text is never shown.
    ``english`` is the entry's msgid; ``plurals`` are its plural forms in the language's order.
    ``review`` says who read this very string; ``overrides`` which checks it need not pass, and why.
    """

    english: str
    text: str
    line: int
    fuzzy: bool = False
    plurals: tuple[str, ...] = ()
    review: StringReview | None = None
    overrides: tuple[Override, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether there is a translation that still belongs to its English."""
        return bool(self.text.strip()) and not self.fuzzy

    @property
    def reviewed(self) -> bool:
        """Whether a native speaker has read this very string."""
        return self.review is not None and self.shown

    @property
    def allowed(self) -> frozenset[str]:
        """The codes of the checks that it need not pass."""
        return frozenset(o.code for o in self.overrides)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The entries of one PO file by ``(msgctxt, msgid)``; obsolete ones are left out.

    ``path`` is relative to the library. ``state`` is what the header ``X-Waymark-State`` says of
    the file; REVIEWED where every string that is shown was reviewed.
    """

    path: str
    language: str
    state: TranslationKind = TranslationKind.MACHINE
    entries: Mapping[Key, Entry] = field(default_factory=dict)
    _normal: dict[Key, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Entries by the normal form of their English too: a minor change finds them still."""
        by_normal: dict[Key, Entry] = {}
        for (context, english), entry in self.entries.items():
            by_normal.setdefault((context, normal(english)), entry)
        object.__setattr__(self, "_normal", by_normal)

    def entry(self, context: str | None, english: str) -> Entry | None:
        """What the file has for a text, spelt as here or in another normal way."""
        found = self.entries.get((context, english))
        return found or self._normal.get((context, normal(english)))

    def find(self, context: str | None, english: str) -> Entry | None:
        """The translation of a text, unless it is missing or fuzzy."""
        entry = self.entry(context, english)
        return entry if entry and entry.shown else None

    def place(self, entry: Entry | None = None) -> Place:
        """Where a translation stands in the PO file."""
        return Place(self.path, entry.line if entry else 1)

    def kind(self, shown: Iterable[Entry]) -> TranslationKind:
        """How far a text is that shows these entries: REVIEWED only if each of them is."""
        entries = tuple(shown)
        if entries and all(e.reviewed for e in entries):
            return TranslationKind.REVIEWED
        return TranslationKind.HUMAN if self.state is TranslationKind.REVIEWED else self.state

    def reviewed_only(self) -> Catalogue:
        """The catalogue without what nobody has reviewed: all that a release may show."""
        return replace(self, entries={k: e for k, e in self.entries.items() if e.reviewed})

    @property
    def overrides(self) -> tuple[tuple[Entry, Override], ...]:
        """Every override of a check with the entry that it is for, in the file's order."""
        return tuple((e, o) for e in self.entries.values() for o in e.overrides)
