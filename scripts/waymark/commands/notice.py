"""``waymark editions notice``: two roles publish a notice at once, in every language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from waymark.build import Desk, act
from waymark.commands.edition_views import working_options
from waymark.commands.options import content_option, role, today_option
from waymark.commands.output import cannot_run
from waymark.editions import Decision, publish_notice, release_language
from waymark.model import ENGLISH


@click.command("notice")
@click.argument("document", metavar="DOC")
@click.option("--role", required=True, callback=role, metavar="R", help="Who, as a role.")
@click.option("--second", required=True, callback=role, metavar="R", help="The other role.")
@click.option("--note", default="", metavar="TEXT", help="What changed, if it was out before.")
@content_option
@today_option
def publish(document: str, role: str, second: str, note: str, content: Path, today: date) -> None:
    """Submit, approve and release a notice in one act; a check is then owed in 48 hours.

    Each language whose translation is reviewed goes out with it.
    """
    options = working_options(content, today)
    with cannot_run():
        desk, decision = act(
            options, document, lambda desk: publish_notice(desk.draft, role, second, note)
        )
    if not _told(desk, decision, ENGLISH):
        raise SystemExit(1)
    planned = desk.draft.document.editions if desk.draft.document else ()
    codes = dict.fromkeys(c for plan in planned for c in plan.languages if c != ENGLISH)
    told = []
    for code in codes:

        def translated(desk: Desk, code: str = code) -> Decision:
            return release_language(desk.draft, role, code, desk.translated(code), note=note)

        with cannot_run():
            told.append(_told(*act(options, document, translated), code))
    click.echo(f"Build now: waymark build. Then, in 48 hours: waymark editions checked {document}")
    raise SystemExit(0 if all(told) else 1)


def _told(desk: Desk, decision: Decision, language: str) -> bool:
    """Say what came of it; whether it went out."""
    if decision.register is None:
        for refusal in decision.refusals:
            click.echo(f"{language}: {refusal.as_line()}")
            click.echo(f"    {refusal.remedy}")
        return False
    versions = decision.register.entries[-1].versions
    names = ", ".join(f"{audience} {version}" for audience, version in versions.items())
    click.echo(f"{desk.draft.id} in {language}: released ({names}).")
    return True
