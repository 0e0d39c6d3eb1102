"""You said, we did, as a page shows it: finished words, each passage in its own language."""

from __future__ import annotations

from dataclasses import dataclass

from waymark.model.composed import Passage
from waymark.model.difference import ChangedPassage


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a comment, on a day. ``because`` is the reason, or by when."""

    text: str
    day: str
    because: Passage | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A comment and what became of it, in order.

    A comment that holds personal data stands here as the sentence that says so.
    """

    said: Passage
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Consultation:
    """One group's reading: its name, when it was, its view, and how the text went on from there.

    ``same`` is a sentence where the published text is the one that the group read; ``changes`` are
    the passages that were changed since, in English.
    """

    group: Passage
    day: str
    view: str
    replies: tuple[Reply, ...] = ()
    same: str = ""
    changes: tuple[ChangedPassage, ...] = ()
