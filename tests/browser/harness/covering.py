"""Which pages are judged in which states when there is no time for all of them in all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from harness.sites import Site, SitePage
from harness.states import STATES, State

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


class Run(NamedTuple):
    """One page of one library in one state."""

    site: Site
    page: SitePage
    state: State


def everything(sites: Iterable[Site]) -> tuple[Run, ...]:
    """Every page in every state that it can be in."""
    return tuple(
        Run(site, page, state)
        for site in sites
        for page in site.stays
        for state in STATES
        if state.has(page)
    )


def covering(runs: Sequence[Run]) -> tuple[Run, ...]:
    """A part of all runs that covers what :func:`_covers` lists, chosen greedily and always alike.

    Every template in every state in both directions of writing; every language in every state and
    in every template; every library likewise; and every page at least once.
    """
    open_: set[Hashable] = {goal for run in runs for goal in _covers(run)}
    candidates: dict[Hashable, list[Run]] = {}
    for run in runs:
        for goal in _covers(run):
            candidates.setdefault(goal, []).append(run)
    chosen: dict[Run, None] = {}
    for goal in sorted(open_, key=repr):
        if goal in open_:
            best = max(candidates[goal], key=_gain(open_))
            chosen[best] = None
            open_.difference_update(_covers(best))
    return tuple(chosen)


def _covers(run: Run) -> tuple[Hashable, ...]:
    page, state, library = run.page, run.state.name, run.site.library
    direction = "rtl" if page.language in _RIGHT_TO_LEFT else "ltr"
    return (
        ("0 template, direction, state", page.kind, direction, state),
        ("1 language, state", page.language, state),
        ("2 template, language", page.kind, page.language),
        ("3 library, state", library, state),
        ("4 library, template", library, page.kind),
        ("5 page", library, page.address),
    )


def _gain(open_: set[Hashable]) -> Callable[[Run], int]:
    return lambda run: sum(goal in open_ for goal in _covers(run))
