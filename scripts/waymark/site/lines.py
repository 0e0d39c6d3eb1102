"""The finished lines of a document page: trust, downloads, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from waymark.model import (
    Citation,
    Download,
    Source,
    SourceStatus,
    TranslationKind,
    Trust,
)
from waymark.site.edition import ReadyEdition, Wording
from waymark.site.wording import download_line, fill, paper_line


def trust(item: ReadyEdition, *, draft: bool) -> Trust:
    """What the line under the title rests on."""
    review, standing = item.document.review, item.standing
    due = review.last + timedelta(days=review.every.days) if review.last else None
    return Trust(
        edition=str(standing.version) if standing else "",
        draft=draft,
        last_reviewed=review.last,
        next_review=due,
        contacts_as_of=item.finished.contacts_as_of,
        translation=item.finished.composed.translation,
        released=standing.released if standing else None,
        translates=str(standing.translates) if standing and standing.behind else "",
        english=str(standing.english) if standing and standing.behind else "",
        review_due=standing is not None and standing.review_due,
    )


def trust_lines(facts: Trust, wording: Wording) -> dict[str, str]:
    """The trust line's parts by name, in the order in which they are shown."""
    words, day = wording.words, wording.date
    lines: dict[str, str] = {}
    if facts.draft:
        lines["edition"] = words["draft.stamp"]
    elif facts.released:
        lines["edition"] = edition_line(facts.edition, facts.released, wording)
    if facts.last_reviewed:
        lines["reviewed"] = fill(words["reviewed"], date=day(facts.last_reviewed))
    else:
        lines["reviewed"] = words["not-reviewed"]
    if facts.next_review:
        key = "review-due" if facts.review_due else "next-review"
        lines["next-review"] = fill(words[key], date=day(facts.next_review))
    if facts.contacts_as_of:
        lines["contacts"] = fill(words["contacts-as-of"], date=day(facts.contacts_as_of))
    if facts.translation.kind is TranslationKind.REVIEWED:
        lines["translation"] = words["translation.reviewed"]
    if facts.translates:
        lines["translates"] = fill(
            words["edition.translates"], edition=facts.translates, english=facts.english
        )
    return lines


def edition_line(version: str, released: date, wording: Wording) -> str:
    """A release by its number and day ("Edition 1.2, 20 November 2026")."""
    words = wording.words["edition.released"]
    return fill(words, edition=version, date=wording.date(released))


def downloads(item: ReadyEdition, wording: Wording) -> tuple[Download, ...]:
    """The edition's files, each with the lines that name it and say how to print it."""
    title, code = item.finished.title.text, item.finished.language
    return tuple(
        replace(d, label=download_line(d, title, code, wording), paper=paper_line(d, wording))
        for d in item.downloads
    )


def citations(sources: Iterable[Source], wording: Wording) -> tuple[Citation, ...]:
    """What the text rests on. A restricted source is named, never linked (design 2)."""
    cited = []
    for source in sources:
        if source.status is SourceStatus.RESTRICTED:
            cited.append(Citation(source.title, "", wording.words["source.restricted"]))
        else:
            note = ""
            if source.checked:
                note = fill(wording.words["source.checked"], date=wording.date(source.checked))
            cited.append(Citation(source.title, source.url, note))
    return tuple(cited)
