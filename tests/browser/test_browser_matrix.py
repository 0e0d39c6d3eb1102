"""Every template, language and state in a real Chromium: nothing for axe to find, nothing lost.

``make test`` judges a part of all pages and states that covers every template in every state in
both directions of writing, every language in every state, and every page; ``make test-all`` judges
every page in every state, in every language that the starter library is translated into.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from playwright.sync_api import Browser

from harness.covering import Run
from harness.judging import Answer, answers, by_kind, judging
from harness.sites import Site
from harness.states import STATES, State
from harness.telling import told
from waymark.model import PageKind

_ALL = pytest.mark.parametrize("state", STATES, ids=lambda s: s.name)


def _faults(
    state: State, runs: Sequence[Run], browser: Browser, bases: Mapping[str, str]
) -> dict[str, list[str]]:
    """What is wrong, each fault with the pages that have it."""
    faults: dict[str, list[str]] = {}
    for library, base in bases.items():
        with judging(browser, state, base) as judge:
            for run in runs:
                if run.state is state and run.site.library == library:
                    for fault in judge.judge(run.page.address).faults:
                        faults.setdefault(fault, []).append(f"{library}: {by_kind(run.page)}")
    return faults


@_ALL
def test_a_part_that_covers_every_template_language_and_state(
    state: State, runs: tuple[Run, ...], browser: Browser, bases: Mapping[str, str]
) -> None:
    faults = _faults(state, runs, browser, bases)
    assert not faults, told(faults.items())


@pytest.mark.slow
@_ALL
def test_every_page_in_every_state(
    state: State, all_runs: tuple[Run, ...], browser: Browser, all_bases: Mapping[str, str]
) -> None:
    faults = _faults(state, all_runs, browser, all_bases)
    assert not faults, told(faults.items())


@pytest.mark.parametrize("answer", answers(), ids=lambda a: f"{a.rule}-{a.because}-{a.where}")
def test_no_answer_is_left_over(answer: Answer, browser: Browser, bases: Mapping[str, str]) -> None:
    library, address, name = answer.seen
    assert name in answer.states
    state = next(s for s in STATES if s.name == name)
    with judging(browser, state, bases[library]) as judge:
        used = judge.judge(address).used
    assert answers().index(answer) in used, "axe does not ask this any more: take the answer out"


def test_every_kind_of_page_is_in_the_matrix(
    runs: tuple[Run, ...], drafts: Site, council: Site
) -> None:
    judged = {run.page.kind for run in runs}
    assert {str(kind) for kind in PageKind} - judged == set()
    languages = {page.language for site in (drafts, council) for page in site.pages}
    assert {run.page.language for run in runs} == languages
    pages = {(site.library, p.address) for site in (drafts, council) for p in site.stays}
    assert {(run.site.library, run.page.address) for run in runs} == pages
    states = {state.name for state in STATES if any(state.has(run.page) for run in runs)}
    assert {run.state.name for run in runs} == states
