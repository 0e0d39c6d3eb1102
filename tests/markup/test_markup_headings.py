"""Heading ids come from the English heading and stand in every language."""

import pytest

from waymark.markup import heading_ids, headings, with_heading_ids
from waymark.model import SourceText
from waymark.model.marks import stand_in


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("## Who to call", ("who-to-call",)),
        ("## Who to call ##", ("who-to-call",)),
        ("## Don't wait: call!", ("dont-wait-call",)),
        ("## Café **bar** `x`", ("cafe-bar-x",)),
        ("## A\n### A\n## A", ("a", "a-2", "a-3")),
        ("## B {#a}\n\n## A", ("a", "a-2")),
        ("## Call {{ contact.police.phone }} now", ("call-now",)),
        ("## [The guide](doc:guide)[^1]", ("the-guide",)),
        ("## 999", ("section-999",)),
        ("## یہ", ("section",)),
        ("```\n## no\n```\n\n## Yes", ("yes",)),
        ("##No\n#1 reason", ()),
        ("", ()),
    ],
)
def test_ids(text: str, ids: tuple[str, ...]) -> None:
    assert heading_ids(text) == ids


def test_ids_are_written_and_replaced() -> None:
    body = SourceText.of("a.md", f"## {stand_in('Who')} {{#old}}\n\n- text\n\n### Jak?\n", first=7)
    marked = with_heading_ids(body, ("who", "how"))
    assert marked.lines == (f"## {stand_in('Who')} {{#who}}", "", "- text", "", "### Jak? {#how}")
    assert marked.numbers == body.numbers
    assert [(h.level, h.id) for h in headings(marked.text)] == [(2, "who"), (3, "how")]


def test_other_headings_than_the_ids_are_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="1 headings, 2 ids"):
        with_heading_ids(SourceText.of("a.md", "## A\n"), ("a", "b"))
