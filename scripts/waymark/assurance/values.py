"""The figures of a board's page as values. A number is never written: it is counted from rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from waymark.model import Place


@dataclass(frozen=True, slots=True)
class Row:
    """One entry that a figure counts: a cell for each column, and the line where it is written."""

    cells: tuple[str, ...]
    source: Place


@dataclass(frozen=True, slots=True)
class Figure:
    """One question of a board, its answer as rows, and what they are called.

    ``id`` names it in every form; ``title`` stands above the table; ``nothing`` is said where there
    are no rows. ``weights`` give what each row adds where the number is not that of rows (people of
    a count, for instance), one a row.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    nothing: str
    weights: tuple[int, ...] = ()

    @property
    def number(self) -> int:
        """The figure."""
        return sum(self.weights) if self.weights else len(self.rows)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that a role has to do by a day. ``what`` is a sentence, ``key`` stays for ever."""

    key: str
    what: str
    role: str
    day: date
    source: Place


@dataclass(frozen=True, slots=True)
class Assurance:
    """All of it, for one organisation on one day. ``languages`` are names by code."""

    organisation: str
    today: date
    figures: tuple[Figure, ...]
    due: tuple[Due, ...]
    languages: Mapping[str, str]

    def figure(self, id: str) -> Figure:
        """A figure by its id."""
        return next(f for f in self.figures if f.id == id)
