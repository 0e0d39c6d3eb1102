"""VE011: a placeholder that no fact took the place of."""

from __future__ import annotations

import unicodedata

from waymark.checks.served import Contents
from waymark.facts import placeholders
from waymark.model import Finding, finding


def left_over(address: str, contents: Contents) -> list[Finding]:
    """One finding for each placeholder that a file shows or carries."""
    found: dict[str, Finding] = {}
    for line in contents.lines:
        if "{{" not in line.text:
            continue
        # What is not seen between two letters hides nothing from a reader either.
        seen = "".join(c for c in line.text if unicodedata.category(c) != "Cf")
        for placeholder in placeholders(seen):
            where = f" in {line.where}" if line.where else ""
            message = f"“{{{{ {placeholder.key} }}}}”{where} stands where its fact should."
            found.setdefault(placeholder.key, finding("VE011", address, message))
    return list(found.values())
