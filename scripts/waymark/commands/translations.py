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
    reviewed_catalogue,
    translation_rows,
)
from waymark.commands.options import content_option, day, plain_option, role, today_option
from waymark.commands.output import cannot_run, in_words, show_findings, show_table


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
        work = prepare(_options(content, today))
        if work.library is None:
            show_findings(work.findings, plain=True)
            raise SystemExit(1)
        files = catalogues_for(work, languages)
    changed = [path for path, text in files.items() if _write(content / path, text)]
    for path in changed:
        click.echo(f"{content / path}: written")
    click.echo(f"{in_words(len(files), 'file')}, {len(changed)} changed.")


@translations.command()
@content_option
@today_option
@plain_option
def status(content: Path, today: date, plain: bool) -> None:
    """Show how far each document is in each language."""
    with cannot_run():
        work = prepare(_options(content, today))
    if work.library is None:
        show_findings(work.findings, plain=True)
        raise SystemExit(1)
    rows = translation_rows(work)
    names = ("document", "language", "state", "done", "fuzzy", "missing")
    show_table(names, rows, plain=plain)


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
    """Record that a native speaker has read a translation as it is now. DOC may be library."""
    with cannot_run():
        work = prepare(_options(content, today))
        if work.library is None:
            show_findings(work.findings, plain=True)
            raise SystemExit(1)
        if on and on > today:
            raise CannotRunError(f"{on.isoformat()} is still to come.", "Give the day: --date")
        path, text = reviewed_catalogue(work, document, language, role, on or today)
    _write(content / path, text)
    click.echo(f"{content / path}: reviewed by {role} on {(on or today).isoformat()}")


def _options(content: Path, today: date) -> Options:
    root = project_root()
    return Options(root=root, content=content, out=root / "build/preview", today=today)


def _write(path: Path, text: str) -> bool:
    """Write a file whole, only if it changed."""
    data = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    partial.write_bytes(data)
    partial.replace(path)
    return True
