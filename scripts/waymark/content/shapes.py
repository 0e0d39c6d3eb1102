"""The shapes of names that the library defines, of lists and of mappings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from waymark.content.keys import Fields, Schema, Shape, Table, fields_schema, read_fields
from waymark.content.names import KEBAB, name_fault
from waymark.content.report import Report, Vocabulary, quoted
from waymark.content.scalars import SLUG, near, scalar
from waymark.content.yaml_tree import Entries, Entry, Items, Scalar, Value

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Named:
    """A name that the library defines elsewhere: an audience, a language, a reviewer group."""

    noun: str
    code: str
    names: Callable[[Vocabulary], Iterable[str]]

    def read(self, value: Value, report: Report) -> str | None:
        """The name."""
        single = scalar(value, report, f"the id of a {self.noun}")
        if single is None:
            return None
        names = tuple(self.names(report.vocabulary))
        if single.text in names:
            return single.text
        message = f"The {self.noun} {quoted(single.text)} is unknown."
        report.add(self.code, single.place, message, near(single, names))
        return None

    def schema(self, vocabulary: Vocabulary, /) -> Schema:
        """The names of a library that is known, else any slug."""
        names = list(self.names(vocabulary))
        return {"enum": names} if names else SLUG.schema(vocabulary)


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """A list of values of one shape, none of them twice."""

    item: Shape[T]

    def read(self, value: Value, report: Report) -> tuple[T, ...] | None:
        """The items; those that are wrong are reported and left out."""
        if not isinstance(value, Items):
            said = value.text if isinstance(value, Scalar) else "..."
            message = "This is not a list."
            report.add(report.family.form, value.place, message, f"Write it in brackets: [{said}].")
            return None
        items: list[T] = []
        for node in value.items:
            item = self.item.read(node, report)
            if item is not None and item in items:
                message = f"{quoted(getattr(node, 'text', '...'))} stands twice in this list."
                report.add(report.family.twice, node.place, message, "Keep one of them.")
            elif item is not None:
                items.append(item)
        return tuple(items)

    def schema(self, vocabulary: Vocabulary, /) -> Schema:
        """An array."""
        return {"type": "array", "uniqueItems": True, "items": self.item.schema(vocabulary)}


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping read by a table of its own. ``prefix`` leads its keys in messages."""

    table: Table
    prefix: str = ""

    def read(self, value: Value, report: Report) -> Fields | None:
        """The fields."""
        return read_fields(value, self.table, report, self.prefix)

    def schema(self, vocabulary: Vocabulary, /) -> Schema:
        """An object."""
        return fields_schema(self.table, vocabulary)


@dataclass(frozen=True, slots=True)
class Rows:
    """A mapping of names that the author chooses to mappings read by one table."""

    table: Table
    noun: str

    def read(self, value: Value, report: Report) -> tuple[tuple[Entry, Fields], ...] | None:
        """Each name's entry with its fields, in the order of the file; a bad name is reported."""
        if not isinstance(value, Entries):
            message = f"The {self.noun}s are not a mapping of names and values."
            report.add(report.family.form, value.place, message, "Give each a name of its own.")
            return None
        for entry in value.entries:
            if fault := name_fault(entry.key):
                message = f"The {self.noun} {quoted(entry.key)} {fault}."
                report.add(report.family.form, entry.place, message, "Choose another name.")
        return tuple(
            (entry, read_fields(entry.value, self.table, report, f"{entry.key}."))
            for entry in value.entries
        )

    def schema(self, vocabulary: Vocabulary, /) -> Schema:
        """An object of objects."""
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^{KEBAB.pattern}$"},
            "additionalProperties": fields_schema(self.table, vocabulary),
        }
