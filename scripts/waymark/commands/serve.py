"""``waymark serve``: drafts in a browser, made again when a text is saved."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import click
from watchfiles import watch

from waymark.build import CannotRunError, Options, Preview, project_root
from waymark.commands.live import Live, live_server
from waymark.commands.options import content_option, moment_option, plain_option
from waymark.commands.output import (
    by_weight,
    cannot_run,
    in_words,
    progress_bar,
    show_findings,
)

_SETTLING = 50
"""Milliseconds without a further change after which a save counts as done."""


@click.command()
@content_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@moment_option
@plain_option
def serve(content: Path, port: int, now: datetime, plain: bool) -> None:
    """Show the drafts at http://127.0.0.1:8000/ and build again when a file is saved.

    What an earlier build made is shown at once, with a note, while the first one is at work; where
    there is none, English pages without their files are. A page whose text is saved is shown before
    its files and the site are made again.
    """
    with cannot_run():
        root = project_root()
        options = Options(
            offline=False,
            root=root,
            content=content,
            out=root / "build/preview",
            today=now.date(),
            now=now,
            draft=True,
        )
        live = Live()
        with live_server(options.out, port, live) as server, Preview(options) as preview:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            click.echo(f"http://127.0.0.1:{server.server_port}/ (Ctrl-C ends it)")
            live.tell("Building…")
            live.glance(preview.first())
            _build(preview, live, plain)
            preview.learn()
            watched = [p for p in (content, root / "docs", root / "overrides") if p.is_dir()]
            for changes in watch(*watched, step=_SETTLING, raise_interrupt=False):
                click.echo(f"{in_words(len(changes), 'file')} changed")
                live.glance(preview.glance())
                _build(preview, live, plain)
            server.shutdown()


def _build(preview: Preview, live: Live, plain: bool) -> None:
    """One build. What stops it is told, and the last site stays; the next save tries again."""
    live.tell("Building…")
    try:
        with progress_bar(plain=plain) as progress:
            outcome = preview.build(progress)
    except CannotRunError as error:
        click.echo(f"{error.message} {error.hint}".rstrip(), err=True)
        live.tell(f"{error.message} {error.hint}".rstrip())
        return
    show_findings(outcome.findings, plain=plain)
    if outcome.built:
        click.echo(f"{in_words(outcome.pages, 'page')}, {in_words(outcome.files, 'file')}.")
        live.tell("", by_weight(outcome.findings), built=True)
    else:
        click.echo("No site was made; the last one is still shown.")
        live.tell("No new site; this is the last one.", by_weight(outcome.findings))
