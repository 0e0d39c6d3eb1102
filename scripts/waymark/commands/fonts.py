"""``waymark fonts``: typefaces of PDF files that are fetched on request."""

from __future__ import annotations

from pathlib import Path

import click

from waymark.build import CannotRunError
from waymark.commands.options import plain_option
from waymark.commands.output import cannot_run, show_table
from waymark.exports import ADDED_FACES, FaceRefused, add_face, from_registry, is_added


@click.group()
def fonts() -> None:
    """Typefaces of PDF files that do not come with Waymark."""


@fonts.command("list")
@plain_option
def list_fonts(plain: bool) -> None:
    """List the faces that can be fetched, how large they are, and whether they are here."""
    rows = [
        (
            face.name,
            face.family,
            face.purpose,
            f"{face.megabytes} MB",
            "here" if is_added(face) else "not fetched",
        )
        for face in ADDED_FACES
    ]
    show_table(("name", "face", "for", "download", "state"), rows, plain=plain)


@fonts.command("add")
@click.argument("name", metavar="NAME")
@click.option(
    "--archive",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="The npm package, downloaded elsewhere: nothing is fetched.",
)
def add_font(name: str, archive: Path | None) -> None:
    """Fetch a face, once, and check its hashes: “zh” is for Chinese."""
    with cannot_run():
        face = next((f for f in ADDED_FACES if f.name == name), None)
        if face is None:
            names = ", ".join(f.name for f in ADDED_FACES)
            raise CannotRunError(f"There is no face “{name}” to fetch.", f"There are: {names}.")
        if is_added(face):
            click.echo(f"“{face.family}” is here already.")
            return
        try:
            here = add_face(face, (lambda _: archive.read_bytes()) if archive else from_registry)
        except FaceRefused as refused:
            hint = f"Without a network: download {face.address} elsewhere, and give it: --archive."
            raise CannotRunError(str(refused), "" if archive else hint) from refused
    click.echo(f"“{face.family}” is in {here}. Write “face: {face.family}” in languages.yml.")
