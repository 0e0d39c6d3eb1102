"""A lesson pack on its way: released with its parts, found on its page, fetched as one file."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from lxml import html

PACK = "schools/pathways/pack/"
ENGLISH = "pathways-pack-1.1-2026-11-19-en.zip"
POLISH = "pathways-pack-1.0-2026-11-19-pl.zip"
LESSON = "pathways/lesson-1.md"
Judge = Callable[[Sequence[Path]], dict[Path, list[str]]]


def page(site: Path, address: str) -> Any:
    return html.fromstring((site / address / "index.html").read_text("utf-8"))


def said(nodes: Any) -> list[str]:
    return [" ".join(" ".join(node.itertext()).split()) for node in nodes]


def links(data: bytes) -> list[str]:
    """Where the links of a PDF lead."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        annotations = (a for p in pdf.pages for a in p.obj.get("/Annots", []))
        return [str(a.A.URI) for a in annotations if "/A" in a and "/URI" in a.A]


def edit(desk: Any, path: str, old: str, new: str) -> None:
    file = desk.library / path
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def test_its_page_and_its_files(desk: Any, judge: Judge) -> None:
    site = desk.build()
    tree = page(site, PACK)
    # What a lesson takes without the film stands before the first file.
    panel, film = tree.xpath("//section[@aria-labelledby='pack']")[0], "It works without the film"
    assert said(panel.xpath("./p[1]")) == [
        "Lamp lesson 2: The night without a lamp – " + film + ": 50 min."
    ]
    assert re.search(film + r".*All parts in one ZIP file \(Edition 1\.1, 19 November 2026,",
                     panel.text_content(), re.S)  # fmt: skip
    # Every file is a plain link to a file of this site, and says what it is.
    files = tree.xpath("//div[contains(@class, 'pack ')]//a[@download]")
    assert len(files) == 1 + 4 + 14
    for link in files:
        assert (site / PACK / link.get("href")).resolve().is_file()
        assert re.search(r"\d+ KB", link.text_content())
    assert len({" ".join(a.text_content().split()) for a in files}) == len(files)
    assert said(tree.xpath("//h3[starts-with(@id, 'for-')]")) == [
        "For teachers",
        "For pupils",
        "For parents and carers",
        "Answers: keep them apart from what pupils are given",
    ]
    # Answers stand in no set; a worksheet and cards for six groups make 36 sheets for thirty.
    lessons = said(tree.xpath("//article[@class='lesson']"))
    assert "answers" not in " ".join(lessons)
    assert "Sheets of paper for 30 pupils, printed on both sides: 30" in lessons[0]
    rows = [said(row) for row in tree.xpath("//article[@class='lesson'][2]//tbody/tr")]
    assert rows == [
        ["The lamp: worksheet", "1", "one for each pupil", "1"],
        ["The lamp: cards to talk about", "3", "one for five pupils", "1"],
    ]
    assert "Sheets of paper for 30 pupils, printed on both sides: 36" in lessons[1]
    assert said(tree.xpath("//section[@aria-labelledby='changed']//li")) == [
        "Lamp lesson 1: Who lights the lamp? – changed: edition 1.1 Nobody has to speak.",
        "Lamp lesson 2: The night without a lamp – newer than this edition of the pack: "
        "edition 1.1 The story says that everybody was safe.",
    ]
    assert said(tree.xpath("//h2[@id='changed']")) == ["What changed since edition 1.0"]
    sets = sorted((site / PACK).glob("*.pdf"))
    assert len(sets) == 4
    assert judge(sets) == {path: [] for path in sets}


