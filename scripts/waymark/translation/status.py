"""How far a translation is, in counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from waymark.model import Language, TranslationKind
from waymark.translation.catalogue import Catalogue
from waymark.translation.critical import is_critical
from waymark.translation.merge import checked
from waymark.translation.texts import Text


class TranslationStage(StrEnum):
    """What is to be done next in a document and language, in words that need no colour."""

    REVIEWED = "reviewed"
    TRANSLATED = "to be reviewed"
    MACHINE = "machine draft"
    OPEN = "in progress"
    NOT_BEGUN = "not begun"


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of texts, each in one of six: shown and reviewed, shown and written by a person,
    shown and drafted by a machine; changed in English since, refused by a check, not there.

    ``critical`` are the texts that lead to help at once, and ``critical_open`` those of them that
    no native speaker has reviewed: each keeps the language from being released.
    """

    reviewed: int = 0
    human: int = 0
    machine: int = 0
    fuzzy: int = 0
    refused: int = 0
    missing: int = 0
    critical: int = 0
    critical_open: int = 0

    @property
    def done(self) -> int:
        """Texts that readers of a draft are shown in the language."""
        return self.reviewed + self.human + self.machine

    @property
    def open(self) -> int:
        """Texts for which English stands."""
        return self.fuzzy + self.refused + self.missing

    @property
    def total(self) -> int:
        """All texts that the language should have."""
        return self.done + self.open

    @property
    def stage(self) -> TranslationStage:
        """All of it in one word."""
        if not self.done and not self.fuzzy and not self.refused:
            return TranslationStage.NOT_BEGUN
        if self.open:
            return TranslationStage.OPEN
        if self.machine:
            return TranslationStage.MACHINE
        return TranslationStage.TRANSLATED if self.human else TranslationStage.REVIEWED


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One document (or ``library``) in one language. ``title`` is in English."""

    document: str
    title: str
    language: Language
    status: Status


def status(
    catalogue: Catalogue | None, expected: Iterable[Text], keys: Collection[str] = ()
) -> Status:
    """Count the texts that a language should have by what the catalogue has for them.

    ``keys`` are the critical facts (:func:`~waymark.translation.critical_facts`).
    """
    counts: Counter[str] = Counter()
    for text in expected:
        state = _state(catalogue, text)
        counts[state] += 1
        if is_critical(text.english, urgent=text.urgent, keys=keys):
            counts["critical"] += 1
            counts["critical_open"] += state != "reviewed"
    return Status(**counts)


def _state(catalogue: Catalogue | None, text: Text) -> str:
    """Which of the counts a text belongs to."""
    entry = catalogue.entry(*text.key) if catalogue else None
    if catalogue is None or entry is None or not entry.text.strip():
        return "missing"
    if entry.fuzzy:
        return "fuzzy"
    if checked(text.english, entry, catalogue)[1]:
        return "refused"
    if entry.reviewed:
        return "reviewed"
    return "machine" if catalogue.state is TranslationKind.MACHINE else "human"
