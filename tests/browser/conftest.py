"""Both libraries' sites in a real Chromium, served under a path with a strict policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from harness import judging, sites
from harness.covering import Run, covering, everything
from harness.serving import serving
from harness.sites import Site
from harness.states import WIDE

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

# What is waited for comes: only a machine that does other work too needs this long.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def drafts(shared: Path) -> Site:
    """The drafts of ``content_src``."""
    return sites.once(shared, sites.drafts)


@pytest.fixture(scope="session")
def council(shared: Path) -> Site:
    """What the fictional council has released."""
    return sites.once(shared, sites.council)


@pytest.fixture(scope="session")
def others(shared: Path) -> Site:
    """The drafts in the other languages, which there is not always time for."""
    return sites.once(shared, sites.others)


@pytest.fixture(scope="session", params=["drafts", "council"])
def site(request: pytest.FixtureRequest) -> Site:
    """Either site."""
    found: Site = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def bases(drafts: Site, council: Site) -> Iterator[Mapping[str, str]]:
    """The address of each site, by its library."""
    with ExitStack() as stack:
        yield {s.library: stack.enter_context(serving(s.root)) for s in (drafts, council)}


@pytest.fixture(scope="session")
def all_bases(bases: Mapping[str, str], others: Site) -> Iterator[Mapping[str, str]]:
    """The address of each site that there is."""
    with serving(others.root) as base:
        yield {**bases, others.library: base}


@pytest.fixture(scope="session")
def all_runs(drafts: Site, council: Site, others: Site) -> tuple[Run, ...]:
    """Every page of every site in every state."""
    return everything((drafts, council, others))


@pytest.fixture(scope="session")
def runs(drafts: Site, council: Site) -> tuple[Run, ...]:
    """The part of both libraries that there is always time for."""
    return covering(everything((drafts, council)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as Debian has it, one for each worker."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, bases: Mapping[str, str]) -> Iterator[Callable[..., Page]]:
    """Open an address in a context of its own: ``visit("public/", color_scheme="dark")``.

    ``library`` is the drafts unless it is given. Whatever is elsewhere answers with an empty page.
    """
    contexts = []

    def open_page(address: str = "", library: str = "drafts", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
        contexts.append(context)
        context.route(
            lambda url: not url.startswith("http://127.0.0.1:"),
            lambda route: route.fulfill(content_type="text/html", body="<title>Elsewhere</title>"),
        )
        page = context.new_page()
        page.goto(f"{bases[library]}/{address}")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def listen() -> Callable[[Page], list[str]]:
    """Collects what goes wrong on a page: errors, refusals of the policy, requests elsewhere."""
    return judging.listen
