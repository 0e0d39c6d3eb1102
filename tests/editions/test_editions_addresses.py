"""Addresses, and where links between documents lead."""

from __future__ import annotations

from waymark.editions import (
    Edition,
    audience_address,
    file_address,
    home_address,
    list_address,
    nearest,
    page_address,
    short_address,
)
from waymark.model import Format


def test_addresses_are_english_at_the_root_and_other_languages_below_their_code() -> None:
    assert home_address("en") == ""
    assert home_address("pl") == "pl/"
    assert audience_address("ur", "public") == "ur/public/"
    assert page_address("en", "public", "leaflets", "worried") == "public/leaflets/worried/"
    assert page_address("pl", "public", "leaflets", "worried") == "pl/public/leaflets/worried/"
    assert list_address("pl") == "pl/pages/"
    assert short_address("worried") == "q/worried/"


def test_a_file_lies_in_its_pages_folder_with_its_language_in_its_name() -> None:
    def at(format: Format) -> str:
        return file_address("pl", "public", "leaflets", "worried", format)

    assert at(Format.PDF) == "pl/public/leaflets/worried/worried-pl.pdf"
    assert at(Format.LARGE_PRINT) == "pl/public/leaflets/worried/worried-pl-large-print.pdf"


def test_every_format_has_an_address_of_its_own() -> None:
    made = {file_address("en", "public", "x", "y", f) for f in Format}
    assert len(made) == len(Format)


def test_a_link_goes_to_the_same_reader_first_and_never_to_another_audience() -> None:
    made = {
        Edition("help", "public", "en"),
        Edition("help", "public", "pl"),
        Edition("help", "schools", "en"),
        Edition("guide", "professionals", "en"),
    }

    def led(document: str, audience: str, language: str) -> Edition | None:
        return nearest(document, Edition("from", audience, language), made)

    assert led("help", "public", "pl") == Edition("help", "public", "pl")
    assert led("help", "public", "ur") == Edition("help", "public", "en")
    assert led("help", "schools", "pl") == Edition("help", "schools", "en")
    assert led("help", "community", "pl") == Edition("help", "public", "pl")
    assert led("guide", "public", "en") is None
    assert led("guide", "professionals", "ur") == Edition("guide", "professionals", "en")
