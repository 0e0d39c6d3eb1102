"""``waymark editions review-pack``: a copy for a reviewer group."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from waymark.build import review_pack
from waymark.commands.edition_views import working_options
from waymark.commands.options import content_option, today_option
from waymark.commands.output import cannot_run, show_findings, written


@click.command("review-pack")
@click.argument("document", metavar="DOC")
@click.option("--audience", default="", metavar="A", help="Whose edition; else the first.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("build/review"),
    show_default=True,
    metavar="DIR",
)
@content_option
@today_option
def make_pack(document: str, audience: str, out: Path, content: Path, today: date) -> None:
    """Make a copy of the submitted text for a reviewer group: Word, PDF and large print.

    Paragraphs have numbers, and questions follow. What the group says is recorded with consult.
    """
    with cannot_run():
        pack = review_pack(working_options(content, today), document, audience)
    show_findings(pack.findings, plain=True)
    for name, data in pack.files.items():
        written(out / name, data)
        click.echo(f"{out / name}: written")
    click.echo(
        f"Then: waymark editions consult {document} --group GROUP --view VIEW "
        '--comment "…" --role ROLE'
    )
    raise SystemExit(0 if pack.files and not pack.findings else 1)
