"""The digest of the code itself: what an older one made or found may be another thing today."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
from functools import lru_cache
from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9._-]+")


@lru_cache(maxsize=1)
def code_digest() -> str:
    """SHA-256 (hex) of every file of this package but typefaces, and the versions of all packages
    that it is installed with."""
    package = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(p for p in package.rglob("*") if p.suffix in (".py", ".po", ".typ", ".css")):
        digest.update(f"\n{path.relative_to(package).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    for requirement in sorted(importlib.metadata.requires("waymark") or ()):
        match = _NAME.match(requirement)
        if match and "extra ==" not in requirement:
            digest.update(f"\n{match[0]} {_version(match[0])}".encode())
    return digest.hexdigest()


def _version(package: str) -> str:
    """The version, empty for a package that this system does not need."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""
