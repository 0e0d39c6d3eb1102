"""The command line: it only gathers the commands."""

from __future__ import annotations

from importlib import import_module

import click

from waymark import __version__
from waymark.commands import COMMANDS


class _Commands(click.Group):
    """Each command is loaded when it is asked for: none waits for what another needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All of them."""
        return sorted(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """One of them, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"waymark.commands.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="waymark")
def main() -> None:
    """Publish public safeguarding material: an edition for each audience, in each language."""
