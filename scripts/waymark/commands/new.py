"""``waymark new``: a document that is complete from its first line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from waymark.build import CannotRunError
from waymark.commands.options import content_option, today_option
from waymark.commands.output import cannot_run, show_findings
from waymark.content import new_document, read_library
from waymark.model import Kind


@click.command()
@click.argument("kind", type=click.Choice([k.value for k in Kind]), metavar="KIND")
@click.argument("title")
@content_option
@today_option
def new(kind: str, title: str, content: Path, today: date) -> None:
    """Start a document of KIND (briefing, leaflet, guidance…) with this TITLE."""
    with cannot_run():
        library, findings = read_library(content)
        if library is None:
            show_findings(findings, plain=True)
            raise CannotRunError("The library cannot be read.", "Mend what is named above.")
        path, text = new_document(Kind(kind), title, today, library)
        file = content / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        except FileExistsError as error:
            raise CannotRunError(f"{file} is there already.", "Choose another title.") from error
    click.echo(f"{file}: written. Nothing is published before it is consulted on and approved.")