def test_the_zip(desk: Any) -> None:
    site = desk.build()
    with zipfile.ZipFile(site / PACK / ENGLISH) as file:
        names, entries = file.namelist(), {n: file.read(n) for n in file.namelist()}
    assert names == [
        "01-read-me-first-en.pdf",
        "contents.html",
        "answers/06-answers-en.pdf",
        "parent/07-letter-en.docx",
        "parent/07-letter-en.pdf",
        "parent/07-letter-pl.docx",
        "parent/07-letter-pl.pdf",
        "pupil/04-worksheet-en.docx",
        "pupil/04-worksheet-en.pdf",
        "pupil/05-talking-cards-en.pdf",
        "pupil/lesson-1-pupil-set-en.pdf",
        "pupil/lesson-2-pupil-set-en.pdf",
        "teacher/02-lesson-1-en.docx",
        "teacher/02-lesson-1-en.pdf",
        "teacher/02-lesson-1-en.pptx",
        "teacher/03-lesson-2-en.docx",
        "teacher/03-lesson-2-en.pdf",
        "teacher/lesson-1-teacher-set-en.pdf",
        "teacher/lesson-2-teacher-set-en.pdf",
        "manifest.txt",
    ]
    assert all(n.isascii() and len(n) < 100 for n in names)
    listed = [line.split("  ") for line in entries["manifest.txt"].decode("ascii").splitlines()]
    assert {name: digest for digest, name in listed} == {
        n: hashlib.sha256(entries[n]).hexdigest() for n in names if n != "manifest.txt"
    }
    # A link to another part leads to its file beside it; every other link leads to the site.
    first = [x for x in links(entries["01-read-me-first-en.pdf"]) if not x.startswith("tel:")]
    assert first[:3] == [
        "teacher/02-lesson-1-en.pdf",
        "teacher/03-lesson-2-en.pdf",
        "parent/07-letter-en.pdf",
    ]
    away = ("https://safer.exampleshire.test/", "mailto:", "tel:")
    assert all(x.startswith(away) for x in first[3:]), first
    lesson = links(entries["teacher/02-lesson-1-en.pdf"])
    assert "../pupil/04-worksheet-en.pdf" in lesson
    assert "../answers/06-answers-en.pdf" in lesson
    online = (site / "schools/pathways/lesson-1/lesson-1-en.pdf").read_bytes()
    assert not any(x.startswith("..") for x in links(online))
    contents = html.fromstring(entries["contents.html"].decode())
    there = contents.xpath("//a/@href")
    assert {x for x in there if not x.startswith(("https:", "tel:"))} == set(names) - {
        "contents.html",
        "manifest.txt",
    }
    assert not contents.xpath("//script | //*[@class='exit'] | //*[@src]")


def test_a_language_says_what_is_english_only(desk: Any) -> None:
    site = desk.build()
    text = page(site, f"pl/{PACK}").text_content()
    assert "Tylko po angielsku: The lamp: read me first, Lamp lesson 1:" in text
    with zipfile.ZipFile(site / "pl" / PACK / POLISH) as file:
        assert file.namelist()[0] == "01-read-me-first-en.pdf"
        assert "parent/07-letter-pl.pdf" in file.namelist()
        contents = html.fromstring(file.read("contents.html").decode())
    assert contents.get("lang") == "pl"
    assert "Tylko po angielsku:" in contents.text_content()
    # Nobody hands out half a lesson: a set that is not whole in Polish is the English one.
    sets = page(site, f"pl/{PACK}").xpath("//article[@class='lesson']//a[@download]/@href")
    assert sets
    assert all(x.endswith("-set-en.pdf") for x in sets)


