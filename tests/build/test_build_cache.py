"""The cache of made files: whole entries only, and no more than the last build used."""

from __future__ import annotations

from pathlib import Path

import pytest

from waymark.build.cache import FileCache


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    cache = FileCache(tmp_path / "files")
    cache.put("key", b"data\nwith lines", 3)
    assert cache.get("key") == (b"data\nwith lines", 3)
    assert cache.get("other") is None


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: b"",
        lambda data: b"waymark-file-1 \n",
        lambda data: data.replace(b" 3\n", b" three\n"),
        lambda data: b"waymark-file-0 " + data[15:],
    ],
)
def test_a_harmed_entry_is_not_taken(tmp_path: Path, harm: object) -> None:
    cache = FileCache(tmp_path)
    cache.put("key", b"data", 3)
    (tmp_path / "key").write_bytes(harm((tmp_path / "key").read_bytes()))  # type: ignore[operator]
    assert cache.get("key") is None


def test_a_cache_that_is_off_keeps_nothing() -> None:
    cache = FileCache(None)
    cache.put("key", b"data", 1)
    cache.keep_only(frozenset())
    assert cache.get("key") is None


def test_only_what_was_used_is_kept(tmp_path: Path) -> None:
    cache = FileCache(tmp_path)
    for key in ("a", "b"):
        cache.put(key, b"x", 1)
    cache.keep_only(frozenset({"b"}))
    assert [p.name for p in tmp_path.iterdir()] == ["b"]
