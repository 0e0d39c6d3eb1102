"""A release for safety that a fault holds: what it replaced does not come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

PAGE = "public/leaflets/worried"


@pytest.fixture
def safer(desk: Any) -> Any:
    """The leaflet's next edition is released for safety."""
    file = desk.library / "leaflets" / "worried.md"
    text = file.read_text(encoding="utf-8").replace("a quiet moment", "a safe moment")
    file.write_text(text, encoding="utf-8")
    desk.do("editions submit worried --role editor")
    for group in ("independent-advisory-group", "youth-council"):
        desk.do(f"editions consult worried --group {group} --view content --role editor")
    desk.do("editions approve worried --role head-of-prevention")
    desk.do("editions approve worried --role director-of-communities")
    desk.do("editions release worried --role editor --safety", "--note", "Only where it is safe.")
    return desk


def changed(library: Path, name: str, old: str, new: str) -> None:
    file = library / "register" / "leaflets" / "worried" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def read(out: Path, address: str) -> str:
    return (out / address / "index.html").read_text(encoding="utf-8")


def test_a_release_for_safety_stands_in_for_older_translations(safer: Any) -> None:
    out = safer.build()
    for address in (PAGE, f"pl/{PAGE}", f"ur/{PAGE}"):
        assert "a safe moment" in read(out, address)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("public/1.2.en.json", "a safe moment", "any moment"),
        ("register.yml", 'note: "How to talk now', 'nota: "How to talk now'),
        ("register.yml", "date: 2026-11-13", "date: 2026-10-01"),
    ],
)
def test_a_fault_that_holds_it_brings_nothing_unsafe_back(
    safer: Any, name: str, old: str, new: str
) -> None:
    changed(safer.library, name, old, new)
    assert safer.run("build").exit_code == 1
    out = safer.out
    for address in (PAGE, f"pl/{PAGE}", f"ur/{PAGE}"):
        page = read(out, address)
        assert "a quiet moment" not in page and "spokojną chwilę" not in page
        assert "any moment" not in page and "noindex" in page
        assert not list((out / address).glob("*.pdf"))
