"""What was worked out of texts, kept from one build to the next.

A kept value says itself which digests it was made from: whoever takes it compares them. One that
other code has kept, or that is not whole, is never loaded.
"""

from __future__ import annotations

import pickle
from collections.abc import Collection
from pathlib import Path

from waymark.build.cache import FileCache
from waymark.build.code import code_digest


class Kept:
    """Values by name in one folder. ``folder`` is None where a build was asked to use no cache."""

    def __init__(self, folder: Path | None) -> None:
        self.cache = FileCache(folder)

    def get(self, name: str) -> object:
        """What was kept under a name by this very code; None where there is no such thing."""
        found = self.cache.get(name)
        if found is None:
            return None
        code, _, data = found[0].partition(b"\n")
        return pickle.loads(data) if code.decode("ascii", "replace") == code_digest() else None

    def put(self, name: str, pickled: bytes) -> None:
        """Keep a value that a worker has pickled."""
        self.cache.put(name, code_digest().encode() + b"\n" + pickled, 0)

    def keep_only(self, names: Collection[str]) -> None:
        """Forget all others."""
        self.cache.keep_only(frozenset(names))
