"""What a page for a board shows: charts and tables of finished words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: ``title`` says what it shows, ``summary`` what it says; ``columns`` and ``rows`` are
    its table. ``drawing`` is markup (bars as inline SVG) whose every word is escaped, empty where
    there is nothing to draw.
    """

    id: str
    title: str
    summary: str
    drawing: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A figure: its number, and the entries that it counts; ``nothing`` where there are none."""

    id: str
    title: str
    number: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    nothing: str
