"""``waymark editions list`` and ``diff``: where editions stand, and what changed in them."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from pathlib import Path

import click

from waymark.build import (
    CannotRunError,
    Desk,
    Options,
    desks,
    lay_out_desk,
    project_root,
    read_records,
)
from waymark.commands.options import content_option, plain_option, today_option
from waymark.commands.output import cannot_run, show_findings, show_table, written
from waymark.commands.version_option import version
from waymark.editions import (
    Compared,
    changed_passages,
    difference_page,
    differences,
    next_step,
)
from waymark.model import ENGLISH, Composed, Version


@click.command("list")
@click.argument("document", metavar="[DOC]", default="")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list.")
@content_option
@today_option
@plain_option
def list_editions(document: str, as_json: bool, content: Path, today: date, plain: bool) -> None:
    """List every edition: what is released, in which languages, and what it waits for."""
    with cannot_run():
        laid_out = desks(working_options(content, today), document)
        rows = [_row(desk, audience) for desk in laid_out for audience in desk.audiences]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    show_findings(read_records(content, today).findings, plain=plain)
    if rows:
        show_table(tuple(rows[0]), [tuple(row.values()) for row in rows], plain=plain)


def _row(desk: Desk, audience: str) -> dict[str, str]:
    """One audience's edition in words."""
    edition = desk.draft.edition(audience)
    current = edition.current
    released = f"{current.version}, {current.date.isoformat()}" if current else "never"
    if edition.withdrawn:
        released = f"{edition.version}, withdrawn on {edition.withdrawn.date.isoformat()}"
    languages = ", ".join(
        f"{code} {r.version}" + (f" (of {r.translates})" if edition.behind(code) else "")
        for code, r in edition.standing.items()
    )
    # What is on its way; else what the standing release rests on.
    out = current if current and not edition.submitted else None
    groups, roles = (out.groups, out.roles) if out else (edition.groups, edition.approved_by)
    return {
        "document": desk.draft.id,
        "audience": audience,
        "released": released,
        "translations": languages or "none",
        "consulted": ", ".join(groups) or "nobody",
        "approved": ", ".join(roles) or "nobody",
        "open comments": ", ".join(c.id for c in edition.open_comments) or "none",
        "next": next_step(desk.draft, audience) or "nothing",
    }


@click.command("diff")
@click.argument("document", metavar="DOC")
@click.option(
    "--audience", "audiences", multiple=True, metavar="A", help="Only this audience's edition."
)
@click.option("--language", default=ENGLISH, show_default=True, metavar="L")
@click.option("--from", "old", callback=version, default="", metavar="X.Y", help="Else the last.")
@click.option("--to", "new", callback=version, default="", metavar="X.Y", help="Else the draft.")
@click.option("--html", "page", type=click.Path(path_type=Path), metavar="FILE", help="A page.")
@content_option
@today_option
def diff(
    document: str,
    audiences: tuple[str, ...],
    language: str,
    old: Version | None,
    new: Version | None,
    page: Path | None,
    content: Path,
    today: date,
) -> None:
    """Show what changed since a release: [-taken out-] and {+put in+}.

    With --html, a page for readers, which tells what changed without colour.
    """
    with cannot_run():
        desk = lay_out_desk(working_options(content, today), document)
        find = partial(_text, desk, language=language)
        pairs = []
        for audience in audiences or desk.audiences:
            before, after = find(audience, old, newest=True), find(audience, new, newest=False)
            if before is not None and after is not None:
                pairs.append((audience, before, after))
        if not pairs:
            raise CannotRunError(
                "There are no two texts to compare.", f"waymark editions list {document}"
            )
        if page is not None:
            named = (str(old) if old else "the last release", str(new) if new else "the draft")
            compared = [Compared(a, *named, changed_passages(b, c)) for a, b, c in pairs]
            title = pairs[0][2].title.text
            text = difference_page(title, desk.library.language(language), compared)
            written(page, text.encode())
            click.echo(f"{page}: written")
            return
    for audience, before, after in pairs:
        changes = differences(before, after)
        click.echo(f"{audience}:\n\n{changes}" if changes else f"{audience}: no difference.")


def _text(
    desk: Desk, audience: str, version: Version | None, *, language: str, newest: bool
) -> Composed | None:
    """A released text by its version; without one the newest, or the working text."""
    if version is None and not newest:
        return desk.working(audience, language)
    texts = [
        f
        for f in desk.draft.released
        if (f.composed.audience, f.composed.language) == (audience, language)
        and version in (None, f.version)
    ]
    return max(texts, key=lambda f: f.version).composed if texts else None


def working_options(content: Path, today: date) -> Options:
    """Options of a command that reads working texts."""
    root = project_root()
    return Options(root=root, content=content, out=root / "build/preview", today=today)
