"""What cannot be made is a finding in the author's words, never a broken or a shortened file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from waymark.exports import EXPORTERS
from waymark.exports.pdf.breaks import pieces
from waymark.exports.pdf.structure import TaggedText
from waymark.exports.pdf.words import lost_words
from waymark.model import Direction, FileRecord, Finding, Format, Node, Passage

Record = Callable[..., FileRecord]
Faults = Callable[[FileRecord], tuple[Finding, ...]]


@pytest.fixture
def faults(images: Mapping[str, bytes]) -> Faults:
    def run(record: FileRecord) -> tuple[Finding, ...]:
        made, findings = EXPORTERS[Format.PDF](record, images)
        assert (made is None) == bool(findings)
        return findings

    return run


def test_a_sound_text_has_no_fault(make_record: Record, faults: Faults) -> None:
    assert faults(make_record(text="## A {#a}\n\nText.")) == ()


def test_a_tag_without_a_rule(make_record: Record, faults: Faults) -> None:
    record = replace(make_record(), tree=Node("div", (), (Node("video", (), ("a film",)),)))
    (found,) = faults(record)
    assert (found.code, found.path) == ("PF001", "leaflets/worried.md")
    assert "<video>" in found.message and "a film" in found.message


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", "Text with 字 in the middle.", "Title"),
        ("en", "Text.", "A 字 here"),
        ("ur", "یہ متن 字 ہے۔", "عنوان"),
    ],
)
def test_a_character_without_a_face(
    language: str, text: str, title: str, make_record: Record, faults: Faults
) -> None:
    record = make_record(language, text, title=Passage(title, language))
    (found,) = faults(record)
    assert found.code == "PF002"
    assert "“字” (U+5B57)" in found.message
    assert "in “" in found.message


def test_a_face_that_is_not_here(make_record: Record, faults: Faults) -> None:
    (found,) = faults(replace(make_record(), face="Noto Sanz"))
    assert found.code == "PF003"
    assert found.hint == "Did you mean “Noto Sans”?"


def test_an_image_that_is_not_there(make_record: Record, faults: Faults) -> None:
    (found,) = faults(make_record(text="![A map](images/none.svg)"))
    assert found.code == "LK006"
    assert "images/none.svg" in found.message


def test_an_image_that_is_none(make_record: Record) -> None:
    made, (found,) = EXPORTERS[Format.PDF](
        make_record(text="![A map](images/bad.png)"), {"images/bad.png": b"not an image"}
    )
    assert made is None
    assert found.code == "PF001"


def test_an_image_without_alt_is_refused(make_record: Record, faults: Faults) -> None:
    (found,) = faults(make_record(text="![](images/map.svg)"))
    assert found.code == "PF001"


def test_lost_words_are_seen(make_record: Record) -> None:
    record = make_record(text="One two **three** four.")
    words = f"{record.title.text} {record.summary.text} One two"
    assert lost_words(record, (TaggedText("P", words),)) == ("three", "four")
    assert lost_words(record, (TaggedText("P", f"{words} three"), TaggedText("P", "four."))) == ()


@pytest.mark.parametrize("format", [Format.DOCX, Format.EPUB, Format.TEXT, Format.PDF])
def test_a_text_may_have_more_notes_than_ten(make_record: Record, format: Format) -> None:
    """The number of a note is none of the author's words: Word counts notes itself."""
    notes = range(1, 13)
    text = " ".join(f"Word[^{n}]." for n in notes)
    text += "\n\n" + "\n".join(f"[^{n}]: A note." for n in notes) + "\n"
    made, findings = EXPORTERS[format](make_record(text=text), {})
    assert (made is not None, findings) == (True, ())


def test_joined_scripts_may_lose_a_few_words(make_record: Record) -> None:
    record = make_record("ur")
    assert record.direction is Direction.RTL
    assert len(lost_words(record, ())) > 50
    text = " ".join(
        w for w in f"{record.title.text} {record.summary.text} {_text(record.tree)}".split()
    )
    assert lost_words(record, (TaggedText("P", text),)) == ()


def _text(node: Node) -> str:
    return " ".join(c if isinstance(c, str) else _text(c) for c in node.children)


@pytest.mark.parametrize(
    "text",
    [
        '#panic("x") #import "x.typ" $ x $ \\ @ref <label> = heading `#raw`',
        "[x](https://a.example/#panic(%22x%22))",
        '\\#sys.inputs \\[#read("/etc/passwd")\\]',
    ],
)
def test_content_never_becomes_code(text: str, make_record: Record, faults: Faults) -> None:
    assert faults(make_record(text=f"Text {text}")) == ()


def test_between_ideographs_a_line_may_break() -> None:
    assert list(pieces("您不必 Waymark十分")) == ["您", "不", "必", "Waymark", "十", "分"]
    assert list(pieces("well-known and/or")) == ["well-", "known", "and/", "or"]
