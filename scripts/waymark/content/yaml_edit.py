"""Changes of a YAML text that touch nothing else: no comment, no layout, no line end.

The text is never written anew from a tree. The parser says where each value stands, and only those
characters are replaced or added. Offsets count characters of a text without byte order mark.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INDENT = 2
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ._/@’()+-]*(?<![ .])|https://[A-Za-z0-9._/@+=%~-]+")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


class CannotEdit(Exception):
    """The text is laid out in a way that cannot be changed with certainty."""


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters from ``start`` to ``end`` give way to ``new``."""

    start: int
    end: int
    new: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all of them done; those at one place in the order given.

    Raises :class:`CannotEdit` where two overlap.
    """
    pieces, position = [], 0
    for splice in sorted(splices, key=lambda s: (s.start, s.end)):
        if splice.start < position:
            raise CannotEdit
        pieces += [text[position : splice.start], splice.new]
        position = splice.end
    return "".join([*pieces, text[position:]])


def compose(text: str) -> yaml.Node:
    """The text's nodes with their places. Raises :class:`CannotEdit` where it is no YAML."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, ValueError) as error:
        raise CannotEdit from error
    if node is None:
        raise CannotEdit
    return node


def mapping(node: yaml.Node | None) -> yaml.MappingNode:
    """The node as the mapping that it must be."""
    if not isinstance(node, yaml.MappingNode):
        raise CannotEdit
    return node


def child(node: yaml.MappingNode, key: str) -> yaml.Node | None:
    """The value of a mapping's key, if it has one."""
    return next((v for k, v in node.value if k.value == key), None)


def is_plain(node: yaml.Node | None) -> bool:
    """Whether a value stands without quotes."""
    return isinstance(node, yaml.ScalarNode) and not node.style


def scalar(value: str, *, plain: bool = False) -> str:
    """A text as YAML: in quotes, or ``plain`` where nobody could read it as something else."""
    if plain and _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Editor:
    """Splices for one text."""

    text: str

    def replaced(self, node: yaml.Node, new: str) -> Splice:
        """Another value in the place of this one."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            raise CannotEdit
        start, end = node.start_mark.index, self._end(node)
        return Splice(start, end, new if end > start else f" {new}")

    def with_keys(self, node: yaml.MappingNode, keys: Mapping[str, str]) -> list[Splice]:
        """A mapping's keys with these values; those that it lacks come last, but for ``value``,
        which comes first."""
        splices = []
        for key, new in keys.items():
            old = child(node, key)
            if old is not None:
                splices.append(self.replaced(old, new))
            elif key == "value":
                splices.append(self._before(node, f"{key}: {new}"))
            else:
                splices.append(self._after(node, f"{key}: {new}"))
        return splices

    def with_item(self, node: yaml.MappingNode, key: str, item: str) -> Splice:
        """One more item in the list below a mapping's key, which may not be there yet."""
        items = child(node, key)
        if items is not None and is_plain(items) and not items.value:
            return self.replaced(items, f"[{item}]")
        if isinstance(items, yaml.SequenceNode):
            return self._one_more(items, item)
        if items is not None:
            raise CannotEdit
        if node.flow_style:
            return self._after(node, f"{key}: [{item}]")
        dash = " " * (self._column(node) + _INDENT)
        return self._after(node, f"{key}:{self.line_end}{dash}- {item}")

    @property
    def line_end(self) -> str:
        """How this text's lines end."""
        first = self.text.find("\n")
        return "\r\n" if first > 0 and self.text[first - 1] == "\r" else "\n"

    def _one_more(self, items: yaml.SequenceNode, item: str) -> Splice:
        if not items.flow_style:
            dash = " " * items.start_mark.column
            return self._line_below(self._end(items), f"{dash}- {item}")
        if items.value:
            end = self._end(items.value[-1])
            return Splice(end, end, f", {item}")
        start = items.start_mark.index + 1
        return Splice(start, start, item)

    def _before(self, node: yaml.MappingNode, entry: str) -> Splice:
        """An entry before a mapping's first one."""
        start = node.value[0][0].start_mark.index if node.value else node.start_mark.index + 1
        if node.flow_style:
            return Splice(start, start, f"{entry}, " if node.value else entry)
        return Splice(start, start, f"{entry}{self.line_end}{' ' * self._column(node)}")

    def _after(self, node: yaml.MappingNode, entry: str) -> Splice:
        """An entry after a mapping's last one."""
        if not node.value:
            return self._before(node, entry)
        end = self._end(node.value[-1][1])
        if node.flow_style:
            return Splice(end, end, f", {entry}")
        return self._line_below(end, " " * self._column(node) + entry)

    def _line_below(self, offset: int, line: str) -> Splice:
        """A line below the one of an offset, whatever comment ends it."""
        newline = self.text.find("\n", offset)
        if newline < 0:
            return Splice(len(self.text), len(self.text), f"{self.line_end}{line}")
        return Splice(newline + 1, newline + 1, f"{line}{self.line_end}")

    def _column(self, node: yaml.MappingNode) -> int:
        return int(node.value[0][0].start_mark.column)

    def _end(self, node: yaml.Node) -> int:
        """Where a node's last character stands; the parser's own mark lies behind white space."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        start, end = node.start_mark.index, node.end_mark.index
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return int(end)
