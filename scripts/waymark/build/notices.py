"""Notices in time: which are in force at a moment, and the end that every text of one tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from waymark.build.standing import StandingEdition
from waymark.facts import format_date, format_time
from waymark.model import (
    ENGLISH,
    Direction,
    Finished,
    Language,
    Library,
    NoticePlan,
    NoticeState,
    Passage,
)
from waymark.model.marks import ISOLATE_END, ISOLATE_LTR

Words = Mapping[str, str]


def with_end(
    finished: Finished,
    notice: NoticePlan | None,
    library: Library,
    words: Mapping[str, Words],
) -> Finished:
    """The text of a notice, whose summary says when it ends: so every page and every file does."""
    if notice is None:
        return finished
    summary = finished.summary
    line = at_moment("notice.ends", notice.ends, library.language(summary.language), words)
    return replace(finished, summary=Passage(f"{summary.text} {line}", summary.language))


def at_moment(key: str, moment: datetime, language: Language, words: Mapping[str, Words]) -> str:
    """An interface word with its ``{date}`` and ``{time}``, as plain text."""
    time = format_time(moment.time(), language)
    if language.direction is Direction.RTL:
        time = f"{ISOLATE_LTR}{time}{ISOLATE_END}"
    known = words.get(language.code) or words[ENGLISH]
    day = format_date(moment.date(), language)
    return known[key].replace("{date}", day).replace("{time}", time)


def in_time(standing: StandingEdition, now: datetime) -> StandingEdition | None:
    """An edition as it stands at a moment: of a notice, no text before its start or after its end.

    ``None`` where it has not begun at all: then nothing of it is told.
    """
    begun = tuple(f for f in standing.texts if not _is(f.document.notice, NoticeState.TO_COME, now))
    if standing.texts and not begun:
        return None
    if begun and _is(begun[0].document.notice, NoticeState.ENDED, now):
        notice = begun[0].document.notice
        return replace(standing, texts=(), ended=notice.ends if notice else None)
    versions = {f.version for f in standing.texts} - {f.version for f in begun}
    releases = tuple(r for r in standing.releases if r.version not in versions)
    return replace(standing, texts=begun, releases=releases)


def _is(notice: NoticePlan | None, state: NoticeState, now: datetime) -> bool:
    return notice is not None and notice.state(now) is state
