"""The table of leaks: kind × format × language, each put into a file by hand and each found."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from waymark.checks import Served, VerifySubject, verify_site

LANGUAGES = ("en", "pl", "ur")
FORMATS = (
    "page",
    "page, words split",
    "page, after its end",
    "page, template",
    "alt text",
    "comment",
    "meta",
    "linked data",
    "data address",
    "search index",
    "search fragment",
    "script",
    "stylesheet",
    "stylesheet comment",
    "feed",
    "feed in UTF-16",
    "SVG",
    "SVG description",
    "captions",
    "text",
    "PDF",
    "large print",
    "PDF property",
    "PDF metadata",
    "PDF attachment",
    "PDF comment",
    "Word",
    "Word, deleted",
    "Word, title",
    "slides, notes",
    "book",
    "pack",
    "pack in a pack",
    "name in a pack",
    "pack's comment",
    "PNG",
    "JPEG",
    "JPEG by Windows",
    "unknown",
)
# The kinds of leak by language: the text that is put into the file, and the codes that tell of it.
MARKING = ("VE003", "VE004")
KINDS: Mapping[str, tuple[tuple[str, ...], tuple[str, str, str]]] = {
    "block": (
        ("VE001",),
        (
            "Ask the panel chair which pupils were discussed before",
            "Zapytaj przewodniczącego panelu, o których uczniach mówiono, zanim porozmawiasz",
            "خاندان سے دوبارہ بات کرنے سے پہلے پینل کے سربراہ سے پوچھیں کہ کن طلبہ کا",
        ),
    ),
    "note": (
        ("VE002",),
        (
            "still has to check the numbers with the northern police",
            "musi jeszcze sprawdzić te numery z policją przed wydaniem tego",
            "کو جاری کرنے سے پہلے مالک کو پولیس سے یہ نمبر دوبارہ جانچنے",
        ),
    ),
    "short note": (("VE002",), ("Ask Robin about rota",) * 3),
    "marking": (MARKING, ("OFFICIAL-SENSITIVE", "Official – Sensitive", "OFFICIAL_SENSITIVE")),
    "old marking": (MARKING, ("RESTRICTED", "CONFIDENTIAL", "PROTECT")),
    "phone": (("VE005",), ("020 7946 0123", "+44 20 7946 0123", "۰۲۰ ۷۹۴۶ ۰۱۲۳")),
    "e-mail": (("VE006",), ("jan.novak@lamp.example", "someone@gov.example", "x@lamp.example")),
    "former phone": (("VE007",), ("020 7946 0999", "(020) 79460999", "۰۲۰ ۷۹۴۶ ۰۹۹۹")),
    "former e-mail": (
        ("VE007",),
        ("old.desk@lamp.example", "Old.Desk@Lamp.example", "old.desk@lamp.example"),
    ),
    "former address": (
        ("VE007",),
        (
            "https://old.lamp.example/help/",
            "old.lamp.example/help",
            "http://OLD.lamp.example/help/.",
        ),
    ),
    "placeholder": (
        ("VE011",),
        ("{{ contact.desk.phone }}", "{{contact.desk.phone}}", "{{ notice.place }}"),
    ),
}
NOT_IN = {
    # Chance makes numbers of a program's bytes; no banner can be told from a name in a script.
    "unknown": {"phone", "e-mail", "former phone", "former e-mail", "old marking", "marking"},
    # The name of a folder ends at a slash.
    "name in a pack": {"former address"},
}
CELLS = [
    (kind, format, language)
    for kind in KINDS
    for format in FORMATS
    for language in LANGUAGES
    if kind not in NOT_IN.get(format, ())
]


def served(code: str, name: str, data: bytes) -> Served:
    return Served(f"{'' if code == 'en' else code + '/'}public/leaflets/worried/{name}", data)


def test_the_table_is_large() -> None:
    assert len(CELLS) >= 1000


@pytest.mark.parametrize(("kind", "format", "code"), CELLS, ids=lambda x: str(x))
def test_every_leak_is_found(
    kind: str,
    format: str,
    code: str,
    subject: VerifySubject,
    carriers: Mapping[str, tuple[str, Callable[[str, str], bytes]]],
) -> None:
    name, carry = carriers[format]
    expected, texts = KINDS[kind]
    file = served(code, name, carry(code, texts[LANGUAGES.index(code)]))
    findings = verify_site([file], subject)
    assert {f.path for f in findings} == {file.address}
    assert {f.code for f in findings} <= set(expected), findings
    assert findings


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_same_files_with_harmless_words_are_clean(
    format: str,
    code: str,
    subject: VerifySubject,
    carriers: Mapping[str, tuple[str, Callable[[str, str], bytes]]],
) -> None:
    name, carry = carriers[format]
    harmless = {
        "en": "The restricted profile is official; sensitive questions need time: 020 7946 0101",
        "pl": "Zapytaj przewodniczącego. Zadzwoń: 020 7946 0101 albo napisz: help@lamp.example",
        "ur": "خاندان سے دوبارہ بات کرنے سے پہلے پوچھیں: 020 7946 0101",
    }[code]
    assert verify_site([served(code, name, carry(code, harmless))], subject) == ()
