"""Where Typst reads a text: a folder of one process, gone with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from waymark.exports.pdf import compiling

_MAKES = """
import sys
from datetime import date
from pathlib import Path
sys.path.insert(0, "tests/exports")
from script_samples import script_record
from waymark.exports.pdf.compiling import _desk, compile_pdf
from waymark.exports.pdf.document import as_data
import os
record = script_record("en")
first = compile_pdf("guide.typ", as_data(record, {}), date(2026, 1, 1))
assert first == compile_pdf("guide.typ", as_data(record, {}), date(2026, 1, 1))
print(_desk(os.getpid()).folder)
"""


def test_the_folder_of_a_process_goes_with_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _MAKES],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    folder = Path(done.stdout.strip())
    assert folder.name == "templates"
    assert not folder.parent.exists()
    assert done.stderr == ""


def test_a_forked_process_has_a_folder_of_its_own_and_leaves_its_parents(tmp_path: Path) -> None:
    folder, other = compiling._desk(os.getpid()).folder, tmp_path / "other"
    other.mkdir()
    compiling._clear(str(folder), os.getpid() + 1)
    assert folder.exists()
    compiling._clear(str(other), os.getpid())
    assert not other.exists()


def test_the_templates_that_are_installed_stay_as_they_are() -> None:
    assert not (compiling.TEMPLATES / "text.json").exists()


def test_the_text_can_be_written_where_the_installed_templates_are_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "templates"
    (installed / "parts").mkdir(parents=True)
    (installed / "parts" / "look.typ").write_text("x", encoding="utf-8")
    (installed / "parts").chmod(0o555)
    installed.chmod(0o555)
    monkeypatch.setattr(compiling, "TEMPLATES", installed)
    folder = compiling._Desk(os.getpid()).folder
    assert (folder / "parts" / "look.typ").read_text(encoding="utf-8") == "x"
    assert all(p.stat().st_mode & 0o200 for p in (folder, *folder.rglob("*")))
