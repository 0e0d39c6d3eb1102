"""VE011: a placeholder that no fact took the place of."""

from __future__ import annotations

import unicodedata

from waymark.checks.served import Contents, Stretch, remembered
from waymark.facts import placeholders
from waymark.model import Finding, finding


def left_over(address: str, contents: Contents) -> list[Finding]:
    """One finding for each placeholder that a file shows or carries."""
    found: dict[str, Finding] = {}
    for key, where in (one for stretch in contents.stretches for one in _left(stretch)):
        message = f"“{{{{ {key} }}}}”{where} stands where its fact should."
        found.setdefault(key, finding("VE011", address, message))
    return list(found.values())


@remembered
def _left(stretch: Stretch) -> tuple[tuple[str, str], ...]:
    """The placeholders of a stretch, each with its place in words."""
    found = []
    for line in stretch.lines:
        if "{{" not in line.text:
            continue
        # What is not seen between two letters hides nothing from a reader either.
        seen = "".join(c for c in line.text if unicodedata.category(c) != "Cf")
        where = f" in {line.where}" if line.where else ""
        found += [(placeholder.key, where) for placeholder in placeholders(seen)]
    return tuple(found)
