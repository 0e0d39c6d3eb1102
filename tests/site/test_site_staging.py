"""Staging: only what changed is written, what is gone is deleted, texts stay what they are."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from waymark.model import Library, PageKind, PageRecord
from waymark.site import Assets, Frame, ReadyEdition, Wording, frames, page_records, stage
from waymark.site.staging import source_path

_ASSETS = Assets({"stylesheets/site.css": "assets/stylesheets/site.0.css"}, {})


@pytest.fixture(scope="module")
def records(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> tuple[PageRecord, ...]:
    return page_records(hand_made, editions, speech, draft=True)


@pytest.fixture(scope="module")
def frame(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> tuple[Frame, ...]:
    return frames(hand_made, editions, speech, draft=True)


def test_each_language_has_its_folder_and_its_records(
    records: tuple[PageRecord, ...], frame: tuple[Frame, ...], tmp_path: Path
) -> None:
    staged = stage(records, frame, _ASSETS, tmp_path)
    assert staged.languages == ("en", "pl", "ur")
    assert staged.written == len(records) + len(frame) + 1
    content = json.loads((tmp_path / "pl.json").read_text())
    page = content["pages"]["pl/public/leaflets/worried/index.md"]
    text = (tmp_path / "pl/pl/public/leaflets/worried/index.md").read_text()
    polish = next(r for r in records if r.address == "pl/public/leaflets/worried/")
    assert text.startswith(f"---\ntemplate: document.html\nrecord: {page['key']}\n---\n")
    assert text.endswith(polish.text)
    assert (tmp_path / "en/en/index.md").is_file()
    assert (tmp_path / "ur/ur/404.md").is_file()
    assert content["frame"]["language"] == "pl"
    assert content["pages"]["pl/index.md"]["record"]["kind"] == "home"
    links = [
        x["address"] for g in content["shared"][page["record"]["navigation"]] for x in g["links"]
    ]
    assert page["record"]["open"] in links
    site = json.loads((tmp_path / "site.json").read_text())
    assert [x["code"] for x in site["languages"]] == ["en", "pl", "ur"]
    assert site["assets"] == _ASSETS.names


def test_a_second_time_writes_nothing(
    records: tuple[PageRecord, ...], frame: tuple[Frame, ...], tmp_path: Path
) -> None:
    stage(records, frame, _ASSETS, tmp_path)
    times = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()}
    again = stage(records, frame, _ASSETS, tmp_path)
    assert (again.written, again.deleted) == (0, 0)
    assert times == {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()}


def test_one_changed_text_writes_that_text_and_the_records_of_its_language(
    records: tuple[PageRecord, ...], frame: tuple[Frame, ...], tmp_path: Path
) -> None:
    stage(records, frame, _ASSETS, tmp_path)
    changed = tuple(
        replace(r, labels={**r.labels, "edition": "Other"})
        if r.address == "public/leaflets/worried/"
        else r
        for r in records
    )
    assert stage(changed, frame, _ASSETS, tmp_path).written == 2


@pytest.mark.parametrize("what", ["record", "text", "menu", "frame", "asset"])
def test_a_key_changes_with_all_that_a_template_may_read(
    records: tuple[PageRecord, ...], frame: tuple[Frame, ...], tmp_path: Path, what: str
) -> None:
    page = next(r for r in records if r.address == "public/leaflets/worried/")
    first = page.navigation[0]
    other, frames, assets = page, frame, _ASSETS
    if what == "record":
        other = replace(page, labels={**page.labels, "edition": "Other"})
    elif what == "text":
        other = replace(page, text=f"{page.text}\nMore.\n")
    elif what == "menu":
        other = replace(page, navigation=(replace(first, title="Other"), *page.navigation[1:]))
    elif what == "frame":
        frames = tuple(replace(f, draft=not f.draft) for f in frame)
    else:
        assets = Assets({"stylesheets/site.css": "assets/stylesheets/site.1.css"}, {})
    keys = []
    for of, around, files in (
        (page, frame, _ASSETS),
        (other, frames, assets),
        (page, frame, _ASSETS),
    ):
        stage((of,), around, files, tmp_path)
        staged = json.loads((tmp_path / "en.json").read_text())["pages"]
        keys.append(staged["en/public/leaflets/worried/index.md"]["key"])
    assert keys[0] == keys[2] != keys[1]


def test_what_is_gone_is_deleted_with_its_folders(
    records: tuple[PageRecord, ...], frame: tuple[Frame, ...], tmp_path: Path
) -> None:
    stage(records, frame, _ASSETS, tmp_path)
    (tmp_path / "pl/pl/left-over.md").write_text("x")
    fewer = tuple(r for r in records if r.language != "ur")
    again = stage(fewer, frame[:2], _ASSETS, tmp_path)
    assert again.deleted == sum(r.language == "ur" for r in records) + 2
    assert not (tmp_path / "ur").exists()
    assert not (tmp_path / "pl/pl/left-over.md").exists()


def test_every_page_has_a_source_of_its_own(records: tuple[PageRecord, ...]) -> None:
    paths = [source_path(r) for r in records]
    assert len(set(paths)) == len(paths)
    assert all(p.endswith(("index.md", "404.md")) for p in paths)


def test_a_slug_that_mkdocs_would_take_for_a_folders_index_is_a_page_like_any_other(
    records: tuple[PageRecord, ...],
) -> None:
    page = next(r for r in records if r.kind is PageKind.DOCUMENT)
    page = replace(page, address="public/leaflets/index/")
    assert source_path(page) == "en/public/leaflets/index/index.md"
