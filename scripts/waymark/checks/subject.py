"""What every check is given."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from waymark.model import Composed, Format, Library


@dataclass(frozen=True, slots=True)
class Subject:
    """A library with its composed editions.

    ``makeable`` are the formats that exporters exist for; ``today`` is given, never read from a
    clock.
    """

    library: Library
    composed: tuple[Composed, ...]
    makeable: Collection[Format]
    today: date
