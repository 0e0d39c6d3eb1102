"""What a translator is given of a document: the union of its editions, each text once, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from waymark.model import Library, SourceText
from waymark.translation.critical import help_lines
from waymark.translation.extract import extract
from waymark.translation.passages import shared_words
from waymark.translation.segment import Key, Segment, SegmentKind
from waymark.translation.tokens import PLACEHOLDER

TITLE_LENGTH = 60
SUMMARY_LENGTH = 160
LINK_LENGTH = 40
"""Characters that menus, buttons, search results and shared links show; a wish, not a limit."""

_SHORT = f"best below {LINK_LENGTH} characters"


@dataclass(frozen=True, slots=True)
class Text:
    """One text to be translated, with lines that tell the translator where it stands.

    ``urgent`` is one in a box of emergency help.
    """

    context: str | None
    english: str
    comments: tuple[str, ...] = ()
    urgent: bool = False

    @property
    def key(self) -> Key:
        """What finds its translation."""
        return self.context, self.english


def document_texts(
    title: str, summary: str, editions: Iterable[tuple[str, SourceText]]
) -> tuple[Text, ...]:
    """The texts of a document's editions that go to a language.

    ``editions`` are pairs of an audience's id and its selected text; notes to colleagues and other
    languages' editions are not among them, so they never reach a PO file. Texts come in the order
    of the author's lines.
    """
    found: dict[Key, _Found] = {}
    for audience, selection in editions:
        segments, starts = extract(selection), _line_starts(selection)
        urgent = help_lines(selection.lines)
        for segment, headings in _with_headings(selection, segments):
            one = found.get(segment.key)
            if one is None:
                at = selection.numbers[segment.line], segment.start - starts[segment.line]
                one = found[segment.key] = _Found(at, segment, headings)
            one.audiences[audience] = None
            one.urgent |= segment.line in urgent
    body = [
        Text(*f.segment.key, _comments(f.segment, f.headings, tuple(f.audiences)), f.urgent)
        for f in sorted(found.values(), key=lambda f: f.at)
    ]
    return (
        Text("title", title, (f"Title of the document; best below {TITLE_LENGTH} characters.",)),
        Text("summary", summary, (f"Below the title; best below {SUMMARY_LENGTH} characters.",)),
        *body,
    )


@dataclass(slots=True)
class _Found:
    """A text on the way: where it stands (the author's line, a column), and for whom."""

    at: tuple[int, int]
    segment: Segment
    headings: tuple[str, ...]
    audiences: dict[str, None] = field(default_factory=dict)
    urgent: bool = False


def library_texts(library: Library) -> tuple[Text, ...]:
    """The library's own words: audiences, sections, the organisation, places to fill in."""
    return tuple(
        Text(context, english, (_purpose(context),))
        for context, english in shared_words(library).items()
    )


def _purpose(context: str) -> str:
    """What a word of the library is for: a section and a fact may have any name."""
    if context.startswith("section."):
        return f"Title of a section, in menus; {_SHORT}."
    if context.startswith("fact-label."):
        return "Whose number or address is still to be filled in; seen in drafts only."
    return _PURPOSES[context.rpartition(".")[2]]


_PURPOSES = {
    "label": f"Heads the pages for these readers; {_SHORT}.",
    "invitation": f"Link on the home page; the reader speaks; {_SHORT}.",
    "purpose": "One line below that link.",
    "title": f"Link on the page for these readers: where they work; {_SHORT}.",
    "summary": "One line below that link.",
    "site_name": f"Name of the site, on every page; {_SHORT}.",
    "description": "What the site is, in search results.",
}


def _with_headings(
    selection: SourceText, segments: Sequence[Segment]
) -> Iterator[tuple[Segment, tuple[str, ...]]]:
    """Each segment with the headings that it stands under."""
    path: list[tuple[int, str]] = []
    for segment in segments:
        if segment.kind is SegmentKind.HEADING:
            line = selection.lines[segment.line].lstrip(" \t>")
            level = len(line) - len(line.lstrip("#"))
            path = [p for p in path if p[0] < level]
            yield segment, tuple(text for _, text in path)
            path.append((level, segment.msgid))
        else:
            yield segment, tuple(text for _, text in path)


def _line_starts(selection: SourceText) -> list[int]:
    """The offset of each line's start in ``selection.text``."""
    return [0, *accumulate(len(line) + 1 for line in selection.lines)]


def _comments(
    segment: Segment, headings: tuple[str, ...], audiences: Sequence[str]
) -> tuple[str, ...]:
    where = f", under “{' › '.join(headings)}”" if headings else ""
    kept = dict.fromkeys(PLACEHOLDER.findall(segment.msgid))
    return (
        f"{segment.kind.value.capitalize()}{where}.",
        f"For: {', '.join(audiences)}.",
        *((f"Keep as it is: {', '.join(kept)}",) if kept else ()),
    )
