"""What was translated elsewhere in a library, to be offered where the same text stands again."""

from __future__ import annotations

from dataclasses import dataclass, field

import polib

from waymark.translation.normal import normal


@dataclass(frozen=True, slots=True)
class Offer:
    """A translation that stands elsewhere: its context there, its text, the file it is of."""

    context: str | None
    text: str
    reference: str


@dataclass(slots=True)
class Memory:
    """The translations of one language, by the normal form of their English."""

    _offers: dict[str, list[Offer]] = field(default_factory=dict)

    def add(self, reference: str, file: polib.POFile) -> None:
        """Take the finished translations of a file; ``reference`` is its English file."""
        for entry in file:
            if entry.msgstr.strip() and not entry.obsolete and "fuzzy" not in entry.flags:
                offer = Offer(entry.msgctxt, entry.msgstr, reference)
                self._offers.setdefault(normal(entry.msgid), []).append(offer)

    def offer(self, context: str | None, english: str, reference: str) -> Offer | None:
        """The translation of the same text in another file: first one of the same kind of text."""
        found = [o for o in self._offers.get(normal(english), ()) if o.reference != reference]
        return next((o for o in found if o.context == context), found[0] if found else None)
