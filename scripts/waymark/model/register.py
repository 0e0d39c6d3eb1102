"""The register of a document: what was submitted, consulted on, approved and released, and when.

It is a list of entries that only ever grows. Who a role is, the repository's protected branches
know; the register is a record, not an authentication.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from waymark.model.findings import Place


class Event(StrEnum):
    """What an entry records."""

    SUBMITTED = "submitted"
    CONSULTED = "consulted"
    ANSWERED = "answered"
    APPROVED = "approved"
    RELEASED = "released"
    LANGUAGE_RELEASED = "language-released"
    CHECKED = "checked"
    WITHDRAWN = "withdrawn"


class CommentOutcome(StrEnum):
    """What became of a comment: changed, not changed because, later by."""

    CHANGED = "changed"
    NOT_CHANGED = "not-changed"
    LATER = "later"


class View(StrEnum):
    """How a group that was consulted sees the text."""

    CONTENT = "content"
    CONTENT_WITH_CHANGES = "content-with-changes"
    NOT_CONTENT = "not-content"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment of a group. The id is unique in the document (``iag-1``)."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a comment, and why (or by when)."""

    comment: str
    outcome: CommentOutcome
    because: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """``major.minor`` of one audience's edition."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``digests`` are SHA-256 (hex) by audience.

    For SUBMITTED, CONSULTED and APPROVED they are of the English Composed that it is about, with
    the images and fixed facts that it shows (``editions.text_digest``); for RELEASED and
    LANGUAGE_RELEASED of the frozen text, whose ``versions`` are given by audience. ``translates``
    is, for LANGUAGE_RELEASED, the English version by audience. CHECKED and WITHDRAWN name what they
    are about by ``versions``; a withdrawal with a ``language`` withdraws that translation alone.
    """

    event: Event
    date: date
    role: str
    place: Place
    digests: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, Version] = field(default_factory=dict)
    translates: Mapping[str, Version] = field(default_factory=dict)
    language: str = ""
    group: str = ""
    view: View | None = None
    comments: tuple[Comment, ...] = ()
    answers: tuple[Answer, ...] = ()
    note: str = ""
    minor: bool = False
    urgent: bool = False
    safety: bool = False
    reason: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """One document's register: ``register/<section>/<slug>/register.yml``.

    ``section`` and ``slug`` are of the folder where the register lies: a document that moves keeps
    its register. ``unsafe`` are the audiences whose release for safety a fault took back: nothing
    from before it may stand.
    """

    path: str
    document: str
    section: str
    slug: str
    entries: tuple[Entry, ...] = ()
    unsafe: frozenset[str] = frozenset()

    @property
    def folder(self) -> str:
        """Where its frozen texts lie, below the library."""
        return f"register/{self.section}/{self.slug}"

    def frozen_path(self, audience: str, version: Version, language: str) -> str:
        """The file of a frozen text."""
        return f"{self.folder}/{audience}/{version}.{language}.json"

    def submitted_path(self, audience: str, digest: str) -> str:
        """The file of a text that was submitted, by its digest (``editions.text_digest``)."""
        return f"{self.folder}/{audience}/submitted/{digest[:16]}.json"

    def up_to(self, index: int) -> Register:
        """What was recorded before the entry at ``index``, and every withdrawal.

        So a fault in a register takes back what came after it, and never brings back what was
        withdrawn or changed for safety.
        """
        later = self.entries[index:]
        gone = (e for e in later if e.event is Event.WITHDRAWN)
        unsafe = {a for e in later if e.event is Event.RELEASED and e.safety for a in e.versions}
        entries = (*self.entries[:index], *gone)
        return replace(self, entries=entries, unsafe=self.unsafe | unsafe)


@dataclass(frozen=True, slots=True, order=True)
class ReleasedAddress:
    """One row of ``addresses.yml``: a page that was released once, and so always answers.

    ``audience`` and ``language`` are empty for a short address (``q/worried/``).
    """

    address: str
    document: str
    audience: str = ""
    language: str = ""
