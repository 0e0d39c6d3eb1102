"""You said, we did: what each group said of a text before its release, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from waymark.facts import personal_data
from waymark.model import Answer, Comment, Entry, Event, Register, Version, View


@dataclass(frozen=True, slots=True)
class Said:
    """A comment and its answers in order, each with its day: “later” is followed by what came."""

    comment: Comment
    answers: tuple[tuple[Answer, date], ...] = ()

    @property
    def withheld(self) -> bool:
        """Whether it holds what looks like personal data, and so is not published."""
        texts = (self.comment.text, *(answer.because for answer, _ in self.answers))
        return any(personal_data(text) for text in texts)


@dataclass(frozen=True, slots=True)
class Heard:
    """One group's reading of one text: ``digest`` is of the text that it was shown."""

    group: str
    date: date
    view: View | None
    digest: str
    said: tuple[Said, ...] = ()


def heard(register: Register, audience: str) -> Mapping[Version, tuple[Heard, ...]]:
    """Who read what on the way to each English release of an audience, in order.

    A release is given what was said since the one before it. What was said of a text that is not
    released yet is not there. An answer counts whenever it was given, also after the release.
    """
    answers: dict[str, tuple[tuple[Answer, date], ...]] = {}
    for entry in register.entries:
        for answer in entry.answers:
            answers[answer.comment] = (*answers.get(answer.comment, ()), (answer, entry.date))
    found: dict[Version, tuple[Heard, ...]] = {}
    waiting: list[Heard] = []
    for entry in register.entries:
        if entry.event is Event.CONSULTED and audience in entry.digests:
            waiting.append(_heard(entry, audience, answers))
        elif entry.event is Event.RELEASED and audience in entry.versions:
            found[entry.versions[audience]] = tuple(waiting)
            waiting = []
    return found


def _heard(
    entry: Entry, audience: str, answers: Mapping[str, tuple[tuple[Answer, date], ...]]
) -> Heard:
    said = tuple(Said(comment, answers.get(comment.id, ())) for comment in entry.comments)
    return Heard(entry.group, entry.date, entry.view, entry.digests[audience], said)
