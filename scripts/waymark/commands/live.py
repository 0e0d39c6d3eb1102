"""The server of ``waymark serve``: the drafts, what was found in them, and news of each new build.

A page is given one script on its way out; the files of the site stay as they are. The script asks
for the state and is answered when it is another one, so a browser shows a save as soon as it is
built.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from waymark.model import Finding

_STATE = "/-waymark/state"
_SCRIPT = "/-waymark/live.js"
_TAG = f'<script src="{_SCRIPT}" defer></script>'.encode()
_PATIENCE = 20.0
"""Seconds after which an asker is answered although nothing is new: nobody waits for ever."""

_WAITING = (
    b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Waymark</title></head>'
    b"<body><p>The first build is on its way; the page appears when it is done.</p></body></html>"
)


@dataclass(slots=True)
class Live:
    """What the server tells: a ``note`` on what is going on, the findings, and which site it is.

    Each change has a number of its own; ``site`` counts the sites that were made, and the pages
    that are shown before theirs is (``glances``, by address, before the first site with all that
    they show).
    """

    note: str = ""
    glances: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    site: int = 0
    number: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(
        self, note: str, findings: Sequence[Finding] | None = None, *, built: bool = False
    ) -> None:
        """Something is new. Findings stay as they were where none are given."""
        with self.changed:
            self.note = note
            self.findings = self.findings if findings is None else tuple(findings)
            self.site += built
            self.number += 1
            self.glances = {} if built else self.glances
            self.changed.notify_all()

    def glance(self, pages: Mapping[str, bytes]) -> None:
        """Pages by address to be shown at once; the next site takes their place."""
        with self.changed:
            self.glances = pages
            self.site += bool(pages)
            self.number += 1
            self.changed.notify_all()

    def state(self, seen: int | None) -> dict[str, object]:
        """The state as JSON knows it, at once or as soon as it is another than ``seen``."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != seen, _PATIENCE)
            return {
                "note": self.note,
                "findings": [f.as_dict() for f in self.findings],
                "site": self.site,
                "number": self.number,
            }


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the preview without a line of log per request, and its own 404 page."""

    def __init__(self, *args: object, live: Live, **kwargs: object) -> None:
        self.live = live
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def handle(self) -> None:
        """A browser that goes away in the middle of an answer is no fault."""
        with contextlib.suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what somebody reads is not written down."""

    def end_headers(self) -> None:
        """Drafts are always fetched anew."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_GET(self) -> None:
        """Pages get the script; all else is as it lies there."""
        address = urlsplit(self.path)
        if address.path == _STATE:
            seen = parse_qs(address.query).get("seen", [""])[0]
            state = self.live.state(int(seen) if seen.isdigit() else None)
            self._answer(json.dumps(state).encode(), "application/json")
        elif address.path == _SCRIPT:
            script = Path(__file__).with_name("live.js").read_bytes()
            self._answer(script, "text/javascript; charset=utf-8")
        elif (page := self._page_found()) is not None:
            self._page(page, 200)
        elif (part := self.live.glances.get(self._address())) is not None:
            self._answer(part, self.guess_type(address.path))
        elif not Path(self.directory, "index.html").is_file():
            self._page(_WAITING, 200)
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
        else:
            self._page(page.read_bytes(), 404)

    def _page_found(self) -> bytes | None:
        """The page that is asked for, as it was just saved or as it lies there."""
        address = self._address().removesuffix("index.html")
        if address in self.live.glances and (not address or address.endswith(("/", ".html"))):
            return self.live.glances[address]
        path = self._page_file()
        return path.read_bytes() if path else None

    def _address(self) -> str:
        """What is asked for, from the site's root."""
        return unquote(urlsplit(self.path).path).removeprefix("/")

    def _page_file(self) -> Path | None:
        """Where a page lies; a folder without its slash is led there first."""
        path = Path(self.translate_path(self.path))
        if self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        return path if path.suffix == ".html" and path.is_file() else None

    def _page(self, page: bytes, code: int) -> None:
        self._answer(page.replace(b"</body>", _TAG + b"</body>"), "text/html; charset=utf-8", code)

    def _answer(self, body: bytes, type: str, code: int = 200) -> None:
        self.send_response(code)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def live_server(folder: Path, port: int, live: Live) -> http.server.ThreadingHTTPServer:
    """The server of a folder on this machine alone; port 0 is any that is free."""
    handler = functools.partial(_Handler, directory=str(folder), live=live)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    return server
