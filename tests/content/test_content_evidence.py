"""Evidence of training: rows by role and day, and for every fault the line and the words."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from waymark.checks import Subject
from waymark.checks.evidence import evidence
from waymark.content import read_library
from waymark.model import Evidence, Library

SMALL = Path(__file__).parents[1] / "small_library"
GOOD = "{role: social-worker, course: awareness, people: 60, trained: 52, counted: 2026-09-30}"
SHEET = (
    "{service: night-shelter, commissioner: contract-manager, clause: true, staff: 12, trained: 9"
)


@pytest.fixture
def read(tmp_path: Path):
    def run(text: str) -> tuple[Library, list[str]]:
        folder = tmp_path / "library"
        if not folder.exists():
            shutil.copytree(SMALL, folder)
        (folder / "evidence.yml").write_text(text, "utf-8")
        library, findings = read_library(folder)
        assert library is not None
        return library, [f.as_line() for f in findings if f.path == "evidence.yml"]

    return run


def test_rows_are_counts_by_role_and_day(read) -> None:
    library, findings = read(f"training:\n- {GOOD}\nservices:\n- {SHEET}}}\n")
    assert findings == []
    (row,) = library.evidence.training
    assert (row.role, row.trained, row.overdue, row.counted) == (
        "social-worker", 52, 8, date(2026, 9, 30),
    )  # fmt: skip
    (sheet,) = library.evidence.services
    assert (sheet.service, sheet.sheet, sheet.again) == ("night-shelter", None, None)


def test_nothing_is_no_fault(read) -> None:
    library, findings = read("training:\nservices: []\n")
    assert (library.evidence, findings) == (Evidence(), [])


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        (
            f"training:\n- {GOOD.replace('52', '62')}\n",
            "evidence.yml:2:56: EV002 Of 60 people 62 are trained, 0 of them due soon, and 0 are "
            "overdue.\n    Count again: the row is not counted.",
        ),
        (
            f"training:\n- {GOOD.replace('52', 'many')}\n",
            'evidence.yml:2:65: EV001 "many" is no number of people.\n    Write a whole number.',
        ),
        (
            f"training:\n- {GOOD.replace('social-worker', 'Jane Doe')}\n",
            'evidence.yml:2:10: EV001 "Jane Doe" has the wrong form.\n    Write a role in '
            "lower-case words joined by hyphens, such as prevent-coordinator.",
        ),
        (
            f"training:\n- {GOOD.replace('social-worker', 'jane@example.test')}\n",
            'evidence.yml:2:10: PD001 "jane@example.test" is an e-mail address or a phone number, '
            "not a role.\n    Name a role, such as prevent-coordinator: people change, and are "
            "private.",
        ),
        (
            f"training:\n- {GOOD.replace('counted', 'name: Jane, counted')}\n",
            'evidence.yml:2:69: EV001 The key "training.name" is unknown.\n'
            "    Known: role, course, people, trained, due, overdue, counted.",
        ),
        (
            f"services:\n- {SHEET}, sheet: 2026-06-01, again: 2026-05-01}}\n",
            "evidence.yml:2:116: EV002 The next sheet is due on 2026-05-01, the last is of "
            "2026-06-01.\n    Count again: the row is not counted.",
        ),
        (
            "staff: []\n",
            'evidence.yml:1:1: EV001 The key "staff" is unknown.\n'
            "    There are: training, services.",
        ),
        (
            "training: yes\n",
            "evidence.yml:1:1: EV001 “training” is no list.\n    Begin each row with a dash.",
        ),
    ],
)
def test_faults_have_their_line_and_cost_their_row_alone(read, text: str, finds: str) -> None:
    library, findings = read(text)
    assert findings == [finds]
    assert library.evidence == Evidence()


def test_a_wrong_row_leaves_the_others(read) -> None:
    library, findings = read(f"training:\n- {GOOD.replace('52', '62')}\n- {GOOD}\n")
    assert len(findings) == 1
    assert [r.trained for r in library.evidence.training] == [52]


def test_what_is_due_is_said(read) -> None:
    later = GOOD.replace("2026-09-30", "2027-09-30").replace("awareness", "referrals")
    library, _ = read(
        f"training:\n- {GOOD}\n- {later}\nservices:\n- {SHEET}}}\n"
        f"- {SHEET.replace('night-shelter', 'home-care')}, sheet: 2026-01-01, again: 2026-10-01}}\n"
    )
    found = evidence(Subject(library, (), (), date(2027, 1, 20)))
    assert [f.as_line().split("\n")[0] for f in found] == [
        "evidence.yml:3:3: EV003 The count is of 2027-09-30, still to come.",
        "evidence.yml:2:3: EV003 social-worker, awareness: last counted on 2026-09-30.",
        "evidence.yml:5:3: EV004 night-shelter has sent no evidence sheet.",
        "evidence.yml:6:3: EV004 The sheet of home-care was due on 2026-10-01.",
    ]
