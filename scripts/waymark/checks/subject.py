"""What every check is given."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from waymark.editions import Edition
from waymark.model import Composed, Format, Library


@dataclass(frozen=True, slots=True)
class Subject:
    """A library with its composed editions.

    ``editions`` are those that would be published; ``makeable`` the formats that exporters exist
    for; ``today`` is given, never read from a clock.
    """

    library: Library
    composed: tuple[Composed, ...]
    editions: Collection[Edition]
    makeable: Collection[Format]
    today: date
