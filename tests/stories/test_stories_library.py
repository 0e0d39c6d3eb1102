"""The fictional council: its register is what the commands make, and it has nothing to mend."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from waymark.cli import main
from waymark.model import Event

HERE = Path(__file__).parent
LIBRARY = HERE.parent / "library"
TODAY = "2026-11-23"


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
    done = subprocess.run(program, capture_output=True, text=True, timeout=180)
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
    assert said("check", "--today", TODAY).strip() == "Nothing to mend."


def test_no_english_stands_in_for_a_translation() -> None:
    rows = [line.split() for line in said("translations", "status").splitlines()[1:]]
    assert {(row[1], row[0]) for row in rows} == {
        *((code, name) for code in ("pl", "ur") for name in ("library", "help", "worried")),
        ("pl", "online"),
        ("ur", "how-we-write"),
    }
    assert [row for row in rows if row[-2:] != ["0", "0"]] == []


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
