"""The fictional council: its register is what the commands make, and it has nothing to mend."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from waymark.cli import main
from waymark.content import read_library
from waymark.model import COMPANION_FORMATS, CompanionKind, Event, Format

HERE = Path(__file__).parent
LIBRARY = HERE.parent / "library"
TODAY = "2026-11-23"
BOTH = ("library", "help", "worried", "after-an-incident")
"""What stands in Polish and in Urdu."""


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a library; the lock is no file of it."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.name != ".lock"
    }


def test_the_story_makes_the_library_again(tmp_path: Path) -> None:
    """Made with the real commands, each on its day: no byte of the register is by hand."""
    made = tmp_path / "library"
    program = [sys.executable, str(HERE / "make_library.py"), str(made)]
    done = subprocess.run(program, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    new, old = files(made), files(LIBRARY)
    assert sorted(new) == sorted(old)
    assert [name for name in new if new[name] != old[name]] == []


def said(*arguments: str) -> str:
    """What a command says of the library."""
    done = CliRunner().invoke(main, [*arguments, "--content", str(LIBRARY)])
    assert done.exit_code == 0, done.output
    return done.output


def test_nothing_is_to_be_mended() -> None:
    *excepted, last = said("check", "--today", TODAY).splitlines()
    assert last == "Nothing to mend."
    assert all(": excepted SG001 " in line for line in excepted)


def test_no_english_stands_in_for_a_translation() -> None:
    rows = json.loads(said("translations", "status", "--json"))
    assert {(row["language"], row["document"]) for row in rows} == {
        *((code, name) for code in ("pl", "ur") for name in BOTH),
        ("pl", "online"),
        ("pl", "lamp-letter"),
        ("pl", "lamp-pack"),
        ("ur", "how-we-write"),
    }
    assert [row for row in rows if row["done"] != row["total"] or row["state"] != "reviewed"] == []


def test_it_asks_for_every_format_and_has_companions() -> None:
    """So whatever a reader can be given, a newcomer can see in one build."""
    library, _ = read_library(LIBRARY)
    assert library is not None
    asked = {f for d in library.documents for plan in d.editions for f in plan.formats}
    assert asked == set(Format) - set(COMPANION_FORMATS)
    kinds = {c.kind for d in library.documents for c in d.companions}
    assert kinds == {CompanionKind.EASY_READ, CompanionKind.AUDIO_SCRIPT}


def test_every_kind_of_entry_stands_in_a_register() -> None:
    """So whatever a page can say of an edition, a newcomer can see."""
    registers = "".join(p.read_text(encoding="utf-8") for p in LIBRARY.rglob("register.yml"))
    for event in Event:
        assert re.search(f'event: "?{event.value}"?\n', registers), event
    for word in ("urgent", "minor", "not-changed", "content-with-changes", "instead"):
        assert word in registers


def test_the_library_says_that_it_is_fiction() -> None:
    readme = (LIBRARY / "README.md").read_text(encoding="utf-8")
    for said in ("Exampleshire does not exist", "fiction", "Nobody was\nconsulted", "machine"):
        assert said in readme
