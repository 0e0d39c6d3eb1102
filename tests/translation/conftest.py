"""Golden cases in plain text: a title, then parts, each ended by a line with a single dot.

A module that names such a file (``CASES = "segments.txt"``) gets one test a case, as ``case``:
a tuple of its parts.
"""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "cases"


def read_cases(name: str, parts: int) -> list[tuple[str, tuple[str, ...]]]:
    pieces = [p.strip("\n") for p in (FOLDER / name).read_text("utf-8").split("\n.\n")]
    pieces = [p for p in pieces if p.strip()] if parts == 1 else pieces
    cases = []
    for index in range(0, len(pieces) - parts, parts + 1):
        title, *rest = pieces[index : index + parts + 1]
        cases.append((title.strip(), tuple(rest)))
    return cases


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" in metafunc.fixturenames:
        cases = read_cases(metafunc.module.CASES, metafunc.module.PARTS)
        metafunc.parametrize("case", [c for _, c in cases], ids=[t for t, _ in cases])
