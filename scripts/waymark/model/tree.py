"""The HTML tree of a page, free of any parser's classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """One element: tag, attributes in their order, children (elements and text)."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Node | str, ...] = ()

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute."""
        return next((v for k, v in self.attributes if k == name), default)

    def has_class(self, name: str) -> bool:
        """Whether ``class`` holds this name."""
        return name in self.get("class").split()

    def elements(self) -> tuple[Node, ...]:
        """The children that are elements."""
        return tuple(c for c in self.children if isinstance(c, Node))

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in document order."""
        yield self
        for child in self.elements():
            yield from child.walk()


def plain_text(nodes: Iterable[Node | str]) -> str:
    """All text of some nodes, as it stands."""
    return "".join(n if isinstance(n, str) else plain_text(n.children) for n in nodes)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: level 2–6 (level 1 is the title), id and bare text."""

    level: int
    id: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """Finished text as HTML in its language and direction, its headings in order, and the paths of
    the images that it shows. ``markup.html_tree`` reads its tree: few pages have a file that needs
    it."""

    html: str
    language: str
    direction: str
    outline: tuple[Heading, ...]
    images: tuple[str, ...] = ()
