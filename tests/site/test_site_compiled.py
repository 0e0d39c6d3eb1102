"""Compiled templates: loaded where they are whole, compiled again where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from waymark.site.compiled import Compiled
from waymark.site.templating import prepared


def drawn(folder: Path, source: str = "{{ word }}") -> str:
    Compiled.memory.clear()  # as in another process
    loader = DictLoader({"a.html": source})
    return prepared(Environment(loader=loader), folder).get_template("a.html").render(word="<x>")


def entries(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file()]


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(tmp_path) == "&lt;x&gt;"
    assert len(entries(tmp_path)) == 1
    monkeypatch.setattr(Environment, "compile", lambda *_a, **_k: pytest.fail("compiled again"))
    assert drawn(tmp_path) == "&lt;x&gt;"


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    drawn(tmp_path)
    assert drawn(tmp_path, "{{ word }}!") == "&lt;x&gt;!"
    assert len(entries(tmp_path)) == 1


@pytest.mark.parametrize(
    "spoil", [lambda d: d[:-1], lambda _: b"", lambda d: d[:40] + b"x" + d[41:]]
)
def test_a_damaged_entry_is_not_taken(tmp_path: Path, spoil: object) -> None:
    drawn(tmp_path)
    (entry,) = entries(tmp_path)
    whole = entry.read_bytes()
    entry.write_bytes(spoil(whole))  # type: ignore[operator]
    assert drawn(tmp_path) == "&lt;x&gt;"
    assert entry.read_bytes() == whole


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    Compiled.memory.clear()
    environment = prepared(Environment(loader=DictLoader({"a.html": "x"})))
    assert environment.get_template("a.html").render() == "x"
    assert entries(tmp_path) == []
