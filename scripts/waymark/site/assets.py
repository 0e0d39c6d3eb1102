"""The site's own static files, named by their content so that a browser may keep them for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from waymark.site.colours import brand_rules, branded
from waymark.site.material import subset

STYLESHEET = "stylesheets/site.css"
"""The one stylesheet: what is used of Material's at its head, the council's colours at its end."""

ICON = "images/favicon.svg"


@dataclass(frozen=True, slots=True)
class Assets:
    """``names`` maps a path below ``docs/`` to its address; ``contents`` an address to bytes."""

    names: Mapping[str, str]
    contents: Mapping[str, bytes]


def read_assets(folder: Path, colours: Mapping[str, str] | None = None) -> Assets:
    """All files below ``docs/`` but hidden ones and this folder's own notes (``*.md``).

    ``colours`` are those of the organisation, ``#rrggbb`` by name.
    """
    colours = colours or {}
    names: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".md" or any(part.startswith(".") for part in name.split("/")):
            continue
        data = path.read_bytes()
        if name == STYLESHEET:
            data = f"{subset()}{data.decode()}{brand_rules(colours)}".encode()
        elif name == ICON:
            data = branded(data, colours)
        names[name] = hashed(name, data)
        contents[names[name]] = data
    return Assets(names, contents)


def hashed(name: str, data: bytes) -> str:
    """``stylesheets/site.css`` → ``assets/stylesheets/site.0f3a9c21.css``."""
    path = PurePosixPath("assets", name)
    digest = hashlib.sha256(data).hexdigest()[:8]
    return path.with_name(f"{path.stem}.{digest}{path.suffix}").as_posix()
