"""``waymark verify``: reads back every byte of a built site."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from waymark.build import Options, project_root, verify_folder
from waymark.commands.options import content_option, plain_option, today_option
from waymark.commands.output import cannot_run, in_words, show_findings


@click.command()
@click.argument("site", type=click.Path(path_type=Path, file_okay=False), metavar="SITE")
@content_option
@today_option
@plain_option
def verify(site: Path, content: Path, today: date, plain: bool) -> None:
    """Read back every byte of the folder SITE and say what leaks: blocks for other readers,
    internal notes, protective markings, numbers that are no fact, numbers that are no longer one.

    Exit code 0: nothing leaks; 1: findings; 2: cannot run.
    """
    with cannot_run():
        root = project_root()
        options = Options(root=root, content=content, out=site, today=today)
        files, findings = verify_folder(options, site)
    show_findings(findings, plain=plain)
    read = f"{in_words(files, 'file')} read"
    click.echo(f"{read}: {in_words(len(findings), 'finding') if findings else 'nothing leaks'}.")
    raise SystemExit(1 if findings else 0)
