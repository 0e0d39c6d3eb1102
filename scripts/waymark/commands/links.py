"""``waymark links check``: whether the links that lead out still lead somewhere."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import click

from waymark.build import (
    CannotRunError,
    Pace,
    Verdict,
    WebFetcher,
    check_links,
    link_findings,
    linked,
    read_memory,
    read_records,
    write_memory,
)
from waymark.commands.options import content_option, plain_option, today_option
from waymark.commands.output import cannot_run, progress_bar, show_findings
from waymark.content import read_library


@click.group()
def links() -> None:
    """Links that lead out of the site."""


@links.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--days", type=click.IntRange(0), default=7, show_default=True, metavar="N",
              help="How long a good answer holds; 0 asks for all again.")  # fmt: skip
@click.option("--memory", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              default=Path("build/links.json"), show_default=True,
              help="Where answers are kept.")  # fmt: skip
@click.option("--only", multiple=True, metavar="HOST", help="Ask this host and no other.")
@click.option("--skip", multiple=True, metavar="HOST", help="Do not ask this host.")
@click.option("--allow", multiple=True, metavar="HOST",
              help="Ask this host although it is in a private network.")  # fmt: skip
@content_option
@today_option
@plain_option
def check(
    as_json: bool,
    days: int,
    memory: Path,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    allow: tuple[str, ...],
    content: Path,
    today: date,
    plain: bool,
) -> None:
    """Ask for every address that the library names, politely. For a job at night.

    Exit code 0: all lead somewhere; 1: some are dead, moved or unclear; 2: cannot run.
    """
    with cannot_run():
        library, faults = read_library(content)
        if library is None:
            show_findings(faults, plain=plain)
            raise CannotRunError("The library cannot be read.", "Mend what is named above.")
        named = linked(library, read_records(content, today).frozen)
        wanted = [one for one in named if _wanted(one.url, only, skip)]
        known = read_memory(memory)
        fresh = {
            url: c
            for url, c in known.items()
            if c.verdict in (Verdict.FINE, Verdict.SKIPPED)
            and timedelta(0) <= today - c.day < timedelta(days=days)
        }
        asked = [one.url for one in wanted if one.url not in fresh]
        fetch = WebFetcher(library.organisation.site_url, allow)
        with progress_bar(plain=plain) as progress:
            found = check_links(
                asked, fetch, Pace(), today, lambda done, total: progress("Asking", done, total)
            )
        found = {**fresh, **found}
        write_memory(memory, {**{k: v for k, v in known.items() if k not in found}, **found})
    findings = link_findings(wanted, found)
    counts = Counter(found[url].verdict.value for url in dict.fromkeys(o.url for o in wanted))
    if as_json:
        answer = {
            "findings": [f.as_dict() for f in findings],
            "counts": dict(sorted(counts.items())),
            "asked": len(set(asked)),
        }
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        show_findings(findings, plain=plain)
        said = ", ".join(f"{counts[v.value]} {v}" for v in Verdict if counts[v.value])
        total = sum(counts.values())
        click.echo(f"{total} addresses, {len(set(asked))} asked for now: {said or 'none'}.")
    raise SystemExit(1 if findings else 0)


def _wanted(url: str, only: tuple[str, ...], skip: tuple[str, ...]) -> bool:
    host = url.split("/")[2].lower()
    return (not only or host in only) and host not in skip
