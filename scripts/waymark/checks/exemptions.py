"""Exceptions applied: findings that do not count are logged; one that nothing needs is EX001."""

from __future__ import annotations

from collections.abc import Iterable

from waymark.model import Exempted, Exemption, Finding, finding


def excepted(
    findings: Iterable[Finding], exemptions: Iterable[Exemption]
) -> tuple[tuple[Finding, ...], tuple[Exempted, ...]]:
    """The findings that count, with EX001 for each exception that nothing needs, and the others."""
    rows = tuple(exemptions)
    counted: list[Finding] = []
    logged: list[Exempted] = []
    for one in findings:
        row = next((r for r in rows if r.covers(one)), None)
        if row is None:
            counted.append(one)
        else:
            logged.append(Exempted(one, row))
    used = {e.exemption for e in logged}
    for row in rows:
        if row not in used:
            message = f"No finding {row.code} in {row.file} says “{row.words}”."
            counted.append(finding("EX001", row.place, message))
    return tuple(counted), tuple(logged)
