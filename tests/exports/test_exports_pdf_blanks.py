"""Tables to tick and to write in, and cards that stay whole."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest

from waymark.exports import EXPORTERS
from waymark.exports.blank_columns import shares, written_in
from waymark.markup import html_tree, render
from waymark.model import FileRecord, Format, Node

Record = Callable[..., FileRecord]


def rows(table: str) -> tuple[list[Node], list[Node]]:
    """The head's rows and the body's rows of a table in Markdown."""
    tree = html_tree(render(table, language="en", direction="ltr"))
    found = [n for n in tree.walk() if n.tag == "tr"]
    return found[:1], found[1:]


def table(*lines: str) -> str:
    head, *body = lines
    return "\n".join((head, "|" + " --- |" * (head.count("|") - 1), *body, ""))


@pytest.mark.parametrize(
    ("lines", "expected", "hand"),
    [
        (("| A | B |", "| one | two |"), [], False),
        (("| A | B |", "| one | |", "| | two |"), [], False),
        (("| I can | Sure |", "| ask | |"), [1.0, 1.0], False),
        (("| I can | Not sure |", f"| {'x' * 20} | |"), [2.5, 1.0], False),
        (("| Time | What is said, and sounds |", "| | |"), [1.0, 3.0], True),
        (("| Time | What somebody might want to do about it |", "| | |"), [1.0, 4.0], True),
    ],
)
def test_a_blank_column_shares_the_width_by_its_words(
    lines: tuple[str, ...], expected: list[float], hand: bool
) -> None:
    head, body = rows(table(*lines))
    assert shares(head, body) == expected
    assert written_in(head, body) is hand


def page_texts(made: bytes) -> list[str]:
    with pypdfium2.PdfDocument(made) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_a_short_box_is_not_cut_by_the_end_of_a_page(make_record: Record) -> None:
    cards = "".join(
        f"/// note | Card {n}\n\n{'It goes on like this. ' * 12}\n\n*Question {n}?*\n\n///\n\n"
        for n in range(1, 15)
    )
    for format in (Format.PDF, Format.LARGE_PRINT):
        made, findings = EXPORTERS[format](make_record("en", f"## Cards {{#c}}\n\n{cards}"), {})
        assert made is not None and findings == ()
        pages = page_texts(made.data)
        assert len(pages) > 2
        for n in range(1, 15):
            first = [i for i, text in enumerate(pages) if f"Card {n}\r" in text]
            last = [i for i, text in enumerate(pages) if f"Question {n}?" in text]
            assert first == last and len(first) == 1


def test_a_table_to_fill_in_is_as_wide_as_the_page(make_record: Record) -> None:
    blank = table("| Time | Words |", "| | |")
    full = table("| Time | Words |", "| 1 | two |")
    places = []
    for text in (blank, full):
        made, findings = EXPORTERS[Format.PDF](make_record("en", f"## T {{#t}}\n\n{text}"), {})
        assert made is not None and findings == ()
        with pypdfium2.PdfDocument(made.data) as pdf:
            words = pdf[0].get_textpage()
            at = words.get_text_range().index("Words")
            places.append(words.get_charbox(at)[0])
    assert places[0] > places[1] + 100
