"""What was worked out of texts, kept from one build to the next.

A kept value says itself which digests it was made from: whoever takes it compares them. One that
other code has kept, or that is not whole, is never loaded.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Collection
from dataclasses import fields, is_dataclass
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

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
        """Keep a value that a worker has made bytes (:func:`pickled`)."""
        self.cache.put(name, code_digest().encode() + b"\n" + pickled, 0)

    def keep_only(self, names: Collection[str]) -> None:
        """Forget all others."""
        self.cache.keep_only(frozenset(names))


def pickled(value: object) -> bytes:
    """A value as bytes; ``pickle.loads`` reads them."""
    out = io.BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(value)
    return out.getvalue()


class _Pickler(pickle.Pickler):
    """Writes values of the model as calls of their classes, which are read in a fraction of the
    time that frozen data classes take to restore what they were by themselves."""

    def reducer_override(self, value: object) -> Any:
        """How a value is made again."""
        kind: Any = type(value)
        parts = _parts(kind)
        return (kind, parts(value)) if parts else NotImplemented


@lru_cache(maxsize=256)
def _parts(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """What reads the arguments of a data class that is made of nothing else."""
    if not is_dataclass(kind) or not all(field.init for field in fields(kind)):
        return None
    names = [field.name for field in fields(kind)]
    if len(names) < 2:  # of one name alone it would give the bare value
        return None
    return attrgetter(*names)
