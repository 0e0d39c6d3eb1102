"""LW001–LW003: dead, moved and unclear links, each at every place that names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waymark.build.web.addresses import Linked
from waymark.build.web.asking import Checked, Verdict
from waymark.model import Finding, finding

_CODES = {Verdict.DEAD: "LW001", Verdict.MOVED: "LW002", Verdict.UNCLEAR: "LW003"}


def link_findings(linked: Iterable[Linked], found: Mapping[str, Checked]) -> tuple[Finding, ...]:
    """One finding for each place of an address that is not fine, in the order of the places."""
    findings = []
    for one in linked:
        checked = found.get(one.url)
        code = _CODES.get(checked.verdict) if checked else None
        if checked is None or code is None:
            continue
        hint = ""
        if one.fact and checked.verdict is not Verdict.UNCLEAR:
            new = checked.leads_to if checked.verdict is Verdict.MOVED else "ADDRESS"
            hint = f"waymark facts set {one.fact} {new} --source SOURCE --date DATE"
        findings.append(finding(code, one.place, f"{one.url} {checked.reason}.", hint))
    return tuple(sorted(findings, key=lambda f: (f.path, f.line, f.column, f.code)))
