"""The block filter: what one audience is given, decided before Markdown sees a word.

``/// audience | professionals, schools`` … ``///`` keeps a block for those audiences, ``///
internal`` … ``///`` is a note to colleagues and is always dropped. What is dropped is dropped as
lines, so nothing of it can survive in a heading list, an index or a file (design 2).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from waymark.markup import BLOCKS
from waymark.model import Document, Finding, Place, SourceText, finding

# Only what Python-Markdown reads as a fence of code may hide a block's line from the filter.
_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[ ]*[\w-]*[ ]*$")
_OPEN = re.compile(r"^(?P<slashes>/{3,})\s*(?P<word>[\w-]+)\s*(?:\|(?P<rest>.*))?$")
_CLOSE = re.compile(r"^(?P<slashes>/{3,})\s*$")
_INSIDE = re.compile(
    r"^(?:\s+|\s*(?:>|[-*+]\s|\d+[.)]\s|\||:\s|\[\^[^\]]*\]:)\s*)/{3,}\s*(?:audience|internal)\b",
    re.IGNORECASE,
)
_FILTERS = ("audience", "internal")


@dataclass(frozen=True, slots=True)
class _Block:
    """An open block: its kind, its 0-based line, its slashes, and for whom its lines are kept."""

    word: str
    line: int
    slashes: str
    audiences: frozenset[str] = frozenset()

    @property
    def filters(self) -> bool:
        return self.word in _FILTERS


def select(
    document: Document, audience: str, known: Sequence[str] = ()
) -> tuple[SourceText, tuple[Finding, ...]]:
    """The text of one audience's edition, with its line numbers, and what is wrong with its blocks.

    ``known`` are the library's audiences, so that a block for an unknown one (AU001) is told from
    one for an audience that the document lacks (AU005). Findings: AU001, AU003–AU009. Any of them
    means that the result must not be used: what is not clearly allowed is not published.
    """
    body = document.body
    code = _code_lines(body.lines)
    kept: list[int] = []
    findings: list[Finding] = []
    stack: list[_Block] = []
    for index, line in enumerate(body.lines):
        shown = all(audience in b.audiences for b in stack if b.filters)
        if index in code or "///" not in line:
            if shown:
                kept.append(index)
        elif _INSIDE.match(line):
            findings.append(
                finding("AU006", body.place(index), f"“{line.strip()}” stands inside other text.")
            )
        elif close := _CLOSE.match(line):
            if not stack or stack[-1].slashes != close["slashes"]:
                findings.append(
                    finding("AU004", body.place(index), f"“{line.strip()}” closes no block.")
                )
            elif not stack.pop().filters and shown:
                kept.append(index)
        elif opening := _OPEN.match(line):
            block, faults = _read(opening, index, document, known)
            findings += faults
            if block.filters and any(b.filters for b in stack):
                findings.append(
                    finding("AU008", body.place(index), f"“{line.strip()}” is in another block.")
                )
            stack.append(block)
            if shown and not block.filters:
                kept.append(index)
        elif line.startswith("///"):
            findings.append(
                finding("AU007", body.place(index), f"“{line.strip()}” is not understood.")
            )
        elif shown:
            kept.append(index)
    findings += [_never_closed(body, block) for block in stack]
    if not findings and not any(body.lines[i].strip() for i in kept):
        place = document.place(f"audiences.{audience}")
        findings.append(finding("AU009", place, f"Nothing is left for {audience}."))
    return _joined(body, kept), tuple(findings)


def _code_lines(lines: Sequence[str]) -> frozenset[int]:
    """The lines in closed fences of code; an unclosed fence is text to Python-Markdown."""
    found: set[int] = set()
    index = 0
    while index < len(lines):
        match = _FENCE.match(lines[index])
        end = (
            next(
                (i for i in range(index + 1, len(lines)) if lines[i].rstrip() == match["fence"]),
                None,
            )
            if match
            else None
        )
        if end is not None:
            found.update(range(index, end + 1))
            index = end
        index += 1
    return frozenset(found)


def _read(
    match: re.Match[str], index: int, document: Document, known: Sequence[str]
) -> tuple[_Block, list[Finding]]:
    """A block from its opening line, and what is wrong with that line."""
    word, rest = match["word"].lower(), (match["rest"] or "").strip()
    place = document.body.place(index)
    block = _Block(word, index, match["slashes"])
    if word not in _FILTERS:
        return block, [] if word in BLOCKS else [_unknown(word, place)]
    faults = _alone(document.body, index)
    if word == "internal":
        if rest:
            faults.append(finding("AU007", place, "An internal note takes no audience."))
        return block, faults
    names = [n.strip() for n in rest.split(",")]
    if not all(names):
        return block, [*faults, finding("AU007", place, f"“{match[0].strip()}” names no audience.")]
    for name in names:
        if name in document.audiences:
            continue
        if name in known:
            message = f"The document has no edition for “{name}”: nobody would read this."
            faults.append(finding("AU005", place, message))
        else:
            near = difflib.get_close_matches(name, [*known, *document.audiences], 1)
            hint = f"Did you mean “{near[0]}”?" if near else ""
            faults.append(finding("AU001", place, f"There is no audience “{name}”.", hint))
    return _Block(word, index, match["slashes"], frozenset(names)), faults


def _unknown(word: str, place: Place) -> Finding:
    """A block of an unknown name might be a mistyped filter: it holds the edition."""
    near = difflib.get_close_matches(word, [*_FILTERS, *BLOCKS], 1)
    hint = f"Did you mean “/// {near[0]}”?" if near else ""
    return finding("AU007", place, f"There is no block “/// {word}”.", hint)


def _alone(body: SourceText, index: int) -> list[Finding]:
    """A filter starts between blank lines; after text it would be read as part of that text."""
    before = body.lines[index - 1] if index else ""
    if not before.strip() or before.startswith("///"):
        return []
    return [finding("AU006", body.place(index), "There is no blank line before this block.")]


def _never_closed(body: SourceText, block: _Block) -> Finding:
    line = body.lines[block.line].strip()
    return finding("AU003", body.place(block.line), f"The block “{line}” is never closed.")


def _joined(body: SourceText, kept: Sequence[int]) -> SourceText:
    """The kept lines; where a block was dropped, the blank lines on both sides become one."""
    indexes: list[int] = []
    for index in kept:
        blank = not body.lines[index].strip()
        if blank and not indexes:
            continue
        if blank and indexes[-1] != index - 1 and not body.lines[indexes[-1]].strip():
            continue
        indexes.append(index)
    while indexes and not body.lines[indexes[-1]].strip():
        indexes.pop()
    return SourceText(
        body.path,
        tuple(body.lines[i] for i in indexes),
        tuple(body.numbers[i] for i in indexes),
    )
