"""The blocks of the dialect, ``/// note | Title`` … ``///``: call-outs, numbered steps, slides,
blanks for a school's own contact and lines to write on."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

CALLOUTS = ("note", "important", "help")
"""``note`` adds, ``important`` warns, ``help`` is only ever the way to emergency help."""

STEPS = "steps"

SLIDE = "slide"
"""One slide of a deck; what follows it, up to the next slide or ``##`` heading, is what is said."""

FILL_IN = "fill-in"
"""A list of labels, each with a blank for what only a school knows."""

WRITE = "write"
"""Ruled lines to write on; the title's place holds their number."""

BLOCKS = (*CALLOUTS, STEPS, SLIDE, FILL_IN, WRITE)

MOST_LINES = 40
"""More ruled lines than fit on a page are a slip."""

_TITLES = {"callout": "callout__title", SLIDE: "slide__title", FILL_IN: "fill-in__title"}
"""The class of each box's title, by that of the box."""


class _Callout(Block):  # type: ignore[misc]
    """A call-out: ``role="note"`` is no landmark, so many may stand on a page, named or not."""

    ARGUMENT = None

    def on_create(self, parent: Element) -> Element:
        """The box, with its title as first paragraph if it has one."""
        box = SubElement(parent, "div", {"class": f"callout callout--{self.NAME}"})
        box.set("role", "note")
        if self.argument:
            title = SubElement(box, "p", {"class": _TITLES["callout"]})
            title.text = self.argument
        return box


class _Note(_Callout):
    NAME = "note"


class _Important(_Callout):
    NAME = "important"


class _Help(_Callout):
    NAME = "help"


class _Steps(Block):  # type: ignore[misc]
    """An ordered list drawn as numbered steps; the box around it is taken away afterwards."""

    NAME = STEPS
    ARGUMENT = False

    def on_create(self, parent: Element) -> Element:
        """A box that marks the lists inside."""
        return SubElement(parent, "div", {"class": STEPS})


class _Titled(Block):  # type: ignore[misc]
    """A box that is a group of its own, named by its title."""

    ARGUMENT = None

    def on_create(self, parent: Element) -> Element:
        """The box, with its title as first paragraph."""
        box = SubElement(parent, "div", {"class": self.NAME, "role": "group"})
        if self.argument:
            SubElement(box, "p", {"class": _TITLES[self.NAME]}).text = self.argument
        return box


class _Slide(_Titled):
    NAME = SLIDE


class _FillIn(_Titled):
    NAME = FILL_IN


class _Write(Block):  # type: ignore[misc]
    """A prompt, then empty lines: nothing for a screen reader, which must not hear underscores."""

    NAME = WRITE
    ARGUMENT = None

    def on_create(self, parent: Element) -> Element:
        """The box for the prompt."""
        return SubElement(parent, "div", {"class": WRITE})

    def on_end(self, block: Element) -> None:
        """The lines, after whatever stands inside."""
        for _ in range(lines_to_write(self.argument)):
            SubElement(block, "div", {"class": f"{WRITE}__line"})


def lines_to_write(argument: str) -> int:
    """How many lines ``/// write | 6`` asks for; 0 where that is no number from 1 to 40."""
    number = int(argument) if argument.isascii() and argument.isdigit() else 0
    return number if number <= MOST_LINES else 0


class DialectBlocks(BlocksExtension):  # type: ignore[misc]
    """Registers the blocks."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: ARG002, N802
        """Called by pymdownx with its manager of blocks."""
        for block in (_Note, _Important, _Help, _Steps, _Slide, _FillIn, _Write):
            block_mgr.register(block, {})


def finish_blocks(root: Element) -> None:
    """Name each box by its title and lift each list of steps out of its box."""
    numbers: Counter[str] = Counter()
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            classes = child.get("class", "").split()
            kind = next((name for name in _TITLES if name in classes), "")
            if child.tag == "div" and kind:
                title = child.find(f"p[@class='{_TITLES[kind]}']")
                if title is not None:
                    numbers[kind] += 1
                    title.set("id", f"{kind}-{numbers[kind]}")
                    child.set("aria-labelledby", f"{kind}-{numbers[kind]}")
            elif child.tag == "div" and classes == [STEPS]:
                for steps in child.findall("ol"):
                    steps.set("class", STEPS)
                if [c.tag for c in child] == ["ol"]:
                    parent[index] = child[0]
                    parent[index].tail = child.tail
                else:
                    del child.attrib["class"]
