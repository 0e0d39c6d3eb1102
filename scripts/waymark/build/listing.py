"""Every file of a folder, for digests: it loads nothing, since most builds have nothing to do."""

from __future__ import annotations

import os
from operator import itemgetter
from pathlib import Path


def listed(folder: Path) -> list[tuple[str, os.DirEntry[str]]]:
    """Every file below a folder by its path there, in order."""
    found: list[tuple[str, os.DirEntry[str]]] = []
    waiting = [(str(folder), "")] if folder.is_dir() else []
    while waiting:
        place, above = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{above}{entry.name}/"))
                else:
                    found.append((f"{above}{entry.name}", entry))
    return sorted(found, key=itemgetter(0))
