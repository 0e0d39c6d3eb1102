"""``waymark build``: the site, from released texts; with ``--draft`` from working texts."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import click

from waymark.build import Options, build_drafts, build_released, project_root
from waymark.commands.options import content_option, moment_option, plain_option
from waymark.commands.output import cannot_run, in_words, progress_bar, show_findings
from waymark.model import Effect


@click.command()
@click.option("--draft", is_flag=True, help="Build working texts, stamped as drafts.")
@content_option
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the site goes.")
@click.option("--language", "languages", multiple=True, metavar="L", help="Only this language.")
@click.option("--audience", "audiences", multiple=True, metavar="A", help="Only this audience.")
@click.option("--format", "formats", multiple=True, metavar="F", help="Only files of this format.")
@click.option(
    "--jobs", type=click.IntRange(0), default=0, help="Processes at once; 0 for all cores."
)
@click.option("--no-cache", is_flag=True, help="Make every file again.")
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@moment_option
@plain_option
def build(
    draft: bool,
    content: Path,
    out: Path | None,
    languages: tuple[str, ...],
    audiences: tuple[str, ...],
    formats: tuple[str, ...],
    jobs: int,
    no_cache: bool,
    strict: bool,
    now: datetime,
    plain: bool,
) -> None:
    """Build the site from what is released; with --draft, build/preview/ from what is written."""
    started = time.monotonic()
    with cannot_run():
        root = project_root()
        options = Options(
            root=root,
            content=content,
            out=out or root / ("build/preview" if draft else "site"),
            today=now.date(),
            now=now,
            draft=draft,
            languages=languages,
            audiences=audiences,
            formats=formats,
            jobs=jobs,
            cache=not no_cache,
            strict=strict,
        )
        with progress_bar(plain=plain) as progress:
            outcome = (build_drafts if draft else build_released)(options, progress)
    show_findings(outcome.findings, plain=plain)
    for line in outcome.remarks:
        click.echo(line)
    if outcome.built:
        kind = "drafts, not for publication" if draft else "released"
        parts = (
            in_words(outcome.pages, "page"),
            in_words(outcome.files, "file"),
            in_words(outcome.languages, "language"),
            f"{time.monotonic() - started:.1f} seconds",
            in_words(len(outcome.findings), "finding"),
        )
        click.echo(f"{options.out} ({kind}): {', '.join(parts)}.")
    else:
        click.echo("No site was made; what was there is unchanged.")
    severe = [f for f in outcome.findings if strict or f.effect is not Effect.WARN]
    raise SystemExit(1 if severe or not outcome.built else 0)
