"""Composition: one text for each audience and language, and what stays equal between them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from waymark.content import read_library
from waymark.editions import compose
from waymark.model import Composed, Document, Library, SourceText, TranslationKind
from waymark.model.marks import STAND_IN_OPEN
from waymark.translation import read_catalogue

SMALL = Path(__file__).parents[1] / "small_library"


@pytest.fixture(scope="module")
def library() -> Library:
    library, findings = read_library(SMALL)
    assert library is not None
    assert findings == ()
    return library


def composed(
    library: Library, document: Document, audience: str, code: str, po: str | None = None
) -> tuple[Composed | None, list[str]]:
    name = f"{document.section}/{document.slug}"
    text = po if po is not None else library.catalogues.get((code, name))
    catalogue = read_catalogue(text, f"translations/{code}/{name}.po", code)[0] if text else None
    one, findings = compose(library, document, audience, library.language(code), catalogue)
    return one, [f.code for f in findings]


def worried(library: Library) -> Document:
    document = library.document("worried")
    assert document is not None
    return document


def test_audiences_are_given_different_texts(library: Library) -> None:
    document = worried(library)
    texts = {a: composed(library, document, a, "en")[0] for a in document.audiences}
    digests = {t.digest() for t in texts.values() if t}
    assert len(digests) == len(document.audiences) > 1


def test_headings_have_the_same_ids_in_every_language(library: Library) -> None:
    for document in library.documents:
        for plan in document.editions:
            ids = {
                one.heading_ids
                for code in plan.languages
                if (one := composed(library, document, plan.audience, code)[0])
            }
            assert len(ids) == 1
            for heading in next(iter(ids)):
                english = composed(library, document, plan.audience, "en")[0]
                assert english and f"{{#{heading}}}" in english.body.text


def test_facts_stay_placeholders(library: Library) -> None:
    one = composed(library, worried(library), "public", "pl")[0]
    assert one and one.fact_keys
    assert "{{" in one.body.text
    assert one.translation.kind is TranslationKind.MACHINE


def test_without_its_title_a_language_has_no_edition(library: Library) -> None:
    document = worried(library)
    assert composed(library, document, "public", "pl", po="")[1] == ["TR001"]
    name = ("pl", f"{document.section}/{document.slug}")
    po = library.catalogues[name].replace('msgctxt "title"', 'msgctxt "old-title"')
    assert composed(library, document, "public", "pl", po=po)[0] is None


def test_a_missing_sentence_stands_in_english_marked(library: Library) -> None:
    document = worried(library)
    body = document.body
    longer = SourceText(body.path, (*body.lines, "", "A new sentence."), (*body.numbers, 998, 999))
    one, codes = composed(library, replace(document, body=longer), "public", "pl")
    assert one and one.translation.stand_ins == 1
    assert f"{STAND_IN_OPEN}A new sentence." in one.body.text
    assert "TR009" in codes


def test_the_digest_is_of_what_readers_get(library: Library) -> None:
    document = worried(library)
    one = composed(library, document, "public", "en")[0]
    assert one
    moved = SourceText(document.body.path, document.body.lines, document.body.numbers[::-1])
    same = composed(library, replace(document, body=moved), "public", "en")[0]
    assert same and same.digest() == one.digest()
    assert replace(one, summary=replace(one.summary, text="Other.")).digest() != one.digest()


def test_an_edition_with_a_fault_is_not_made_in_any_language(library: Library) -> None:
    document = worried(library)
    body = SourceText.of(document.path, document.body.text + "\n/// internal\n\nx\n", 30)
    broken = replace(document, body=body)
    for code in ("en", "pl", "ur"):
        one, codes = composed(library, broken, "public", code)
        assert one is None
        assert codes == ["AU003"]
