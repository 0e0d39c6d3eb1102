"""Small lines: filled words, sizes, phrases with markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import Markup

from waymark.model import Download, Format, Printing
from waymark.site import Wording
from waymark.site.templating import phrase
from waymark.site.wording import download_line, file_line, fill, paper_line, size


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "1 KB"),
        (1, "1 KB"),
        (240 * 1024, "240 KB"),
        (1023 * 1024, "1,023 KB"),
        (1024 * 1024, "1 MB"),
        (2_500_000, "2.4 MB"),
    ],
)
def test_sizes(count: int, shown: str, speech: dict[str, Wording]) -> None:
    assert size(count, speech["en"]) == shown


def test_sizes_in_another_language_have_its_separators(speech: dict[str, Wording]) -> None:
    assert size(2_500_000, speech["pl"]).startswith("2,4")


def test_a_file_that_has_a_line_of_its_own_begins_with_a_capital(
    speech: dict[str, Wording],
) -> None:
    """“Large print PDF” and “poster, PDF” stood below each other."""
    file = Download(Format.POSTER, "", "a.pdf", 23 * 1024, 1, "z")
    assert file_line(file, speech["en"]) == "Poster, PDF, 23 KB, 1 page"
    assert download_line(file, "Help", "en", speech["en"]).startswith("Help (poster, PDF, 23 KB")
    turkish = replace(speech["en"], language=replace(speech["en"].language, code="tr"))
    words = {**turkish.words, "download.poster": "ilan, PDF"}
    assert file_line(file, replace(turkish, words=words)).startswith("\u0130lan, PDF")


def test_a_place_that_is_not_known_stays() -> None:
    assert fill("{date} {other}", date="today") == "today {other}"
    assert fill("{date}", date="{date}") == "{date}"


def test_a_phrase_escapes_its_words_and_keeps_its_markup() -> None:
    filled = phrase("<b> {phone} & {x}", phone=Markup("<a>999</a>"))
    assert filled == Markup("&lt;b&gt; <a>999</a> &amp; {x}")
    assert phrase("{phone}", phone="<a>") == Markup("&lt;a&gt;")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "printing", "line"),
    [
        (
            "en",
            Printing("A4", 1, "short"),
            "To print: A4, 1 sheet, both sides, flip on the short edge, actual size",
        ),
        ("en", Printing("A3", 1), "To print: A3, 1 sheet, one side, actual size"),
        (
            "pl",
            Printing("A4", 3, "long"),
            "Do druku: A4, 3 kartki, dwustronnie, odwracanie wzdłuż długiej krawędzi, "
            "rozmiar rzeczywisty",
        ),
        ("pl", None, ""),
    ],
)
def test_beside_a_file_stands_how_it_is_printed(
    language: str, printing: Printing | None, line: str, speech: dict[str, Wording]
) -> None:
    file = Download(Format.LEAFLET, "", "x.pdf", 1, 2, "d", printing)
    assert paper_line(file, speech[language]) == line


def test_from_right_to_left_each_part_of_that_line_is_isolated(speech: dict[str, Wording]) -> None:
    file = Download(Format.A5, "", "x.pdf", 1, 4, "d", Printing("A4", 2, "short"))
    line = paper_line(file, speech["ur"])
    assert line.count("\u2068") == line.count("\u2069") == 4
    assert "\u2068A4\u2069" in line
