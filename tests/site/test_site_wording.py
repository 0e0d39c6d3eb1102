"""Small lines: filled words, sizes, phrases with markup."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from waymark.site import Wording
from waymark.site.templating import phrase
from waymark.site.wording import fill, size


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


def test_a_place_that_is_not_known_stays() -> None:
    assert fill("{date} {other}", date="today") == "today {other}"
    assert fill("{date}", date="{date}") == "{date}"


def test_a_phrase_escapes_its_words_and_keeps_its_markup() -> None:
    filled = phrase("<b> {phone} & {x}", phone=Markup("<a>999</a>"))
    assert filled == Markup("&lt;b&gt; <a>999</a> &amp; {x}")
    assert phrase("{phone}", phone="<a>") == Markup("&lt;a&gt;")  # type: ignore[arg-type]
