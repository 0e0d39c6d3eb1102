"""Companions on their way: approved and released with their text, and true while they stand."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lxml import html

PAGE = "public/leaflets/worried/"
EASY = """\
## Talk

![A lamp](images/lamp.svg)

Talk to someone you trust.

![A lamp](images/lamp.svg)

Call **{{ local.youth_service.phone }}**.

/// audience | community

![A lamp](images/lamp.svg)

Tell the safeguarding lead of your group today.

///

/// internal

The picture of the lamp stands in for the telephone until the drawing is paid for.

///
"""
AUDIO = "Talk to someone you trust. Call {{ local.youth_service.phone }}.\n"
SOUND = b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(2000)
NAMED = """companions:
  easy-read: worried.easy-read.md
  audio-script: worried.audio.md
  recording: {file: worried.mp3, recorded: 2026-11-23}
"""
Judge = Callable[[Sequence[Path]], dict[Path, list[str]]]
OLD, NEW = "01632 960002", "01632 960022"


def with_companions(desk: Any) -> None:
    folder = desk.library / "leaflets"
    text = (folder / "worried.md").read_text("utf-8")
    (folder / "worried.md").write_text(text.replace("owner:", f"{NAMED}owner:", 1), "utf-8")
    (folder / "worried.easy-read.md").write_text(EASY, "utf-8")
    (folder / "worried.audio.md").write_text(AUDIO, "utf-8")
    (folder / "worried.mp3").write_bytes(SOUND)


def release(desk: Any, note: str) -> None:
    desk.do("editions submit worried --role editor")
    for group in ("independent-advisory-group", "youth-council"):
        desk.do(f"editions consult worried --role editor --group {group} --view content")
    for role in ("head-of-prevention", "director-of-communities"):
        desk.do(f"editions approve worried --role {role}")
    desk.do("editions release worried --role communications --note", note)


def page(site: Path, address: str) -> Any:
    return html.fromstring((site / address / "index.html").read_text("utf-8"))


def said(nodes: Any) -> list[str]:
    return [" ".join("".join(node.itertext()).split()) for node in nodes]


def ways(site: Path, address: str) -> list[str]:
    return said(page(site, address).xpath("//section[@aria-labelledby='companions-title']/ul/li"))


def test_they_go_out_with_their_text(desk: Any, judge: Judge) -> None:
    before = ways(desk.build(), PAGE)
    assert before == [
        "Easy read: not yet",
        "Audio script: not yet",
        "Recording: not yet",
        "British Sign Language film: not yet",
    ]
    with_companions(desk)
    assert ways(desk.build(), PAGE) == before  # a working companion is not published
    release(desk, "Easy read is here.")
    site = desk.build()
    easy = page(site, f"{PAGE}easy-read/")
    article = easy.xpath("//article[@class='md-typeset easy-read']")[0]
    assert [child.tag for child in article] == ["h2", "p", "p", "p", "p"]
    assert article.xpath("./p[1]/img/@alt") == ["A lamp"]
    assert said(article.xpath("./p[4]")) == [f"Call {OLD}."]
    assert "safeguarding lead" in page(site, "community/leaflets/worried/easy-read/").text_content()
    pdf = site / PAGE / "worried-en-easy-read.pdf"
    assert judge([pdf]) == {pdf: []}
    script = (site / PAGE / "worried-en-audio-script.txt").read_text("utf-8")
    assert f"Talk to someone you trust. Call {OLD}." in script
    assert ways(site, PAGE) == [
        "Easy read",
        "Audio script",
        "Recording",
        "British Sign Language film: not yet",
    ]
    (player,) = page(site, PAGE).xpath("//audio")
    assert (site / PAGE / player.get("src")).read_bytes() == SOUND
    # Other languages lead to the English ones, and say so.
    (link,) = page(site, f"pl/{PAGE}").xpath("//p[@class='easy-way']/a")
    assert link.get("href") == "../../../../public/leaflets/worried/easy-read/"
    assert (link.get("hreflang"), said([link])) == (
        "en",
        ["Tekst łatwy do czytania (po angielsku)"],
    )
    note = b"until the drawing is paid"
    assert [p for p in site.rglob("*") if p.is_file() and note in p.read_bytes()] == []


def test_a_changed_companion_is_a_changed_text(desk: Any) -> None:
    with_companions(desk)
    release(desk, "Easy read is here.")
    assert "Nothing" in desk.refused("editions submit worried --role editor")
    easy = desk.library / "leaflets" / "worried.easy-read.md"
    easy.write_text(EASY.replace("you trust", "you know"), "utf-8")
    assert "{+know.+}" in desk.do("editions diff worried")
    assert "you trust" in page(desk.build(), f"{PAGE}easy-read/").text_content()
    # What was consulted on and approved was another text.
    refused = desk.refused("editions release worried --role communications --note", "Words.")
    assert "The text is not submitted." in refused


def test_a_recording_is_played_while_it_is_approved_and_true(desk: Any) -> None:
    with_companions(desk)
    release(desk, "Easy read is here.")
    sound = desk.library / "leaflets" / "worried.mp3"
    sound.write_bytes(SOUND + b"other")
    done = desk.run("build")
    assert "leaflets/worried.mp3:1:1: warning CP007 (warn)" in done.output
    assert not list(desk.out.rglob("*.mp3"))
    sound.write_bytes(SOUND)
    desk.day = "2026-11-24"
    desk.do(
        f"facts set local.youth_service.phone --date {desk.day} --role editor --role2 duty-officer"
        " --source https://youth.exampleshire.test/contact",
        NEW,
    )
    done = desk.run("build")
    assert (
        "leaflets/worried.mp3:1:1: warning CP006 (warn) It was made before a contact changed:"
        in done.output
    )
    site = desk.out
    assert f"Call {NEW}." in said([page(site, f"{PAGE}easy-read/")])[0]
    assert "Recording: not yet" in ways(site, PAGE)
    assert not list(site.rglob("*.mp3"))


def test_an_address_of_a_companion_goes_on_answering(desk: Any) -> None:
    with_companions(desk)
    release(desk, "Easy read is here.")
    text = desk.library / "leaflets" / "worried.md"
    text.write_text(text.read_text("utf-8").replace(NAMED, ""), "utf-8")
    for name in ("worried.easy-read.md", "worried.audio.md", "worried.mp3"):
        (desk.library / "leaflets" / name).unlink()
    release(desk, "Easy read is written anew.")
    moved = (desk.build() / PAGE / "easy-read" / "index.html").read_text("utf-8")
    assert re.search(r'http-equiv="refresh" content="0; ?url=\.\./"', moved)
    desk.do("editions withdraw worried --role communications --reason", "It is out of date.")
    moved = (desk.build() / PAGE / "easy-read" / "index.html").read_text("utf-8")
    assert 'url=../"' in moved.replace("URL", "url")


def test_the_copy_for_a_folder(desk: Any, bytes_of: Any) -> None:
    with_companions(desk)
    release(desk, "Easy read is here.")
    site = desk.build()
    copies = sorted(p.relative_to(site).as_posix() for p in site.rglob("whole-site-*.zip"))
    assert copies[0] == "leaflets-and-languages/whole-site-en.zip"
    data = (site / copies[0]).read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as copy:
        names = copy.namelist()
        start = copy.read("index.html").decode()
        easy = copy.read(f"{PAGE}easy-read/index.html").decode()
    assert all(name.isascii() and len(name) < 100 for name in names)
    assert f"{PAGE}worried.mp3" in names
    elsewhere = ("pl/", "pagefind/", "search/")
    assert not [n for n in names if n.startswith(elsewhere) or n.endswith(".zip")]
    assert "Copy made on 23 November 2026." in start
    assert f'href="https://safer.exampleshire.test/{PAGE}easy-read/"' in easy
    # The same releases on the same day are the same file; nothing is made anew.
    before = (site / copies[0]).stat().st_ino
    desk.build()
    assert (site / copies[0]).stat().st_ino == before
    assert (site / copies[0]).read_bytes() == data
    size = page(site, "leaflets-and-languages").xpath("//section[@data-online]//a")
    assert re.fullmatch(r"Get the whole site \(ZIP, [\d.,]+ [KM]B, English\)", said(size)[0])
