"""``waymark status``: every document, its editions, and how far its translations are."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from waymark.build import Options, prepare, project_root, read_records
from waymark.commands.options import content_option, plain_option, today_option
from waymark.commands.output import cannot_run, show_table
from waymark.editions import EditionState, states
from waymark.model import Composed, TranslationKind


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list.")
@content_option
@today_option
@plain_option
def status(as_json: bool, content: Path, today: date, plain: bool) -> None:
    """Show every edition: audience, language, state of the translation, next review."""
    with cannot_run():
        root = project_root()
        options = Options(root=root, content=content, out=root / "build/preview", today=today)
        work = prepare(options)
        records = read_records(content, today)
    library = work.library
    if library is None:
        raise SystemExit(1)
    standing = {
        (register.document, audience): state
        for register in records.registers
        for audience, state in states(register).items()
    }
    reviews = {d.id: d.review for d in library.documents}
    rows = [
        {
            "document": c.document,
            "audience": c.audience,
            "language": c.language,
            "edition": _edition(c, standing.get((c.document, c.audience))),
            "translation": _state(c),
            "last reviewed": str(reviews[c.document].last or "never"),
        }
        for c in work.composed
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif rows:
        show_table(tuple(rows[0]), [tuple(row.values()) for row in rows], plain=plain)
    if not as_json and not standing:
        click.echo("Nothing is released: every edition is a draft.")


def _edition(composed: Composed, state: EditionState | None) -> str:
    """The version that readers of this language are given, else that it is a draft."""
    if state is None or not state.releases:
        return "draft"
    if state.withdrawn is not None:
        return f"withdrawn on {state.withdrawn.date.isoformat()}"
    release = state.languages.get(composed.language)
    return str(release.version) if release else "draft"


def _state(composed: Composed) -> str:
    state = composed.translation
    if state.kind is TranslationKind.SOURCE:
        return "English original"
    kind = {
        TranslationKind.MACHINE: "machine draft",
        TranslationKind.HUMAN: "translated, not reviewed",
        TranslationKind.REVIEWED: "reviewed",
    }[state.kind]
    return f"{kind}, {state.translated} of {state.total} segments"
