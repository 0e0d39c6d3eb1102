"""``waymark export``: one file of one edition."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from waymark.build import Options, export_one, project_root
from waymark.commands.options import content_option, today_option
from waymark.commands.output import cannot_run, in_words, show_findings


@click.command()
@click.argument("document", metavar="DOC")
@click.option("--audience", required=True, metavar="A", help="Whose edition.")
@click.option("--language", required=True, metavar="L", help="In which language.")
@click.option("--format", "format_name", required=True, metavar="F", help="pdf, large-print…")
@click.option("--draft", is_flag=True, help="The working text, stamped as a draft.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@content_option
@today_option
def export(
    document: str,
    audience: str,
    language: str,
    format_name: str,
    draft: bool,
    out: Path | None,
    content: Path,
    today: date,
) -> None:
    """Make one file: DOC is section/slug or an id."""
    with cannot_run():
        root = project_root()
        options = Options(
            root=root, content=content, out=root / "build/preview", today=today, draft=draft
        )
        made, findings = export_one(options, document, audience, language, format_name)
    show_findings(findings, plain=True)
    if made is None:
        raise SystemExit(1)
    target = out or Path(made.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.part")
    partial.write_bytes(made.data)
    partial.replace(target)
    click.echo(f"{target}: {in_words(made.pages, 'page')}, {len(made.data):,} bytes.")
