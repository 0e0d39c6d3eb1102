"""The swap: the old site whole, or the new one; nothing between."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from waymark.build import swap as swapping


def site(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def read(folder: Path) -> dict[str, str]:
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in files}


def test_the_first_site_takes_its_place(tmp_path: Path) -> None:
    new = site(tmp_path / ".site.new", index="one")
    swapping.exchange(new, tmp_path / "deep" / "site")
    assert read(tmp_path / "deep" / "site") == {"index": "one"}
    assert not new.exists()


@pytest.mark.parametrize("one_step", [True, False])
def test_a_new_site_replaces_the_old_one(
    tmp_path: Path, one_step: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not one_step:
        monkeypatch.setattr(swapping, "_exchange_in_one_step", lambda new, old: False)
    old = site(tmp_path / "site", index="old", gone="x")
    new = site(tmp_path / ".site.new", index="new", a__b="y")
    swapping.exchange(new, old)
    assert read(old) == {"index": "new", "a/b": "y"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site"]


def test_the_old_site_comes_back_when_the_second_rename_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swapping, "_exchange_in_one_step", lambda new, old: False)
    old = site(tmp_path / "site", index="old")
    new = site(tmp_path / ".site.new", index="new")
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if self == new:
            raise OSError("no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="no"):
        swapping.exchange(new, old)
    assert read(old) == {"index": "old"}


def test_unchanged_files_are_the_old_ones_and_nothing_is_written_in_place(tmp_path: Path) -> None:
    old = site(tmp_path / "site", same="x", other="old")
    new = site(tmp_path / ".site.new", same="x", other="new", more="z")
    before = (old / "same").stat()
    assert swapping.keep_unchanged(new, old) == 1
    assert (new / "same").stat().st_ino == before.st_ino
    assert (new / "same").stat().st_mtime_ns == before.st_mtime_ns
    assert read(old) == {"same": "x", "other": "old"}
    assert read(new) == {"same": "x", "other": "new", "more": "z"}


def test_a_file_that_is_the_old_one_already_leaves_nothing_behind(tmp_path: Path) -> None:
    old = site(tmp_path / "site", same="x")
    (tmp_path / "new").mkdir()
    os.link(old / "same", tmp_path / "new" / "same")
    assert swapping.keep_unchanged(tmp_path / "new", old) == 1
    assert read(tmp_path / "new") == {"same": "x"}


def test_without_hard_links_the_copies_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError("no hard links here")

    old, new = site(tmp_path / "site", same="x"), site(tmp_path / ".site.new", same="x")
    monkeypatch.setattr(os, "link", fails)
    assert swapping.keep_unchanged(new, old) == 1
    assert read(new) == {"same": "x"}


def test_the_site_before_last_is_made_the_next_one(tmp_path: Path) -> None:
    old, new, spare = tmp_path / "site", tmp_path / ".site.new", tmp_path / "cache" / "spare"
    site(old, index="one", gone__page="x", gone__deep__page="y", gone__deep__other="z")
    once = read(old)
    swapping.start_with(new, spare)
    site(new, index="two")
    swapping.exchange(new, old, spare)
    assert (read(old), read(spare)) == ({"index": "two"}, once)
    kept = (spare / "index").stat().st_ino
    swapping.start_with(new, spare)
    assert not spare.exists()
    assert (new / "index").stat().st_ino == kept
    swapping.leave_only(new, {"index"})
    assert read(new) == {"index": "one"}
    assert not (new / "gone").exists()


def test_without_a_spare_site_nothing_is_left(tmp_path: Path) -> None:
    old, new = site(tmp_path / "site", index="one"), site(tmp_path / ".site.new", index="two")
    swapping.exchange(new, old)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site"]
    swapping.start_with(new, None)
    assert list(new.iterdir()) == []
