"""The store of made files: what is whole is given, what is not is made again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from waymark.site.store import Store, Stored

A, B = "a/index.html", "b.html"


def stored(key: str, data: bytes, more: object = None) -> Stored:
    return Stored(key, hashlib.sha256(data).hexdigest(), more)


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    out = tmp_path / "out"
    (out / "a").mkdir(parents=True)
    (out / A).write_bytes(b"one")
    (out / B).write_bytes(b"two")
    store = Store(tmp_path / "store")
    store.keep({A: stored("1", b"one", {"x": ["y"]}), B: stored("2", b"two")}, (A, B), out)
    return store


def files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_what_was_kept_is_given(kept: Store, tmp_path: Path) -> None:
    entries = Store(tmp_path / "store").entries()
    assert entries == {A: stored("1", b"one", {"x": ["y"]}), B: stored("2", b"two")}
    assert kept.give(A, entries[A], tmp_path / "new")
    assert (tmp_path / "new" / A).read_bytes() == b"one"


def test_only_what_was_made_last_is_kept(kept: Store, tmp_path: Path) -> None:
    kept.keep({B: stored("2", b"two")}, (), tmp_path / "out")
    assert files(tmp_path / "store") == {B, ".list"}
    assert list(kept.entries()) == [B]


def test_another_file_takes_its_place(kept: Store, tmp_path: Path) -> None:
    given = tmp_path / "served"
    kept.give(B, kept.entries()[B], given)
    (tmp_path / "out" / B).unlink()
    (tmp_path / "out" / B).write_bytes(b"three")
    kept.keep({B: stored("3", b"three")}, (B,), tmp_path / "out")
    assert kept.give(B, kept.entries()[B], tmp_path / "new")
    assert (tmp_path / "new" / B).read_bytes() == b"three"
    assert (given / B).read_bytes() == b"two", "what is served was written in place"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"other"),
        lambda path: path.unlink(),
    ],
)
@pytest.mark.parametrize("name", [A, ".list"])
def test_a_damaged_store_gives_nothing_wrong(
    kept: Store, tmp_path: Path, spoil: Callable[[Path], object], name: str
) -> None:
    before = kept.entries()
    spoil(tmp_path / "store" / name)
    if name == ".list":
        assert kept.entries() == {}
    else:
        assert not kept.give(name, before[name], tmp_path / "new")
        assert files(tmp_path / "new") == set()


def test_a_list_of_another_version_is_not_read(kept: Store, tmp_path: Path) -> None:
    path = tmp_path / "store" / ".list"
    path.write_bytes(path.read_bytes().replace(b"waymark-store-1", b"waymark-store-0"))
    assert kept.entries() == {}


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    store = Store(None)
    store.keep({A: stored("1", b"one")}, (A,), tmp_path)
    assert store.entries() == {}
    assert not store.give(A, stored("1", b"one"), tmp_path / "new")
