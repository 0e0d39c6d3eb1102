"""``waymark translations``: the files that translators work in, and how far they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from waymark.build import (
    CannotRunError,
    Options,
    catalogues_for,
    prepare,
    project_root,
    read_english,
    reviewed_catalogue,
)
from waymark.commands.options import content_option, day, role, today_option
from waymark.commands.output import cannot_run, in_words, show_findings, written


@click.group()
def translations() -> None:
    """Files for translators (PO), one for each document and language."""


@translations.command()
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@content_option
@today_option
def update(languages: tuple[str, ...], content: Path, today: date) -> None:
    """Bring the PO files of all languages, or of these, up to the English texts."""
    with cannot_run():
        work = read_english(_options(content, today))
        if work.library is None:
            show_findings(work.findings, plain=True)
            raise SystemExit(1)
        files = catalogues_for(work, languages)
    changed = [path for path, text in files.items() if written(content / path, text.encode())]
    for path in changed:
        click.echo(f"{content / path}: written")
    click.echo(f"{in_words(len(files), 'file')}, {len(changed)} changed.")


@translations.command()
@click.argument("document", metavar="DOC")
@click.argument("language", metavar="LANG")
@click.option("--role", required=True, callback=role, metavar="R", help="Who read it, as a role.")
@click.option("--date", "on", callback=day, metavar="D", help="When, if not today.")
@content_option
@today_option
def review(
    document: str, language: str, role: str, on: date | None, content: Path, today: date
) -> None:
    """Record that a native speaker has read a translation as it is now. DOC may be library.

    The record is of each string: one that changes later is to be read again, the others are not.
    """
    with cannot_run():
        work = prepare(_options(content, today))
        if work.library is None:
            show_findings(work.findings, plain=True)
            raise SystemExit(1)
        if on and on > today:
            raise CannotRunError(f"{on.isoformat()} is still to come.", "Give the day: --date")
        done = reviewed_catalogue(work, document, language, role, on or today)
    for path, text in done.files.items():
        written(content / path, text.encode())
    reading = done.reading
    click.echo(f"{content / done.record}: read by {role} on {(on or today).isoformat()}")
    click.echo(
        f"{in_words(len(reading.newly), 'string')} newly reviewed, {len(reading.already)} already, "
        f"{len(reading.open)} still open."
    )
    for entry, why in reading.open:
        click.echo(f"{content / done.path}:{entry.line}: {why}")


def _options(content: Path, today: date) -> Options:
    root = project_root()
    return Options(root=root, content=content, out=root / "build/preview", today=today)
