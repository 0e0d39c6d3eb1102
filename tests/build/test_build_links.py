"""The link check against a real server that hangs, drips, turns in circles and sends 100 MB."""

from __future__ import annotations

import importlib
import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from click.testing import CliRunner

from waymark.build import Pace, Verdict, WebFetcher, check_links, link_findings, linked
from waymark.build.web import Checked, Linked
from waymark.build.web.asking import Answer
from waymark.build.web.pacing import LONGEST_DELAY
from waymark.cli import main
from waymark.content import read_library
from waymark.model import Place

SMALL = Path(__file__).parents[1] / "small_library"
TODAY = date(2026, 11, 24)
HUNDRED_MB = 100 * 1024 * 1024
MOVED = {
    "/moved": (301, "/fine"),
    "/for-now": (302, "/fine"),
    "/loop": (302, "/round"),
    "/round": (302, "/loop"),
    "/to-front": (301, "/"),
    "/to-gone": (301, "/gone"),
    "/to-mail": (302, "mailto:somebody@example.test"),
    **{f"/far/{n}": (302, f"/far/{n + 1}") for n in range(9)},
}
STATUS = {"/": 200, "/fine": 200, "/gone": 410, "/missing": 404, "/refused": 403, "/broken": 503}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: ClassVar[list[tuple[str, str, float]]] = []
    sent: ClassVar[list[int]] = [0]

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.answer("HEAD")

    def do_GET(self) -> None:
        self.answer("GET")

    def answer(self, method: str) -> None:
        path = self.path.partition("?")[0]
        self.asked.append((method, self.path, time.monotonic()))
        if path == "/robots.txt":
            return self.say(200, b"User-agent: *\nDisallow: /closed\n", method)
        if path in MOVED:
            status, there = MOVED[path]
            return self.say(status, b"", method, there)
        if method == "HEAD" and path in ("/get-only", "/big", "/drip"):
            return self.say(405, b"", method)
        if path == "/big":
            return self.pour()
        if path == "/drip":
            return self.drip()
        status = 200 if path in ("/get-only", "/closed") else STATUS.get(path, 404)
        return self.say(status, b"x" * 10, method)

    def say(self, status: int, body: bytes, method: str, there: str = "") -> None:
        self.send_response(status)
        if there:
            self.send_header("Location", there)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if method == "GET":
            self.wfile.write(body)

    def pour(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(HUNDRED_MB))
        self.end_headers()
        try:
            for _ in range(100):
                self.sent[0] += self.wfile.write(b"x" * (HUNDRED_MB // 100))
        except OSError:
            self.close_connection = True

    def drip(self) -> None:
        """A byte now and then, for ever: each alone comes in time."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            while True:
                self.wfile.write(b"x")
                self.wfile.flush()
                if self.server.stopping.wait(0.05):  # type: ignore[attr-defined]
                    return
        except OSError:
            self.close_connection = True


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Its host and port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.stopping = threading.Event()  # type: ignore[attr-defined]
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}"
        server.stopping.set()  # type: ignore[attr-defined]
        server.shutdown()


@pytest.fixture
def silent() -> Iterator[str]:
    """A server that takes connections and says nothing."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(8)
        yield f"127.0.0.1:{listening.getsockname()[1]}"


def ask(server: str, *paths: str, deadline: float = 5.0) -> dict[str, tuple[Verdict, str]]:
    """What becomes of paths, without the wait between them."""
    fetch = WebFetcher("https://x.test/", {server}, deadline)
    urls = [f"http://{server}{path}" for path in paths]
    found = check_links(urls, fetch, Pace(wait=lambda _: None), TODAY, lambda done, total: None)
    return {
        url.removeprefix(f"http://{server}"): (c.verdict, c.reason.replace(server, "HOST"))
        for url, c in found.items()
    }


def test_each_address_has_its_verdict(server: str) -> None:
    found = ask(
        server, "/fine", "/get-only", "/moved", "/for-now", "/gone", "/missing", "/refused",
        "/broken", "/loop", "/far/0", "/to-front", "/to-gone", "/to-mail", "/closed",
    )  # fmt: skip
    assert found == {
        "/fine": (Verdict.FINE, ""),
        "/get-only": (Verdict.FINE, ""),
        "/moved": (Verdict.MOVED, "is at http://HOST/fine now"),
        "/for-now": (Verdict.FINE, ""),
        "/gone": (Verdict.DEAD, "answers 410"),
        "/missing": (Verdict.DEAD, "answers 404"),
        "/refused": (Verdict.UNCLEAR, "answers 403"),
        "/broken": (Verdict.UNCLEAR, "answers 503"),
        "/loop": (Verdict.DEAD, "leads round in a circle"),
        "/far/0": (Verdict.DEAD, "leads on more than 5 times"),
        "/to-front": (Verdict.DEAD, "leads to the front page http://HOST/ now"),
        "/to-gone": (Verdict.DEAD, "answers 410"),
        "/to-mail": (Verdict.DEAD, "leads to mailto:somebody@example.test"),
        "/closed": (Verdict.SKIPPED, "is closed to programs by its robots.txt"),
    }


def test_head_comes_first_and_robots_once_and_what_is_closed_is_never_asked(server: str) -> None:
    Handler.asked.clear()
    ask(server, "/fine", "/get-only", "/closed")
    assert [(method, path) for method, path, _ in Handler.asked] == [
        ("GET", "/robots.txt"),
        ("HEAD", "/fine"),
        ("HEAD", "/get-only"),
        ("GET", "/get-only"),
    ]


def test_a_hundred_megabytes_are_not_fetched(server: str) -> None:
    Handler.sent[0] = 0
    assert ask(server, "/big") == {"/big": (Verdict.FINE, "")}
    assert Handler.sent[0] < 20 * 1024 * 1024, "what lies in sockets, and no more"


def test_a_server_that_drips_is_cut_off(server: str) -> None:
    started = time.monotonic()
    found = ask(server, "/drip", deadline=1.0)
    assert found == {"/drip": (Verdict.UNCLEAR, "gave no answer: nothing within 1 seconds")}
    assert time.monotonic() - started < 15


def test_a_server_that_hangs_is_asked_once(silent: str) -> None:
    started = time.monotonic()
    found = ask(silent, *(f"/{n}" for n in range(20)), deadline=1.0)
    assert {verdict for verdict, _ in found.values()} == {Verdict.UNCLEAR}
    assert time.monotonic() - started < 15, "one wait, not twenty"


def test_nobody_there(silent: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    ((verdict, reason),) = ask(host, "/x").values()
    assert verdict is Verdict.UNCLEAR
    assert "refused" in reason


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1/", "127.0.0.1 is in a private network"),
        ("http://localhost:8000/x", "localhost is in a private network"),
        ("http://[::1]/", "::1 is in a private network"),
        ("http://10.1.2.3/", "10.1.2.3 is in a private network"),
        ("http://169.254.169.254/latest/", "169.254.169.254 is in a private network"),
        ("http://[oops/", "the address is malformed"),
        ("http:///x", "the address names no host"),
        ("http://x.test:99999/", "the address is malformed"),
    ],
)
def test_a_private_network_is_left_alone(url: str, said: str) -> None:
    answer = WebFetcher()("HEAD", url)
    assert said in answer.error
    assert answer.lasting


def test_a_redirect_into_a_private_network_is_not_followed() -> None:
    def fetch(method: str, url: str) -> Answer:
        if url.endswith("robots.txt") and "inside" not in url:
            return Answer(404)
        if "inside" in url:
            return WebFetcher()(method, url.replace("inside", "127.0.0.1"))
        return Answer(302, "http://inside/admin")

    (checked,) = check_links(
        ["https://out.test/x"], fetch, Pace(wait=lambda _: None), TODAY, lambda d, t: None
    ).values()
    assert checked.verdict is Verdict.DEAD
    assert checked.reason == "cannot be reached: 127.0.0.1 is in a private network"


def test_a_host_is_asked_once_a_second_and_as_seldom_as_it_wishes() -> None:
    now = [0.0]
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        now[0] += seconds

    pace = Pace(lambda: now[0], wait)
    for _ in range(3):
        pace.turn("a.test")
    pace.turn("b.test")
    assert waited == [1.0, 1.0]
    pace.turn("a.test", delay=4)
    pace.turn("a.test", delay=9999)
    pace.turn("a.test")
    assert waited == [1.0, 1.0, 1.0, 4.0, LONGEST_DELAY]


def test_requests_to_one_host_are_a_second_apart_through_the_whole_check() -> None:
    now, asked = [0.0], []

    def wait(seconds: float) -> None:
        now[0] += seconds

    def fetch(method: str, url: str) -> Answer:
        asked.append(now[0])
        return Answer(404 if url.endswith("robots.txt") else 200)

    urls = [f"https://a.test/{n}" for n in range(5)]
    check_links(urls, fetch, Pace(lambda: now[0], wait), TODAY, lambda d, t: None)
    assert asked == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]


