"""``waymark facts list``: every fact, where it comes from, and who uses it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from waymark.build import Options, prepare, project_root
from waymark.commands.options import content_option, plain_option, today_option
from waymark.commands.output import cannot_run
from waymark.facts import plain as plain_fact
from waymark.model import ENGLISH, Fact


@click.group()
def facts() -> None:
    """Phone numbers, addresses, hours, laws and dates that texts use."""


@facts.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list.")
@content_option
@today_option
@plain_option
def list_facts(as_json: bool, content: Path, today: date, plain: bool) -> None:
    """List every fact with its value, source, date, and the documents that use it."""
    with cannot_run():
        root = project_root()
        options = Options(root=root, content=content, out=root / "build/preview", today=today)
        work = prepare(options)
    library = work.library
    if library is None:
        raise SystemExit(1)
    users = {
        key: sorted({c.document for c in work.composed if key in c.fact_keys})
        for key in library.facts
    }
    english = library.language(ENGLISH)
    words = work.words[ENGLISH]
    rows = [
        (f.key, plain_fact(f, english, words), f.source, _day(f), users[f.key])
        for f in library.facts.values()
    ]
    names = ("fact", "value", "source", "verified", "used by")
    if as_json:
        click.echo(
            json.dumps(
                [dict(zip(names, r, strict=True)) for r in rows], ensure_ascii=False, indent=2
            )
        )
        return
    cells = [(k, v, s, d, ", ".join(u) or "nobody") for k, v, s, d, u in rows]
    if plain:
        for row in cells:
            click.echo("; ".join(f"{n}: {c}" for n, c in zip(names, row, strict=True)))
        return
    table = Table(*names, box=None, header_style="bold")
    for row in cells:
        table.add_row(*row)
    Console(highlight=False).print(table)


def _day(fact: Fact) -> str:
    if fact.retired:
        return f"retired, now {fact.replaced_by}" if fact.replaced_by else "retired"
    return fact.verified.isoformat() if fact.verified else "to be supplied"
