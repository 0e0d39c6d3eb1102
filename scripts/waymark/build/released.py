"""The order of work of a release: the register's texts, then the stages of every build."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import replace

from waymark.build import table
from waymark.build.options import Progress
from waymark.build.released_texts import RELEASED_TEXT_STAGES
from waymark.build.texts import Stage, is_asked
from waymark.build.work import Work, edition_of


def choose_released(work: Work) -> Work:
    """Only the editions that the options ask for, with their past."""
    chosen = table.select_chosen(work)
    if chosen.released is None:
        return chosen
    kept = tuple(s for s in chosen.released.standings if is_asked(work.options, s.edition))
    old = tuple(
        (frozen, finished)
        for frozen, finished in chosen.released.old
        if is_asked(work.options, edition_of(finished.composed))
    )
    return replace(chosen, released=replace(chosen.released, standings=kept, old=old))


def released_stages(executor: Executor, progress: Progress) -> tuple[tuple[str, Stage], ...]:
    """Every stage of a build of releases, in order; ARCHITECTURE.md explains each."""
    return (
        *RELEASED_TEXT_STAGES,
        ("Choosing", choose_released),
        *table.making(executor, progress),
        *table.publishing(executor, progress),
    )
