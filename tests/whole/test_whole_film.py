"""The film on its page: with its files, without them, and with faults in its entry."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from waymark.build import Outcome
from waymark.content import read_library
from waymark.model import Cue, Film, Track, TrackKind

FILES = Path(__file__).with_name("film")
ENTRY = """document: guide
files: [film.webm]
captions:
  - {file: film-en.vtt, language: en, kind: captions}
rights: Made for this test.
"""
Build = Callable[..., tuple[Outcome, Path]]


@pytest.fixture
def film(library: Path) -> Callable[[str], None]:
    """Put the film's files into the copy, with this entry."""

    def put(entry: str) -> None:
        media = library / "pathways" / "media"
        media.mkdir(parents=True, exist_ok=True)
        for name in ("film.webm", "film-en.vtt"):
            shutil.copy(FILES / name, media / name)
        (library / "pathways" / "film.yml").write_text(entry, "utf-8")

    return put


def read(library: Path) -> tuple[Film | None, list[tuple[str, int]], str]:
    found, findings = read_library(library)
    assert found is not None
    mine = [f for f in findings if f.code.startswith("FI")]
    assert all(f.path == "pathways/film.yml" for f in mine)
    return found.film, [(f.code, f.line) for f in mine], " ".join(f.message for f in mine)


def page(out: Path) -> html.HtmlElement:
    found = html.parse(out / "professionals/referral/guide/index.html").getroot()
    assert found is not None
    return found


def test_a_film_is_read(library: Path, film: Callable[[str], None]) -> None:
    film(ENTRY)
    found, faults, _ = read(library)
    assert not faults
    assert found == Film(
        document="guide",
        files=("pathways/media/film.webm",),
        tracks=(
            Track(
                "pathways/media/film-en.vtt",
                "en",
                TrackKind.CAPTIONS,
                (Cue(0, 1000, ("A square moves.",)),),
            ),
        ),
        rights="Made for this test.",
        sizes={
            f"pathways/media/{name}": (FILES / name).stat().st_size
            for name in ("film.webm", "film-en.vtt")
        },
    )


@pytest.mark.parametrize(
    ("entry", "faults", "said"),
    [
        ("files: [film.webm]\n", [("FI001", 1)], "document"),
        (ENTRY.replace("guide", "Guide!"), [("FI001", 1)], "Guide!"),
        (ENTRY.replace("guide", "nowhere"), [("FI002", 1)], "nowhere"),
        (ENTRY.replace("film.webm", "other.webm"), [("FI002", 2)], "other.webm"),
        (ENTRY.replace("film.webm", "../film.webm"), [("FI001", 2)], "../film.webm"),
        (ENTRY.replace("film.webm", "https://video.test/x.mp4"), [("FI001", 2)], "https"),
        (ENTRY.replace("film-en.vtt", "gone.vtt"), [("FI002", 4), ("FI003", 2)], "gone.vtt"),
        (ENTRY.replace("captions}", "subtitles}"), [("FI003", 2)], "no captions"),
        (ENTRY.replace("en, kind", "xx, kind"), [("FI001", 4)], "xx"),
        (ENTRY + "described: film-en.mp4\n", [("FI002", 6)], "film-en.mp4"),
        ("- a list\n", [("FI001", 1)], ""),
        ("document: [\n", [("FI001", 2)], ""),
        ("", [("FI001", 1)], ""),
    ],
)
def test_a_fault_names_its_line(
    library: Path,
    film: Callable[[str], None],
    entry: str,
    faults: list[tuple[str, int]],
    said: str,
) -> None:
    film(entry)
    _, found, message = read(library)
    assert sorted(found) == sorted(faults)
    assert said in message


def test_a_fault_costs_the_player_alone(film: Callable[[str], None], build: Build) -> None:
    film(ENTRY.replace("film.webm", "https://video.test/x.mp4"))
    outcome, out = build()
    assert outcome.built
    assert "video.test" not in html.tostring(page(out), encoding="unicode")
    assert page(out).xpath("//h1")


def test_a_file_that_is_something_else_is_left_out(
    library: Path, film: Callable[[str], None]
) -> None:
    film(ENTRY)
    (library / "pathways/media/film.webm").write_bytes(b"<html>not a film</html>")
    found, faults, _ = read(library)
    assert faults == [("FI002", 2)]
    assert found is not None
    assert not found.files


