"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from waymark.model import UK, noon

_ROLE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_ROLE = 60
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def content_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--content``: which library."""
    return click.option(
        "--content",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("content_src"),
        show_default=True,
        metavar="DIR",
        help="The library to read.",
    )(function)


def today_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--today``: the day that the work is done for; the clock is read here and nowhere else."""
    return click.option(
        "--today",
        callback=_today,
        metavar="DATE",
        help="The day to work for, as 2026-11-20; today if not given.",
    )(function)


def moment_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--today`` with a time, for what starts and ends at one: the same clock, read here too."""
    return click.option(
        "--today",
        "now",
        callback=_moment,
        metavar="DATE",
        help="The day to work for, as 2026-11-20 (its noon) or 2026-11-20T02:00; else now.",
    )(function)


def plain_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--plain``: one fact a line, for screen readers and logs."""
    return click.option("--plain", is_flag=True, help="One fact a line, without drawing.")(function)


def _today(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date:
    return day(_context, _parameter, value) or datetime.now().astimezone().date()


def _moment(context: click.Context, parameter: click.Parameter, value: str | None) -> datetime:
    if value is None:
        return datetime.now(UK)
    try:
        if "T" in value:
            return datetime.fromisoformat(value).replace(tzinfo=UK)
    except ValueError as error:
        message = f"“{value}” is no moment; write it as 2026-11-20T02:00."
        raise click.BadParameter(message) from error
    return noon(day(context, parameter, value) or date.min)


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """A day of an option, or none where it was not given."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"“{value}” is no day; write it as 2026-11-20.") from error


def role(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """A role of an option: never a person's name with capitals, a number or an address."""
    if _ROLE.fullmatch(value) and len(value) <= _LONGEST_ROLE:
        return value
    raise click.BadParameter(f"“{value}” is no role; write one such as prevent-coordinator.")
