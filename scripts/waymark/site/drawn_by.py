"""The digest of everything but a page's record that decides how the page comes out."""

from __future__ import annotations

import hashlib
import importlib.metadata
from pathlib import Path

_PACKAGES = (
    *("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "jinja2", "markupsafe"),
    *("markdown", "lxml", "babel", "pagefind", "pagefind_bin"),
)
_ROOMS = ("model", "editions", "markup", "site")
"""The rooms whose code takes part in drawing."""


def drawn_by(config_file: Path) -> str:
    """SHA-256 (hex) of the templates, the configuration, the code that draws, and its packages."""
    digest = hashlib.sha256(config_file.read_bytes())
    package = Path(__file__).parents[1]
    folders = [(config_file.parent / "overrides", "*"), *((package / r, "*.py") for r in _ROOMS)]
    for folder, pattern in folders:
        for path in sorted(p for p in folder.rglob(pattern) if p.is_file()):
            digest.update(f"\n{path.relative_to(folder).as_posix()}\n".encode())
            digest.update(path.read_bytes())
    for name in _PACKAGES:
        digest.update(f"\n{name} {importlib.metadata.version(name)}".encode())
    return digest.hexdigest()
