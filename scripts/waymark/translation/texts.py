"""What a translator is given of a document: the union of its editions, each text once, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from waymark.model import Library, SourceText
from waymark.translation.extract import extract
from waymark.translation.passages import shared_words
from waymark.translation.segment import Key, Segment, SegmentKind
from waymark.translation.tokens import PLACEHOLDER

TITLE_LENGTH = 60
SUMMARY_LENGTH = 160
"""Characters that menus, search results and shared links show; a wish, not a limit."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text to be translated, with lines that tell the translator where it stands."""

    context: str | None
    english: str
    comments: tuple[str, ...] = ()

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
    found: dict[Key, tuple[tuple[int, int], Segment, tuple[str, ...], list[str]]] = {}
    for audience, selection in editions:
        for segment, headings in _with_headings(selection, extract(selection)):
            if segment.key not in found:
                at = _position(selection, segment)
                found[segment.key] = (at, segment, headings, [])
            audiences = found[segment.key][3]
            if audience not in audiences:
                audiences.append(audience)
    body = [
        Text(*segment.key, _comments(segment, headings, audiences))
        for _, segment, headings, audiences in sorted(found.values(), key=lambda row: row[0])
    ]
    return (
        Text("title", title, (f"Title of the document; best below {TITLE_LENGTH} characters.",)),
        Text("summary", summary, (f"Below the title; best below {SUMMARY_LENGTH} characters.",)),
        *body,
    )


def library_texts(library: Library) -> tuple[Text, ...]:
    """The library's own words: audiences, sections, the organisation."""
    return tuple(
        Text(context, english, (_PURPOSES[context.rpartition(".")[2]],))
        if context.rpartition(".")[2] in _PURPOSES
        else Text(context, english, ("Title of a section, in menus.",))
        for context, english in shared_words(library).items()
    )


_PURPOSES = {
    "label": "Heads the pages for these readers.",
    "invitation": "Link on the home page; the reader speaks.",
    "purpose": "One line below that link.",
    "site_name": "Name of the site, on every page.",
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


def _position(selection: SourceText, segment: Segment) -> tuple[int, int]:
    """The author's line and the column of a segment's start."""
    line_start = selection.text.rfind("\n", 0, segment.start) + 1
    return selection.numbers[segment.line], segment.start - line_start


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
