"""``accessibility.yml`` becomes an AccessibilityRecord. What is wrong in it never counts as met.

No fault here stops a site: the statement then says less, and a finding says why.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from waymark.content import accessibility_keys as k
from waymark.content import files
from waymark.content.front_matter import SOURCE_CHECKED, SOURCE_STATUS, SOURCE_TITLE, SOURCE_URL
from waymark.content.keys import Fields, read_fields
from waymark.content.layout import RECORD_FILE
from waymark.content.report import Family, Report, quoted
from waymark.content.yaml_reader import read_yaml
from waymark.content.yaml_tree import places
from waymark.model import (
    CRITERIA,
    AccessibilityRecord,
    Criterion,
    Excuse,
    Finding,
    Method,
    Place,
    Regulator,
    Result,
    Source,
    SourceStatus,
    Tested,
)

RECORD = Family("LB020", "LB021", "LB021", "LB021", "LB021", "LB021", "LB020")
_FILE = files.FaultCodes("LB020", "LB020", "LB020")
_OF_FILMS = frozenset({"1.2.2", "1.2.3", "1.2.5"})
"""Criteria that apply as soon as there is a film with sound."""
_WRITTEN = {f"{c.number} {c.name} ({c.level})": c for c in CRITERIA.values()}


def read_accessibility(
    root: Path, *, film: bool = False
) -> tuple[AccessibilityRecord, tuple[Finding, ...]]:
    """The record of a library that has such a file: empty where it cannot be read.

    ``film`` is whether the site shows a film: then what is said of films applies.

    Findings: LB020–LB022 of the file, AX008–AX010 of its rows.
    """
    text, fault = files.read_text(root, RECORD_FILE, _FILE)
    if text is None:
        return AccessibilityRecord(), (fault,) if fault else ()
    return accessibility_record(text, film=film)


def accessibility_record(
    text: str, *, film: bool = False
) -> tuple[AccessibilityRecord, tuple[Finding, ...]]:
    """The same from the file's text."""
    tree, faults = read_yaml(text, RECORD_FILE, RECORD)
    if tree is None:
        return AccessibilityRecord(), faults
    report = Report(RECORD)
    report.take(faults)
    fields = read_fields(tree, k.RECORD_KEYS, report)
    rows = tuple(_rows(fields.get(k.CRITERIA_ROWS, ()), report, film))
    _complete(fields, report)
    record = AccessibilityRecord(
        rows=tuple(sorted(rows, key=lambda r: list(CRITERIA).index(r.criterion.number))),
        prepared=fields.maybe(k.PREPARED),
        reviewed=fields.maybe(k.REVIEWED),
        tested_by=fields.get(k.TESTED_BY, ""),
        reply_within=fields.get(k.REPLY_WITHIN, ""),
        regulator=fields.get(k.REGULATOR, Regulator.EHRC),
        sources=tuple(
            _source(s) for s in fields.get(k.SOURCES, ()) if SOURCE_TITLE.name in s.values
        ),
        places=dict(places(tree)),
    )
    return record, report.findings


def _rows(rows: tuple[Fields, ...], report: Report, film: bool) -> Iterator[Tested]:
    """The rows that can be relied on. A criterion that stands twice is none of them."""
    known = [(row, _criterion(row, report)) for row in rows]
    times = Counter(c.number for _, c in known if c)
    seen: set[str] = set()
    for row, criterion in known:
        if criterion is None:
            continue
        if times[criterion.number] > 1:
            if criterion.number in seen:
                message = f"{criterion.number} {criterion.name} stands here for a second time."
                report.add("LB022", row.at(k.CRITERION), message)
            seen.add(criterion.number)
            continue
        method, result = row.maybe(k.METHOD), row.maybe(k.RESULT)
        if method is None or result is None:
            continue  # their own findings say so
        place, fault = _fault(row, method, result)
        if film and criterion.number in _OF_FILMS and result is Result.NOT_APPLICABLE:
            place, fault = row.at(k.RESULT), "it is not-applicable, but the site shows a film."
        if fault:
            report.add("AX010", place, f"{criterion.number} {criterion.name}: {fault}")
        else:
            yield _tested(criterion, method, result, row)


def _criterion(row: Fields, report: Report) -> Criterion | None:
    written = row.maybe(k.CRITERION)
    if written is None or written in _WRITTEN:
        return _WRITTEN[written] if written else None
    number = written.partition(" ")[0]
    near = difflib.get_close_matches(written, _WRITTEN, 1)
    if number == "4.1.1":
        hint = "Delete the row: WCAG 2.2 took 4.1.1 Parsing out."
    elif number in CRITERIA:
        hint = f"Write {next(w for w, c in _WRITTEN.items() if c.number == number)}."
    else:
        hint = f"Did you mean {near[0]}?" if near else ""
    report.add("AX009", row.at(k.CRITERION), f"{quoted(written)} is none of WCAG 2.2 AA.", hint)
    return None


def _fault(row: Fields, method: Method, result: Result) -> tuple[Place, str]:
    """The key to mend, and what is wrong as a sentence; empty where a row can be relied on."""
    tested = method is not Method.NOT_TESTED
    if not tested and result is not Result.NOT_TESTED:
        return row.at(k.METHOD), f"it is {result.value}, but the method is not-tested."
    if tested and result is Result.NOT_TESTED:
        return row.at(k.RESULT), f"the method is {method.value}, but the result is not-tested."
    if tested and row.maybe(k.DATE) is None:
        return row.at(k.RESULT), f"it is {result.value}, but has no date."
    if tested and not row.get(k.EVIDENCE, ""):
        return row.at(k.RESULT), f"it is {result.value}, but evidence does not say on what ground."
    if result is Result.FAIL and not row.get(k.PROBLEM, ""):
        return row.at(k.RESULT), "it fails, but problem does not say what readers meet."
    return row.place, ""


def _tested(criterion: Criterion, method: Method, result: Result, row: Fields) -> Tested:
    return Tested(
        criterion=criterion,
        method=method,
        result=result,
        day=row.maybe(k.DATE),
        evidence=row.get(k.EVIDENCE, ""),
        problem=row.get(k.PROBLEM, ""),
        alternative=row.get(k.ALTERNATIVE, ""),
        mend_by=row.maybe(k.MEND_BY),
        excuse=row.get(k.REASON, Excuse.NON_COMPLIANCE),
        place=row.at(k.DATE),
    )


def _complete(fields: Fields, report: Report) -> None:
    written = [r.get(k.CRITERION, "").partition(" ")[0] for r in fields.get(k.CRITERIA_ROWS, ())]
    missing = [number for number in CRITERIA if number not in written]
    if missing:
        some = ", ".join(missing[:8]) + (" …" if len(missing) > 8 else "")
        message = f"{len(missing)} of {len(CRITERIA)} criteria are missing: {some}."
        report.add("AX008", fields.at(k.CRITERIA_ROWS), message)


def _source(fields: Fields) -> Source:
    return Source(
        fields.of(SOURCE_TITLE),
        fields.get(SOURCE_STATUS, SourceStatus.PUBLIC),
        fields.get(SOURCE_URL, ""),
        fields.maybe(SOURCE_CHECKED),
    )
