"""``waymark schema``: the JSON Schema of the front matter."""

from __future__ import annotations

import json

import click

from waymark.content import schema as front_matter_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of the front matter, for editors that complete and check it."""
    click.echo(json.dumps(front_matter_schema(), ensure_ascii=False, indent=2))
