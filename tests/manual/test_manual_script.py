"""The script for tests by people: results are empty or whole, and what is quoted is really said."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from waymark.translation import interface_words

HERE = Path(__file__).parent
SCRIPT = (HERE / "screen-readers.md").read_text("utf-8")
READERS = ("NVDA", "VoiceOver", "TalkBack")
NOT_POSSIBLE = "n/a"


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def rows(text: str) -> Iterator[list[str]]:
    """The steps of a script."""
    return (cells(line) for line in text.splitlines() if re.match(r"\| \d+\.\d+ \|", line))


def faults(text: str) -> list[str]:
    """What is half filled in, or filled in wrongly, by screen reader."""
    found = []
    for column, reader in enumerate(READERS, 3):
        results = {row[0]: row[column] for row in rows(text) if row[column] != NOT_POSSIBLE}
        line = next(x for x in text.splitlines() if x.startswith(f"| {reader} |"))
        about = cells(line)[1:]
        given = [*results.values(), *about]
        if not any(given):
            continue
        if not all(given):
            missing = [step for step, result in results.items() if not result]
            found.append(f"{reader}: half filled in, {missing or about}")
        found += [
            f"{reader} {step}: {result}"
            for step, result in results.items()
            if result and not re.match(r"yes\b|no\b.+", result)
        ]
        if about[2]:
            try:
                date.fromisoformat(about[2])
            except ValueError:
                found.append(f"{reader}: {about[2]} is no day")
        if "@" in about[3] or re.search(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", about[3]):
            found.append(f"{reader}: {about[3]} is no role")
    return found


def filled(text: str, reader: str, result: str = "yes") -> str:
    """A script in which one screen reader was tested."""
    column = READERS.index(reader) + 3
    lines = []
    for line in text.splitlines():
        row = cells(line)
        if re.match(r"\| \d+\.\d+ \|", line) and row[column] != NOT_POSSIBLE:
            row[column] = result
            line = f"| {' | '.join(row)} |"
        elif line.startswith(f"| {reader} |"):
            line = f"| {reader} | 2026.3 | Firefox 140, Windows 11 | 2026-11-20 | access-team |"
        lines.append(line)
    return "\n".join(lines)


def test_results_are_empty_or_whole() -> None:
    assert faults(SCRIPT) == []


def test_whole_results_are_whole() -> None:
    for reader in READERS:
        assert faults(filled(SCRIPT, reader)) == []
        assert faults(filled(SCRIPT, reader, "no: nothing was said")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| yes |", "|  |"),
        ("| yes |", "| perhaps |"),
        ("| yes |", "| no |"),
        ("2026-11-20", "last week"),
        ("2026-11-20", ""),
        ("access-team", "Ann Example"),
        ("access-team", "ann@example.org"),
    ],
)
def test_half_results_are_seen(old: str, new: str) -> None:
    assert faults(filled(SCRIPT, "NVDA").replace(old, new, 1))


def test_every_journey_has_steps_in_order() -> None:
    numbers = [tuple(map(int, row[0].split("."))) for row in rows(SCRIPT)]
    assert numbers == sorted(set(numbers))
    assert {one for one, _ in numbers} == set(range(1, 11))
    assert all(len(row) == 6 and row[1] and row[2] for row in rows(SCRIPT))


def test_only_a_missing_key_excuses_a_device() -> None:
    steps = {row[0]: row[3:] for row in rows(SCRIPT)}
    excused = {step for step, results in steps.items() if NOT_POSSIBLE in results}
    assert all(
        re.search(r"Shift|Escape|five seconds", next(r[1] for r in rows(SCRIPT) if r[0] == step))
        for step in excused
    )
    assert all(NOT_POSSIBLE not in results[:2] for results in steps.values())


def test_what_is_quoted_is_said_by_the_site() -> None:
    said = " ".join(interface_words("en")[0].values()) + " Worried about someone?"
    quoted = re.findall("“([^”]+)”", SCRIPT)
    assert len(quoted) > 10
    assert [words for words in quoted if words not in said] == []


def test_the_page_to_print_is_of_today() -> None:
    spec = importlib.util.spec_from_file_location("printable", HERE / "printable.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (HERE / "screen-readers.html").read_text("utf-8") == module.printable(SCRIPT)
