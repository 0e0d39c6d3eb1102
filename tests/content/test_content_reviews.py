"""The records of reviews beside the PO files: written, read, and what is wrong with them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from waymark.content import read_library, read_shared, review_text
from waymark.model import Effect, StringReview

SMALL = Path(__file__).parents[1] / "small_library"
RECORD = "translations/pl/leaflets/worried.review.yml"
DIGEST, OTHER = "0123456789abcdef" * 2, "1" * 32
READ = StringReview("native-speaker-pl", date(2026, 11, 22), 'Worried about “someone”: \\ "?"')


def library(tmp_path: Path, text: str | bytes, path: str = RECORD) -> Path:
    root = tmp_path / "library"
    shutil.copytree(SMALL, root)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def read(root: Path) -> tuple[dict[str, StringReview], list[str]]:
    found, findings = read_library(root)
    assert found is not None
    assert all(f.effect is Effect.WARN or f.code == "PD001" for f in findings)
    said = [f"{f.path}:{f.line} {f.code} {f.message}" for f in findings]
    return dict(found.reviews.get(("pl", "leaflets/worried"), {})), said


def test_what_is_written_is_read(tmp_path: Path) -> None:
    record = {OTHER: READ, DIGEST: StringReview("reader", date(2026, 1, 2))}
    text = review_text(record)
    assert read(library(tmp_path, text)) == (record, [])
    assert text == review_text(dict(reversed(record.items())))
    assert [x[1:33] for x in text.splitlines() if x.startswith('"')] == [DIGEST, OTHER]


def test_nothing_is_read_for_a_site_of_releases(tmp_path: Path) -> None:
    found, findings = read_shared(library(tmp_path, "broken: ["))
    assert found is not None and found.reviews == {}
    assert findings == ()


LINE = f'"{DIGEST}": {{role: reader, date: 2026-11-22}}\n'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("abc: {role: reader, date: 2026-11-22}", '"abc" is not the digest of a string.'),
        (f"{OTHER}: {{role: reader}}", 'The key "11111111….date" is missing.'),
        (f"{OTHER}: {{role: reader, date: 2026-11-31}}", "2026-11-31"),
        (f"{OTHER}: {{role: a@b.example, date: 2026-11-22}}", "is an e-mail address"),
        (f"{OTHER}: reader", "is not a mapping of keys and values."),
        (f"{OTHER}: {{role: reader, date: 2026-11-22, by: x}}", "is unknown."),
        (f"{DIGEST}: {{role: other, date: 2026-11-23}}", "stands twice"),
    ],
)
def test_a_wrong_line_costs_itself_alone(tmp_path: Path, line: str, said: str) -> None:
    record, findings = read(library(tmp_path, f"{LINE}{line}\n"))
    assert list(record) == [DIGEST] and record[DIGEST].role == "reader"
    assert len(findings) == 1 and findings[0].startswith(f"{RECORD}:2 ") and said in findings[0]


@pytest.mark.parametrize("text", [b"\xff", "- a\n", "a: [\n", f'"{DIGEST}": \ue000\n'])
def test_a_broken_record_counts_for_nothing(tmp_path: Path, text: str | bytes) -> None:
    record, findings = read(library(tmp_path, text))
    assert record == {}
    assert [f.split()[1] for f in findings] == ["LB011"]


@pytest.mark.parametrize(
    "path",
    ["translations/pl/leaflets/wored.review.yml", "translations/xx/leaflets/worried.review.yml"],
)
def test_a_record_beside_no_po_file_is_stray(tmp_path: Path, path: str) -> None:
    _, findings = read(library(tmp_path, LINE, path))
    assert [f.split()[:2] for f in findings] == [[f"{path}:1", "LB009"]]
