"""Links and images as written, with their places, and links between documents resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from waymark.markup.scan import masked
from waymark.model import Finding, Place, SourceText, finding
from waymark.model.marks import FACT

DOCUMENT_SCHEME = "doc:"
"""``[text](doc:worried#notice)`` names a document by its id, and a heading in it."""

_TEXT = r"(?:[^\[\]]|\[[^\[\]]*\](?:\([^()]*\))?)*?"
_TARGET = rf"(?:{FACT.pattern.replace('(', '(?:')}|\{{\{{[^{{}}\n]*\}}\}}|[^()\s]|\([^()\s]*\))*"
_INLINE = re.compile(
    rf'(?P<bang>!?)\[(?P<text>{_TEXT})\]\((?P<target>{_TARGET})(?P<title>\s+"[^"\n]*")?\s*\)'
)


class Target(Protocol):
    """Where a link between documents leads."""

    @property
    def address(self) -> str:
        """What is written into the text in place of ``doc:…``."""

    @property
    def language(self) -> str:
        """The language of the page there."""


@dataclass(frozen=True, slots=True)
class LinkUse:
    """A link or image: its target and text as written, and its character span in the text."""

    target: str
    text: str
    image: bool
    place: Place
    start: int
    end: int

    @property
    def document(self) -> str:
        """The id of the document that it names, or nothing."""
        target = self.target.partition("#")[0]
        return target.removeprefix(DOCUMENT_SCHEME) if target.startswith(DOCUMENT_SCHEME) else ""

    @property
    def fragment(self) -> str:
        """What stands after ``#``, or nothing."""
        return self.target.partition("#")[2]


@lru_cache(maxsize=1024)  # looked for in a text by checks, pages and files
def links(body: SourceText) -> tuple[LinkUse, ...]:
    """All inline links and images, in order; images inside links too."""
    text = body.text
    prose = masked(text)
    found: list[LinkUse] = []
    start = 0
    while match := _INLINE.search(prose, start):
        begin, end = match.span("target")
        inner = text[slice(*match.span("text"))]
        use = LinkUse(
            text[begin:end], inner, bool(match["bang"]), body.place_at(match.start()), begin, end
        )
        found.append(use)
        # An image in a link's text is looked for from inside that text.
        start = match.start("text") if "![" in match["text"] else match.end()
    return tuple(found)


def linked_ids(body: SourceText) -> tuple[str, ...]:
    """The ids of the documents that a text links to, sorted, each once."""
    return tuple(sorted({use.document for use in links(body) if use.document}))


def resolve_links(
    body: SourceText,
    resolve: Callable[[str, str], Target | None],
    language: str,
    image: Callable[[str], str] = lambda path: path,
) -> tuple[SourceText, tuple[Finding, ...]]:
    """The text with each ``doc:`` link led to its target.

    ``resolve`` takes a document's id and a fragment. A target in another language than ``language``
    is marked ``{hreflang=…}``, which only this function may write. ``image`` turns an image's path
    into its address. Of a link that leads nowhere just now, only the words stay (LK008).
    """
    text = body.text
    edits: list[tuple[int, int, str]] = []
    findings: list[Finding] = []
    for use in links(body):
        if use.image:
            edits.append((use.start, use.end, image(use.target)))
        elif use.document:
            target = resolve(use.document, use.fragment)
            closing = text.index(")", use.end) + 1
            if target is None:
                message = f"“{use.text}” would lead to “{use.document}”, which is left out."
                findings.append(finding("LK008", use.place, message))
                opening = use.start - len("](") - len(use.text) - len("[")
                edits += [(opening, opening + 1, ""), (use.start - len("]("), closing, "")]
                continue
            edits.append((use.start, use.end, target.address))
            if target.language != language:
                edits.append((closing, closing, f"{{hreflang={target.language}}}"))
    for start, end, replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    lines = tuple(text.removesuffix("\n").split("\n")) if body.lines else ()
    return SourceText(body.path, lines, body.numbers), tuple(findings)
