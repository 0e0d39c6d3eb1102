"""The digest of the code itself: what an older one made or found may be another thing today."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from waymark.build.listing import listed

_SUFFIXES = (".py", ".po", ".typ", ".css")


@lru_cache(maxsize=1)
def code_digest() -> str:
    """SHA-256 (hex) of every file of this package but typefaces, and of the names and versions of
    all packages beside it."""
    digest = hashlib.sha256()
    for name, entry in listed(Path(__file__).parents[1]):
        if name.endswith(_SUFFIXES):
            digest.update(f"\n{name}\n".encode())
            digest.update(Path(entry.path).read_bytes())
    digest.update("\n".join(sorted(_packages())).encode())
    return digest.hexdigest()


def _packages() -> Iterator[str]:
    """Every installed package with its version, as its folder tells (PEP 376)."""
    for folder in dict.fromkeys(sys.path):
        if Path(folder).is_dir():
            with os.scandir(folder or ".") as entries:  # an empty one stands for the current
                yield from (x.name for x in entries if x.name.endswith(".dist-info"))
