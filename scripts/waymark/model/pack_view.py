"""A lesson pack as its page and the contents page in its ZIP show it: finished words."""

from __future__ import annotations

from dataclasses import dataclass

from waymark.model.composed import Passage


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file: its address on the site, its path in the ZIP, what it is called."""

    label: str
    address: str
    inside: str


@dataclass(frozen=True, slots=True)
class PackRow:
    """A part: its page, lines such as its class time, its files. ``note`` says what is not so."""

    title: Passage
    address: str
    lines: tuple[str, ...] = ()
    files: tuple[PackFile, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class PackGroup:
    """The parts for one kind of reader; ``id`` names its place on the page."""

    id: str
    title: str
    rows: tuple[PackRow, ...]


@dataclass(frozen=True, slots=True)
class PrintTable:
    """One print set. ``rows`` are title, pages of the file, copies and sheets, where there is more
    than one part; ``total`` is a line."""

    title: str
    file: PackFile
    rows: tuple[tuple[Passage, str, str, str], ...]
    total: str


@dataclass(frozen=True, slots=True)
class PackLesson:
    """A lesson: what it is called, how long it takes (also without the film), what to print."""

    id: str
    title: Passage
    lines: tuple[str, ...] = ()
    sets: tuple[PrintTable, ...] = ()


@dataclass(frozen=True, slots=True)
class PackView:
    """All of a pack. ``without_film`` are the lessons that work without the film, and how long they
    take then: readers are told before they save anything. ``english_only`` is a line that names the
    parts which are not in the page's language; ``changed`` heads ``changes``, each a title, a line,
    and what was said of it in English."""

    lessons: tuple[PackLesson, ...]
    without_film: tuple[tuple[Passage, str], ...]
    groups: tuple[PackGroup, ...]
    archive: PackFile | None = None
    english_only: str = ""
    changed: str = ""
    changes: tuple[tuple[Passage, str, str], ...] = ()
