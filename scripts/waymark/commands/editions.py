"""``waymark editions``: consult on texts, approve, release and withdraw them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from waymark.build import Desk, act
from waymark.commands.edition_views import diff, list_editions, working_options
from waymark.commands.notice import publish
from waymark.commands.options import content_option, day, role, today_option
from waymark.commands.output import cannot_run
from waymark.commands.review_pack import make_pack
from waymark.commands.version_option import version as read_version
from waymark.editions import (
    Decision,
    answer,
    approve,
    checked,
    consult,
    release,
    release_language,
    submit,
    withdraw,
)
from waymark.model import ENGLISH, CommentOutcome, Version, View


@click.group()
def editions() -> None:
    """What was consulted on, approved and released: the register of each document."""


_document = click.argument("document", metavar="DOC")
_who = click.option("--role", required=True, callback=role, metavar="R", help="Who, as a role.")
_audiences = click.option(
    "--audience", "audiences", multiple=True, metavar="A", help="Only this audience's edition."
)
_when = click.option("--date", "on", callback=day, metavar="D", help="When it was, if not today.")


for other in (list_editions, diff, publish, make_pack):
    editions.add_command(other)


def _act(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every act."""
    for option in (today_option, content_option, _who, _document):
        function = option(function)
    return function


@editions.command("submit")
@_act
@_audiences
def submit_text(
    document: str, role: str, audiences: tuple[str, ...], content: Path, today: date
) -> None:
    """Put the working text on its way: what is submitted is consulted on, approved, released."""
    _record(document, content, today, lambda desk: submit(desk.draft, role, audiences))


@editions.command("consult")
@_act
@click.option("--group", required=True, metavar="G", help="A group of groups.yml.")
@click.option("--view", type=click.Choice([v.value for v in View]), required=True)
@click.option("--comment", "comments", multiple=True, metavar="TEXT", help="What the group said.")
@_audiences
@_when
def consult_group(
    document: str,
    role: str,
    group: str,
    view: str,
    comments: tuple[str, ...],
    audiences: tuple[str, ...],
    on: date | None,
    content: Path,
    today: date,
) -> None:
    """Record a group's view of the submitted text, and its comments, each with an id."""

    def deed(desk: Desk) -> Decision:
        return consult(desk.draft, role, group, View(view), comments, audiences, on)

    _record(document, content, today, deed)


@editions.command("answer")
@_act
@click.argument("comment", metavar="COMMENT")
@click.option("--outcome", type=click.Choice([o.value for o in CommentOutcome]), required=True)
@click.option("--because", default="", metavar="TEXT", help="Why not, or by when.")
def answer_comment(
    document: str, comment: str, role: str, outcome: str, because: str, content: Path, today: date
) -> None:
    """Record what became of a COMMENT (iag-1)."""

    def deed(desk: Desk) -> Decision:
        return answer(desk.draft, role, comment, CommentOutcome(outcome), because)

    _record(document, content, today, deed)


@editions.command("approve")
@_act
@_audiences
@_when
def approve_text(
    document: str,
    role: str,
    audiences: tuple[str, ...],
    on: date | None,
    content: Path,
    today: date,
) -> None:
    """Approve the submitted text. Two different roles approve it before a release."""
    _record(document, content, today, lambda desk: approve(desk.draft, role, audiences, on))


@editions.command("release")
@_act
@_audiences
@click.option("--language", default="", metavar="L", help="A reviewed translation of what is out.")
@click.option(
    "--version", callback=read_version, default="", metavar="X.Y", help="If not the next."
)
@click.option("--note", default="", metavar="TEXT", help="What changed, for readers.")
@click.option("--minor", is_flag=True, help="Rests on the earlier consultation.")
@click.option("--urgent", is_flag=True, help="Without consultation; a check is owed in 48 hours.")
@click.option("--reason", default="", metavar="TEXT", help="Why it is urgent.")
@click.option("--safety", is_flag=True, help="Older translations must not stand any longer.")
def release_text(
    document: str,
    role: str,
    audiences: tuple[str, ...],
    language: str,
    version: Version | None,
    note: str,
    minor: bool,
    urgent: bool,
    reason: str,
    safety: bool,
    content: Path,
    today: date,
) -> None:
    """Release the approved text; with --language, a reviewed translation of the released one."""
    if language and language != ENGLISH:
        if minor or urgent or safety or reason:
            raise click.UsageError("--minor, --urgent, --reason and --safety are for English.")

        def deed(desk: Desk) -> Decision:
            texts = desk.translated(language)
            return release_language(
                desk.draft, role, language, texts, audiences, version=version, note=note
            )
    else:

        def deed(desk: Desk) -> Decision:
            return release(
                desk.draft,
                role,
                audiences,
                version=version,
                minor=minor,
                urgent=urgent,
                safety=safety,
                reason=reason,
                note=note,
            )

    _record(document, content, today, deed)


@editions.command("checked")
@_act
@_audiences
@click.option("--note", default="", metavar="TEXT", help="What was found.")
def check_release(
    document: str, role: str, audiences: tuple[str, ...], note: str, content: Path, today: date
) -> None:
    """Record the check that an urgent release or a notice owed."""
    _record(document, content, today, lambda desk: checked(desk.draft, role, audiences, note))


@editions.command("withdraw")
@_act
@click.option("--reason", required=True, metavar="TEXT", help="Why, for readers.")
@click.option("--instead", default="", metavar="DOC|URL", help="Where readers go instead.")
@_audiences
@click.option("--language", default="", metavar="L", help="That translation alone.")
def withdraw_editions(
    document: str,
    role: str,
    reason: str,
    instead: str,
    audiences: tuple[str, ...],
    language: str,
    content: Path,
    today: date,
) -> None:
    """Take editions back: their addresses go on answering, with the reason."""

    def deed(desk: Desk) -> Decision:
        return withdraw(desk.draft, role, reason, instead, audiences, language)

    _record(document, content, today, deed)


def _record(document: str, content: Path, today: date, deed: Callable[[Desk], Decision]) -> None:
    """Do it and say what was recorded; or say what is missing, and how to supply it."""
    with cannot_run():
        desk, decision = act(working_options(content, today), document, deed)
    if decision.register is None:
        for refusal in decision.refusals:
            click.echo(refusal.as_line())
            click.echo(f"    {refusal.remedy}")
        raise SystemExit(1)
    entry = decision.register.entries[-1]
    names = ", ".join(
        f"{a} {entry.versions[a]}" if a in entry.versions else a
        for a in dict.fromkeys([*entry.digests, *entry.versions])
    )
    what = f"{desk.draft.id}: {entry.event}"
    click.echo(f"{what} ({names})." if names else f"{what}.")
    for comment in entry.comments:
        click.echo(f"    {comment.id}: {comment.text}")
