"""A copy of the site is verified entry by entry, each at its own place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from waymark.checks import Served
from waymark.checks.copies import copied

ADDRESS = "pl/leaflets-and-languages/whole-site-pl.zip"


def made(change: Callable[[zipfile.ZipFile], None] = lambda archive: None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("pl/public/x/index.html", "<p>Ławka</p>")
        change(archive)
    return out.getvalue()


def test_each_entry_is_judged_where_it_belongs() -> None:
    parts = list(copied(Served(ADDRESS, made())))
    assert [(p.address, where) for p, where in parts] == [
        (f"{ADDRESS}/pl/public/x/index.html", "pl/public/x/index.html")
    ]
    assert parts[0][0].data == "<p>Ławka</p>".encode()


def comment(archive: zipfile.ZipFile) -> None:
    archive.comment = b"OFFICIAL-SENSITIVE"


def folder(archive: zipfile.ZipFile) -> None:
    archive.writestr("pl/", "")


@pytest.mark.parametrize(
    "data",
    [made(comment), made(folder), made() + b"hidden", b"hidden" + made(), made()[:-9], b"none"],
)
def test_one_that_no_build_makes_is_read_as_any_other_file(data: bytes) -> None:
    file = Served(ADDRESS, data)
    assert list(copied(file)) == [(file, "")]


def test_other_archives_are_read_whole() -> None:
    file = Served("public/x/pack-1.0-en.zip", made())
    assert list(copied(file)) == [(file, "")]
