"""What is a segment, and that nothing else is: golden cases and generated documents."""

from __future__ import annotations

from waymark.model import SourceText
from waymark.translation import extract, identity

CASES = "segments.txt"
PARTS = 2


def test_segments(case: tuple[str, str]) -> None:
    source, expected = case
    text = SourceText.of("a.md", source + "\n")
    segments = extract(text)
    shown = [
        f"{s.line + 1} {s.kind}{f' ({s.context})' if s.context else ''}: "
        + s.msgid.replace("\n", "⏎")
        for s in segments
    ]
    assert shown == expected.split("\n")
    assert identity(text, segments)


def test_spans_hold_the_words() -> None:
    text = SourceText.of("a.md", "- One\n- Two {{ a.b }}\n")
    assert [text.text[s.start : s.end] for s in extract(text)] == ["One", "Two {{ a.b }}"]


def test_nothing_at_all() -> None:
    assert extract(SourceText("a.md", (), ())) == ()
