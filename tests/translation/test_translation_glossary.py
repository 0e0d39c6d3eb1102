"""The glossary at work: terms found, translations compared, comments for translators."""

from __future__ import annotations

import pytest

from waymark.model import Direction, Language, Term
from waymark.translation import Glossary, Text, update

TERMS = (
    Term("referral", ("tip-off",), {"pl": ("zgłoszenie", "zgłosze*"), "bn": ("রেফারেল",)}),
    Term("Prevent duty", (), {"pl": ("obowiązek Prevent", "obowiąz* Prevent")}),
    Term("Prevent", (), {"pl": ("Prevent",), "ur": ("پریونٹ",)}, "a name"),
    Term("agency", ("lover boy",), {"pl": ("instytucja", "instytucj*"), "zh": ("机构",)}),
    Term("concern", ("suspicion",), {"pl": ("obaw*",), "ur": ("خدش*", "فکر*")}),
)
GLOSSARY = Glossary(TERMS)


@pytest.mark.parametrize(
    ("english", "terms"),
    [
        ("A referral is no accusation.", ["referral"]),
        ("REFERRALS and the agencies’ concerns", ["referral", "agency", "concern"]),
        ("Referral\nand referral", ["referral"]),
        ("A referralling preferral", []),
        ("Prevent harm; prevent it", ["Prevent"]),
        ("to prevent it", []),
        ("The Prevent duty, and Prevent", ["Prevent duty", "Prevent"]),
        ("The Prevent  duty", ["Prevent duty"]),
        ("{{ contact.referral.phone }}", []),
        ("[here](doc:referral) and `referral`", []),
        ("[a referral](doc:x)", ["referral"]),
        ("**referral**", ["referral"]),
        ("", []),
    ],
)
def test_terms_of_an_english_text(english: str, terms: list[str]) -> None:
    assert [t.preferred for t in GLOSSARY.terms_in(english)] == terms


@pytest.mark.parametrize(
    ("english", "translation", "code", "missing"),
    [
        ("A referral", "Zgłoszenie", "pl", []),
        ("A referral", "Po **zgłoszeniu**", "pl", []),
        ("A referral", "Skierowanie", "pl", ["referral"]),
        ("A referral", "Niezgłoszenie", "pl", ["referral"]),
        ("The Prevent duty", "Obowiązku Prevent", "pl", []),
        ("The Prevent duty", "Prevent", "pl", ["Prevent duty"]),
        ("concerns", "خدشات", "ur", []),
        ("concerns", "فِکر", "ur", []),  # with a vowel mark
        ("concerns", "بات", "ur", ["concern"]),
        ("referral", "একটি রেফারেল আছে", "bn", []),
        ("referral", "রেফারেলি", "bn", ["referral"]),  # another vowel sign: another word
        ("agency", "请联系机构吧", "zh", []),
        ("referral", "whatever", "ur", []),  # the glossary has no Urdu word
        ("nothing", "cokolwiek", "pl", []),
    ],
)
def test_terms_that_a_translation_says_differently(
    english: str, translation: str, code: str, missing: list[str]
) -> None:
    assert [t.preferred for t in GLOSSARY.missing(english, translation, code)] == missing


def test_forms_that_the_glossary_avoids() -> None:
    text = "No tip-offs.\n\nA lover\nboy, or lover boys. Stand-off."
    uses = GLOSSARY.avoided_in(text)
    assert [(u.form, u.term.preferred, text[u.start :][: len(u.form)]) for u in uses] == [
        ("tip-offs", "referral", "tip-offs"),
        ("lover\nboy", "agency", "lover\nboy"),
        ("lover boys", "agency", "lover boys"),
    ]


def test_a_star_is_no_pattern() -> None:
    words = Glossary([Term("x", (), {"pl": ("a.c", "(b", "[d*")})])
    assert [t.preferred for t in words.missing("x", "abc", "pl")] == ["x"]
    assert words.missing("x", "a.c", "pl") == ()
    assert words.missing("x", "(b", "pl") == ()


@pytest.mark.parametrize(
    "hostile",
    [
        "lover " * 100_000,
        "lover" + " " * 400_000,
        "tip-off" * 50_000,
        "a" * 500_000,
        "\n" * 400_000,
    ],
)
def test_hostile_text_is_searched_once(hostile: str) -> None:
    assert GLOSSARY.terms_in(hostile) == ()
    assert len(GLOSSARY.avoided_in(hostile)) <= 1
    assert GLOSSARY.missing("concern", hostile, "pl")


def test_a_translator_is_told_the_word() -> None:
    polish = Language("pl", "polski", "Polish", Direction.LTR, "pl_PL")
    texts = (Text(None, "A referral under Prevent.", ("Paragraph.",)), Text(None, "Else."))
    po = update(texts, None, polish, "leaflets/x.md", glossary=GLOSSARY)
    told = "#. Glossary: referral = zgłoszenie\n#. Glossary: Prevent = Prevent (a name)\n"
    assert f"#. Paragraph.\n{told}#: leaflets/x.md\n" in po
    assert po.count("Glossary:") == 2
    assert update(texts, po, polish, "leaflets/x.md", glossary=GLOSSARY) == po


def test_a_word_with_a_star_alone_is_shown_with_its_ending_open() -> None:
    assert Glossary(TERMS).comments("concern", "pl") == ("Glossary: concern = obaw…",)
    assert Glossary(TERMS).comments("referral", "ur") == ()