@pytest.fixture
def library(tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with two links in a text, a source and a fact; the command does not wait."""
    command = importlib.import_module("waymark.commands.links")
    monkeypatch.setattr(command, "Pace", lambda: Pace(wait=lambda _: None))
    folder = Path(shutil.copytree(SMALL, tmp_path / "library"))
    for file in (*folder.rglob("*.yml"), *folder.rglob("*.md")):
        text = file.read_text("utf-8")
        file.write_text(text.replace("https://", "mailto-not:"), "utf-8")
    organisation = folder / "organisation.yml"
    organisation.write_text(organisation.read_text("utf-8").replace("mailto-not:", "https://"))
    (folder / "leaflets" / "snow.md").write_text(
        "---\nid: snow\ntitle: Snow\nsummary: What is closed.\nkind: leaflet\nmarking: OFFICIAL\n"
        "audiences: [public]\nowner: editor\nreview: {every: 6 months}\nsources:\n"
        f"  - {{title: A guide, url: 'http://{server}/gone', status: public}}\n---\n\n"
        f"[Schools](http://{server}/moved#top) and [roads](http://{server}/fine).\n",
        "utf-8",
    )
    (folder / "facts" / "web.yml").write_text(
        f"site: {{page: {{value: A page, type: name, source: 'http://{server}/moved',\n"
        "  verified: 2026-11-01, recheck: 1 year}}\n",
        "utf-8",
    )
    return folder


def run(library: Path, server: str, *words: str) -> Any:
    arguments = ["links", "check", "--content", str(library), "--today", "2026-11-24"]
    memory = ["--memory", str(library.parent / "links.json")]
    return CliRunner().invoke(
        main, [*arguments, *memory, "--only", server, "--allow", server, *words]
    )


def test_every_place_of_a_bad_link_is_named_with_what_to_do(library: Path, server: str) -> None:
    done = run(library, server)
    assert done.exit_code == 1, done.output
    assert done.stdout.splitlines() == [
        f"facts/web.yml:1:8: warning LW002 (warn) http://{server}/moved is at http://{server}/fine "
        f"now. Write the new address.",
        f"leaflets/snow.md:11:22: error LW001 (warn) http://{server}/gone answers 410. Look for "
        "where it went, or take the link out.",
        f"leaflets/snow.md:14:1: warning LW002 (warn) http://{server}/moved is at "
        f"http://{server}/fine now. Write the new address.",
        "3 addresses, 3 asked for now: 1 fine, 1 moved, 1 dead.",
    ]


def test_a_fact_is_mended_by_its_command() -> None:
    url = "https://x.test/old"
    one = Linked(url, Place("facts/web.yml", 3, 5), "site.page")
    moved = Checked(url, Verdict.MOVED, TODAY, "is at https://x.test/new now", "https://x.test/new")
    (found,) = link_findings([one], {url: moved})
    assert found.as_line() == (
        "facts/web.yml:3:5: LW002 https://x.test/old is at https://x.test/new now.\n"
        "    waymark facts set site.page https://x.test/new --source SOURCE --date DATE"
    )
    dead = Checked(url, Verdict.DEAD, TODAY, "answers 404")
    assert "waymark facts set site.page ADDRESS" in link_findings([one], {url: dead})[0].hint
    unclear = Checked(url, Verdict.UNCLEAR, TODAY, "answers 503")
    assert "asked for again" in link_findings([one], {url: unclear})[0].hint


def test_good_answers_are_kept_and_bad_ones_asked_for_again(library: Path, server: str) -> None:
    run(library, server)
    Handler.asked.clear()
    done = run(library, server, "--json")
    answer = json.loads(done.stdout)
    assert answer["asked"] == 2
    assert answer["counts"] == {"dead": 1, "fine": 1, "moved": 1}
    assert "/fine" not in [p for m, p, _ in Handler.asked if m == "HEAD"][:1]
    assert json.loads(run(library, server, "--json", "--days", "0").stdout)["asked"] == 3
    later = json.loads(run(library, server, "--json", "--today", "2026-12-24").stdout)
    assert later["asked"] == 3
    memory = library.parent / "links.json"
    memory.write_text("{ broken", "utf-8")
    assert json.loads(run(library, server, "--json").stdout)["asked"] == 3


def test_hosts_may_be_left_out(library: Path, server: str) -> None:
    done = run(library, server, "--skip", server)
    assert done.exit_code == 0
    assert "0 addresses, 0 asked for now: none." in done.output


def test_a_library_that_is_not_there(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["links", "check", "--content", str(tmp_path / "nothing")])
    assert done.exit_code == 2


def test_released_texts_are_asked_for_too() -> None:
    from waymark.build import read_records

    council = Path(__file__).parents[1] / "library"
    found, _ = read_library(council)
    assert found is not None
    records = read_records(council, TODAY)
    assert {one.url for one in linked(found)} == {one.url for one in linked(found, records.frozen)}
    bare = [o for o in linked(found) if o.fact]
    assert [one.fact for one in bare] == ["contact.listening_line.url"]
    assert link_findings(bare, {}) == ()
