"""What checks are given: the texts of a library, or of one document, and the whole library."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from waymark.model import Composed, Finding, Format, Library, noon
from waymark.translation import Catalogue, read_catalogue


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts to be read word by word: a library's, or what one document adds to it."""

    library: Library
    composed: tuple[Composed, ...] = ()
    catalogues: Mapping[tuple[str, str], Catalogue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """A library with its composed editions, and the documents' translations that they are made of.

    ``makeable`` are the formats that exporters exist for; ``today``, and ``now`` for what has a
    time, are given, never read from a clock. ``judged`` is what the checks of single documents
    found, where each was read before.
    """

    library: Library
    composed: tuple[Composed, ...]
    makeable: Collection[Format]
    today: date
    catalogues: Mapping[tuple[str, str], Catalogue] = field(default_factory=dict)
    now: datetime | None = None
    judged: tuple[Finding, ...] | None = None

    @property
    def moment(self) -> datetime:
        """The moment by which notices start and end."""
        return self.now or noon(self.today)

    @property
    def unread(self) -> Texts:
        """The texts that no check of a single document has read."""
        if self.judged is None:
            return Texts(self.library, self.composed, self.catalogues)
        names = {f"{d.section}/{d.slug}" for d in self.library.documents}
        rest = {k: text for k, text in self.library.catalogues.items() if k[1] not in names}
        return Texts(replace(self.library, documents=(), catalogues=rest))


def all_catalogues(texts: Texts) -> Iterator[Catalogue]:
    """Every PO file, also of a library's own names and of words that it overrides."""
    for key, text in texts.library.catalogues.items():
        known = texts.catalogues.get(key)
        if known is None:
            language, name = key
            known = read_catalogue(text, f"translations/{language}/{name}.po", language)[0]
        yield known
