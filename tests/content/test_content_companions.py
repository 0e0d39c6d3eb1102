"""Companions and exceptions as they are read: every fault with its file and line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from waymark.content import read_library
from waymark.model import CompanionKind

SMALL = Path(__file__).parents[1] / "small_library"
MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(20)
MP4 = b"\x00\x00\x00\x18ftypmp42" + bytes(20)
VTT = b"WEBVTT\n\n00:00.000 --> 00:04.000\nTalk to someone.\n"
ALL = """companions:
  easy-read: worried.easy-read.md
  audio-script: worried.audio.md
  recording: {file: worried.mp3, recorded: 2026-11-20}
  bsl: {file: worried-bsl.mp4, captions: worried-bsl.vtt, recorded: 2026-11-21}
"""
FILES = {
    "worried.easy-read.md": b"Talk.\n",
    "worried.audio.md": b"Talk.\n",
    "worried.mp3": MP3,
    "worried-bsl.mp4": MP4,
    "worried-bsl.vtt": VTT,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(SMALL, tmp_path / "library"))
    for name, data in FILES.items():
        (root / "leaflets" / name).write_bytes(data)
    leaflet = root / "leaflets" / "worried.md"
    leaflet.write_text(leaflet.read_text("utf-8").replace("owner:", f"{ALL}owner:", 1), "utf-8")
    return root


def told(root: Path) -> list[str]:
    return [f.as_line().split("\n")[0] for f in read_library(root)[1]]


def test_companions_are_read_with_their_document(root: Path) -> None:
    library, findings = read_library(root)
    assert library is not None
    assert findings == ()
    document = library.document("worried")
    assert document is not None
    assert [(c.kind, c.body.path, c.body.lines) for c in document.companions] == [
        (CompanionKind.EASY_READ, "leaflets/worried.easy-read.md", ("Talk.",)),
        (CompanionKind.AUDIO_SCRIPT, "leaflets/worried.audio.md", ("Talk.",)),
    ]
    sound, film = document.recordings
    assert (sound.path, sound.size, len(sound.digests)) == ("leaflets/worried.mp3", len(MP3), 1)
    assert (film.captions, len(film.digests)) == ("leaflets/worried-bsl.vtt", 2)
    assert "leaflets/worried.audio.md" in document.paths


def change(name: str, data: bytes | None) -> Callable[[Path], None]:
    def deed(root: Path) -> None:
        path = root / "leaflets" / name
        path.unlink() if data is None else path.write_bytes(data)

    return deed


@pytest.mark.parametrize(
    ("deed", "expected"),
    [
        (
            change("worried.mp3", None),
            ':14:15: FM011 There is no file "worried.mp3" beside this document.',
        ),
        (
            change("worried-bsl.vtt", None),
            ':15:32: FM011 There is no file "worried-bsl.vtt" beside this document.',
        ),
        (
            change("worried.mp3", MP4),
            "leaflets/worried.mp3:1:1: CP005 The content of leaflets/worried.mp3 is not what its"
            " name says.",
        ),
        (
            change("worried-bsl.vtt", b"1\n"),
            "leaflets/worried-bsl.vtt:1:1: CP005 Without captions the film is not shown.",
        ),
        (
            change("worried.audio.md", b"\xff"),
            "leaflets/worried.audio.md:1:1: LB001 Byte 1 (0xFF) is not UTF-8.",
        ),
        (
            change("other.mp3", MP3),
            'leaflets/other.mp3:1:1: LB009 No document names "leaflets/other.mp3" among its'
            " companions.",
        ),
    ],
)
def test_what_is_wrong_with_a_companion(
    root: Path, deed: Callable[[Path], None], expected: str
) -> None:
    deed(root)
    assert any(line.endswith(expected) for line in told(root)), told(root)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- {code: TR020, file: a.md, words: x, reason: It is a name.}\n", []),
        ("a: b\n", ["exceptions.yml:1:1: EX002 The exceptions are not a list."]),
        (
            "- {code: TR020, file: a.md, words: x}\n",
            ['exceptions.yml:1:3: EX002 The key "reason" is missing.'],
        ),
        (
            "- {code: VE001, file: a.md, words: x, reason: y}\n",
            ['exceptions.yml:1:4: EX002 The code "VE001" allows no exception.'],
        ),
        (
            "- {code: FA004, file: a.md, words: x, reason: y}\n",
            ['exceptions.yml:1:4: EX002 The code "FA004" allows no exception.'],
        ),
        (
            "- {code: SG0O1, file: a.md, words: x, reason: y}\n",
            ['exceptions.yml:1:4: EX002 The code "SG0O1" is unknown.'],
        ),
    ],
)
def test_exceptions(tmp_path: Path, text: str, expected: list[str]) -> None:
    root = Path(shutil.copytree(SMALL, tmp_path / "library"))
    (root / "exceptions.yml").write_text(text, "utf-8")
    assert told(root) == expected
    library, _ = read_library(root)
    assert library is not None
    assert [e.code for e in library.exemptions] == (["TR020"] if not expected else [])
