"""The command line: it only gathers the commands."""

from __future__ import annotations

import click

from waymark import __version__
from waymark.commands import COMMANDS


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="waymark")
def main() -> None:
    """Publish public safeguarding material: an edition for each audience, in each language."""


for command in COMMANDS:
    main.add_command(command)
