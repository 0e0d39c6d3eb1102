"""Entry after entry of a register, folded into where each audience's edition stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from waymark.editions.state import EditionState, Owed, Release
from waymark.model import ENGLISH, Comment, Entry, Event, Register

CHECK_WITHIN = timedelta(days=2)
"""A release without consultation is checked within 48 hours (design 5)."""


def audiences(register: Register) -> tuple[str, ...]:
    """Every audience that a register names, in the order of its entries."""
    return tuple(dict.fromkeys(a for e in register.entries for a in (*e.digests, *e.versions)))


def states(register: Register) -> dict[str, EditionState]:
    """The state of every audience's edition that the register names."""
    return {audience: state(register, audience) for audience in audiences(register)}


def state(register: Register, audience: str) -> EditionState:
    """Where one audience's edition stands by a register that agrees with itself.

    Run :func:`~waymark.editions.check_register` first on one that was read from disk.
    """
    fold = Fold(EditionState(register.document, audience))
    for entry in register.entries:
        fold.add(entry)
    return fold.state


class Fold:
    """Takes entry after entry; evidence is kept by the digest of the text that it is about."""

    def __init__(self, start: EditionState) -> None:
        self.state = start
        self._audience = start.audience
        self._consulted: dict[str, tuple[str, ...]] = {}
        self._approved: dict[str, tuple[str, ...]] = {}
        self._open: dict[str, Comment] = {}

    def add(self, entry: Entry) -> None:
        """Take one entry."""
        digest = entry.digests.get(self._audience, "")
        concerned = self._audience in entry.digests or self._audience in entry.versions
        if entry.event is Event.ANSWERED:
            for answer in entry.answers:
                self._open.pop(answer.comment, None)
        elif not concerned:
            return
        elif entry.event is Event.SUBMITTED:
            if digest != self.state.submitted:
                self.state = replace(self.state, submitted=digest, submitted_on=entry.date)
        elif entry.event is Event.CONSULTED:
            self._consulted[digest] = _with(self._consulted.get(digest, ()), entry.group)
            self._open |= {c.id: c for c in entry.comments}
        elif entry.event is Event.APPROVED:
            self._approved[digest] = _with(self._approved.get(digest, ()), entry.role)
        elif entry.event is Event.RELEASED:
            self._release(entry, digest)
        elif entry.event is Event.LANGUAGE_RELEASED:
            self._translate(entry, digest)
        elif entry.event is Event.CHECKED:
            checked = entry.versions.get(self._audience)
            owed = tuple(o for o in self.state.owed if o.version != checked)
            self.state = replace(self.state, owed=owed)
        elif entry.event is Event.WITHDRAWN:
            self._withdraw(entry)
        self._refresh()

    def _refresh(self) -> None:
        before = dict.fromkeys(g for groups in self._consulted.values() for g in groups)
        self.state = replace(
            self.state,
            groups=self._consulted.get(self.state.submitted, ()),
            groups_before=tuple(before),
            approved_by=self._approved.get(self.state.submitted, ()),
            open_comments=tuple(self._open.values()),
        )

    def _release(self, entry: Entry, digest: str) -> None:
        text, version = self.state.submitted, entry.versions[self._audience]
        release = Release(
            version=version,
            language=ENGLISH,
            date=entry.date,
            digest=digest,
            translates=version,
            text=text,
            note=entry.note,
            minor=entry.minor,
            urgent=entry.urgent,
            safety=entry.safety,
            reason=entry.reason,
            groups=self._consulted.get(text, ()),
            roles=self._approved.get(text, ()),
        )
        owed = self.state.owed
        if entry.urgent:
            owed = (*owed, Owed(version, entry.date + CHECK_WITHIN, entry.role))
        # Approvals are spent: the next release asks for its own.
        self._approved = {}
        self.state = replace(
            self.state,
            submitted="",
            submitted_on=None,
            releases=(*self.state.releases, release),
            owed=owed,
            withdrawn=None,
        )

    def _translate(self, entry: Entry, digest: str) -> None:
        release = Release(
            version=entry.versions[self._audience],
            language=entry.language,
            date=entry.date,
            digest=digest,
            translates=entry.translates.get(self._audience, entry.versions[self._audience]),
            note=entry.note,
        )
        self.state = replace(
            self.state,
            translations=(*self.state.translations, release),
            standing={**self.state.standing, entry.language: release},
        )

    def _withdraw(self, entry: Entry) -> None:
        if entry.language:
            left = {k: v for k, v in self.state.standing.items() if k != entry.language}
            self.state = replace(self.state, standing=left)
            return
        # A translation of a withdrawn text does not come back with the next English one.
        self._approved = {}
        self.state = replace(
            self.state, submitted="", submitted_on=None, standing={}, owed=(), withdrawn=entry
        )


def _with(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return names if name in names else (*names, name)
