"""Plain text and braille, read line by line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from waymark.exports import EXPORTERS, MadeFile
from waymark.exports.braille.liblouis import translate
from waymark.model import FileRecord, Format

Record = Callable[..., FileRecord]
Sample = Callable[..., MadeFile]
TEXTS = Path(__file__).parent / "texts"
NUMBER = "01632\u00a0960\u00a0001"


def text_of(sample: Sample, language: str) -> str:
    return sample(language, Format.TEXT, True).data.decode("utf-8")


def test_a_text_file_is_told_by_its_lines(make_record: Record) -> None:
    text = (
        "/// help | In danger?\nCall {phone:999}.\n///\n\n## One {#one}\n\nWords[^a] of it.\n\n"
        "- First\n    - Below it\n- Second, which goes on for so long that it needs another line "
        "of its own here\n\n| Who | Number |\n|---|---|\n| Desk | {phone:01632 960 001} |\n\n"
        "### Two {#two}\n\nSee [the guide](https://a.example/x).\n\n"
        "/// fill-in | Ours\n- Lead\n///\n\n[^a]: A note.\n"
    )
    made, findings = EXPORTERS[Format.TEXT](make_record("en", text), {})
    assert made is not None and findings == ()
    body = made.data.decode().split("Contacts as of 20 November 2026\n")[1]
    assert body == (
        "\nIn danger?\n\nCall 999.\n\n\nOne\n\nWords [1] of it.\n\n• First\n  • Below it\n"
        "• Second, which goes on for so long that it needs another line of its\n  own here\n\n"
        "Who: Desk\n  Number: 01632 960 001\n\nTwo\n\nSee the guide (https://a.example/x).\n\n"
        "Ours\n\nLead:\n\n[1] A note.\n\n\nIs this copy current? Look here:\n"
        "https://maple-house.example/q/worried/\nAsk us for this in another format.\n"
        "Maple House · Open Government Licence v3.0\n"
    )


@pytest.mark.parametrize("language", ["en", "pl", "ur"])
def test_a_text_file_says_its_state_and_keeps_to_its_width(language: str, sample: Sample) -> None:
    text = text_of(sample, language)
    assert max(map(len, text.splitlines())) <= 72
    assert "Draft: do not distribute." in text
    assert text.endswith("\n") and not text.endswith("\n\n")


def test_numbers_are_isolated_where_they_would_be_turned(sample: Sample) -> None:
    assert f"\u2066{NUMBER}\u2069" in text_of(sample, "ur")
    english = text_of(sample, "en")
    assert "01632 960 001" in english and not re.search("[\u2066-\u2069\u00a0]", english)


def braille_of(make_record: Record, text: str, **changes: object) -> MadeFile:
    made, findings = EXPORTERS[Format.BRAILLE](
        make_record("en", text, braille="en-ueb-g2.ctb", **changes), {}
    )
    assert made is not None and findings == ()
    return made


def test_braille_pages_have_25_lines_of_40_cells(make_record: Record) -> None:
    text = (TEXTS / "en.md").read_text(encoding="utf-8")
    labels = {**make_record("en").labels, "braille": "Machine-produced braille, not proofread."}
    made = braille_of(make_record, text, labels=labels, draft=True)
    pages = made.data.decode("ascii").removesuffix("\f").split("\f")
    assert len(pages) == made.pages > 1
    for number, page in enumerate(pages, start=1):
        lines = page.removesuffix("\r\n").split("\r\n")
        assert len(lines) == 25 and max(map(len, lines)) <= 40
        assert lines[-1].strip() == "#" + "".join("JABCDEFGHI"[int(d)] for d in str(number))
        assert lines[0].strip()
    words = " ".join(" ".join(pages).split())
    assert ',WORRI$ AB "S"O8' in words  # Worried about someone? in contracted UEB
    assert ",MA*9E-PRODUC$ BRL1" in words  # Machine-produced braille,
    assert ",DRAFT3" in words
    assert '#JAFCB"IFJ"JJA' in words  # 01632 960 001, in one piece


def test_a_list_hangs_and_a_paragraph_begins_in_cell_3(make_record: Record) -> None:
    text = "Some words.\n\n- One thing\n    - Below it\n"
    lines = braille_of(make_record, text).data.decode("ascii").split("\r\n")
    at = next(i for i, line in enumerate(lines) if '"S ^WS4' in line)
    assert lines[at : at + 3] == ['  ,"S ^WS4', ',"O ?+', "  ,2L X"]


@pytest.mark.parametrize(
    ("table", "path", "reason"),
    [
        ("", "/usr/bin", "languages.yml names no table for it"),
        ("en-none.ctb", "/usr/bin", "liblouis has no table en-none.ctb"),
        ("ur-pk-g2.ctb", "/usr/bin", "the table ur-pk-g2.ctb has no sign for “Я”"),
        ("en-ueb-g2.ctb", "/nowhere", "liblouis is not installed (Debian: liblouis-bin)"),
    ],
)
def test_where_there_is_no_braille_a_sentence_says_why(
    table: str, path: str, reason: str, make_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", path)
    made, (fault,) = EXPORTERS[Format.BRAILLE](make_record("ur", "اردو Я\n", braille=table), {})
    assert made is None
    assert (fault.code, fault.effect.value, fault.path) == ("PF032", "warn", "languages.yml")
    assert fault.message.startswith(f"No braille is made in Urdu (ur): {reason}")


@pytest.mark.parametrize(
    ("table", "taken_apart", "whole"),
    [
        ("be-in-g1.utb", "\u09b8\u09ae\u09af\u09bc", "\u09b8\u09ae\u09df"),
        ("pu-in-g1.utb", "\u0a38\u0a3c\u0a15\u0a40", "\u0a36\u0a15\u0a40"),
    ],
)
def test_letters_that_unicode_takes_apart_have_their_sign(
    table: str, taken_apart: str, whole: str
) -> None:
    """Texts are in NFC, which has no whole letter with a dot below; the tables know only that."""
    assert translate([taken_apart], table) == translate([whole], table)


def test_a_web_address_has_english_signs_where_its_own_have_eight_dots() -> None:
    (made,) = translate(["\u0995 www.gov.uk/ACT \u0996"], "be-in-g1.utb")
    (english,) = translate(["www.gov.uk/ACT"], "en-ueb-g1.ctb")
    assert english in made
