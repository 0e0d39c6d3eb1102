"""What commands print: findings, progress, and why something cannot run."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as RichProgress
from rich.table import Table

from waymark.build import CannotRunError, Progress
from waymark.model import Effect, Finding

_COLOURS = {Effect.STOP: "bold red", Effect.HOLD: "red", Effect.WARN: "yellow"}
_EFFECTS = {
    Effect.STOP: "no new site",
    Effect.HOLD: "left out",
    Effect.WARN: "goes on",
}


def by_weight(findings: Sequence[Finding]) -> list[Finding]:
    """What stops first, then what holds, then the rest; each by file and line."""
    order = list(_EFFECTS)
    return sorted(findings, key=lambda f: (order.index(f.effect), f.path, f.line, f.code))


def show_findings(findings: Sequence[Finding], *, plain: bool) -> None:
    """Each finding with its place, effect and hint, the heaviest first."""
    findings = by_weight(findings)
    if plain or not sys.stdout.isatty():
        for finding in findings:
            place = f"{finding.path}:{finding.line}:{finding.column}"
            head = f"{place}: {finding.severity} {finding.code} ({finding.effect})"
            click.echo(f"{head} {finding.message} {finding.hint}".rstrip())
        return
    console = Console(highlight=False, soft_wrap=True)
    for finding in findings:
        colour = _COLOURS[finding.effect]
        place = f"{finding.path}:{finding.line}:{finding.column}"
        effect = f"[dim]({_EFFECTS[finding.effect]})[/]"
        console.print(f"[{colour}]{finding.code}[/] [bold]{escape(place)}[/] {effect}")
        console.print(f"  {escape(finding.message)}")
        if finding.hint:
            console.print(f"  [dim]{escape(finding.hint)}[/]")


@contextlib.contextmanager
def progress_bar(*, plain: bool) -> Iterator[Progress]:
    """A bar for each stage in a terminal; one plain line a stage elsewhere."""
    if plain or not sys.stderr.isatty():
        seen: set[str] = set()

        def line(stage: str, _done: int, _total: int) -> None:
            if stage not in seen:
                seen.add(stage)
                click.echo(f"{stage}…", err=True)

        yield line
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks = {}

        def bar(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=max(total, 1))
            progress.update(tasks[stage], completed=done, total=max(total, 1))

        yield bar


@contextlib.contextmanager
def cannot_run() -> Iterator[None]:
    """Print why something cannot run, in plain words, and end with exit code 2."""
    try:
        yield
    except CannotRunError as error:
        click.echo(error.message, err=True)
        if error.hint:
            click.echo(error.hint, err=True)
        raise SystemExit(2) from error


def show_table(names: Sequence[str], rows: Sequence[Sequence[str]], *, plain: bool) -> None:
    """Rows under their names; with ``plain`` one row a line, each value with its name.

    Nothing is cut short: in a narrow terminal words go to the next line, elsewhere lines are long.
    """
    if plain:
        for row in rows:
            click.echo("; ".join(f"{n}: {c}" for n, c in zip(names, row, strict=True)))
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    width = None if sys.stdout.isatty() else 240
    Console(highlight=False, width=width).print(table)


def in_words(count: int, one: str, many: str = "") -> str:
    """``1 page``, ``3 pages``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def written(path: Path, data: bytes) -> bool:
    """Write a file whole, only if it changed. Says whether it did."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    partial.write_bytes(data)
    partial.replace(path)
    return True
