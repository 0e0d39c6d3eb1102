"""Pages as a browser shows them, judged: open a state once, then one page after another in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page

from harness.sites import ROOT, SitePage
from harness.states import STATES, State

HERE = Path(__file__).parent
_AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
_JUDGE = (HERE / "judge.js").read_text("utf-8").partition("\nasync ")[2]
# Disclosures that push the page down, and menus that open over it: the number of the latter.
_OPEN = """over => {
  const lies = d => [...d.children].some(c => /absolute|fixed/.test(getComputedStyle(c).position));
  const all = [...document.querySelectorAll("details")];
  for (const details of all) details.open = true;
  for (const details of all) {
    if (lies(details)) details.toggleAttribute("data-over", true);
    details.open = lies(details) === over;
  }
  return all.filter(lies).length;
}"""
_STYLE = (
    "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
    " document.adoptedStyleSheets = [sheet]; }"
)
_KEPT = "[document.cookie, localStorage.length, sessionStorage.length].join()"
# A page whose scripts are off has no timers, which axe waits with; promises still come true.
_NO_TIMERS = "window.setTimeout = f => { Promise.resolve().then(f); return 0; }"


@dataclass(frozen=True, slots=True)
class Answer:
    """One of axe's questions (a rule's "needs review"), answered by a person.

    ``rule`` and ``because`` are axe's own names, ``where`` a CSS selector that the element matches,
    ``states`` the names of the states in which the answer holds. ``seen`` is a place where axe
    asks: a library, an address and the name of a state.
    """

    rule: str
    because: str
    where: str
    states: tuple[str, ...]
    why: str
    seen: tuple[str, str, str]


def answers() -> tuple[Answer, ...]:
    """All answers, as ``needs_review.yml`` has them; without ``states`` one holds in all."""
    rows = yaml.safe_load((HERE.parent / "needs_review.yml").read_text("utf-8")) or []
    everywhere = [state.name for state in STATES]
    return tuple(
        Answer(
            **{
                **row,
                "states": tuple(row.get("states", everywhere)),
                "seen": tuple(row["seen"]),
            }
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a page, and which answers (by their places in the list) it needed."""

    faults: tuple[str, ...]
    used: frozenset[int]


@dataclass(frozen=True, slots=True)
class Judge:
    """A window of the browser in one state. ``heard`` is what went wrong while pages loaded."""

    page: Page
    state: State
    base: str
    heard: list[str]
    answers: tuple[Answer, ...]

    def open(self, address: str) -> None:
        """Go to a page and bring it into the state."""
        if self.state.words:
            # Another address first: from one fragment to another no page would be loaded.
            self.page.goto("about:blank")
            self.page.goto(f"{self.base}/{address}#q={self.state.words}")
            self.page.locator("[data-part=results]").wait_for()
        else:
            self.page.goto(f"{self.base}/{address}")
        if self.state.css:
            self.page.evaluate(_STYLE, self.state.css)
        if self.state.opened:
            self.page.evaluate(_OPEN, False)

    def judge(self, address: str) -> Verdict:
        """Everything that is wrong with the page at an address, in this state."""
        self.heard.clear()
        self.open(address)
        return self.verdict()

    def verdict(self) -> Verdict:
        """Everything that is wrong with the page as it stands."""
        if not self.state.script:
            self.page.evaluate(_NO_TIMERS)
        self.page.evaluate(_AXE)
        faults, used = self._judged("")
        if self.state.opened and self.page.evaluate(_OPEN, True):
            more, also = self._judged("[data-over]")
            faults, used = faults + more, used | also
        faults += self.heard
        if self.state.script and (kept := self.page.evaluate(_KEPT)) != ",0,0":
            faults.append(f"something is kept in the browser: {kept}")
        return Verdict(tuple(dict.fromkeys(faults)), frozenset(used))

    def _judged(self, within: str) -> tuple[list[str], set[int]]:
        holds = [i for i, a in enumerate(self.answers) if self.state.name in a.states]
        given: Mapping[str, Any] = {
            "answers": [
                {"rule": a.rule, "because": a.because, "where": a.where}
                for a in (self.answers[i] for i in holds)
            ],
            "layout": self.state.media != "print",
            "script": self.state.script,
            "within": within,
        }
        found = self.page.evaluate(f"async {_JUDGE}", given)
        return found["faults"], {holds[i] for i in found["used"]}


@contextmanager
def judging(browser: Browser, state: State, base: str) -> Iterator[Judge]:
    """A window in a state, for as many pages of one served site as one likes."""
    context = browser.new_context(reduced_motion="reduce", **state.options)
    page = context.new_page()
    page.emulate_media(media=state.media)
    try:
        yield Judge(page, state, base, listen(page), answers())
    finally:
        context.close()


def listen(page: Page) -> list[str]:
    """Collects what goes wrong on a page: errors, refusals of the policy, requests elsewhere."""
    heard: list[str] = []
    page.on("console", lambda m: heard.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: heard.append(str(e)))
    # A request that the next page cuts short did not fail.
    page.on(
        "requestfailed",
        lambda r: None if "ABORTED" in (r.failure or "") else heard.append(f"failed: {r.url}"),
    )
    page.on("response", lambda r: heard.append(f"{r.status}: {r.url}") if r.status >= 400 else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith("http://127.0.0.1:") else heard.append(r.url),
    )
    return heard


def by_kind(page: SitePage) -> str:
    """How a fault names its page."""
    return f"{page.address or '(home)'} [{page.kind}, {page.language}]"
