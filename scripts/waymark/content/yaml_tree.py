"""The tree of a YAML file: scalars, lists and mappings, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from waymark.model import Place

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value: the text as written, without its quotes."""

    text: str
    place: Place
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was written (``key:`` or ``key: null``)."""
        return not self.quoted and self.text in _NOTHING


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Value, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping. ``place`` is the key's."""

    key: str
    place: Place
    value: Value


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping, in the order written."""

    entries: tuple[Entry, ...]
    place: Place

    def get(self, key: str) -> Entry | None:
        """The entry of a key, if it is there."""
        return next((e for e in self.entries if e.key == key), None)


Value: TypeAlias = Scalar | Items | Entries


def places(value: Value, prefix: str = "") -> Iterator[tuple[str, Place]]:
    """The dotted key and place of everything below a value (``sources.0.url``)."""
    if isinstance(value, Entries):
        for entry in value.entries:
            yield prefix + entry.key, entry.place
            yield from places(entry.value, f"{prefix}{entry.key}.")
    elif isinstance(value, Items):
        for index, item in enumerate(value.items):
            yield f"{prefix}{index}", item.place
            yield from places(item, f"{prefix}{index}.")
