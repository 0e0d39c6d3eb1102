"""LB019, LB023, AX011, AX012: what is owed to the statement and to the address, with its line."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from waymark.checks import Subject, check_library
from waymark.content import read_shared
from waymark.model import Finding

LIBRARY = Path(__file__).parents[1] / "library"
CODES = {"LB019", "LB023", "AX011", "AX012"}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The fictional council's shared files, to be changed."""
    return Path(shutil.copytree(LIBRARY, tmp_path / "library"))


def told(library: Path, today: str = "2026-11-23") -> list[Finding]:
    read, found = read_shared(library)
    assert read and not found
    subject = Subject(read, (), frozenset(), date.fromisoformat(today))
    return [f for f in check_library(subject) if f.code in CODES]


def changed(library: Path, name: str, old: str, new: str) -> int:
    """Change a file, and give the number of the line."""
    path = library / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_whole_record_of_today_is_silent(library: Path) -> None:
    assert told(library) == []


def test_a_library_without_a_record_is_told(library: Path) -> None:
    (library / "accessibility.yml").unlink()
    (found,) = told(library)
    assert (found.code, found.path, found.effect.value) == ("LB019", "accessibility.yml", "warn")
    assert "starter library" in found.hint


@pytest.mark.parametrize("key", ["prepared: 2026-10-05", "reviewed: 2026-11-01"])
def test_a_day_in_the_future(key: str, library: Path) -> None:
    line = changed(library, "accessibility.yml", key, f"{key.partition(':')[0]}: 2027-01-01")
    (found,) = told(library)
    assert (found.code, found.line) == ("AX011", line)
    assert "2027-01-01" in found.message
    assert told(library, "2027-01-01") == []


def test_a_test_in_the_future(library: Path) -> None:
    line = changed(library, "accessibility.yml", "    date: 2026-10-05", "    date: 2026-12-05")
    (found,) = told(library)
    assert (found.code, found.line) == ("AX011", line)
    assert "1.1.1 was tested on 2026-12-05" in found.message


def test_a_statement_is_read_again_once_a_year(library: Path) -> None:
    assert told(library, "2027-11-01") == []
    (found,) = told(library, "2027-11-03")
    assert (found.code, found.effect.value) == ("AX012", "warn")
    assert "2026-11-01" in found.message


def test_a_statement_that_nobody_has_read(library: Path) -> None:
    changed(library, "accessibility.yml", "reviewed: 2026-11-01\n", "")
    (found,) = told(library)
    assert found.code == "AX012"


def test_an_address_without_tls(library: Path) -> None:
    line = changed(library, "organisation.yml", "https://safer", "http://safer")
    (found,) = told(library)
    assert (found.code, found.path, found.line) == ("LB023", "organisation.yml", line)
