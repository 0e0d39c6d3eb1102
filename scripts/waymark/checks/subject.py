"""What every check is given."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from waymark.model import Composed, Format, Library, noon
from waymark.translation import Catalogue, read_catalogue


@dataclass(frozen=True, slots=True)
class Subject:
    """A library with its composed editions, and the documents' translations that they are made of.

    ``makeable`` are the formats that exporters exist for; ``today``, and ``now`` for what has a
    time, are given, never read from a clock.
    """

    library: Library
    composed: tuple[Composed, ...]
    makeable: Collection[Format]
    today: date
    catalogues: Mapping[tuple[str, str], Catalogue] = field(default_factory=dict)
    now: datetime | None = None

    @property
    def moment(self) -> datetime:
        """The moment by which notices start and end."""
        return self.now or noon(self.today)


def all_catalogues(subject: Subject) -> Iterator[Catalogue]:
    """Every PO file of the library, also of its own names and of words that it overrides."""
    for key, text in subject.library.catalogues.items():
        known = subject.catalogues.get(key)
        if known is None:
            language, name = key
            known = read_catalogue(text, f"translations/{language}/{name}.po", language)[0]
        yield known