def test_its_page_plays_it_and_serves_its_files(film: Callable[[str], None], build: Build) -> None:
    film(ENTRY)
    outcome, out = build()
    assert outcome.built, outcome.findings
    tree = page(out)
    video = tree.xpath("//video")[0]
    assert video.get("controls") is not None
    assert video.get("preload") == "none"
    base = out / "professionals/referral/guide"
    for tag in ("source", "track"):
        there = base / tree.xpath(f"//video//{tag}")[0].get("src")
        assert there.resolve().is_file()
    track = tree.xpath("//track")[0]
    assert (track.get("kind"), track.get("srclang")) == ("captions", "en")
    assert track.get("default") is not None
    assert "WEBM, 1 KB" in tree.xpath("//*[@class='film-files']")[0].text_content()
    others = [p for p in out.rglob("index.html") if "<video" in p.read_text("utf-8")]
    assert {p.parent.name for p in others} == {"guide"}


def test_without_files_the_page_says_so_and_stands(
    film: Callable[[str], None], build: Build
) -> None:
    film("document: guide\n")
    outcome, out = build()
    assert outcome.built
    tree = page(out)
    assert not tree.xpath("//video")
    assert "not on this page yet" in tree.xpath("//*[@class='film']")[0].text_content()
    assert not (out / "media").exists()


TALK = """WEBVTT

NOTE Two voices, made up for this test.

1
00:01.000 --> 00:03.000
<v Ada>Where is the square?

00:03.500 --> 00:05.000
<v Ada>I cannot see it.

00:06.000 --> 00:08.000
<v Ben>It has <i>moved</i>.
"""
SEEN = """WEBVTT

00:05.000 --> 00:07.000
The square slides to the left.
"""


def test_its_words_stand_on_the_page_and_are_saved_as_srt(
    library: Path, film: Callable[[str], None], build: Build
) -> None:
    film(ENTRY + "  - {file: film-seen.vtt, language: en, kind: descriptions}\n")
    entry = library / "pathways/film.yml"
    rows = "captions:\n  - {file: film-seen.vtt, language: en, kind: descriptions}\n"
    entry.write_text(ENTRY.replace("captions:\n", rows), "utf-8")
    (library / "pathways/media/film-en.vtt").write_text(TALK, "utf-8")
    (library / "pathways/media/film-seen.vtt").write_text(SEEN, "utf-8")
    outcome, out = build()
    assert outcome.built, outcome.findings
    spoken = page(out).xpath("//div[@class='spoken']/p")
    assert [" ".join(p.text_content().split()) for p in spoken] == [
        "0:01 Ada: Where is the square? I cannot see it.",
        "0:05 The square slides to the left.",
        "0:06 Ben: It has moved.",
    ]
    assert [p.get("class") for p in spoken] == [None, "described", None]
    (link,) = page(out).xpath("//a[contains(@href, '.srt')]/@href")
    saved = (out / "professionals/referral/guide" / link).resolve().read_bytes()
    assert saved.startswith(b"1\r\n00:00:01,000 --> 00:00:03,000\r\nAda: Where is the square?\r\n")
    assert saved.endswith(b"3\r\n00:00:06,000 --> 00:00:08,000\r\nBen: It has moved.\r\n")


def test_while_the_film_is_not_there_an_empty_file_for_captions_is_offered(
    library: Path, film: Callable[[str], None], build: Build
) -> None:
    film("document: guide\ntemplate: captions-template.vtt\n")
    template = b"WEBVTT\n\nNOTE Empty, to be filled in.\n"
    (library / "pathways/media/captions-template.vtt").write_bytes(template)
    outcome, out = build()
    assert outcome.built, outcome.findings
    assert not page(out).xpath("//video | //div[@class='spoken']")
    (link,) = page(out).xpath("//section[@class='film']//a/@href")
    assert (out / "professionals/referral/guide" / link).resolve().read_bytes() == template


def test_captions_with_a_fault_are_left_out_with_their_line(
    library: Path, film: Callable[[str], None], build: Build
) -> None:
    film(ENTRY)
    wrong = TALK.replace("00:03.500 --> 00:05.000", "00:03.500 --> 00:01.000")
    (library / "pathways/media/film-en.vtt").write_text(wrong, "utf-8")
    outcome, out = build()
    assert outcome.built
    lines = [f.as_line().split("\n")[0] for f in outcome.findings if f.code.startswith("FI")]
    assert lines == [
        "pathways/film.yml:2:1: FI003 The film has no captions.",
        "pathways/media/film-en.vtt:9:1: FI005 The caption ends at 00:00:01.000, before it starts "
        "at 00:00:03.500.",
    ]
    assert not page(out).xpath("//track | //a[contains(@href, '.srt')]")
