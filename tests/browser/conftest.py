"""The starter library's drafts in a real Chromium, served under a path with a strict policy."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
BELOW = "/council/safer"
POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDE = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker has the browser and the built site; the others get on with their own work."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


class _Handler(SimpleHTTPRequestHandler):
    """A host as they are: below a path, with the site's 404 page and a policy on everything."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BELOW) or "/")

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The drafts of ``content_src``, built once."""
    out = tmp_path_factory.mktemp("browser") / "preview"
    program = Path(sys.executable).with_name("waymark")
    built = subprocess.run(
        [program, "build", "--draft", "--out", out, "--today", "2026-11-23"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (out / "index.html").is_file(), built.stderr + built.stdout
    return out


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A folder's address while it is served, below a path, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{BELOW}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address of the drafts."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def council_base(council: Path) -> Iterator[str]:
    """The address of the fictional council's site."""
    with serving(council) as address:
        yield address


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the fictional council has released, and then some: a change for safety, a new number."""
    library = tmp_path_factory.mktemp("council") / "library"
    shutil.copytree(ROOT / "tests" / "library", library)
    text = library / "help" / "get-help-now.md"
    text.write_text(text.read_text("utf-8") + "\nDo not wait to see whether it passes.\n", "utf-8")
    role = ("--role", "editor")
    number = ("contact.listening_line.phone", "0808 157 0456", "--source", "https://x.test/")
    two = ("--date", "2026-11-22", "--role", "duty-officer", "--role2", "head-of-prevention")
    why = ("--urgent", "--safety", "--reason", "It was not clear.", "--note", "Clearer.")
    for act in (
        ("editions", "submit", "help", *role),
        ("editions", "approve", "help", "--role", "head-of-prevention"),
        ("editions", "approve", "help", "--role", "director-of-communities"),
        ("editions", "release", "help", *role, *why),
        ("facts", "set", *number, *two),
    ):
        _waymark(library, *act)
    out = library.parent / "site"
    _waymark(library, "build", "--out", str(out))
    return out


def _waymark(library: Path, *words: str) -> None:
    program = Path(sys.executable).with_name("waymark")
    done = subprocess.run(
        [program, *words, "--content", library, "--today", "2026-11-23"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def addresses(site: Path) -> tuple[str, ...]:
    """The address of every page that is not a 404 page."""
    found = [p.relative_to(site).as_posix() for p in site.rglob("index.html")]
    return tuple(sorted(f.removesuffix("index.html") for f in found))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as Debian has it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Callable[..., Page]]:
    """Open an address in a context of its own: ``visit("public/", color_scheme="dark")``."""
    contexts = []

    def open_page(address: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
        contexts.append(context)
        context.route(
            lambda url: not url.startswith("http://127.0.0.1:"),
            lambda route: route.fulfill(content_type="text/html", body="<title>Elsewhere</title>"),
        )
        page = context.new_page()
        page.goto(f"{base}/{address}")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def listen() -> Callable[[Page], list[str]]:
    """Collects what goes wrong on a page: errors, refusals of the policy, requests elsewhere."""

    def on(page: Page) -> list[str]:
        heard: list[str] = []
        page.on("console", lambda m: heard.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: heard.append(str(e)))
        # A request that the next page cuts short did not fail.
        page.on(
            "requestfailed",
            lambda r: None if "ABORTED" in (r.failure or "") else heard.append(f"failed: {r.url}"),
        )
        page.on(
            "response", lambda r: heard.append(f"{r.status}: {r.url}") if r.status >= 400 else None
        )
        page.on(
            "request",
            lambda r: None if r.url.startswith("http://127.0.0.1:") else heard.append(r.url),
        )
        return heard

    return on
