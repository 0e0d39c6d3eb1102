"""The finished lines of a printed file, in its language: edition, contacts, state, licence."""

from __future__ import annotations

from datetime import date, timedelta

from waymark.build.shown import standing_of
from waymark.build.work import Work, edition_of
from waymark.facts import format_date
from waymark.model import (
    ENGLISH,
    Document,
    Finished,
    Format,
    Frozen,
    Kind,
    TranslationKind,
)

_BANNERS = {
    TranslationKind.MACHINE: "machine.banner",
    TranslationKind.HUMAN: "human.banner",
}


def labels(
    work: Work, document: Document, finished: Finished, address: str, format: Format
) -> dict[str, str]:
    """Every line that a file shows beside its text, by the names that exporters know.

    ``address`` is the short address in full. The keys ``draft`` and ``draft-english`` are empty in
    a released file.
    """
    library, code = work.library, finished.language
    assert library is not None
    frozen = work.released.current[edition_of(finished.composed)] if work.released else None
    words, english = work.words[code], work.words[ENGLISH]
    language = library.language(code)

    def dated(key: str, day: date | None) -> str:
        return words[key].replace("{date}", format_date(day, language)) if day else ""

    state = finished.composed.translation
    banner = _BANNERS.get(state.kind, "draft.banner")
    draft = work.options.draft
    edition, translates = dated("print.draft-of", work.options.today) if draft else "", ""
    if frozen:
        named = dated("edition.released", frozen.released)
        edition = named.replace("{edition}", str(frozen.version))
        translates = _translates(work, frozen)
    partial = words["translation.partial"] if state.stand_ins else ""
    return {
        "edition": edition,
        "reviewed": dated("reviewed", document.review.last) or words["not-reviewed"],
        "contacts": dated("contacts-as-of", finished.contacts_as_of),
        "translation": " ".join(x for x in (translates, partial) if x),
        "draft": words[banner] if draft else "",
        "draft-english": english[banner] if draft and code != ENGLISH else "",
        "draft-stamp": words["draft.stamp"] if draft else "",
        "page": words["print.page-of"],
        "contents": words["print.contents"],
        "current": words["print.current"],
        "qr": words["print.qr"].replace("{address}", address),
        "formats": words["print.formats"],
        "licence": words["footer.licence"],
        "until": dated("print.until", hand_out_until(document)),
        "whole": words["print.whole"],
        "other": words["print.nastaliq"] if format is Format.NASTALIQ else "",
        "braille": words["braille.label"],
    }


def hand_out_until(document: Document) -> date | None:
    """The last day on which copies of a leaflet may go out: that of its next review."""
    last = document.review.last
    if last is None or document.kind is not Kind.LEAFLET:
        return None
    return last + timedelta(days=document.review.every.days)


def _translates(work: Work, frozen: Frozen) -> str:
    """The label of a translation that English has left."""
    standing = standing_of(work, frozen)
    if not standing.behind:
        return ""
    words = work.words[frozen.composed.language]["edition.translates"]
    named = words.replace("{edition}", str(standing.translates))
    return named.replace("{english}", str(standing.english))
