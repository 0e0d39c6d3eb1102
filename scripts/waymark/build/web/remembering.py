"""What was found on earlier days, in one JSON file: good addresses are not asked for nightly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from waymark.build.web.asking import Checked, Verdict

_SHAPE = 1


def read_memory(path: Path) -> dict[str, Checked]:
    """What the file holds; nothing where there is none, or it cannot be read."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["shape"] != _SHAPE:
            return {}
        return {
            str(url): Checked(
                str(url),
                Verdict(row["verdict"]),
                date.fromisoformat(row["day"]),
                str(row["reason"]),
                str(row["leads_to"]),
            )
            for url, row in content["links"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_memory(path: Path, found: Mapping[str, Checked]) -> None:
    """Write it whole."""
    content = {
        "shape": _SHAPE,
        "links": {
            url: {
                "verdict": str(c.verdict),
                "day": c.day.isoformat(),
                "reason": c.reason,
                "leads_to": c.leads_to,
            }
            for url, c in sorted(found.items())
        },
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    partial.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    partial.replace(path)
