"""accessibility.yml: 55 criteria, each row whole or not counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from waymark.content.accessibility_file import accessibility_record, read_accessibility
from waymark.model import CRITERIA, AccessibilityRecord, Compliance, Excuse, Finding, Method, Result

ROOT = Path(__file__).parents[2]
HEAD = "prepared: 2026-10-01\nreviewed: 2026-11-01\ncriteria:\n"


def row(number: str, result: str = "pass", method: str = "automatic", **more: str) -> str:
    criterion = CRITERIA[number]
    keys = {
        "criterion": f"{number} {criterion.name} ({criterion.level})",
        "method": method,
        "result": result,
        "date": "2026-10-01",
        "evidence": "A test looked at it.",
        **more,
    }
    lines = [f"{key}: {value}" for key, value in keys.items() if value]
    return "  - " + "\n    ".join(lines) + "\n"


def all_rows(**changed: str) -> str:
    """Every criterion met, but for those that are given as text; their dots are underlines."""
    rows = {number: row(number) for number in CRITERIA}
    rows |= {name.strip("c").replace("_", "."): text for name, text in changed.items()}
    return HEAD + "".join(rows.values())


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [f.code for f in found]


def test_wcag_2_2_has_31_criteria_of_level_a_and_24_of_level_aa() -> None:
    levels = [c.level for c in CRITERIA.values()]
    assert (len(levels), levels.count("A"), levels.count("AA")) == (55, 31, 24)
    assert "4.1.1" not in CRITERIA
    assert {"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"} <= CRITERIA.keys()


def test_a_whole_record() -> None:
    record, found = accessibility_record(all_rows())
    assert found == ()
    assert [r.criterion.number for r in record.rows] == list(CRITERIA)
    assert record.compliance is Compliance.FULL
    assert str(record.last_tested) == "2026-10-01"


FAULTS: dict[str, tuple[str, str]] = {
    "no date": (row("1.4.3", date=""), "AX010"),
    "no evidence": (row("1.4.3", evidence=""), "AX010"),
    "a result without a test": (row("1.4.3", "pass", "not-tested"), "AX010"),
    "a test without a result": (row("1.4.3", "not-tested", "manual"), "AX010"),
    "a failure that tells readers nothing": (row("1.4.3", "fail"), "AX010"),
    "no real day": (row("1.4.3", date="2026-02-30"), "LB021"),
    "an unknown method": (row("1.4.3", method="magic"), "LB021"),
    "an unknown result": (row("1.4.3", "perhaps"), "LB021"),
    "another name": (row("1.4.3", criterion="1.4.3 Contrast (A)"), "AX009"),
    "removed from WCAG": (row("1.4.3", criterion="4.1.1 Parsing (A)"), "AX009"),
    "level AAA": (row("1.4.3", criterion="1.4.6 Contrast (Enhanced) (AAA)"), "AX009"),
    "twice": (row("1.4.3") + row("1.4.3", "fail", problem="x"), "LB022"),
    "missing": ("", "AX008"),
    "no mapping": ("  - pass\n", "LB021"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_said_and_never_counts_as_met(fault: str) -> None:
    text, code = FAULTS[fault]
    record, found = accessibility_record(all_rows(c1_4_3=text))
    assert code in codes(found)
    assert record.row("1.4.3") is None
    assert record.count(Result.NOT_TESTED) == 1
    assert record.compliance is Compliance.PARTIAL
    assert all(f.effect.value == "warn" and f.path == "accessibility.yml" for f in found)
    if code != "AX008":
        assert all(f.line > 3 for f in found if f.code == code)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "criteria: yes\n",
        "criteria: [\n",
        "- 1\n",
        "criteria:\n\t- x\n",
        "x: {{{\n",
        "criteria: []",
    ],
)
def test_what_cannot_be_read_is_not_assessed(text: str) -> None:
    record, found = accessibility_record(text)
    assert record.compliance is Compliance.UNKNOWN
    assert found


def test_an_unknown_key_is_said_and_costs_nothing() -> None:
    record, found = accessibility_record("author: x\n" + all_rows())
    assert codes(found) == ["LB021"]
    assert record.compliance is Compliance.FULL


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "accessibility.yml").write_bytes(b"\xff\xfe\x00")
    record, found = read_accessibility(tmp_path)
    assert record == AccessibilityRecord()
    assert codes(found) == ["LB020"]


def test_every_key_of_a_failure_is_kept() -> None:
    more = {
        "problem": "No captions.",
        "alternative": "A transcript.",
        "mend_by": "2027-03-31",
        "reason": "disproportionate-burden",
    }
    text = row("1.2.2", "fail", "manual", **more)
    record, found = accessibility_record(all_rows(c1_2_2=text))
    failed = record.row("1.2.2")
    assert found == () and failed
    assert (failed.problem, failed.alternative) == ("No captions.", "A transcript.")
    assert (failed.method, failed.excuse) == (Method.MANUAL, Excuse.BURDEN)
    assert str(failed.mend_by) == "2027-03-31"


@pytest.mark.parametrize("result", ["partly-tested", "not-tested", "fail"])
def test_one_row_is_enough_against_full_compliance(result: str) -> None:
    method = "not-tested" if result == "not-tested" else "automatic"
    text = row("4.1.3", result, method, problem="Nothing is said." if result == "fail" else "")
    record, _ = accessibility_record(all_rows(c4_1_3=text))
    assert record.compliance is Compliance.PARTIAL


@pytest.mark.parametrize("number", ["1.2.2", "1.2.3", "1.2.5"])
def test_a_film_cannot_be_said_not_to_apply(number: str) -> None:
    name = f"c{number.replace('.', '_')}"
    text = all_rows(**{name: row(number, "not-applicable")})
    assert accessibility_record(text)[1] == ()
    record, found = accessibility_record(text, film=True)
    assert codes(found) == ["AX010"]
    assert record.compliance is Compliance.PARTIAL


def test_partial_means_most_of_them() -> None:
    def compliance(met: int) -> Compliance:
        rows = [
            row(n) if i < met else row(n, "not-tested", "not-tested")
            for i, n in enumerate(CRITERIA)
        ]
        return accessibility_record(HEAD + "".join(rows))[0].compliance

    assert compliance(0) is Compliance.UNKNOWN
    assert compliance(27) is Compliance.NONE
    assert compliance(28) is Compliance.PARTIAL


@pytest.mark.parametrize("library", ["content_src", "tests/library"])
def test_both_libraries_have_a_whole_record(library: str) -> None:
    record, found = read_accessibility(ROOT / library)
    assert found == ()
    assert len(record.rows) == 55


def test_nobody_is_said_to_have_tested_the_starter() -> None:
    record, _ = read_accessibility(ROOT / "content_src")
    assert {r.method for r in record.rows} == {Method.AUTOMATIC, Method.NOT_TESTED}
    assert record.compliance is not Compliance.FULL
