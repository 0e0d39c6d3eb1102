"""Second names for files, whatever lay in their way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from waymark.site.folders import Linker, files_below, remove, same_file


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_what_lies_below_a_folder(tmp_path: Path) -> None:
    put(tmp_path / "b/c/one", "1")
    put(tmp_path / "b-c", "2")
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "b-c")
    assert files_below(tmp_path) == ["b-c", "b/c/one", "link"]
    assert files_below(tmp_path / "nowhere") == []


@pytest.mark.parametrize("before", ["", "target", "target/inside", "link"])
def test_a_file_takes_whatever_place(before: str, tmp_path: Path) -> None:
    source, target = put(tmp_path / "source", "new"), tmp_path / "out/target"
    if before == "link":
        target.parent.mkdir()
        target.symlink_to(put(tmp_path / "other", "other"))
    elif before:
        put(tmp_path / "out" / before, "old")
    Linker().link(str(source), str(target))
    assert same_file(str(source), str(target))
    assert target.read_text() == "new"
    assert not (tmp_path / "other").exists() or (tmp_path / "other").read_text() == "other"


def test_a_folder_takes_the_place_of_a_file(tmp_path: Path) -> None:
    source = put(tmp_path / "source", "new")
    put(tmp_path / "out/a", "old")
    Linker().link(str(source), str(tmp_path / "out/a/b/c"))
    assert (tmp_path / "out/a/b/c").read_text() == "new"


def test_a_copy_where_a_file_cannot_have_two_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError("no hard links here")

    monkeypatch.setattr(os, "link", fails)
    source = put(tmp_path / "source", "new")
    Linker().link(str(source), str(tmp_path / "out/target"))
    assert (tmp_path / "out/target").read_text() == "new"
    assert not same_file(str(source), str(tmp_path / "out/target"))


def test_to_remove_what_is_not_there(tmp_path: Path) -> None:
    remove(tmp_path / "nothing")
    remove(put(tmp_path / "folder/file", "x").parent)
    assert list(tmp_path.iterdir()) == []
