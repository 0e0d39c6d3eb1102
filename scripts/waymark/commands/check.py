"""``waymark check``: everything that is wrong with a library."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from waymark.build import Options, prepare, project_root, read_records
from waymark.commands.options import content_option, moment_option, plain_option
from waymark.commands.output import by_weight, cannot_run, in_words, show_findings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@content_option
@moment_option
@plain_option
def check(as_json: bool, content: Path, now: datetime, plain: bool) -> None:
    """Check a library. Exit code 0: clean; 1: findings; 2: cannot run."""
    with cannot_run():
        root = project_root()
        options = Options(
            root=root, content=content, out=root / "build/preview", today=now.date(), now=now
        )
        work = prepare(options)
        found = (*work.findings, *read_records(content, now.date()).findings)
        findings = by_weight(found)
    counts = Counter(f.effect.value for f in findings)
    if as_json:
        answer = {
            "findings": [f.as_dict() for f in findings],
            "excepted": [e.as_dict() for e in work.excepted],
            "counts": {"total": len(findings), "stop": 0, "hold": 0, "warn": 0, **counts},
        }
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        show_findings(findings, plain=plain)
        for one in work.excepted:
            click.echo(one.as_line())
        click.echo(in_words(len(findings), "finding") + "." if findings else "Nothing to mend.")
    raise SystemExit(1 if findings else 0)
