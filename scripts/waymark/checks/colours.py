"""AX004, AX005: the organisation's colours can be read on everything that they stand on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from waymark.checks.subject import Subject
from waymark.model import (
    DARK_GROUNDS,
    LEAST_CONTRAST,
    LIGHT_GROUNDS,
    Finding,
    Organisation,
    contrast,
    darkened,
    finding,
    lightened,
)

Nearest = Callable[[str, tuple[str, ...], float], str]


def colours(subject: Subject) -> tuple[Finding, ...]:
    """The brand by day, and the one for the dark, each against its own grounds."""
    organisation = subject.library.organisation
    return (
        *_weak(organisation, "brand", "AX004", LIGHT_GROUNDS, darkened),
        *_weak(organisation, "brand_dark", "AX005", DARK_GROUNDS, lightened),
    )


def _weak(
    organisation: Organisation, name: str, code: str, grounds: Mapping[str, str], nearest: Nearest
) -> tuple[Finding, ...]:
    value = organisation.colours.get(name)
    if value is None:
        return ()
    ground = min(grounds, key=lambda g: contrast(value, grounds[g]))
    measured = contrast(value, grounds[ground])
    if measured >= LEAST_CONTRAST:
        return ()
    place = organisation.place(f"colours.{name}")
    # Rounded down: 4.46 is not 4.5.
    message = f"{name} {value} has a contrast of {int(measured * 10) / 10}:1 with {ground}."
    better = nearest(value, tuple(grounds.values()), LEAST_CONTRAST)
    hint = f"Text needs {LEAST_CONTRAST}:1; {better} is the nearest that has it."
    return (finding(code, place, message, hint),)
