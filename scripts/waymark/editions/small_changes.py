"""How far two English editions differ: what a translation need not follow (design 9).

A change of spaces, of the shape of quotes or of encoding is minor by itself: the normal form of
every text is what it was. A larger one is minor if its people say so, but never where it changes a
number, a fact or a link: then the translations say something else than the English.
"""

from __future__ import annotations

import re

from waymark.model import Frozen
from waymark.translation import extract, normal, other_substance

_GAP = re.compile(r"\n[ \t]*\n")
_HEADING_ID = re.compile(r"[ ]*\{#[^{}]*\}")


def same_words(was: Frozen, now: Frozen) -> bool:
    """Whether the texts differ in spaces, quotes and encoding at most, and in nothing they show."""
    return (
        _words(was) == _words(now)
        and _figures(was) == _figures(now)
        and was.images == now.images
        and was.document.recordings == now.document.recordings
        and was.composed.fact_keys == now.composed.fact_keys
    )


def substance(was: Frozen, now: Frozen) -> str:
    """Which numbers, facts or links differ, to follow “The text …”; nothing where none does."""
    if _figures(was) != _figures(now):
        return "shows other figures, dates or law"
    if was.document.pack != now.document.pack:
        return "presents other parts"
    return other_substance(_whole(was), _whole(now))


def _figures(frozen: Frozen) -> dict[str, tuple[str, str]]:
    """The laws, dates and figures that readers see: not where they come from, nor when checked."""
    return {key: (str(fact.type), str(fact.value)) for key, fact in frozen.fixed.items()}


def _words(frozen: Frozen) -> tuple[object, ...]:
    composed = frozen.composed
    whole = "\n\n".join(body.text for body in composed.bodies)
    blocks = (" ".join(normal(block).split()) for block in _GAP.split(whole))
    return (
        normal(composed.title.text),
        normal(composed.summary.text),
        tuple(b for b in blocks if b),
        tuple((s.context, normal(s.msgid)) for b in composed.bodies for s in extract(b)),
    )


def _whole(frozen: Frozen) -> str:
    composed = frozen.composed
    # A heading's id comes from its words: mending a slip there is no other link.
    bodies = (_HEADING_ID.sub("", body.text) for body in composed.bodies)
    return "\n\n".join((composed.title.text, composed.summary.text, *bodies))
