"""How far a translation is, in counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from waymark.model import TranslationKind
from waymark.translation.catalogue import Catalogue
from waymark.translation.merge import checked
from waymark.translation.texts import Text


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of texts: shown, changed in English since, refused by a check, not there.

    ``kind`` is what the file says of all its texts; ``missing`` of a file that is not there is all.
    """

    kind: TranslationKind
    done: int = 0
    fuzzy: int = 0
    refused: int = 0
    missing: int = 0

    @property
    def total(self) -> int:
        """All texts that the language should have."""
        return self.done + self.fuzzy + self.refused + self.missing


def status(catalogue: Catalogue | None, expected: Iterable[Text]) -> Status:
    """Count the texts that a language should have by what the catalogue has for them."""
    done = fuzzy = refused = missing = 0
    for text in expected:
        entry = catalogue.entries.get(text.key) if catalogue else None
        if catalogue is None or entry is None or not entry.text.strip():
            missing += 1
        elif entry.fuzzy:
            fuzzy += 1
        elif checked(text.english, entry, catalogue)[1]:
            refused += 1
        else:
            done += 1
    kind = catalogue.state if catalogue else TranslationKind.MACHINE
    return Status(kind, done, fuzzy, refused, missing)
