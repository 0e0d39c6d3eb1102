"""The server of drafts: pages with news of the next build, files as they lie there."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from waymark.commands.live import Live, live_server
from waymark.model import finding

PAGE = "<!doctype html><html><body><p>Words</p></body></html>"
SCRIPT = '<script src="/-waymark/live.js" defer></script></body>'
Served = tuple[str, Path, Live]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    live = Live()
    with live_server(tmp_path / "site", 0, live) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", tmp_path / "site", live
        server.shutdown()


def fetched(address: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read().decode()


def write(site: Path, name: str, text: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_before_the_first_build_a_page_waits_for_it(served: Served) -> None:
    base, _, _ = served
    code, _, text = fetched(f"{base}/public/")
    assert code == 200
    assert "The first build is on its way" in text and SCRIPT in text


@pytest.mark.parametrize("address", ["/", "/index.html", "/public/", "/public/?x=1"])
def test_pages_get_the_script_and_their_files_do_not(served: Served, address: str) -> None:
    base, site, _ = served
    for name in ("index.html", "public/index.html"):
        write(site, name, PAGE)
    code, kind, text = fetched(base + address)
    assert (code, kind) == (200, "text/html; charset=utf-8")
    assert text == PAGE.replace("</body>", SCRIPT)
    assert (site / "index.html").read_text(encoding="utf-8") == PAGE


def test_other_files_are_as_they_lie_there(served: Served) -> None:
    base, site, _ = served
    write(site, "index.html", PAGE)
    write(site, "a.txt", "text </body>")
    assert fetched(f"{base}/a.txt")[2] == "text </body>"


def test_a_missing_page_is_the_sites_own(served: Served) -> None:
    base, site, _ = served
    write(site, "index.html", PAGE)
    write(site, "404.html", PAGE.replace("Words", "Not here"))
    code, _, text = fetched(f"{base}/nowhere/")
    assert (code, "Not here" in text, SCRIPT in text) == (404, True, True)
    assert fetched(f"{base}/../../etc/passwd")[0] == 404


def test_the_state_tells_findings_and_counts_sites(served: Served) -> None:
    base, _, live = served
    live.tell("", [finding("RD001", "a/b.md", "Too long.", line=3)], built=True)
    state = json.loads(fetched(f"{base}/-waymark/state")[2])
    assert (state["site"], state["number"], state["note"]) == (1, 1, "")
    assert [(f["path"], f["line"], f["code"]) for f in state["findings"]] == [
        ("a/b.md", 3, "RD001")
    ]
    live.tell("Building…")
    state = json.loads(fetched(f"{base}/-waymark/state?seen=1")[2])
    assert (state["site"], state["number"], state["note"]) == (1, 2, "Building…")
    assert len(state["findings"]) == 1


def test_who_has_seen_all_is_answered_when_something_is_new(served: Served) -> None:
    base, _, live = served
    answers: list[str] = []
    asker = threading.Thread(
        target=lambda: answers.append(fetched(f"{base}/-waymark/state?seen=0")[2])
    )
    asker.start()
    live.tell("", (), built=True)
    asker.join(10)
    assert json.loads(answers[0])["site"] == 1


def test_the_script_is_served(served: Served) -> None:
    base, _, _ = served
    code, kind, text = fetched(f"{base}/-waymark/live.js")
    assert (code, kind) == (200, "text/javascript; charset=utf-8")
    assert "location.reload" in text


def test_before_the_first_site_its_pages_are_shown_with_what_they_show(served: Served) -> None:
    base, _, live = served
    live.glance({"": PAGE.encode(), "public/": PAGE.encode(), "assets/a.1.css": b"p {}"})
    for address in ("/", "/index.html", "/public/", "/public/index.html"):
        assert fetched(base + address)[::2] == (200, PAGE.replace("</body>", SCRIPT))
    assert fetched(f"{base}/assets/a.1.css") == (200, "text/css", "p {}")
    assert "The first build is on its way" in fetched(f"{base}/pl/")[2]
