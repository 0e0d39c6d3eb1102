"""A file that came back: the rows that a translator returned, and how to mark it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row is not used: a finding's code, and a sentence for the translator."""

    code: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row as it came back. Both texts have codes (:mod:`.codes`) for what is protected.

    ``at`` is its place among the file's rows, from 0; ``line`` is the 1-based line that a person
    finds it by: of an XLIFF or PO file, or the row of a Word table. ``seal`` is the one that went
    out, or empty where the file has lost it. ``confirmed``: the translator says that it is done.
    """

    id: str
    at: int
    line: int
    english: str = ""
    translation: str = ""
    seal: str = ""
    confirmed: bool = False
    fault: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """What to write into the copy that goes back: reasons, and seals of rows that are used now.

    Both by :attr:`ReturnedRow.at`.
    """

    refused: Mapping[int, str] = field(default_factory=dict)
    seals: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A translator's file, read. ``path`` is its name as it was given.

    ``document``, ``language`` and ``revision`` are what it says of itself, as
    :attr:`.rows.Worksheet.name` wrote it; empty where it says nothing. ``marked`` gives the same
    file with marks. ``by_row``: its lines are the rows of a table.
    """

    path: str
    document: str
    language: str
    revision: str
    rows: tuple[ReturnedRow, ...]
    marked: Callable[[Marks], bytes]
    by_row: bool = False
