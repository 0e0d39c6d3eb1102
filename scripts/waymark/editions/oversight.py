"""Registers against what lies outside them: the clock, the frozen texts, the checks still owed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from waymark.editions.fold import state, states
from waymark.editions.freezing import text_digest
from waymark.facts import personal_data
from waymark.model import ENGLISH, Finding, Frozen, Register, finding


def check_clock(registers: Sequence[Register], today: date) -> tuple[Finding, ...]:
    """ED006 (stop) where the registers know a later day: then it is the clock that is wrong.

    One register among several that does is that register's fault (ED005).
    """
    last = {r.path: max(e.date for e in r.entries) for r in registers if r.entries}
    later = {path: day for path, day in last.items() if day > today}
    if not later or (len(later) == 1 and len(last) > 1):
        return ()
    path, day = max(later.items(), key=lambda item: item[1])
    message = f"The registers go up to {day.isoformat()}, and today is {today.isoformat()}."
    return (finding("ED006", path, message),)


def check_frozen(register: Register, frozen: Iterable[Frozen]) -> tuple[Finding, ...]:
    """ED004 for each frozen English text that is not the one that was approved."""
    found = []
    for one in frozen:
        composed = one.composed
        if composed.document != register.document or composed.language != ENGLISH:
            continue
        releases = state(register, composed.audience).releases
        release = next((r for r in releases if r.version == one.version), None)
        if release and release.text != text_digest(one):
            message = f"“{one.path}” is not the text that was approved for {one.version}."
            found.append(finding("ED004", one.path, message))
    return tuple(found)


def personal(registers: Iterable[Register]) -> tuple[Finding, ...]:
    """PD002 for each comment or answer that holds what looks like personal data."""
    found = []
    for register in registers:
        for entry in register.entries:
            texts = [*(c.text for c in entry.comments), *(a.because for a in entry.answers)]
            for text in texts:
                if said := personal_data(text):
                    found.append(finding("PD002", entry.place, f"“{said}” looks like it."))
    return tuple(found)


def duties(registers: Iterable[Register], today: date) -> tuple[Finding, ...]:
    """ED007 for each check that is owed, from the day on which it is due."""
    found = []
    for register in registers:
        for audience, edition in states(register).items():
            for owed in edition.owed:
                if today >= owed.due:
                    message = (
                        f"{audience} {owed.version} went out without consultation; its check was "
                        f"due by {owed.due.isoformat()}."
                    )
                    hint = f"waymark editions checked {register.document} --role ROLE"
                    found.append(finding("ED007", register.path, message, hint))
    return tuple(found)
