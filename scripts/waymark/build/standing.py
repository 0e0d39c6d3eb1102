"""What stands of every released edition: which texts may be shown, and what became of the rest.

Pure: registers and frozen texts in, values out. A text that a fault holds gives way to the newest
one that is whole; one that was withdrawn never comes back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from waymark.build.register_store import Records
from waymark.editions import Edition, EditionState, Release, page_address, states
from waymark.model import ENGLISH, Entry, Event, Frozen, Library, Register, Version


@dataclass(frozen=True, slots=True)
class StandingEdition:
    """One edition in one language.

    ``page`` is the address of its page; ``releases`` are all of it, oldest first; ``alive`` the
    versions that were not withdrawn; ``texts`` the frozen ones of these that are whole, newest
    first; ``withdrawn`` the entry that took the edition back, if nothing was released since.
    ``unsafe`` is a translation after which the English changed for safety, or an edition whose
    release for safety a fault took back: it must not stand.
    ``behind`` is one that English has left. ``safe_since`` is the newest English release for
    safety: nothing before it may be shown as current, whatever holds that one. ``ended`` is when a
    notice ended, of which no text is left then.
    """

    edition: Edition
    page: str
    releases: tuple[Release, ...]
    alive: frozenset[Version]
    texts: tuple[Frozen, ...]
    withdrawn: Entry | None = None
    unsafe: bool = False
    behind: bool = False
    safe_since: Version | None = None
    ended: datetime | None = None

    def may_stand(self, version: Version) -> bool:
        """Whether readers may be given a version as the one to go by."""
        return not self.unsafe and (self.safe_since is None or version >= self.safe_since)

    @property
    def latest(self) -> Release:
        """The newest release, whether or not it stands."""
        return self.releases[-1]


def standings(records: Records, library: Library) -> tuple[StandingEdition, ...]:
    """Every edition that was ever released, in the order of registers, audiences, languages.

    Audiences and languages that the library no longer has are left out: there is no page of theirs
    that it could stand on.
    """
    audiences = [a.id for a in library.audiences]
    found = []
    for register in records.registers:
        texts = {
            (f.composed.audience, f.composed.language, f.version): f
            for f in records.texts(register.document)
        }
        known = states(register)
        for audience in (a for a in audiences if a in known):
            for language in library.languages:
                standing = _standing(register, known[audience], language.code, texts)
                if standing:
                    page = _page(records, register, standing)
                    found.append(replace(standing, page=page))
    return tuple(found)


def _standing(
    register: Register,
    state: EditionState,
    code: str,
    texts: Mapping[tuple[str, str, Version], Frozen],
) -> StandingEdition | None:
    releases = state.releases if code == ENGLISH else state.translations
    releases = tuple(r for r in releases if r.language == code)
    if not releases:
        return None
    alive, withdrawn = _alive(register.entries, state.audience, code)
    return StandingEdition(
        edition=Edition(register.document, state.audience, code),
        page="",
        releases=releases,
        alive=alive,
        texts=tuple(
            texts[key]
            for r in reversed(releases)
            if r.version in alive and (key := (state.audience, code, r.version)) in texts
        ),
        withdrawn=withdrawn,
        unsafe=state.unsafe(code) or state.audience in register.unsafe,
        behind=state.behind(code),
        safe_since=max((r.version for r in releases if r.safety), default=None),
    )


def _page(records: Records, register: Register, standing: StandingEdition) -> str:
    """Where the newest whole text stood, else where ``addresses.yml`` says, else the register."""
    edition = standing.edition
    own = [f for f in records.frozen if _is_of(f, edition)]
    if own:
        newest = max(own, key=lambda f: f.version).composed
        return page_address(edition.language, edition.audience, newest.section, newest.slug)
    for row in reversed(records.addresses):
        if (row.document, row.audience, row.language) == (
            edition.document,
            edition.audience,
            edition.language,
        ):
            return row.address
    return page_address(edition.language, edition.audience, register.section, register.slug)


def _is_of(frozen: Frozen, edition: Edition) -> bool:
    composed = frozen.composed
    return edition == Edition(composed.document, composed.audience, composed.language)


def _alive(
    entries: Sequence[Entry], audience: str, code: str
) -> tuple[frozenset[Version], Entry | None]:
    """The versions released since the last withdrawal, and that withdrawal if there are none."""
    event = Event.RELEASED if code == ENGLISH else Event.LANGUAGE_RELEASED
    alive: set[Version] = set()
    withdrawn = None
    for entry in entries:
        version = entry.versions.get(audience)
        if version is None:
            continue
        if entry.event is event and (entry.language or ENGLISH) == code:
            alive.add(version)
            withdrawn = None
        elif entry.event is Event.WITHDRAWN and entry.language in ("", code):
            alive.clear()
            withdrawn = entry
    return frozenset(alive), withdrawn
