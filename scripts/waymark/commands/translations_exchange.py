"""``waymark translations export`` and ``import``: files for translators who work elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from waymark.build import (
    CannotRunError,
    Options,
    Work,
    exportable,
    exported,
    imported,
    prepare,
    project_root,
    read_texts,
)
from waymark.commands.options import content_option, today_option
from waymark.commands.output import cannot_run, in_words, show_findings, written
from waymark.commands.translations import translations
from waymark.model import Finding, TranslationKind
from waymark.translation import exchange

__all__ = ["translations"]

FORMATS = ("po", "xliff", "docx", "html")
_STATES = (TranslationKind.HUMAN.value, TranslationKind.MACHINE.value)


@translations.command("export")
@click.argument("names", nargs=-1, required=True, metavar="DOC LANG")
@click.option("--all", "every", is_flag=True, help="Every document; give LANG alone.")
@click.option(
    "--format", "format_name", required=True, type=click.Choice(FORMATS), help="Which kind of file."
)
@click.option("--out", type=click.Path(path_type=Path), metavar="PATH", help="A file or a folder.")
@content_option
@today_option
def export_for_translators(
    names: tuple[str, ...],
    every: bool,
    format_name: str,
    out: Path | None,
    content: Path,
    today: date,
) -> None:
    """Write a document's texts for a translator: a Word table, XLIFF, PO, or a page to read.

    DOC is section/slug, an id or library. Files are named after it: worried.pl.docx.
    """
    if len(names) != (1 if every else 2):
        raise click.UsageError("Give a document and a language, or --all and a language.")
    with cannot_run():
        work = _prepared(content, today, whole=format_name == "html")
        code = names[-1]
        wanted = exportable(work, code) if every else names[:1]
        folder = out if out and (every or out.is_dir()) else Path()
        if every and out and out.is_file():
            raise CannotRunError(f"{out} is a file.", "Name a folder: --out DIR")
        for name in wanted:
            made = exported(work, name, code, format_name)
            target = folder / made.name if every or folder != Path() or not out else out
            _save(target, made.data)
            click.echo(f"{target}: {in_words(made.rows, 'text')}.")


@translations.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(path_type=Path),
)
@click.option(
    "--state",
    type=click.Choice(_STATES),
    default=TranslationKind.MACHINE.value,
    show_default=True,
    help="Who translated: a person, or a machine whose drafts nobody has read.",
)
@click.option("--replace", is_flag=True, help="Also where a translation was changed here since.")
@content_option
@today_option
def import_from_translators(
    files: tuple[Path, ...], state: str, replace: bool, content: Path, today: date
) -> None:
    """Use the good rows of files that came back from translators.

    Rows that cannot be used are listed, and marked in a copy beside the file (worried.pl.refused
    .docx) that can be sent back. Exit code 0: all rows used; 1: findings; 2: cannot run.
    """
    findings: list[Finding] = []
    with cannot_run():
        for path in files:
            work = _prepared(content, today)  # anew: two files may be of one document
            findings += _import(work, path, TranslationKind(state), content, replace=replace)
    show_findings(findings, plain=True)
    if findings:
        raise SystemExit(1)


def _import(
    work: Work, path: Path, kind: TranslationKind, content: Path, *, replace: bool
) -> tuple[Finding, ...]:
    try:
        with path.open("rb") as file:
            data = file.read(exchange.MAX_BYTES + 1)
    except OSError as error:
        raise CannotRunError(f"{path} cannot be read: {error.strerror}.") from error
    done = imported(work, data, path.name, kind, replace=replace)
    if done.po_text and _save(content / done.path, done.po_text.encode()):
        click.echo(f"{content / done.path}: written")
    if done.path:
        counts = f"{in_words(done.used, 'row')} used, {done.same} as before, {done.refused} refused"
        click.echo(f"{path}: {counts}.")
    if done.marked:
        copy = path.with_name(f"{path.stem.removesuffix('.refused')}.refused{path.suffix}")
        _save(copy, done.marked)
        click.echo(f"{copy}: written, to be sent back")
    return done.findings


def _save(path: Path, data: bytes) -> bool:
    try:
        return written(path, data)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}."
        raise CannotRunError(message, "Name another place: --out PATH") from error


def _prepared(content: Path, today: date, *, whole: bool = False) -> Work:
    """The library's texts; ``whole``: with its editions, as a preview shows them."""
    root = project_root()
    options = Options(root=root, content=content, out=root / "build/preview", today=today)
    work = prepare(options) if whole else read_texts(options)
    if work.library is None:
        show_findings(work.findings, plain=True)
        raise SystemExit(1)
    return work
