"""What is minor: it makes no translation stale, by its people's word or by the text itself."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

import pytest

from waymark.editions import release, release_language, state, translate
from waymark.model import SourceText, StringReview, TranslationKind
from waymark.translation import read_catalogue

PO = "translations/pl/leaflets/worried.po"
SENTENCE = "A change may have many reasons."


@pytest.fixture
def out(council: Any) -> Any:
    """A released leaflet with Polish beside it; one sentence has quotes and an accent."""
    council.change(SENTENCE, "It's a “café” change.")
    council.prepare()
    council.do(release, "communications")
    council.do(release_language, "communications", "pl", polish(council))
    return council


def polish(council: Any) -> dict[str, Any]:
    text = council.library.catalogues["pl", "leaflets/worried"]
    read, _ = read_catalogue(text.replace(SENTENCE, 'It\'s a \\"café\\" change.'), PO, "pl")
    review = StringReview("native-speaker-pl", council.today)
    entries = {k: replace(e, review=review) for k, e in read.entries.items()}
    own = replace(read, entries=entries)
    language = council.library.language("pl")
    draft = council.draft()
    return {a: translate(draft.current(a), language, own) for a in ("public", "community")}


def respelt(text: str) -> str:
    """The same words, typed otherwise: other quotes, spaces, lines and encoding."""
    curly = text.replace("It's", "It’s").replace("“café”", '"café"')
    return unicodedata.normalize(
        "NFD", curly.replace("You know this person. ", "You know this\nperson.   ")
    )


def test_other_spaces_quotes_and_encoding_leave_no_translation_behind(out: Any) -> None:
    body = out.document.body
    out.document = replace(out.document, body=SourceText.of(body.path, respelt(body.text)))
    assert out.document.body.text != body.text
    out.prepare()
    decision = out.do(release, "communications", note="Quotes.")
    assert decision.register.entries[-1].minor
    edition = state(out.register, "public")
    assert str(edition.version) == "1.1" and not edition.behind("pl")
    # Polish is found by the new spelling too, whole and reviewed.
    composed, _ = polish(out)["public"]
    assert composed.translation.stand_ins == 0
    assert composed.translation.kind is TranslationKind.REVIEWED


def test_a_changed_word_leaves_it_behind(out: Any) -> None:
    out.change("“café” change", "“café” shift")
    out.prepare()
    decision = out.do(release, "communications", note="A word.")
    assert not decision.register.entries[-1].minor
    assert state(out.register, "public").behind("pl")


def test_a_changed_word_that_its_people_call_minor_does_not(out: Any) -> None:
    out.change("“café” change", "“café” shift")
    out.prepare()
    out.do(release, "communications", note="A word.", minor=True)
    assert not state(out.register, "public").behind("pl")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("“café” change", "“café” change in 24 hours", "the text adds the number “24”"),
        ("contact.emergency.phone", "contact.support_line.phone", "lacks “{{"),
        ("doc:help#worried", "doc:help", "lacks “](doc:help#worried)” and has"),
    ],
)  # fmt: skip
def test_a_number_a_fact_and_a_link_are_never_minor(
    out: Any, old: str, new: str, said: str
) -> None:
    out.change(old, new)
    out.prepare()
    refused = out.refuse(release, "communications", note="Small.", minor=True)
    assert "That is no minor change: the text " in refused and said in refused
    assert "Leave --minor out: translations are then behind." in refused
    out.do(release, "communications", note="Not small.")
    assert state(out.register, "public").behind("pl")


def test_a_slip_in_a_heading_may_be_minor(out: Any) -> None:
    out.change("## What happens next", "## What happens then")
    out.prepare()
    out.do(release, "communications", note="A heading.", minor=True)


def test_another_list_is_more_than_other_spaces(out: Any) -> None:
    out.change(
        "- stays away from friends and family\n- says", "- stays away from friends and family says"
    )
    out.prepare()
    assert not out.do(release, "communications", note="A list.").register.entries[-1].minor
