"""The words of the interface: what ships is whole, and a library's own are checked."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from waymark.model import Direction, Language
from waymark.translation import interface_words, packaged_languages, plural, read_catalogue
from waymark.translation.plurals import categories, category, header

HEADER = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"X-Waymark-State: human\\n"\n\n'
ENGLISH = Language("en", "English", "English", Direction.LTR, "en_GB")
POLISH = Language("pl", "polski", "Polish", Direction.LTR, "pl_PL")
URDU = Language("ur", "اردو", "Urdu", Direction.RTL, "ur_PK", digits="arabext")


def word(key: str, text: str) -> str:
    return f'msgctxt "{key}"\nmsgid "?"\nmsgstr "{text}"\n\n'


@pytest.mark.parametrize("code", packaged_languages())
def test_every_language_that_ships_has_every_word(code: str) -> None:
    words, findings = interface_words(code)
    assert [f.message for f in findings] == []
    assert {k for k in interface_words("en")[0] if "." not in k} <= words.keys()


@pytest.mark.parametrize("code", packaged_languages())
def test_every_file_that_ships_is_clean_and_current(code: str) -> None:
    folder = files("waymark.translation") / "interface"
    english, _ = read_catalogue((folder / "en.po").read_text("utf-8"), "en.po", "en")
    own, findings = read_catalogue((folder / f"{code}.po").read_text("utf-8"), f"{code}.po", code)
    assert findings == ()
    assert own.entries.keys() == english.entries.keys()
    assert all(
        re.fullmatch(r"[a-z]+(-[a-z]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*", k or "")
        for k, _ in own.entries
    )


def test_english_says_what_its_keys_say() -> None:
    text = (files("waymark.translation") / "interface" / "en.po").read_text("utf-8")
    english, _ = read_catalogue(text, "en.po", "en")
    assert [e.english for e in english.entries.values() if not e.plurals] == [
        e.text for e in english.entries.values() if not e.plurals
    ]


def test_a_language_that_does_not_ship_stands_in_english() -> None:
    words, (finding,) = interface_words("xx")
    assert words["skip"] == interface_words("en")[0]["skip"]
    assert (finding.code, finding.path) == ("TR011", "translations/xx/interface.po")


@pytest.mark.parametrize("code", ["../en", "EN", "e", ""])
def test_a_code_is_never_a_path(code: str) -> None:
    assert interface_words(code)[0]["skip"] == interface_words("en")[0]["skip"]


def test_a_library_says_it_in_its_own_words() -> None:
    words, findings = interface_words("pl", HEADER + word("skip", "Do treści"))
    assert words["skip"] == "Do treści"
    assert findings == ()


@pytest.mark.parametrize(
    ("key", "text", "code", "line"),
    [
        ("help.danger", "Dzwoń {number}", "TR004", 8),
        ("help.danger", "Dzwoń", "TR004", 8),
        ("skip", "Do {phone}", "TR004", 8),
        ("skip", "<b>Do</b> treści", "TR007", 8),
        ("skip", "Do \u202etreści", "TR007", 8),
        ("skipp", "Do treści", "TR014", 8),
    ],
)
def test_a_library_word_that_may_not_be_used(key: str, text: str, code: str, line: int) -> None:
    words, (finding,) = interface_words("pl", HEADER + word(key, text))
    assert words == interface_words("pl")[0]
    assert (finding.code, finding.line) == (code, line)
    assert finding.path == "translations/pl/interface.po"
    if code == "TR014":
        assert finding.hint == "Did you mean “skip”?"


def test_a_broken_file_of_a_library_leaves_the_words_that_ship() -> None:
    words, findings = interface_words("pl", HEADER + 'msgid "x\n')
    assert words == interface_words("pl")[0]
    assert [f.code for f in findings] == ["TR003"]


def test_fuzzy_and_empty_words_are_not_used() -> None:
    po = HEADER + "#, fuzzy\n" + word("skip", "Zły") + word("home", "")
    assert interface_words("pl", po)[0] == interface_words("pl")[0]


def test_a_missing_plural_form_is_a_missing_word() -> None:
    po = HEADER.replace("pl", "hr") + (
        'msgctxt "file.pages"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "{count} stranica"\n'
    )
    words, findings = interface_words("hr", po)
    assert [(f.code, f.line) for f in findings if f.code != "TR011"] == [("TR021", 9)]
    assert findings[0].message == (
        "The word “file.pages” has 1 of the forms that it needs: 3 forms (one, few, other)."
    )
    assert plural(words, "file.pages", 3, Language("hr", "", "", Direction.LTR, "hr")) == "3 pages"


def test_a_word_without_plural_that_has_one() -> None:
    po = HEADER + 'msgctxt "skip"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
    words, findings = interface_words("pl", po)
    assert [(f.code, f.line) for f in findings if f.code != "TR011"] == [("TR021", 9)]
    assert words["skip"] == interface_words("pl")[0]["skip"]


@pytest.mark.parametrize(
    ("language", "count", "shown"),
    [(ENGLISH, 1, "1 page"), (ENGLISH, 2, "2 pages"), (ENGLISH, 1200, "1,200 pages")],
)
def test_plurals_in_english(language: Language, count: int, shown: str) -> None:
    assert plural(interface_words("en")[0], "file.pages", count, language) == shown


def test_plurals_in_polish_and_urdu() -> None:
    words = {"p.one": "{count} strona", "p.few": "{count} strony", "p.other": "{count} stron"}
    shown = [plural(words, "p", n, POLISH) for n in (1, 2, 5, 12, 22)]
    assert shown == ["1 strona", "2 strony", "5 stron", "12 stron", "22 strony"]
    assert (
        plural({"p.one": "{count} صفحہ", "p.other": "{count} صفحات"}, "p", 24, URDU) == "۲۴ صفحات"
    )


@pytest.mark.parametrize(
    ("code", "forms", "usual"),
    [
        ("en", ("one", "other"), "nplurals=2; plural=(n != 1);"),
        ("ur", ("one", "other"), "nplurals=2; plural=(n != 1);"),
        ("zh", ("other",), "nplurals=1; plural=0;"),
        ("unknown", ("one", "other"), "nplurals=2; plural=(n != 1);"),
        ("pl", ("one", "few", "other"), "nplurals=3; plural=(n==1 ? 0 : "),
        ("ar", ("zero", "one", "two", "few", "many", "other"), "nplurals=6; plural="),
        ("cy", ("zero", "one", "two", "few", "many", "other"), "nplurals=6; plural="),
        ("tr", ("one", "other"), "nplurals=2; plural="),
    ],
)
def test_plural_forms_from_cldr(code: str, forms: tuple[str, ...], usual: str) -> None:
    assert categories(code) == forms
    assert header(code).startswith(usual)
    assert {category(code, n) for n in range(201)} == set(forms)
