"""You said, we did: what groups said of a release, in the words of a page."""

from __future__ import annotations

from dataclasses import dataclass

from waymark.editions import Heard, Said
from waymark.model import (
    ENGLISH,
    ChangedPassage,
    Consultation,
    Outcome,
    Passage,
    Reply,
)
from waymark.site.edition import Wording
from waymark.site.wording import fill

MOST = 100
"""As many changed passages as a page shows of one reading."""


@dataclass(frozen=True, slots=True)
class Tested:
    """One group's reading of a text, and what is another in the release: ``same`` where nothing is.

    ``name`` is the group's, in English. Without either, the text that it was shown was not kept.
    """

    heard: Heard
    name: str
    same: bool
    changes: tuple[ChangedPassage, ...] = ()


def consultation(tested: Tested, wording: Wording) -> Consultation:
    """A reading as a page shows it."""
    words, heard = wording.words, tested.heard
    return Consultation(
        group=Passage(tested.name, ENGLISH),
        day=fill(words["said.read"], date=wording.date(heard.date)),
        view=words[f"said.{heard.view}"] if heard.view else "",
        replies=tuple(_reply(said, wording) for said in heard.said),
        same=words["said.same"] if tested.same else "",
        changes=tested.changes[:MOST],
    )


def _reply(said: Said, wording: Wording) -> Reply:
    words, code = wording.words, wording.language.code
    text = Passage(said.comment.text, ENGLISH)
    if said.withheld:
        text = Passage(words["said.withheld"], code)
    outcomes = (
        Outcome(
            words[f"said.{answer.outcome}"],
            wording.date(day),
            Passage(answer.because, ENGLISH) if answer.because and not said.withheld else None,
        )
        for answer, day in said.answers
    )
    return Reply(text, tuple(outcomes))
