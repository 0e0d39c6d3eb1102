"""Tables of keys: the one source for reading a mapping, for its schema and for its documentation.

A :class:`Key` names a key, its shape and what it is for. ``read_fields`` reads a mapping by a table
of keys; :mod:`waymark.content.schema` prints the same table as JSON Schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast

from waymark.content.report import Report, Vocabulary, nearest
from waymark.content.yaml_tree import Entries, Scalar, Value
from waymark.model import Place

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Schema = dict[str, Any]
"""A JSON Schema, as the ``json`` module writes it."""


class Shape(Protocol[T_co]):
    """What a value may look like."""

    def read(self, value: Value, report: Report) -> T_co | None:
        """The value, or ``None`` once the fault is reported."""
        ...

    def schema(self, vocabulary: Vocabulary, /) -> Schema:
        """The same, for editors."""
        ...


@dataclass(frozen=True, slots=True)
class Key(Generic[T]):
    """One key. ``missing`` is a finding code of its own for its absence, where it has one."""

    name: str
    shape: Shape[T]
    description: str
    required: bool = False
    missing: str = ""


Table = Sequence[Key[Any]]


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping that was read: its values by key, and the places of those that were written."""

    values: Mapping[str, object]
    places: Mapping[str, Place]
    place: Place

    def get(self, key: Key[T], default: T) -> T:
        """The value of a key, or the default where it was not written."""
        return cast("T", self.values.get(key.name, default))

    def maybe(self, key: Key[T]) -> T | None:
        """The value of a key, if it was written."""
        return cast("T | None", self.values.get(key.name))

    def of(self, key: Key[T]) -> T:
        """The value of a required key, in a mapping read without findings."""
        return cast("T", self.values[key.name])

    def written(self, keys: Iterable[Key[T]]) -> Iterator[tuple[str, T]]:
        """Name and value of those of the keys that were written."""
        return ((key.name, self.of(key)) for key in keys if key.name in self.values)

    def at(self, key: Key[Any]) -> Place:
        """The place of a key, or of the mapping where it was not written."""
        return self.places.get(key.name, self.place)


def read_fields(value: Value, table: Table, report: Report, prefix: str = "") -> Fields:
    """Reads a mapping by a table, reporting unknown, missing and wrong keys, each at its line."""
    if not isinstance(value, Entries):
        message = f"{prefix.removesuffix('.') or 'This'} is not a mapping of keys and values."
        names = ", ".join(k.name for k in table)
        report.add(report.family.form, value.place, message, f"Write key: value for {names}.")
        return Fields({}, {}, value.place)
    known = {key.name: key for key in table}
    values: dict[str, object] = {}
    for entry in value.entries:
        key = known.get(entry.key)
        if key is None:
            message = f'The key "{prefix}{entry.key}" is unknown.'
            report.add(report.family.unknown, entry.place, message, nearest(entry.key, known))
        elif not (isinstance(entry.value, Scalar) and entry.value.empty):
            values[entry.key] = key.shape.read(entry.value, report)
    written = {entry.key: entry.place for entry in value.entries}
    for key in table:
        if key.required and key.name not in values:
            absent = "has no value" if key.name in written else "is missing"
            report.add(
                key.missing or report.family.missing,
                written.get(key.name, value.place),
                f'The key "{prefix}{key.name}" {absent}.',
                f"Add {prefix}{key.name}: {key.description}",
            )
    return Fields({k: v for k, v in values.items() if v is not None}, written, value.place)


def fields_schema(table: Table, vocabulary: Vocabulary) -> Schema:
    """The JSON Schema of a mapping read by a table."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in table if key.required],
        "properties": {
            key.name: {"description": key.description, **key.shape.schema(vocabulary)}
            for key in table
        },
    }
