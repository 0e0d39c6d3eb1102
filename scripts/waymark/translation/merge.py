"""English text + catalogue → text in another language, with English marked where it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waymark.model import Finding, Language, SourceText, TranslationKind, TranslationState, finding
from waymark.model.marks import stand_in
from waymark.translation.catalogue import Catalogue, Entry
from waymark.translation.cells import escape_bars
from waymark.translation.extract import extract
from waymark.translation.gates import Skeleton, same_structure
from waymark.translation.segment import Segment, SegmentKind
from waymark.translation.segment_check import misfit
from waymark.translation.spans import replaced
from waymark.translation.wording import short

_HARD_BREAK = re.compile(r"  \n([ \t>]*)")
STANDS_IN = "The English stands in."


@dataclass(frozen=True, slots=True)
class Merged:
    """A selected text in a language. The counts are of segments.

    ``kind`` is REVIEWED where every translation that is shown was; ``shown`` are these.
    """

    body: SourceText
    kind: TranslationKind
    total: int
    translated: int
    stand_ins: int
    findings: tuple[Finding, ...]
    shown: tuple[Entry, ...] = ()

    @property
    def state(self) -> TranslationState:
        """The same as pages show it."""
        return TranslationState(self.kind, self.total, self.translated, self.stand_ins)


@dataclass(frozen=True, slots=True)
class _Fitting:
    """A segment with a translation that passed the checks, as it will stand in the text."""

    segment: Segment
    entry: Entry
    text: str


def merge(
    selection: SourceText, catalogue: Catalogue | None, language: Language, skeleton: Skeleton
) -> Merged:
    """Put each translation in the place of its English segment; only spans are replaced.

    A missing, fuzzy or failing one leaves the English there, between the marks of
    :func:`waymark.model.marks.stand_in`. Findings, all placed in the PO file: TR004–TR007 for what
    fails, TR008 (hold: the whole text stands in English) where Markdown would see other blocks,
    TR009 where the file lacks texts altogether.
    """
    segments = extract(selection)
    if catalogue is None:
        body = _marked(selection, segments, ())
        return Merged(body, TranslationKind.MACHINE, len(segments), 0, len(segments), ())
    fitting: list[_Fitting] = []
    findings: list[Finding] = []
    for segment in segments:
        entry = catalogue.find(*segment.key)
        if entry is None:
            continue
        text, fault = checked(segment.msgid, entry, catalogue)
        if fault:
            findings.append(fault)
        else:
            fitting.append(_Fitting(segment, entry, _placed(text, segment, selection)))
    if lost := [s for s in segments if catalogue.entry(*s.key) is None]:
        message = f"Texts of the document are not in this file, such as “{short(lost[0].msgid)}”."
        findings.append(finding("TR009", catalogue.path, message))
    if not same_structure(selection, _unmarked(selection, fitting), skeleton):
        findings.append(_other_structure(selection, fitting, catalogue, language, skeleton))
        fitting = []
    return Merged(
        _marked(selection, segments, fitting),
        catalogue.kind(f.entry for f in fitting),
        len(segments),
        len(fitting),
        len(segments) - len(fitting),
        tuple(dict.fromkeys(findings)),
        tuple(f.entry for f in fitting),
    )


def checked(english: str, entry: Entry, catalogue: Catalogue) -> tuple[str, Finding | None]:
    """A translation as it may be shown, or the finding that says why it may not."""
    text = entry.text.strip()
    fault = misfit(english.strip(), text, entry.allowed)
    if fault is None:
        # Editors fold lines; only a line break of the English text is meant as one.
        return (text if "\n" in english else " ".join(text.split("\n"))), None
    message = f"The translation of “{short(english)}” {fault.reason}. {STANDS_IN}"
    return text, finding(fault.code, catalogue.place(entry), message)


def _placed(text: str, segment: Segment, selection: SourceText) -> str:
    """A translation as its place in the text asks for it.

    One that equals the English leaves the span as it is, so that wrapped lines stay wrapped.
    """
    span = selection.text[segment.start : segment.end]
    if text == segment.msgid:
        return span
    if segment.kind is SegmentKind.CELL:
        return escape_bars(text)
    match = _HARD_BREAK.search(span)
    return text.replace("\n", f"  \n{match[1]}") if match else text


def _unmarked(selection: SourceText, fitting: Sequence[_Fitting]) -> SourceText:
    return replaced(selection, ((f.segment, f.text) for f in fitting))


def _marked(
    selection: SourceText, segments: Sequence[Segment], fitting: Sequence[_Fitting]
) -> SourceText:
    """The text with translations where they fit and marked English elsewhere."""
    source = selection.text
    texts = {f.segment.start: f.text for f in fitting}

    def changes() -> Iterator[tuple[Segment, str]]:
        for s in segments:
            text = texts.get(s.start)
            yield s, stand_in(source[s.start : s.end]) if text is None else text

    return replaced(selection, changes())


def _other_structure(
    selection: SourceText,
    fitting: Sequence[_Fitting],
    catalogue: Catalogue,
    language: Language,
    skeleton: Skeleton,
) -> Finding:
    """Name the first translation that changes the structure by itself, else the file."""
    guilty = next(
        (f for f in fitting if not same_structure(selection, _unmarked(selection, [f]), skeleton)),
        None,
    )
    where = catalogue.place(guilty.entry if guilty else None)
    what = (
        f"With the translation of “{short(guilty.segment.msgid)}”"
        if guilty
        else f"In {language.english}"
    )
    message = f"{what} the text has other headings, lists or tables than the English."
    return finding("TR008", where, message, "Compare its Markdown with the English.")
