"""AX004: the organisation's colours can be read (WCAG 2.2, 1.4.3 Contrast, level AA)."""

from __future__ import annotations

from waymark.checks.subject import Subject
from waymark.model import Finding, finding

_LEAST = 4.5
_WHITE = "#ffffff"


def colours(subject: Subject) -> tuple[Finding, ...]:
    """Each of the organisation's colours against white paper, on which it is text."""
    return tuple(
        finding(
            "AX004",
            "organisation.yml",
            f"{name} {value} has a contrast of {contrast(value, _WHITE):.1f}:1 with white.",
            f"Text needs {_LEAST}:1; choose a darker one.",
        )
        for name, value in subject.library.organisation.colours.items()
        if contrast(value, _WHITE) < _LEAST
    )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb`` colours, 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, "relative luminance")."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
