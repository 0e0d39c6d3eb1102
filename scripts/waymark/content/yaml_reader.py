"""YAML with a place for every key and value, and nothing of YAML that can surprise an author.

The tree is built from the parser's events, never from its constructors: a scalar stays the text
that was written (``0800`` is no octal number, ``no`` is no boolean, ``09:00`` no count of seconds).
Aliases, anchors, tags, duplicate keys, tabs as indentation and deep nesting are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn

import yaml

from waymark.content.characters import forbidden
from waymark.content.report import Family, quoted
from waymark.content.yaml_tree import Entries, Entry, Items, Scalar, Value
from waymark.model import Finding, Place, finding

DEEPEST = 12
"""Levels of nesting. The deepest file of a library needs six."""

_PLAIN_KEY = "Write key: value. Put quotes around text that starts with [ or {."
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAB_INDENT = re.compile(r" *\t")

_HINTS: tuple[tuple[str, str, bool], ...] = (
    ("mapping values are not allowed", 'Put quotes around text that holds a colon: "a: b".', False),
    ("cannot start any token", "Put quotes around text that starts with a special sign.", False),
    ("flow", "Close the bracket, or put quotes around text that starts with [ or {.", True),
    ("quoted scalar", "Close the quotation mark. Inside it, write a backslash twice.", True),
    ("simple key", "Write key: value, with a colon and a space.", True),
    ("block", "Look for an open quotation mark above, or a line in the wrong column.", False),
)
"""Words of the parser, what to do, and whether the fault is where the thing began."""


class _Refused(Exception):
    """Ends the reading of one file with a finding; never leaves this module."""

    def __init__(self, found: Finding) -> None:
        self.found = found


def read_yaml(
    text: str, path: str, family: Family, first: int = 1
) -> tuple[Value | None, tuple[Finding, ...]]:
    """The tree of a YAML text whose first line has the number ``first``.

    The tree is ``None`` when a finding made it unreadable. An empty text is an empty mapping.
    """
    for number, line in enumerate(text.split("\n"), first):
        if (tab := _TAB_INDENT.match(line)) and line.strip():
            place = Place(path, number, tab.end())
            message = f"A tab indents {quoted(line)}."
            return None, (finding(family.yaml, place, message, "Indent with spaces."),)
    builder = _Builder(text, path, family, first)
    try:
        value = builder.document()
    except _Refused as refused:
        return None, (*builder.findings, refused.found)
    except yaml.MarkedYAMLError as error:
        return None, (*builder.findings, _syntax(error, text, path, family, first))
    except (yaml.YAMLError, ValueError) as error:
        message = f"YAML cannot read this: {quoted(str(error))}."
        return None, (*builder.findings, finding(family.yaml, path, message, line=first))
    return value, tuple(builder.findings)


def _syntax(
    error: yaml.MarkedYAMLError, text: str, path: str, family: Family, first: int
) -> Finding:
    said = f"{error.context or ''} {error.problem or ''}"
    hint, began = next(((h, b) for words, h, b in _HINTS if words in said), ("", False))
    mark = (began and error.context_mark) or error.problem_mark or error.context_mark
    lines = text.split("\n")
    index = min(mark.line, len(lines) - 1) if mark else 0
    place = Place(path, first + index, (mark.column if mark else 0) + 1)
    return finding(family.yaml, place, f"YAML cannot read this line: {quoted(lines[index])}.", hint)


class _Builder:
    """Builds the tree from the parser's events, one document a file."""

    def __init__(self, text: str, path: str, family: Family, first: int) -> None:
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_LOADER))
        self._path, self._family, self._first = path, family, first
        self.findings: list[Finding] = []

    def document(self) -> Value:
        """The file's one value."""
        value: Value | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if value is not None:
                    self._refuse(event, "A second YAML document starts here.", "Keep only one.")
                value = self._value(next(self._events), 0)
        return value or Entries((), Place(self._path, self._first))

    def _value(self, event: yaml.Event, depth: int) -> Value:
        self._check(event, depth)
        place = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(self._text(event), place, bool(event.style))
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
                items.append(self._value(event, depth + 1))
            return Items(tuple(items), place)
        return self._mapping(place, depth)

    def _mapping(self, place: Place, depth: int) -> Entries:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            self._check(event, depth)
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, "A key is a list or a mapping.", _PLAIN_KEY)
            key, key_place = self._text(event), self._place(event)
            value = self._value(next(self._events), depth + 1)
            if key in entries:
                message = f"The key {quoted(key)} stands twice, first on line "
                message += f"{entries[key].place.line}."
                self.findings.append(finding(self._family.twice, key_place, message))
            else:
                entries[key] = Entry(key, key_place, value)
        return Entries(tuple(entries.values()), place)

    def _check(self, event: yaml.Event, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            sign = "alias" if isinstance(event, yaml.AliasEvent) else "anchor"
            name = getattr(event, "anchor", "")
            self._refuse(event, f"The {sign} {quoted(name)} is used.", "Write the value itself.")
        if tag := getattr(event, "tag", None):
            self._refuse(event, f"The tag {quoted(tag)} is used.", "Delete it, or quote the text.")
        if depth > DEEPEST:
            self._refuse(event, f"This is nested more than {DEEPEST} levels deep.", "")

    def _text(self, event: yaml.ScalarEvent) -> str:
        # A "\\uE000" in quotes is only a character once it has been read.
        if found := forbidden(event.value):
            code, place = self._family.character, self._place(event)
            raise _Refused(finding(code, place, f"The text holds {found.name}."))
        return str(event.value)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        if mark is None:  # the parsers always set it; their types do not say so
            return Place(self._path, self._first)
        return Place(self._path, mark.line + self._first, mark.column + 1)

    def _refuse(self, event: yaml.Event, message: str, hint: str) -> NoReturn:
        raise _Refused(finding(self._family.yaml, self._place(event), message, hint))
