"""The merger: one owner of every address."""

from __future__ import annotations

from pathlib import Path

import pytest

from waymark.site import Assets, merge

_NONE = Assets({}, {})


def _part(folder: Path, **pages: str) -> Path:
    for name, text in pages.items():
        path = folder / name / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(text)
    return folder


def test_pages_files_assets_and_root_files_come_together(tmp_path: Path) -> None:
    parts = [_part(tmp_path / "en", public="en"), _part(tmp_path / "pl", pl="pl")]
    made = tmp_path / "made.pdf"
    made.write_bytes(b"%PDF")
    out = tmp_path / "out"
    taken = merge(
        parts,
        [("public/a-en.pdf", made), ("public/b-en.pdf", b"bytes")],
        Assets({"a.css": "assets/a.1.css"}, {"assets/a.1.css": b"css"}),
        {"robots.txt": b"robots"},
        out,
    )
    found = {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()}
    assert (
        found
        == taken
        == {
            *("public/index.html", "pl/index.html", "public/a-en.pdf", "public/b-en.pdf"),
            *("assets/a.1.css", "robots.txt"),
        }
    )
    assert (out / "public/a-en.pdf").samefile(made)
    assert (out / "public/b-en.pdf").read_bytes() == b"bytes"


def test_what_is_replaced_is_not_written_in_place(tmp_path: Path) -> None:
    out = tmp_path / "out"
    merge([], [], _NONE, {"robots.txt": b"old"}, out)
    linked = tmp_path / "served.txt"
    linked.hardlink_to(out / "robots.txt")
    merge([], [], _NONE, {"robots.txt": b"new"}, out)
    assert linked.read_bytes() == b"old"
    assert (out / "robots.txt").read_bytes() == b"new"


@pytest.mark.parametrize("address", ["public/index.html", "../out.txt", "/etc/x", "a/../../b"])
def test_an_address_claimed_twice_or_outside_is_refused(address: str, tmp_path: Path) -> None:
    part = _part(tmp_path / "en", public="en")
    with pytest.raises(ValueError, match="address"):
        merge([part], [(address, b"x")], _NONE, {}, tmp_path / "out")
    assert not (tmp_path / "out.txt").exists()
