"""``waymark serve``: drafts in a browser, made again when a text is saved."""

from __future__ import annotations

import functools
import http.server
import threading
from datetime import date
from pathlib import Path

import click
from watchfiles import watch

from waymark.build import Options, build_drafts, project_root
from waymark.commands.options import content_option, plain_option, today_option
from waymark.commands.output import cannot_run, in_words, progress_bar, show_findings


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the preview without a line of log per request, and its own 404 page."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what somebody reads is not written down."""

    def end_headers(self) -> None:
        """Drafts are always fetched anew."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@click.command()
@content_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@today_option
@plain_option
def serve(content: Path, port: int, today: date, plain: bool) -> None:
    """Show the drafts at http://127.0.0.1:8000/ and build again when a file is saved."""
    with cannot_run():
        root = project_root()
        options = Options(
            root=root, content=content, out=root / "build/preview", today=today, draft=True
        )
        _build(options, plain)
        handler = functools.partial(_Handler, directory=str(options.out))
        with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            click.echo(f"http://127.0.0.1:{server.server_port}/ (Ctrl-C ends it)")
            watched = [p for p in (content, root / "docs", root / "overrides") if p.is_dir()]
            for changes in watch(*watched, raise_interrupt=False):
                click.echo(f"{in_words(len(changes), 'file')} changed")
                _build(options, plain)
            server.shutdown()


def _build(options: Options, plain: bool) -> None:
    with progress_bar(plain=plain) as progress:
        outcome = build_drafts(options, progress)
    show_findings(outcome.findings, plain=plain)
    if outcome.built:
        click.echo(f"{in_words(outcome.pages, 'page')}, {in_words(outcome.files, 'file')}.")
    else:
        click.echo("No site was made; the last one is still shown.")
