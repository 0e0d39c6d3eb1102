"""WebVTT: what is read, and every fault with its line."""

from __future__ import annotations

import pytest

from waymark.content.webvtt import read_webvtt
from waymark.model import Cue, Effect

PATH = "pathways/media/film-en.vtt"


def told(text: str) -> list[str]:
    """The findings of a file, each on its line."""
    cues, findings = read_webvtt(PATH, text)
    left_out = any(f.code in ("FI004", "FI005") for f in findings)
    assert (cues is None) == left_out
    assert all(f.effect is Effect.WARN and f.hint for f in findings)
    return [f.as_line().split("\n")[0].removeprefix(f"{PATH}:") for f in findings]


def test_names_notes_styles_voices_and_settings() -> None:
    text = """WEBVTT - made up for this test

STYLE
::cue(v) { color: yellow }

REGION
id:left

NOTE
Over two lines: --

opening
01:02:03.400 --> 01:02:06.000 align:start position:10%
<v.loud Ada Lovelace>Where &amp; when?</v>
<c.red>Nobody</c> <00:00:02.000>knows.

00:00.000 --> 00:01.000
- Early.
"""
    cues, findings = read_webvtt(PATH, text)
    assert [f.code for f in findings] == ["FI006"]  # the second one is before the first
    assert cues == (
        Cue(3723400, 3726000, ("Where & when?", "Nobody knows."), "Ada Lovelace"),
        Cue(0, 1000, ("- Early.",)),
    )
    assert cues[0].place.line == 13
    assert cues[0].text == "Where & when? Nobody knows."


@pytest.mark.parametrize("text", ["WEBVTT", "WEBVTT\n", "WEBVTT\n\nNOTE To be filled in.\n"])
def test_a_file_may_have_no_captions_yet(text: str) -> None:
    assert read_webvtt(PATH, text) == ((), ())


def after(timing: str, words: str = "Words.") -> str:
    """A file of one good caption and one more."""
    return f"WEBVTT\n\n00:01.000 --> 00:02.000\nFirst.\n\n{timing}\n{words}\n"


BAD = [
    ("", '1:1: FI004 The file starts with "", not with WEBVTT.'),
    (
        "1\n00:00:01,000 --> 00:00:02,000\nSRT.\n",
        '1:1: FI004 The file starts with "1", not with WEBVTT.',
    ),
    ("WEBVTTX\n", '1:1: FI004 The file starts with "WEBVTTX", not with WEBVTT.'),
    (
        "WEBVTT\n00:01.000 --> 00:02.000\nToo near.\n",
        "2:1: FI004 The first caption stands right below WEBVTT.",
    ),
    (
        after("00:00:03,000 --> 00:00:04,000"),
        '6:1: FI004 "00:00:03,000 --> 00:00:04,000" does not say from when until when.',
    ),
    (
        after("00:61.000 --> 00:62.000"),
        '6:1: FI004 "00:61.000 --> 00:62.000" does not say from when until when.',
    ),
    (
        after("00:03.000-->00:04.000"),
        '6:1: FI004 "00:03.000-->00:04.000" does not say from when until when.',
    ),
    (
        after("third", "Words without times."),
        '7:1: FI004 "Words without times." does not say from when until when.',
    ),
    (after("third", "").rstrip(), '6:1: FI004 "third" does not say from when until when.'),
    (after("00:03.000 --> 00:04.000", "<b></b>"), "6:1: FI004 The caption has no text."),
    (
        after("00:03.000 --> 00:04.000", "One.\n00:05.000 --> 00:06.000"),
        '8:1: FI004 "00:05.000 --> 00:06.000" stands in the text of a caption.',
    ),
    (
        after("00:04.000 --> 00:03.000"),
        "6:1: FI005 The caption ends at 00:00:03.000, before it starts at 00:00:04.000.",
    ),
    (
        after("00:03.000 --> 00:03.000"),
        "6:1: FI005 The caption ends at 00:00:03.000, before it starts at 00:00:03.000.",
    ),
    (
        after("00:00.200 --> 00:00.900"),
        "6:1: FI006 The caption starts at 00:00:00.200, before the one above it does.",
    ),
    (
        after("00:01.500 --> 00:03.000"),
        "6:1: FI006 The caption starts at 00:00:01.500, before the one above it ends.",
    ),
    (
        after("00:03.000 --> 00:04.000", "Four words are too many."),
        '6:1: FI007 "Four words are too many." would have to be read at 300 words a minute.',
    ),
    (
        after("00:03.000 --> 00:03.500", "没有空格的文字要时间"),
        '6:1: FI007 "没有空格的文字要时间" would have to be read at 200 words a minute.',
    ),
    (
        after("00:03.000 --> 00:09.000", "This line has forty-three characters in it!"),
        "6:1: FI008 The caption has 1 line, the longest of 43 characters.",
    ),
    (
        after("00:03.000 --> 00:09.000", "One.\nTwo.\nThree."),
        "6:1: FI008 The caption has 3 lines, the longest of 6 characters.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BAD, ids=[b[1][:12] for b in BAD])
def test_a_fault_names_its_line(text: str, expected: str) -> None:
    assert told(text) == [expected]


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = after("00:04.000 --> 00:03.000") + "\n\nwords\nwithout times\n"
    assert [line.split(" ")[1] for line in told(text)] == ["FI005", "FI004"]
