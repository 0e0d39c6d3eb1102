"""``waymark new``: a document that is complete from its first line."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import click

from waymark.build import CannotRunError
from waymark.commands.options import content_option, moment_option
from waymark.commands.output import cannot_run, show_findings
from waymark.content import new_document, notice_from, read_library
from waymark.facts import keys_used
from waymark.model import Document, Kind, Library, NoticeLevel

_STANDS = timedelta(days=2)
"""How long a notice from a shell stands where its author says nothing else."""


@click.command()
@click.argument("kind", type=click.Choice([k.value for k in Kind]), metavar="KIND")
@click.argument("title")
@click.option("--from", "shell", default="", metavar="DOC", help="The shell of a notice.")
@content_option
@moment_option
def new(kind: str, title: str, shell: str, content: Path, now: datetime) -> None:
    """Start a document of KIND (briefing, leaflet, guidance…) with this TITLE.

    With --from, a notice has the words, translations and reviews of its shell.
    """
    if shell and kind != Kind.NOTICE:
        raise click.UsageError("--from is for notices.")
    with cannot_run():
        library, findings = read_library(content)
        if library is None:
            show_findings(findings, plain=True)
            raise CannotRunError("The library cannot be read.", "Mend what is named above.")
        if shell:
            files = _from_shell(shell, title, now, content, library)
        else:
            path, text = new_document(Kind(kind), title, now.date(), library)
            files = {path: text}
        for path, text in files.items():
            _write(content / path, text)
    for path in files:
        click.echo(f"{content / path}: written.")
    click.echo("Nothing is published before it is consulted on and approved.")


def _from_shell(
    name: str, title: str, now: datetime, content: Path, library: Library
) -> dict[str, str]:
    """The notice and what is translated and reviewed of its shell."""
    shell = library.document(name)
    if shell is None or not shell.shell:
        known = ", ".join(d.id for d in library.documents if d.shell)
        raise CannotRunError(
            f"There is no shell “{name}”.",
            f"There are: {known}." if known else "A shell is a kind: notice without notice.",
        )
    starts = now.replace(second=0, microsecond=0)
    text = "\n".join((shell.title, shell.summary, shell.body.text))
    places = [k.removeprefix("notice.") for k in keys_used(text) if k.startswith("notice.")]
    path, written = notice_from(
        shell, title, NoticeLevel.URGENT, starts, starts + _STANDS, places, library
    )
    return {path: written, **_translations(shell, path, content, library)}


def _translations(shell: Document, path: str, content: Path, library: Library) -> dict[str, str]:
    old, new = f"{shell.section}/{shell.slug}", path.removesuffix(".md")
    found = {}
    for language in (x.code for x in library.languages):
        for suffix in (".po", ".review.yml"):
            source = content / f"translations/{language}/{old}{suffix}"
            if source.is_file():
                text = source.read_text(encoding="utf-8").replace(f"{old}.md", f"{new}.md")
                found[f"translations/{language}/{new}{suffix}"] = text
    return found


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise CannotRunError(f"{file} is there already.", "Choose another title.") from error
