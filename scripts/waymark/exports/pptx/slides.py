"""The slides of a text: what each shows, and what is said beside it.

A slide is ``/// slide | Title`` … ``///``; what stands between it and the next slide or ``##``
heading is its speaker's notes. The rest of the text is the lesson's plan, which no deck needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from waymark.exports.made import NoRule
from waymark.model import Node, plain_text
from waymark.model.marks import ISOLATE_END, ISOLATE_LTR, NO_BREAK_SPACE

_SPACE = re.compile(r"[ \t\r\n]+")
_INLINE = frozenset({"strong", "em", "code", "a", "br", "sup", "sub", "span", "bdi", "abbr", "img"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. ``language`` is that of an English stand-in, ``fact`` a number or code
    that reads from left to right, ``href`` where it leads."""

    text: str
    bold: bool = False
    italic: bool = False
    language: str = ""
    fact: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a slide: ``level`` 0 or 1; ``mark`` is nothing, ``•`` or a number."""

    runs: tuple[Run, ...]
    level: int = 0
    mark: str = ""

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first row names the columns."""

    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture by its path, with its alt text."""

    path: str
    alt: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. ``notes`` are nodes of the tree."""

    title: Line
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]
    pictures: tuple[Shown, ...]
    notes: tuple[Node, ...]


def slides(root: Node) -> tuple[Slide, ...]:
    """Every slide of a text, in order. Raises :class:`~waymark.exports.made.NoRule`."""
    found: list[tuple[Node, list[Node]]] = []
    speaking = False
    for node in root.elements():
        if node.has_class("slide"):
            found.append((node, []))
            speaking = True
        elif node.tag == "h2":
            speaking = False
        elif speaking and not node.has_class("footnote"):
            found[-1][1].append(node)
    return tuple(_slide(node, notes) for node, notes in found)


def _slide(node: Node, notes: Iterable[Node]) -> Slide:
    title = Line(())
    lines: list[Line] = []
    grids: list[Grid] = []
    pictures: list[Shown] = []
    for child in node.elements():
        if child.has_class("slide__title"):
            title = Line(tuple(_runs(child.children, Run("", language=child.get("lang")))))
            continue
        tables = [n for n in child.walk() if n.tag == "table"]
        grids += [_grid(table) for table in tables]
        pictures += [Shown(n.get("src"), n.get("alt")) for n in child.walk() if n.tag == "img"]
        if not tables:
            lines += _lines(child, 0)
    return Slide(title, tuple(lines), tuple(grids), tuple(pictures), tuple(notes))


def _grid(table: Node) -> Grid:
    rows = [r for part in table.elements() for r in part.elements() if r.tag == "tr"]
    return Grid(
        tuple(tuple(Line(tuple(_trimmed(_runs(c.children)))) for c in r.elements()) for r in rows)
    )


def _lines(node: Node, level: int, mark: str = "") -> Iterator[Line]:
    """The paragraphs below a block; the first of a list's item carries its mark."""
    if node.tag in ("ul", "ol"):
        start = int(node.get("start", "1"))
        for number, item in enumerate(node.elements(), start=start):
            marker = f"{number}." if node.tag == "ol" else "•"
            yield from _item(item, min(level, 1), marker)
    elif node.tag in ("p", "dt", "dd", "pre"):
        runs = tuple(_trimmed(_runs(node.children, Run("", language=node.get("lang")))))
        if any(run.text.strip() for run in runs):
            yield Line(runs, level, mark)
    elif node.tag in ("div", "blockquote", "dl"):
        for child in node.elements():
            yield from _lines(child, level)
    else:
        raise NoRule(node.tag, plain_text((node,)))


def _item(item: Node, level: int, mark: str) -> Iterator[Line]:
    inline: list[Node | str] = []
    for child in item.children:
        if isinstance(child, str) or child.tag in _INLINE:
            inline.append(child)
            continue
        runs = tuple(_trimmed(_runs(inline)))
        if runs:
            yield Line(runs, level, mark)
            mark = ""
        inline = []
        deeper = child.tag in ("ul", "ol")
        yield from _lines(child, level + deeper, "" if deeper else mark)
        mark = mark if deeper else ""
    runs = tuple(_trimmed(_runs(inline)))
    if runs:
        yield Line(runs, level, mark)


def _trimmed(runs: Iterable[Run]) -> list[Run]:
    """Runs without spaces at the ends of the line."""
    found = [run for run in runs if run.text]
    while found and not found[0].text.strip():
        found.pop(0)
    while found and not found[-1].text.strip():
        found.pop()
    if found:
        found[0] = _with(found[0], found[0].text.lstrip())
        found[-1] = _with(found[-1], found[-1].text.rstrip())
    return found


def _with(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.language, run.fact, run.href)


def _runs(children: Iterable[Node | str], look: Run = Run("")) -> Iterator[Run]:
    for child in children:
        if isinstance(child, str):
            yield _with(look, _SPACE.sub(" ", child))
            continue
        bold, italic = look.bold, look.italic
        language, href = child.get("lang", look.language), look.href
        match child.tag:
            case "img" | "sup":
                continue  # pictures stand beside the words; a slide has no footnotes
            case "bdi" if child.get("dir") == "ltr":
                shown = _SPACE.sub(" ", plain_text((child,))).strip().replace(" ", NO_BREAK_SPACE)
                yield Run(f"{ISOLATE_LTR}{shown}{ISOLATE_END}", True, False, "", True, href)
                continue
            case "br":
                yield _with(look, "\v")
                continue
            case "strong" | "code":
                bold = True
            case "em":
                italic = True
            case "a":
                href = child.get("href")
            case "span" | "abbr" | "bdi" | "sub":
                pass
            case tag:
                raise NoRule(tag, plain_text((child,)))
        yield from _runs(child.children, Run("", bold, italic, language, False, href))
