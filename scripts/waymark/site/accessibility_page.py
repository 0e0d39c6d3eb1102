"""The accessibility statement's page: first what matters to a reader, then the law's form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from waymark.editions import accessibility_address
from waymark.model import (
    CRITERIA,
    ENGLISH,
    AccessibilityRecord,
    Compliance,
    Crumb,
    PageKind,
    PageRecord,
    Part,
    Passage,
    Result,
)
from waymark.site.edition import Wording
from waymark.site.lines import citations
from waymark.site.shelf import Shelf
from waymark.site.statement import statement
from waymark.site.ways import alternates, home_crumb
from waymark.site.wording import fill, number


def accessibility_page(
    shelf: Shelf, wording: Wording, english: Wording, *, draft: bool
) -> PageRecord:
    """The statement. ``english`` is how the site speaks English: it dates the law's form."""
    code = wording.language.code
    title = Passage(wording.words["accessibility.title"], code)
    library = shelf.library
    record = library.accessibility
    form = statement(record, library.organisation, english.date)
    if code != ENGLISH:
        name = f"Accessibility statement for {library.organisation.site_name}"
        follows = Passage(wording.words["accessibility.english"], code)
        head = Part("statement", Passage(name, ENGLISH), (follows,))
        deeper = (replace(part, level=part.level + 1) for part in form)
        form = (*_summary(record, wording), head, *deeper)
    return PageRecord(
        kind=PageKind.ACCESSIBILITY,
        address=accessibility_address(code),
        language=code,
        direction=wording.language.direction,
        title=title,
        summary=Passage(wording.words["accessibility.lede"], code),
        text="",
        crumbs=(home_crumb(wording), Crumb(title.text, None, code)),
        alternates=alternates(shelf, accessibility_address),
        sources=citations(record.sources if record else (), wording),
        parts=form,
        exit_shortcut=True,
        indexed=not draft,
    )


def _summary(record: AccessibilityRecord | None, wording: Wording) -> Iterator[Part]:
    """What a reader needs most, in interface words: how it stands, and whom to ask."""
    words, code = wording.words, wording.language.code
    record = record or AccessibilityRecord()

    def said(*lines: str) -> tuple[Passage, ...]:
        return tuple(Passage(line, code) for line in lines)

    def counted(word: str, *results: Result) -> str:
        count = number(record.count(*results), wording.language)
        return fill(words[word], count=count, all=number(len(CRITERIA), wording.language))

    counts = (
        counted("accessibility.met", Result.PASS, Result.NOT_APPLICABLE),
        counted("accessibility.failed", Result.FAIL),
        counted("accessibility.untested", Result.NOT_TESTED, Result.PARTLY_TESTED),
    )
    state = {
        Compliance.FULL: words["accessibility.full"],
        Compliance.PARTIAL: words["accessibility.partial"],
        Compliance.NONE: words["accessibility.none"],
        Compliance.UNKNOWN: words["accessibility.unknown"],
    }[record.compliance]
    assessed = record.compliance is not Compliance.UNKNOWN
    yield Part(
        "in-short",
        Passage(words["accessibility.status"], code),
        said(state),
        said(*counts) if assessed else (),
    )
    yield Part(
        "help",
        Passage(words["accessibility.help"], code),
        (),
        said(
            words["accessibility.formats"],
            words["accessibility.problems"],
            words["accessibility.complaints"],
        ),
    )
