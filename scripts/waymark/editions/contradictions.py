"""Whether a register agrees with itself, with the frozen texts and with the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from waymark.editions.fold import Fold, audiences
from waymark.editions.state import EditionState
from waymark.model import ENGLISH, Entry, Event, Finding, Register, finding

APPROVALS = 2
"""Different roles that approve a text before it is released (design 5)."""


def check_register(register: Register, today: date) -> tuple[Register, tuple[Finding, ...]]:
    """What of a register can be trusted, and the first thing that it contradicts.

    What was recorded before the contradiction still holds, so that the last good release stays up.
    Findings: ED003, ED005 (hold).
    """
    history = _History(register)
    for index, entry in enumerate(register.entries):
        if entry.date > today:
            message = f"The entry is of {entry.date.isoformat()}, and today is {today.isoformat()}."
            return register.up_to(index), (finding("ED005", entry.place, message),)
        fault = next(_faults(history, entry), None)
        if fault:
            return register.up_to(index), (finding("ED003", entry.place, fault),)
        history.add(entry)
    return register, ()


class _History:
    """The entries so far, and where they leave each audience's edition."""

    def __init__(self, register: Register) -> None:
        self.entries: list[Entry] = []
        self._folds = {a: Fold(EditionState(register.document, a)) for a in audiences(register)}

    def add(self, entry: Entry) -> None:
        """Take an entry that agrees with those before it."""
        self.entries.append(entry)
        for fold in self._folds.values():
            fold.add(entry)

    def edition(self, audience: str) -> EditionState:
        """Where an audience's edition stands."""
        return self._folds[audience].state


def _faults(before: _History, entry: Entry) -> Iterator[str]:
    """Why an entry cannot follow those before it, as sentences."""
    needs_digests = (Event.SUBMITTED, Event.CONSULTED, Event.APPROVED)
    releases = (Event.RELEASED, Event.LANGUAGE_RELEASED)
    if entry.event in needs_digests and not entry.digests:
        yield f"It says “{entry.event}” of no text."
    if entry.event in releases and (
        not entry.versions or set(entry.versions) != set(entry.digests)
    ):
        yield "A release names other versions than texts."
    if entry.event in (Event.CHECKED, Event.WITHDRAWN) and not entry.versions:
        yield f"It says “{entry.event}” of no edition."
    rule = _RULES.get(entry.event)
    for audience in (*entry.digests, *(a for a in entry.versions if a not in entry.digests)):
        if rule:
            yield from rule(before.edition(audience), entry, before)
    if entry.event is Event.CONSULTED:
        yield from _comments(before, entry)
    if entry.event is Event.ANSWERED:
        yield from _answers(before, entry)


def _about_text(edition: EditionState, entry: Entry, before: _History) -> Iterator[str]:
    """A consultation or approval is about a text that was submitted, and not older than it."""
    digest = entry.digests.get(edition.audience, "")
    submitted = [
        e.date
        for e in before.entries
        if e.event is Event.SUBMITTED and e.digests.get(edition.audience) == digest
    ]
    what = "consultation" if entry.event is Event.CONSULTED else "approval"
    if not submitted:
        yield f"The {what} is of a text for {edition.audience} that was never submitted."
    elif entry.date < submitted[0]:
        yield (
            f"The {what} is of {entry.date.isoformat()}, before the text was submitted "
            f"({submitted[0].isoformat()})."
        )
    if entry.event is Event.CONSULTED and not entry.group:
        yield "The consultation names no group."


def _released(edition: EditionState, entry: Entry, before: _History) -> Iterator[str]:
    audience = edition.audience
    version = entry.versions.get(audience)
    if version is None:
        return
    if edition.version and version <= edition.version:
        yield f"{audience} goes back from {edition.version} to {version}."
    if edition.releases and entry.date < edition.releases[-1].date:
        yield f"{audience} {version} is older than {edition.version}."
    if not edition.submitted:
        yield f"{audience} {version} was released, but no text was submitted."
    elif len(edition.approved_by) < APPROVALS:
        yield f"{audience} {version} was released without two approvals of its text."
    if any(
        e.date > entry.date
        for e in before.entries
        if e.event in (Event.APPROVED, Event.SUBMITTED)
        and e.digests.get(audience) == edition.submitted
    ):
        yield f"{audience} {version} was released before its text was approved."
    if edition.open_comments:
        yield f"{audience} {version} was released with “{edition.open_comments[0].id}” unanswered."
    if entry.urgent and not entry.reason:
        yield f"{audience} {version} was urgent, but no reason is given."


def _language(edition: EditionState, entry: Entry, _before: _History) -> Iterator[str]:
    audience, version = edition.audience, entry.versions.get(edition.audience)
    english = entry.translates.get(audience)
    if version is None:
        return
    if not entry.language or entry.language == ENGLISH:
        yield "A translation's release names no language."
    if english is None or english not in [r.version for r in edition.releases]:
        yield f"{audience} {version} translates an English edition that was never released."
    earlier = [r for r in edition.translations if r.language == entry.language]
    if earlier and version <= earlier[-1].version:
        yield f"{audience} in {entry.language} goes back from {earlier[-1].version} to {version}."
    if edition.current is None:
        yield f"{audience} has no English edition that stands."


def _checked(edition: EditionState, entry: Entry, _before: _History) -> Iterator[str]:
    version = entry.versions[edition.audience]
    if version not in [o.version for o in edition.owed]:
        yield f"{edition.audience} {version} owed no check."


def _withdrawn(edition: EditionState, entry: Entry, _before: _History) -> Iterator[str]:
    if edition.version is None:
        yield f"{edition.audience} was withdrawn, but never released."
    if not entry.reason:
        yield f"{edition.audience} was withdrawn without a reason."


def _comments(before: _History, entry: Entry) -> Iterator[str]:
    known = {c.id for e in before.entries for c in e.comments}
    for comment in entry.comments:
        if comment.id in known:
            yield f"The comment “{comment.id}” stands twice."
        known.add(comment.id)


def _answers(before: _History, entry: Entry) -> Iterator[str]:
    made = {c.id: e.date for e in before.entries for c in e.comments}
    if not entry.answers:
        yield "It answers nothing."
    for answer in entry.answers:
        if answer.comment not in made:
            yield f"It answers the comment “{answer.comment}”, which nobody made."
        elif entry.date < made[answer.comment]:
            yield f"“{answer.comment}” was answered before it was made."


Rule = Callable[[EditionState, Entry, _History], Iterator[str]]
_RULES: Mapping[Event, Rule] = {
    Event.CONSULTED: _about_text,
    Event.APPROVED: _about_text,
    Event.RELEASED: _released,
    Event.LANGUAGE_RELEASED: _language,
    Event.CHECKED: _checked,
    Event.WITHDRAWN: _withdrawn,
}
