"""``waymark status``: every document, its editions, and how far its translations are."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import click

from waymark.assurance import (
    Assurance,
    Subject,
    assurance,
    assurance_page,
    calendar,
    csv_rows,
    json_rows,
)
from waymark.build import Options, parity, prepare, project_root, read_records
from waymark.checks import reading_level
from waymark.commands.options import content_option, plain_option, today_option
from waymark.commands.output import cannot_run, show_table, written
from waymark.commands.status_formats import formats_of, missing_rows, show_parity
from waymark.editions import EditionState, states
from waymark.model import ENGLISH, Composed, Library, TranslationKind

_file = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list.")
@click.option("--html", "page", type=_file, metavar="FILE", help="Write the page for a board.")
@click.option("--data", type=_file, metavar="FILE", help="Write the same as .csv or .json.")
@click.option("--ics", type=_file, metavar="FILE", help="Write what is due as a calendar.")
@click.option("--role", default="", metavar="R", help="With --ics: what this role has to do.")
@content_option
@today_option
@plain_option
def status(
    as_json: bool,
    page: Path | None,
    data: Path | None,
    ics: Path | None,
    role: str,
    content: Path,
    today: date,
    plain: bool,
) -> None:
    """Show every edition: audience, language, state of the translation, next review.

    With --html, --data or --ics, write what a board reads: each number with the entries that it
    counts, and what is due for whom.
    """
    if data is not None and data.suffix not in (".csv", ".json"):
        raise click.UsageError("--data takes a name that ends with .csv or .json.")
    with cannot_run():
        root = project_root()
        options = Options(root=root, content=content, out=root / "build/preview", today=today)
        work = prepare(options)
        records = read_records(content, today)
    library = work.library
    if library is None:
        raise SystemExit(1)
    if page or data or ics:
        report = assurance(
            Subject(library, library.documents, records.registers, records.frozen, today)
        )
        host = urlsplit(library.organisation.site_url).hostname or "waymark.invalid"
        in_rows: Callable[[Assurance], str] = (
            csv_rows if data is not None and data.suffix == ".csv" else json_rows
        )
        texts: tuple[tuple[Path | None, Callable[[Assurance], str]], ...] = (
            (page, assurance_page),
            (data, in_rows),
            (ics, lambda report: calendar(report, host, role)),
        )
        for file, write in texts:
            if file is not None:
                written(file, write(report).encode())
                click.echo(f"{file}: written")
        if ics is not None and role:
            _say_if_nothing_is_due(report, role)
        return
    standing = {
        (register.document, audience): state
        for register in records.registers
        for audience, state in states(register).items()
    }
    reviews = {d.id: d.review for d in library.documents}
    offers = parity(work, records)
    rows: list[dict[str, object]] = [
        {
            "document": c.document,
            "audience": c.audience,
            "language": c.language,
            "edition": _edition(c, standing.get((c.document, c.audience))),
            "translation": _state(c),
            "last reviewed": str(reviews[c.document].last or "never"),
            **_reading(c, library),
        }
        for c in work.composed
    ]
    if as_json:
        for row in rows:
            row["formats"] = formats_of(row, offers)
        rows += missing_rows(work.composed, offers)
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif rows:
        values = [tuple("" if x is None else str(x) for x in row.values()) for row in rows]
        show_table(tuple(rows[0]), values, plain=plain)
        show_parity(offers, plain=plain)
    if not as_json and not standing:
        click.echo("Nothing is released: every edition is a draft.")


def _say_if_nothing_is_due(report: Assurance, role: str) -> None:
    """A mistyped role would otherwise have a calendar without a day in it, and not know."""
    roles = {due.role for due in report.due if due.role}
    if role not in roles:
        click.echo(f"Nothing is due for {role}. It is for: {', '.join(sorted(roles))}.")


def _reading(composed: Composed, library: Library) -> dict[str, object]:
    """The Flesch–Kincaid grade of an English text, and the words of its longest sentence."""
    if composed.language != ENGLISH:
        return {"grade": None, "longest sentence": None}
    level = reading_level((composed.body,), library.facts)
    return {"grade": level.grade, "longest sentence": level.longest}


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
