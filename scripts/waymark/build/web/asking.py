"""What became of each address: asked by HEAD, then by GET, along its redirects, never again.

The network is a :data:`Fetch` that is passed in; nothing here opens a connection or reads a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from waymark.build.web.pacing import Pace

AGENT = "Waymark-link-check"
REDIRECTS = 5
"""Steps that a redirect may take."""

HOSTS_AT_ONCE = 8
_BY_HEAD_REFUSED = frozenset({400, 401, 403, 404, 405, 406, 429, 500, 501, 503})
"""Statuses after which GET is tried: many servers answer HEAD wrongly."""

_GONE, _PERMANENT = frozenset({404, 410}), frozenset({301, 308})
_MOVED = frozenset({*_PERMANENT, 302, 303, 307})


SILENT = "gave no answer"


class Verdict(StrEnum):
    """What became of an address. UNCLEAR: it could not be told today. SKIPPED: robots.txt asks
    programs to stay away."""

    FINE = "fine"
    MOVED = "moved"
    DEAD = "dead"
    UNCLEAR = "unclear"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a server: its status, where it sends on, the beginning of its body; or why
    there was none (``error``); ``lasting`` errors will not mend themselves."""

    status: int = 0
    location: str = ""
    body: bytes = b""
    error: str = ""
    lasting: bool = False


Fetch = Callable[[str, str], Answer]
"""``HEAD`` or ``GET``, and an address. It follows no redirect, never raises, and always ends."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of an address on a day: ``reason`` goes on from the address as a sentence does;
    ``leads_to`` is where it led in the end."""

    url: str
    verdict: Verdict
    day: date
    reason: str = ""
    leads_to: str = ""


def check_links(
    urls: Iterable[str], fetch: Fetch, pace: Pace, today: date, progress: Callable[[int, int], None]
) -> Mapping[str, Checked]:
    """What became of each address, by address. Hosts are asked side by side, each in turn."""
    hosts: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        hosts.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    total = sum(map(len, hosts.values()))
    found: dict[str, Checked] = {}
    robots = _Robots(fetch, pace)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        jobs = [
            pool.submit(_host, own, _Asker(fetch, pace, robots, today)) for own in hosts.values()
        ]
        for job in jobs:
            for checked in job.result():
                found[checked.url] = checked
            progress(len(found), total)
    return {url: found[url] for own in hosts.values() for url in own}


def _host(urls: list[str], asker: _Asker) -> list[Checked]:
    """The addresses of one host. One that gives no answer at all is not asked again and again."""
    found: list[Checked] = []
    for url in urls:
        silent = next((c for c in found if c.verdict is Verdict.UNCLEAR and not c.leads_to), None)
        if silent is not None and silent.reason.startswith(SILENT):
            found.append(Checked(url, Verdict.UNCLEAR, asker.today, silent.reason))
        else:
            found.append(asker.ask(url))
    return found


@dataclass(slots=True)
class _Robots:
    """What each host's robots.txt asks for (RFC 9309), read once."""

    fetch: Fetch
    pace: Pace
    _known: dict[str, RobotFileParser | Answer] = field(default_factory=dict)

    def of(self, url: str) -> RobotFileParser | Answer:
        """The rules of an address's host; or the answer that left them unknown."""
        parts = urlsplit(url)
        host = parts.netloc.lower()
        if host not in self._known:
            there = f"{parts.scheme}://{parts.netloc}/robots.txt"
            self.pace.turn(host)
            answer = self.fetch("GET", there)
            rules = RobotFileParser(there)
            if answer.error or answer.status >= 500:
                self._known[host] = answer
                return answer
            fine = 200 <= answer.status < 300
            rules.parse(answer.body.decode("utf-8", "replace").splitlines() if fine else [])
            self._known[host] = rules
        return self._known[host]


@dataclass(slots=True)
class _Asker:
    """Asks for one address after the other."""

    fetch: Fetch
    pace: Pace
    robots: _Robots
    today: date

    def ask(self, url: str) -> Checked:
        """What becomes of an address, along its redirects."""
        here, seen, permanent = url, [url], True
        for _ in range(REDIRECTS + 1):
            rules = self.robots.of(here)
            if isinstance(rules, Answer):
                return self._unknown(url, here, rules)
            if not rules.can_fetch(AGENT, here):
                reason = "is closed to programs by its robots.txt"
                return Checked(url, Verdict.SKIPPED, self.today, reason)
            answer = self._answer(here, float(rules.crawl_delay(AGENT) or 0))
            if answer.error:
                return self._unknown(url, here, answer)
            if answer.status not in _MOVED or not answer.location:
                return self._end(url, here, answer.status, permanent)
            permanent = permanent and answer.status in _PERMANENT
            here = urljoin(here, answer.location).partition("#")[0]
            if here in seen:
                return Checked(url, Verdict.DEAD, self.today, "leads round in a circle")
            if urlsplit(here).scheme not in ("http", "https"):
                return Checked(url, Verdict.DEAD, self.today, f"leads to {here[:80]}")
            seen.append(here)
        reason = f"leads on more than {REDIRECTS} times"
        return Checked(url, Verdict.DEAD, self.today, reason)

    def _answer(self, url: str, delay: float) -> Answer:
        host = urlsplit(url).netloc.lower()
        self.pace.turn(host, delay)
        answer = self.fetch("HEAD", url)
        if answer.status in _BY_HEAD_REFUSED:
            self.pace.turn(host, delay)
            return self.fetch("GET", url)
        return answer

    def _unknown(self, url: str, here: str, answer: Answer) -> Checked:
        if answer.lasting:
            return Checked(url, Verdict.DEAD, self.today, f"cannot be reached: {answer.error}")
        why = answer.error or f"it answers {answer.status} for its robots.txt"
        where = "" if here == url else f" at {here}"
        return Checked(url, Verdict.UNCLEAR, self.today, f"{SILENT}{where}: {why}")

    def _end(self, url: str, here: str, status: int, permanent: bool) -> Checked:
        """The verdict on the last address of the way."""
        if status in _GONE:
            return Checked(url, Verdict.DEAD, self.today, f"answers {status}", here)
        if not 200 <= status < 300:
            return Checked(url, Verdict.UNCLEAR, self.today, f"answers {status}", here)
        if here == url:
            return Checked(url, Verdict.FINE, self.today)
        before, after = urlsplit(url), urlsplit(here)
        if after.path in ("", "/") and before.path not in ("", "/"):
            reason = f"leads to the front page {here} now"
            return Checked(url, Verdict.DEAD, self.today, reason, here)
        verdict = Verdict.MOVED if permanent else Verdict.FINE
        return Checked(url, verdict, self.today, f"is at {here} now" if permanent else "", here)
