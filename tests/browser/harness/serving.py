"""A host as they are: a site below a path, its 404 page, and headers on everything."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from waymark.site.hosting import rules

BELOW = "/council/safer"

Headers = Callable[[str], Mapping[str, str]]
"""From an address below the site's root (``pl/search/``) to the headers of its answer."""


def ours(address: str) -> Mapping[str, str]:
    """The headers that the ready files for servers are made from."""
    policy = rules.SEARCH if re.match(rules.SEARCHING, address) else rules.PAGES
    lasting = re.fullmatch(rules.HASHED, address)
    return {
        **{header.name: header.value for header in rules.HEADERS},
        "Content-Security-Policy": rules.written(policy),
        "Cache-Control": rules.FOR_EVER if lasting else rules.REVALIDATE,
    }


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 (the base class has it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".vtt": "text/vtt",
        ".xml": "application/xml",
    }
    headers_of: Headers = staticmethod(ours)
    below = BELOW

    def __init__(self, *args: Any, headers_of: Headers, below: str, **kwargs: Any) -> None:
        self.headers_of, self.below = headers_of, below
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self.below) or "/")

    def send_head(self) -> Any:
        """As the base class, but a compressed file beside the one that is asked for goes out."""
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        packed = path.with_name(f"{path.name}.br")
        if "br" not in self.headers.get("Accept-Encoding", "") or not packed.is_file():
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(packed.stat().st_size))
        self.end_headers()
        return packed.open("rb")

    def end_headers(self) -> None:
        address = self.path.partition("?")[0].removeprefix(self.below).lstrip("/")
        for name, value in self.headers_of(address).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up in the middle of an answer is no fault."""


@contextmanager
def serving(folder: Path, headers_of: Headers = ours, below: str = BELOW) -> Iterator[str]:
    """A folder's address while it is served, below a path, without a slash at its end."""
    handler = partial(_Handler, directory=str(folder), headers_of=headers_of, below=below)
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{below}"
    server.shutdown()
    server.server_close()