def everything(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_the_same_bytes_each_time(desk: Any) -> None:
    """Packs, copies of the whole site, and every other kind of file, made anew from nothing."""
    first = everything(desk.build())
    shutil.rmtree(desk.out)
    desk.do("build --no-cache")
    second = everything(desk.out)
    assert sorted(second) == sorted(first)
    assert [name for name in first if first[name] != second[name]] == []
    kinds = Counter(name.rpartition(".")[2] for name in first if "robots" not in name)
    assert {kind: kinds[kind] for kind in ("zip", "epub", "docx", "pptx", "txt", "brf")} == {
        "zip": 5, "epub": 13, "docx": 7, "pptx": 1, "txt": 10, "brf": 6,
    }  # fmt: skip


def test_a_pack_goes_out_with_its_parts(desk: Any) -> None:
    desk.day = "2026-11-23"
    edit(desk, LESSON, "Ten minutes. Each pair", "Fifteen minutes. Each pair")
    assert "lamp-pack" in desk.do("editions submit lamp-pack --role editor")
    for group in ("youth-council",):
        desk.do(f"editions consult lamp-pack --role editor --group {group} --view content")
    for role in ("head-of-prevention", "director-of-communities"):
        desk.do(f"editions approve lamp-pack --role {role}")
    release = "editions release lamp-pack --role editor --note More-time"
    refused = desk.refused(release)
    assert "The part lamp-lesson-1 is not released as it is written now." in refused
    assert "waymark editions list lamp-lesson-1" in refused
    desk.do("editions submit lamp-lesson-1 --role editor")
    desk.do("editions consult lamp-lesson-1 --role editor --group youth-council --view content")
    for role in ("head-of-prevention", "director-of-communities"):
        desk.do(f"editions approve lamp-lesson-1 --role {role}")
    desk.do("editions release lamp-lesson-1 --role editor --note More-time")
    assert "released (schools 1.2)" in desk.do(release)
    changed = said(page(desk.build(), PACK).xpath("//section[@aria-labelledby='changed']//li"))
    assert [line.split(" – ")[1].split(":")[0] for line in changed] == ["changed", "changed"]


def test_after_it_was_submitted_a_part_may_not_change_unseen(desk: Any) -> None:
    edit(desk, LESSON, "Ten minutes. Each pair", "Fifteen minutes. Each pair")
    desk.do("editions submit lamp-pack --role editor")
    edit(desk, LESSON, "Fifteen minutes. Each pair", "Five minutes. Each pair")
    refused = desk.refused("editions approve lamp-pack --role head-of-prevention")
    assert "waymark editions submit lamp-pack" in refused


def test_a_part_that_is_withdrawn_is_named_and_left_out(desk: Any) -> None:
    desk.do("editions withdraw lamp-cards --role editor", "--reason", "A card is misread.")
    site = desk.build()
    rows = said(page(site, PACK).xpath("//ul[@class='pack-parts']/li"))
    assert "Talking cards – This part is not available at the moment." in rows
    with zipfile.ZipFile(next((site / PACK).glob("*.zip"))) as file:
        assert not [n for n in file.namelist() if "cards" in n]
        assert "This part is not available" in file.read("contents.html").decode()


NOTICE = """---
id: lessons-wait
title: Lessons wait this week
summary: Please do not teach about the lamp until Friday.
kind: notice
marking: OFFICIAL
notice: {level: information, starts: 2026-11-23T08:00, ends: 2026-11-27T18:00, pack: do-not-teach}
audiences:
  schools: {formats: []}
owner: duty-officer
review: {every: 6 months, last: 2026-11-20}
consult: []
---

## In your school {#school}

Put lessons about the lamp off until this notice ends.
"""
HOLD = "Do not teach from this pack for now."


def test_a_notice_holds_it_on_its_page_and_its_address_on_paper(desk: Any) -> None:
    (desk.library / "notices/lessons-wait.md").write_text(NOTICE, "utf-8")
    desk.do("editions notice lessons-wait --role duty-officer --second head-of-press")
    desk.day = "2026-11-24T09:00"
    site = desk.build()
    for address in (PACK, "schools/pathways/lesson-2/", "q/lamp-pack/", "q/lamp-worksheet/"):
        (hold,) = page(site, address).xpath("//div[contains(@class, 'hold')]")[:1]
        assert said([hold])[0].startswith(HOLD), address
        assert hold.get("data-ends") == "2026-11-27T18:00:00+00:00"
        (there,) = hold.xpath(".//a/@href")
        assert (site / address / there / "index.html").resolve().is_file()
        assert page(site, address).xpath("//script[contains(@src, 'notices')]"), address
    # In Polish too, though the notice is in English alone; and nowhere but on packs.
    polish = said(page(site, f"pl/{PACK}").xpath("//div[contains(@class, 'hold')]"))
    assert polish[0].startswith("Na razie nie prowadź lekcji z tego pakietu.")
    assert not page(site, "schools/help/get-help-now/").xpath("//div[contains(@class, 'hold')]")
    desk.day = "2026-11-27T18:01"
    assert not page(desk.build(), PACK).xpath("//div[contains(@class, 'hold')]")


def test_verification_reads_every_entry(desk: Any) -> None:
    """Words of an internal note, put into a file of a ZIP by hand, stop the site."""
    site = desk.build()
    assert desk.do(f"verify {site}")
    path = site / PACK / ENGLISH
    with zipfile.ZipFile(path, "a") as file:
        note = "The harbour master of the story still wants her own lamp named and must wait"
        file.writestr("teacher/notes.txt", note)
    found = desk.refused(f"verify {site}")
    assert re.search(rf"{re.escape(PACK + ENGLISH)}:1:1: error VE002", found)
