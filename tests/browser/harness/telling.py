"""How a test names many faults: one to a line, for whoever mends the page."""

from __future__ import annotations

from collections.abc import Iterable


def told(faults: Iterable[object], most: int = 60) -> str:
    """Faults as lines; a list of places inside one is cut short after three."""
    lines = [_line(fault) for fault in faults]
    more = [f"… and {len(lines) - most} more"] if len(lines) > most else []
    return "\n".join(["", *lines[:most], *more])


def _line(fault: object) -> str:
    if not isinstance(fault, tuple):
        return str(fault)
    return " — ".join(
        f"{len(part)}: {part[:3]}" if isinstance(part, list) else str(part) for part in fault
    )
