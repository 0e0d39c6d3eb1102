"""``waymark translations status``: how far each document is in each language."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from waymark.build import Options, project_root, read_texts, translation_status
from waymark.commands.options import content_option, plain_option, today_option
from waymark.commands.output import cannot_run, in_words, show_findings, written
from waymark.commands.translations_exchange import translations
from waymark.translation import Status, StatusRow, TranslationStage, status_page

__all__ = ["translations"]

_SHAPES = {
    TranslationStage.REVIEWED: ("●", "green"),
    TranslationStage.TRANSLATED: ("◆", "blue"),
    TranslationStage.MACHINE: ("◇", "magenta"),
    TranslationStage.OPEN: ("◐", "yellow"),
    TranslationStage.NOT_BEGUN: ("○", "dim"),
}
_COUNTS = {
    "reviewed": "reviewed",
    "human": "to be reviewed",
    "machine": "machine",
    "fuzzy": "fuzzy",
    "refused": "refused",
    "missing": "missing",
}
_WORDS = max(len(stage) for stage in TranslationStage) + 2
_PIPED = 240  # columns where there is no terminal: nothing is folded


@translations.command()
@click.option("--html", "page", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write it as a page for the office.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list.")
@content_option
@today_option
@plain_option
def status(page: Path | None, as_json: bool, content: Path, today: date, plain: bool) -> None:
    """Show how far each document is in each language."""
    with cannot_run():
        root = project_root()
        options = Options(root=root, content=content, out=root / "build/preview", today=today)
        work = read_texts(options)
    if work.library is None:
        show_findings(work.findings, plain=True)
        raise SystemExit(1)
    rows = translation_status(work)
    if page:
        text = status_page(rows, work.library.organisation.site_name, today)
        state = "written" if written(page, text.encode()) else "unchanged"
        click.echo(f"{page}: {state}")
    elif as_json:
        click.echo(json.dumps([_values(r) for r in rows], ensure_ascii=False, indent=2))
    elif plain:
        for row in rows:
            click.echo("; ".join(f"{n.replace('_', ' ')}: {v}" for n, v in _values(row).items()))
    else:
        _show(rows)


def _values(row: StatusRow) -> dict[str, str | int]:
    """One row under its names."""
    status = row.status
    return {
        "document": row.document,
        "language": row.language.code,
        "state": status.stage.value,
        "done": status.done,
        "total": status.total,
        **{name: getattr(status, name) for name in _COUNTS},
        "critical": status.critical,
        "critical_open": status.critical_open,
    }


def _show(rows: Sequence[StatusRow]) -> None:
    """A table in which shape, colour and word say the same, and a line that sums up."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("document", overflow="fold")
    table.add_column("lang")
    table.add_column("state", min_width=_WORDS)
    table.add_column("done", justify="right", no_wrap=True)
    table.add_column("of these", overflow="fold")
    for row in rows:
        status = row.status
        shape, colour = _SHAPES[status.stage]
        table.add_row(
            row.document,
            row.language.code,
            Text(f"{shape} {status.stage}", colour),
            f"{status.done} of {status.total}",
            _counted(status),
        )
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _PIPED)
    console.print(table)
    console.print(_sum(rows), style="dim")


def _counted(status: Status) -> Text:
    """The counts that are not nothing, in words; what keeps a release back stands out."""
    counts = [f"{getattr(status, n)} {words}" for n, words in _COUNTS.items() if getattr(status, n)]
    text = Text(", ".join(counts))
    if status.critical_open:
        text.append(f"{', ' if counts else ''}")
        text.append(f"▲ {status.critical_open} critical open", "bold red")
    return text


def _sum(rows: Sequence[StatusRow]) -> str:
    reviewed = sum(r.status.stage is TranslationStage.REVIEWED for r in rows)
    urgent = sum(r.status.critical_open for r in rows)
    return (
        f"{reviewed} of {in_words(len(rows), 'file')} reviewed; "
        f"{in_words(urgent, 'text')} that {'leads' if urgent == 1 else 'lead'} to help "
        f"at once not reviewed yet (▲)."
    )
