"""What plain ``mkdocs build`` is handed by the build that it knows nothing of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from waymark.site.assets import Assets


@dataclass(frozen=True, slots=True)
class Prepared:
    """A staged site: the folder of :func:`waymark.site.stage`, and what is merged beside its pages.

    ``files`` are addresses and the files (paths or bytes) that are put there; ``root_files``
    addresses and their bytes. The plugin's option ``prepare`` names a function that takes the path
    of ``mkdocs.yml`` and returns this.
    """

    stage: Path
    assets: Assets
    files: tuple[tuple[str, Path | bytes], ...] = ()
    root_files: Mapping[str, bytes] = field(default_factory=dict)


class NotPrepared(Exception):
    """Nothing can be staged; the message says why, for a person, over as many lines as it takes."""
