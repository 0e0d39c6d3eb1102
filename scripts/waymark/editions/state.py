"""A register's entries folded into where each audience's edition stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from waymark.model import ENGLISH, Comment, Entry, Event, Register, Version

CHECK_WITHIN = timedelta(days=2)
"""A release without consultation is checked within 48 hours (design 5)."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release of one audience's edition in one language.

    ``digest`` is the frozen text's; ``text`` (English only) of what was submitted and approved.
    ``groups`` were consulted on that very text, ``roles`` approved it. ``translates`` is the
    English version, for English its own.
    """

    version: Version
    language: str
    date: date
    digest: str
    translates: Version
    text: str = ""
    note: str = ""
    minor: bool = False
    urgent: bool = False
    safety: bool = False
    reason: str = ""
    groups: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Owed:
    """A check that a release without consultation still owes."""

    version: Version
    due: date
    released_by: str


@dataclass(frozen=True, slots=True)
class EditionState:
    """Where one audience's edition of a document stands.

    ``submitted`` is the digest of the text that is on its way, empty once it is released;
    ``groups`` were consulted on that text and ``approved_by`` are the roles that approved it;
    ``groups_before`` were consulted on any text of it. ``releases`` are the English ones in order,
    ``translations`` all others in order, also those that no longer stand.
    """

    document: str
    audience: str
    submitted: str = ""
    submitted_on: date | None = None
    groups: tuple[str, ...] = ()
    groups_before: tuple[str, ...] = ()
    approved_by: tuple[str, ...] = ()
    open_comments: tuple[Comment, ...] = ()
    releases: tuple[Release, ...] = ()
    translations: tuple[Release, ...] = ()
    standing: Mapping[str, Release] = field(default_factory=dict)
    owed: tuple[Owed, ...] = ()
    withdrawn: Entry | None = None

    @property
    def version(self) -> Version | None:
        """The newest English version, also of a withdrawn edition; ``None`` before the first."""
        return self.releases[-1].version if self.releases else None

    @property
    def current(self) -> Release | None:
        """The English release that readers are given, if there is one."""
        return self.releases[-1] if self.releases and self.withdrawn is None else None

    @property
    def languages(self) -> Mapping[str, Release]:
        """What readers are given in each language, English first. Nothing when withdrawn."""
        return {ENGLISH: self.current, **self.standing} if self.current else {}

    def behind(self, language: str) -> bool:
        """Whether English moved on since this translation, other than in small things."""
        release = self.standing.get(language)
        return release is not None and any(
            r.version > release.translates and not r.minor for r in self.releases
        )

    def unsafe(self, language: str) -> bool:
        """Whether an English release for safety came after this translation: it must not stand."""
        release = self.standing.get(language)
        return release is not None and any(
            r.version > release.translates and r.safety for r in self.releases
        )


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
