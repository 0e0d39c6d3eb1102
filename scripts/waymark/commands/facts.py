"""``waymark facts``: what there is, where it comes from and who uses it; what changes with one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from waymark.build import (
    FactChange,
    Options,
    plan_change,
    plan_retirement,
    prepare,
    project_root,
    write_fact,
)
from waymark.commands.fact_lines import change_lines
from waymark.commands.options import Decorator, content_option, day, plain_option, today_option
from waymark.commands.output import cannot_run, show_table
from waymark.facts import Evidence
from waymark.facts import plain as plain_fact
from waymark.model import ENGLISH, Fact, Finding


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
        work = prepare(_options(content, today))
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
    show_table(names, cells, plain=plain)


def _roles(function: Decorator) -> Decorator:
    """Who changes a fact, and whether only to look."""
    for option in (
        click.option("--dry-run", is_flag=True, help="Only list what would change."),
        click.option("--urgent", is_flag=True, help="One role now; another checks it in a day."),
        click.option("--role2", default="", metavar="R", help="Who checked it a second time."),
        click.option("--role", default="", metavar="R", help="Who changes it, as a role."),
    ):
        function = option(function)
    return function


@facts.command("set")
@click.argument("key")
@click.argument("value")
@click.option("--source", required=True, metavar="S", help="Where it was checked.")
@click.option(
    "--date", "on", required=True, callback=day, metavar="DATE", help="The day it was checked."
)
@_roles
@content_option
@today_option
def set_fact(
    key: str,
    value: str,
    source: str,
    on: date,
    role: str,
    role2: str,
    urgent: bool,
    dry_run: bool,
    content: Path,
    today: date,
) -> None:
    """List what changes with a fact, then give it this VALUE. Hours are written 09:00-17:00.

    The VALUE that it has already records that somebody checked it again.
    """
    evidence = Evidence(source, on, _named(role, role2, urgent), urgent)
    with cannot_run():
        change, refusals = plan_change(_options(content, today), key, value, evidence)
    _carry_out(change, refusals, content, dry_run)


@facts.command()
@click.argument("key")
@click.option("--replaced-by", default="", metavar="KEY", help="The fact that stands for it.")
@_roles
@content_option
@today_option
def retire(
    key: str,
    replaced_by: str,
    role: str,
    role2: str,
    urgent: bool,
    dry_run: bool,
    content: Path,
    today: date,
) -> None:
    """List what changes without a fact, then let its value stand nowhere any more."""
    roles = _named(role, role2, urgent)
    with cannot_run():
        change, refusals = plan_retirement(
            _options(content, today), key, replaced_by, roles, urgent=urgent
        )
    _carry_out(change, refusals, content, dry_run)


def _named(role: str, role2: str, urgent: bool) -> tuple[str, ...]:
    if urgent and role2:
        raise click.UsageError("Give --role2 or --urgent: with two roles no check is owed.")
    if role2 and not role:
        raise click.UsageError("Give --role before --role2.")
    return tuple(r for r in (role, role2) if r)


def _carry_out(
    change: FactChange | None, refusals: tuple[Finding, ...], content: Path, dry_run: bool
) -> None:
    """What changes, then the change; or why it is refused."""
    if change is not None:
        for line in change_lines(change):
            click.echo(line)
        if change.new == change.old:
            return
        if dry_run:
            click.echo(f"{change.old.place.path}: not changed (--dry-run).")
            return
        with cannot_run():
            refusals = write_fact(content, change)
    for refusal in refusals:
        click.echo(f"{refusal.message}\n    {refusal.hint}")
    if refusals or change is None:
        raise SystemExit(1)
    click.echo(f"{change.old.place.path}: changed.")
    owed = change.new.owed
    if owed and owed != change.old.owed:
        click.echo(f"Another role checks it by {owed.check_by}: waymark check reminds you.")


def _options(content: Path, today: date) -> Options:
    root = project_root()
    return Options(root=root, content=content, out=root / "build/preview", today=today)


def _day(fact: Fact) -> str:
    if fact.retired:
        return f"retired, now {fact.replaced_by}" if fact.replaced_by else "retired"
    if fact.owed:
        return f"{fact.verified}, check owed by {fact.owed.check_by}"
    return fact.verified.isoformat() if fact.verified else "to be supplied"
