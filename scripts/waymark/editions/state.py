"""Where an audience's edition stands: what is on its way, and what is out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from waymark.model import ENGLISH, Comment, Entry, Version


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
        """Whether English moved on since this translation, other than in minor changes.

        Minor is what was released as such, and what changed nothing but spaces, quotes and
        encoding. Readers of one that is behind are told: “translates 1.0; English is 1.1”.
        """
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
