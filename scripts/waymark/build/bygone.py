"""The past of what is released: histories, texts that are gone, addresses that lead on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from waymark.build.feedback import OfRelease
from waymark.build.layout import own_address
from waymark.build.standing import StandingEdition
from waymark.build.work import Released, edition_of
from waymark.editions import (
    Edition,
    Release,
    companion_address,
    editions_address,
    home_address,
    old_edition_address,
)
from waymark.facts import contact_changes, in_force
from waymark.model import ENGLISH, Fact, Library, Version
from waymark.site import (
    ChangedContact,
    Gone,
    History,
    Move,
    PastRelease,
    ReleaseState,
)


def histories(library: Library, released: Released, tested: OfRelease) -> Iterator[History]:
    """The story of each edition, its newest release first, with who read what before."""
    kept = {(edition_of(f.composed), f.version) for f, _ in released.old}
    english = {
        (s.edition.document, s.edition.audience): {r.version: r for r in s.releases}
        for s in released.standings
        if s.edition.language == ENGLISH
    }
    groups = {g.id: g.name for g in library.groups}
    for standing in released.standings:
        edition = standing.edition
        shown = released.current.get(edition)
        originals = english.get((edition.document, edition.audience), {})
        rows = []
        for release in reversed(standing.releases):
            original = originals.get(release.translates, release)
            rows.append(
                PastRelease(
                    version=release.version,
                    released=release.date,
                    state=_state(standing, release, shown.version if shown else None, kept),
                    note=release.note or original.note,
                    groups=tuple(groups.get(g, g) for g in original.groups),
                    minor=release.minor,
                    urgent=release.urgent,
                    safety=release.safety,
                    translates=None if edition.language == ENGLISH else release.translates,
                    kept=(edition, release.version) in kept,
                    tested=tested.get((edition, release.version), ()),
                )
            )
        yield History(
            document=edition.document,
            page=released.page(standing),
            audience=edition.audience,
            language=edition.language,
            title=released.titles[edition],
            releases=tuple(rows),
            changes=tuple(_changes(standing, released, library)),
        )


def gone(released: Released) -> Iterator[Gone]:
    """What was released and is not shown: withdrawn, or held by a fault."""
    for standing in released.standings:
        edition, entry = standing.edition, standing.withdrawn
        english = Edition(edition.document, edition.audience, ENGLISH)
        stands_in = standing.unsafe and standing.alive and english in released.current
        if edition in released.current or stands_in:
            continue
        yield Gone(
            document=edition.document,
            page=released.page(standing),
            audience=edition.audience,
            language=edition.language,
            title=released.titles[edition],
            withdrawn=entry.date if entry else None,
            ended=standing.ended,
            reason=entry.reason if entry else "",
            instead=entry.instead if entry else "",
        )


def moves(released: Released, taken: frozenset[str]) -> Iterator[Move]:
    """Every other address that was ever released, and where it leads.

    ``taken`` are the addresses that pages have. An edition's earlier addresses lead to its page,
    those of an audience or language that is gone to the English text, else to a home page.
    """
    found: dict[str, Move] = {}
    pages = {s.edition: released.page(s) for s in released.standings}
    versions = {s.edition: [r.version for r in s.releases] for s in released.standings}
    for edition, page in pages.items():
        for version in versions[edition]:
            there = old_edition_address(page, version)
            found.setdefault(there, Move(there, page, edition.language))
    for frozen in released.records.frozen:
        composed = frozen.composed
        page = pages.get(edition_of(composed), "")
        for companion in composed.companions if page else ():
            there = companion_address(own_address(composed), companion.kind)
            found.setdefault(there, Move(there, page, composed.language))
    languages = {edition.language for edition in pages}
    for row in released.records.addresses:
        edition = Edition(row.document, row.audience, row.language)
        english = Edition(row.document, row.audience, ENGLISH)
        near = next((e for e in (edition, english) if e in pages), None)
        if near is None:
            language = row.language if row.language in languages else ENGLISH
            move = Move(row.address, home_address(language), language)
            found.setdefault(row.address, move)
            continue
        page = pages[near]
        found.setdefault(row.address, Move(row.address, page, near.language))
        below = Move(editions_address(row.address), editions_address(page), near.language)
        found.setdefault(below.address, below)
        for version in versions[near]:
            there = old_edition_address(page, version)
            target = there if there in taken else page
            old = old_edition_address(row.address, version)
            found.setdefault(old, Move(old, target, near.language))
    yield from (m for a, m in found.items() if a not in taken and a != m.target)


def _state(
    standing: StandingEdition,
    release: Release,
    shown: Version | None,
    kept: set[tuple[Edition, Version]],
) -> ReleaseState:
    if release.version not in standing.alive:
        return ReleaseState.WITHDRAWN
    if standing.ended:
        return ReleaseState.ENDED
    if release.version == shown:
        return ReleaseState.CURRENT
    if (standing.edition, release.version) in kept:
        return ReleaseState.SUPERSEDED
    return ReleaseState.HELD


def _changes(
    standing: StandingEdition, released: Released, library: Library
) -> Iterator[ChangedContact]:
    """The last change of each live fact of the text that is shown, since its first release."""
    frozen = released.current.get(standing.edition)
    if frozen is None:
        return
    yield from last_changes(library.facts, frozen.composed.fact_keys, standing.releases[0].date)


def last_changes(
    facts: Mapping[str, Fact], keys: Iterable[str], since: date
) -> Iterator[ChangedContact]:
    """The last change of each live fact among these keys since a day, the newest first.

    It names the fact to use today; one that is retired without an heir is left out.
    """
    today = in_force(facts)
    last = {
        today[change.key].key: (change.until, change.label)
        for change in contact_changes(facts, keys)
        if change.until >= since and not today[change.key].retired
    }
    for key, (day, label) in sorted(last.items(), key=lambda item: item[1], reverse=True):
        yield ChangedContact(day, key, label)
