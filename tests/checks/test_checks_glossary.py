"""TR019 and TR020: the glossary's words in translations and in English texts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from waymark.checks.glossary import glossary
from waymark.checks.subject import Texts
from waymark.content import read_library
from waymark.model import Term
from waymark.translation import read_catalogue

SMALL = Path(__file__).parents[1] / "small_library"
PO = "translations/pl/leaflets/worried.po"


def found(*terms: Term, change: tuple[str, str] = ("", "")) -> list[str]:
    library, _ = read_library(SMALL)
    assert library is not None
    po = library.catalogues["pl", "leaflets/worried"].replace(*change)
    catalogues = {("pl", "leaflets/worried"): read_catalogue(po, PO, "pl")[0]}
    own = replace(library, glossary=terms or library.glossary)
    subject = Texts(own, (), catalogues)
    return [f"{f.path}:{f.line} {f.code} {f.message} {f.hint}" for f in glossary(subject)]


def test_a_library_that_keeps_to_its_glossary() -> None:
    assert found() == []


@pytest.mark.parametrize("text", ["tę ulotkę", "swojej tablicy"])
def test_a_translation_that_says_it_differently(text: str) -> None:
    said = found(change=(text, "ten tekst"))
    if text == "swojej tablicy":
        assert said == []
    else:
        (one,) = said
        assert "TR019 “leaflet” is “ulotka” in the glossary, not here." in one
        line = int(one.split(":")[1].split()[0])
        po = (SMALL / PO).read_text(encoding="utf-8").splitlines()
        assert po[line - 1] == (
            'msgstr "Twoja grupa może powiesić tę ulotkę na swojej tablicy ogłoszeń."'
        )


def test_a_fuzzy_translation_is_not_judged() -> None:
    other = Term("notice board", (), {"pl": ("gazetka",)})
    change = ('msgid "Your group can put', '#, fuzzy\nmsgid "Your group can put')
    assert [s.split(":")[0] for s in found(other)] == [PO]
    assert found(other, change=change) == []


def test_an_english_text_with_a_form_to_avoid() -> None:
    said = found(Term("anybody", ("worried about someone",)))
    form = "TR020 “Worried about someone” is a form that the glossary avoids. Write “anybody”."
    assert f"leaflets/worried.md:4 {form}" in said
    lines = (SMALL / "leaflets/worried.md").read_text(encoding="utf-8").splitlines()
    (one,) = found(Term("board", ("notice board",)))
    assert lines[int(one.split(":")[1].split()[0]) - 1].endswith("on its notice board.")


def test_the_library_s_own_words_are_judged_too() -> None:
    library, _ = read_library(SMALL)
    assert library is not None
    english = library.audiences[0].label
    said = found(Term(english, (), {"pl": ("nigdy",)}))
    assert [s.split(":")[0] for s in said] == ["translations/pl/library.po"]
