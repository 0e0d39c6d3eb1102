"""What ``waymark verify`` reads of our own files is what they say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from waymark.checks.served import read
from waymark.exports import EXPORTERS
from waymark.model import FileRecord, Format

Record = Callable[..., FileRecord]
ENDINGS = {Format.DOCX: "docx", Format.PPTX: "pptx", Format.EPUB: "epub", Format.TEXT: "txt"}
WORDS = {
    "en": ("What you may notice", "Say hello. Nobody has to speak.", "01632"),
    "ur": ("آپ کیا محسوس کر سکتے ہیں", "سلام کہیں۔ کسی کو بولنا ضروری نہیں۔", "01632"),
}


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("format", list(ENDINGS))
def test_all_words_are_read(
    format: Format, language: str, make_record: Record, images: Mapping[str, bytes]
) -> None:
    text = (Path(__file__).parent / "texts" / f"deck.{language}.md").read_text(encoding="utf-8")
    made, _ = EXPORTERS[format](make_record(language, text), images)
    assert made is not None
    contents = read(made.data, f"worried.{ENDINGS[format]}")
    assert contents.unread == ()
    said = " ".join(" ".join(line.text for line in contents.lines).split())
    for words in WORDS[language]:
        assert words in said
