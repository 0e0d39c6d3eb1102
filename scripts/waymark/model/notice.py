"""A notice: a text with a start and an end, of some urgency, and the banner that it puts on pages.

Times are those of clocks in the United Kingdom, whatever the machine that builds the site thinks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from waymark.model.composed import Passage


class NoticeLevel(StrEnum):
    """How a notice stands before readers, the most urgent first."""

    URGENT = "urgent"
    IMPORTANT = "important"
    INFORMATION = "information"


class PackHold(StrEnum):
    """What a notice means for lesson packs while it is in force."""

    DO_NOT_TEACH = "do-not-teach"


class NoticeState(StrEnum):
    """How a notice stands at a moment."""

    TO_COME = "to-come"
    IN_FORCE = "in-force"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """The front matter's ``notice``. Both moments are aware; the end is the first one without it.

    ``pack`` is set where lesson packs for its audiences must say that they are not to be taught;
    ``fill`` is what the text's ``{{ notice.place }}`` and the like say, by name.
    """

    level: NoticeLevel
    starts: datetime
    ends: datetime
    pack: PackHold | None = None
    fill: Mapping[str, str] = field(default_factory=dict)

    def state(self, now: datetime) -> NoticeState:
        """How it stands at a moment."""
        # In one time zone Python compares what clocks show, and one hour comes twice in autumn.
        moment = now.astimezone(UTC)
        if moment < self.starts.astimezone(UTC):
            return NoticeState.TO_COME
        over = moment >= self.ends.astimezone(UTC)
        return NoticeState.ENDED if over else NoticeState.IN_FORCE


@dataclass(frozen=True, slots=True)
class Banner:
    """A notice in force, as the pages of its readers show it.

    ``label`` says its level in the page's language; ``address`` leads to its own page, in the
    language of the title; ``ends`` is the moment (ISO 8601, with its offset) after which a browser
    hides it, should the site not have been built again.
    """

    level: NoticeLevel
    label: str
    title: Passage
    text: Passage
    address: str
    ends: str
