"""The three gates between the author's English and any merged text (design 9).

1. Identity: a catalogue that translates every text by itself changes no byte (:func:`identity`).
2. Structure: English and merged text have equal skeletons (:func:`same_structure`).
3. Coverage: whatever words Markdown shows come from a segment (:func:`uncovered`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from waymark.model import Finding, Node, SourceText, finding
from waymark.translation.extract import extract
from waymark.translation.segment import Segment
from waymark.translation.spans import replaced
from waymark.translation.syntax import has_words
from waymark.translation.wording import short

Skeleton = Callable[[str], tuple[object, ...]]
"""The blocks of a Markdown text as Markdown sees them, without its words."""

_REFERENCE = re.compile(r"\[\^[^\]]+\]")
_NOT_TEXT = frozenset({"code", "pre"})
_MASK = "0"  # no letter, no syntax: it stays where it is put


def identity(text: SourceText, segments: Sequence[Segment]) -> bool:
    """Whether the spans hold exactly what the segments say, and nothing between them changes."""
    return replaced(text, ((s, text.text[s.start : s.end]) for s in segments)) == text and all(
        _joined(text.text[s.start : s.end]) == " ".join(s.msgid.split()) for s in segments
    )


def same_structure(english: SourceText, merged: SourceText, skeleton: Skeleton) -> bool:
    """Whether Markdown sees the same blocks in both; neither holds marks."""
    return skeleton(english.text) == skeleton(merged.text)


def uncovered(
    text: SourceText, segments: Sequence[Segment], tree: Callable[[str], Node]
) -> tuple[str, ...]:
    """Words that Markdown shows and no segment holds, in order; code and placeholders apart.

    ``tree`` renders a text. Every segment is masked before; what is left in letters would reach
    readers of all languages in English, unmarked. References to footnotes stay, so that the notes
    are rendered.
    """
    source = text.text
    masked = replaced(
        text,
        ((s, _MASK + "".join(_REFERENCE.findall(source[s.start : s.end]))) for s in segments),
    )
    return tuple(t for t in _texts(tree(masked.text)) if has_words(t))


def coverage(selection: SourceText, path: str, tree: Callable[[str], Node]) -> tuple[Finding, ...]:
    """Identity and coverage as findings (TR015), placed in the PO file: they hold one language.

    Both depend on the English text alone, so a caller may remember the result.
    """
    segments = extract(selection)
    lost = uncovered(selection, segments, tree)
    findings = [
        finding("TR015", path, f"“{short(words)}” would stand in English without being marked.")
        for words in lost
    ]
    if not identity(selection, segments):
        message = f"The texts found in {selection.path} are not what stands there."
        findings.append(finding("TR015", path, message))
    return tuple(findings)


def _texts(node: Node) -> Iterator[str]:
    """The runs of text below a node, an image's text with them."""
    if node.tag in _NOT_TEXT:
        return
    if alternative := node.get("alt").strip():
        yield alternative
    for child in node.children:
        if isinstance(child, Node):
            yield from _texts(child)
        elif child.strip():
            yield child.strip()


def _joined(span: str) -> str:
    """A span's words on one line, without the markers that its further lines begin with."""
    first, *rest = span.split("\n")
    return " ".join(" ".join([first, *(line.lstrip(" \t>") for line in rest)]).split())
