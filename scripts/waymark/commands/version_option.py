"""A version as the value of an option."""

from __future__ import annotations

import click

from waymark.content import version_of
from waymark.model import Version


def version(_context: click.Context, _parameter: click.Parameter, value: str) -> Version | None:
    """A version of an option, or none where it was not given."""
    found = version_of(value) if value else None
    if value and found is None:
        raise click.BadParameter(f"“{value}” is no version; write it as 1.2.")
    return found
