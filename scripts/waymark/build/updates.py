"""What the page of updates tells of: releases, withdrawals and contacts, from the registers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from waymark.build.bygone import last_changes
from waymark.build.standing import StandingEdition
from waymark.build.work import Released
from waymark.editions import Edition
from waymark.model import ENGLISH, Entry, Event, Library, NoticePlan, Register, Version
from waymark.site import ChangedContact, Happened, Happening

_TOLD = frozenset({Event.RELEASED, Event.LANGUAGE_RELEASED, Event.WITHDRAWN})


def happened(released: Released) -> Iterator[Happened]:
    """Every release and withdrawal of an edition that has an address, oldest first a document.

    Nothing of who asked, read, commented or approved is told.
    """
    standings = {s.edition: s for s in released.standings}
    for register in released.records.registers:
        for entry in register.entries:
            if entry.event in _TOLD:
                for language in _languages(register, entry, standings):
                    one = _happened(register, entry, language, standings, released)
                    if one is not None:
                        yield one
    yield from _ended(released)


def _ended(released: Released) -> Iterator[Happened]:
    """Every notice that ended, which no entry tells of."""
    for standing in released.standings:
        if standing.ended:
            edition, version = standing.edition, standing.latest.version
            name = f"{edition.document}-{edition.audience}-{edition.language}-{version}-ended"
            yield Happened(
                id=name.replace(".", "-"),
                document=edition.document,
                language=edition.language,
                day=standing.ended.date(),
                what=Happening.ENDED,
                title=released.titles[edition],
                editions=((edition.audience, version, released.page(standing)),),
                with_english=edition.language != ENGLISH,
            )


def changed_contacts(
    library: Library, released: Released
) -> Mapping[str, tuple[ChangedContact, ...]]:
    """The last change of each contact that a language's pages show, since its first release."""
    organisation = library.organisation
    everywhere = (
        *organisation.emergency,
        organisation.accessible_formats,
        organisation.complaints,
        organisation.report_error,
    )
    first: dict[str, date] = {}
    for standing in released.standings:
        language, day = standing.edition.language, standing.releases[0].date
        first[language] = min(day, first.get(language, day))
    found = {}
    for language, since in first.items():
        shown = (f for e, f in released.current.items() if e.language == language)
        keys = [*everywhere, *(key for frozen in shown for key in frozen.composed.fact_keys)]
        found[language] = tuple(last_changes(library.facts, keys, since))
    return found


def _languages(
    register: Register, entry: Entry, standings: Mapping[Edition, StandingEdition]
) -> tuple[str, ...]:
    """The languages that an entry concerns: a withdrawal without one takes all of them along."""
    if entry.language or entry.event is not Event.WITHDRAWN:
        return (entry.language or ENGLISH,)
    found = {
        edition.language
        for edition, standing in standings.items()
        if edition.document == register.document
        and edition.audience in entry.versions
        and standing.releases[0].date <= entry.date
    }
    return tuple(sorted(found))


def _happened(
    register: Register,
    entry: Entry,
    language: str,
    standings: Mapping[Edition, StandingEdition],
    released: Released,
) -> Happened | None:
    editions = []
    again = False
    for audience, version in entry.versions.items():
        edition = Edition(register.document, audience, language)
        if edition in standings:
            editions.append((audience, version, released.page(standings[edition])))
            again = again or standings[edition].releases[0].version != version
    if not editions:
        return None
    withdrawn = entry.event is Event.WITHDRAWN
    audience, version, _ = editions[0]
    notice = _notice(register, audience, version, language, released)
    what = Happening.NOTICE if notice else Happening.CHANGED if again else Happening.NEW
    end = "-withdrawn" if withdrawn else ""
    return Happened(
        id=f"{register.document}-{audience}-{language}-{version}{end}".replace(".", "-"),
        document=register.document,
        language=language,
        day=entry.date,
        what=Happening.WITHDRAWN if withdrawn else what,
        title=released.titles[Edition(register.document, audience, language)],
        editions=tuple(editions),
        note=entry.note,
        # Why a release was urgent is for the register; why a text was taken back is for readers.
        reason=entry.reason if withdrawn else "",
        minor=entry.minor,
        urgent=entry.urgent,
        safety=entry.safety,
        with_english=withdrawn and not entry.language and language != ENGLISH,
        ends=notice.ends if notice else None,
    )


def _notice(
    register: Register, audience: str, version: Version, language: str, released: Released
) -> NoticePlan | None:
    path = register.frozen_path(audience, version, language)
    return next((f.document.notice for f in released.records.frozen if f.path == path), None)
