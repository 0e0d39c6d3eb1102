"""What an update offers from other files, and that it leaves alone what it need not touch."""

from __future__ import annotations

import difflib

import polib
import pytest

from waymark.model import Direction, Language, SourceText
from waymark.translation import Sheet, Text, document_texts, read_catalogue, update, update_all

POLISH = Language("pl", "polski", "Polish", Direction.LTR, "pl_PL")
HELP = (Text("title", "Get help now"), Text(None, "Call us.", ("Paragraph.",)))


def done(po: str, **words: str) -> str:
    """The file after a translator worked in it; texts that are not named stay as they are."""
    file = polib.pofile(po + "\n", wrapwidth=78)
    for entry in file:
        if entry.msgid in words:
            entry.msgstr = words[entry.msgid]
            entry.flags = [f for f in entry.flags if f != "fuzzy"]
    return str(file).rstrip("\n") + "\n"


def entry(po: str, english: str) -> polib.POEntry:
    found = polib.pofile(po + "\n").find(english)
    assert found is not None
    return found


def both(texts: tuple[Text, ...], existing: str | None, other: str) -> str:
    """The second of two files of a language, updated with the first one beside it."""
    sheets = [Sheet(HELP, other, "help/help.md"), Sheet(texts, existing, "leaflets/worried.md")]
    first, second = update_all(sheets, POLISH)
    assert first == update(HELP, other, POLISH, "help/help.md")
    return second


OTHER = done(update(HELP, None, POLISH, "help/help.md"), **{"Call us.": "Zadzwoń do nas."})
SAME = Text(None, "Call us.", ("List item.",))


def test_the_same_text_elsewhere_is_offered_with_its_origin() -> None:
    po = both((SAME, Text(None, "Else.")), None, OTHER)
    found = entry(po, "Call us.")
    assert (found.msgstr, found.fuzzy, found.previous_msgid) == ("Zadzwoń do nas.", True, None)
    assert found.comment == "List item.\nSame text in help/help.md."
    assert entry(po, "Else.").comment == "" and entry(po, "Else.").msgstr == ""
    assert both((SAME, Text(None, "Else.")), po, OTHER) == po


def test_it_is_offered_for_an_entry_that_still_waits() -> None:
    waiting = update((SAME,), None, POLISH, "leaflets/worried.md")
    assert entry(both((SAME,), waiting, OTHER), "Call us.").fuzzy


@pytest.mark.parametrize("how", ["done", "fuzzy"])
def test_nothing_that_a_translator_has_is_replaced(how: str) -> None:
    own = done(update((SAME,), None, POLISH, "x"), **{"Call us.": "Dzwońcie."})
    if how == "fuzzy":
        own = own.replace('msgid "Call us."', '#, fuzzy\nmsgid "Call us."')
    found = entry(both((SAME,), own, OTHER), "Call us.")
    assert (found.msgstr, found.fuzzy) == ("Dzwońcie.", how == "fuzzy")
    assert "Same text" not in found.comment


def test_once_it_is_confirmed_the_origin_goes() -> None:
    offered = both((SAME,), None, OTHER)
    confirmed = done(offered, **{"Call us.": "Zadzwoń do nas."})
    assert "Same text" not in both((SAME,), confirmed, OTHER)


def test_what_is_fuzzy_or_obsolete_elsewhere_is_not_offered() -> None:
    fuzzy = OTHER.replace('msgid "Call us."', '#, fuzzy\nmsgid "Call us."')
    assert entry(both((SAME,), None, fuzzy), "Call us.").msgstr == ""
    gone = update(HELP[:1], OTHER, POLISH, "help/help.md")
    assert "#~ msgid" in gone
    sheets = [Sheet(HELP[:1], gone, "help/help.md"), Sheet((SAME,), None, "leaflets/worried.md")]
    assert entry(update_all(sheets, POLISH)[1], "Call us.").msgstr == ""


def test_a_text_of_the_same_kind_comes_first() -> None:
    texts = (Text("title", "Call us."), Text(None, "Call us."))
    other = done(update(texts[:1], None, POLISH, "a"), **{"Call us.": "Tytuł"})
    third = done(update(texts[1:], None, POLISH, "b"), **{"Call us.": "Zdanie"})
    sheets = [Sheet(texts[:1], other, "a.md"), Sheet(texts[1:], third, "b.md"),
              Sheet(texts, None, "c.md")]  # fmt: skip
    found = polib.pofile(update_all(sheets, POLISH)[2] + "\n")
    assert [(e.msgctxt, e.msgstr) for e in found] == [("title", "Tytuł"), (None, "Zdanie")]
    lone = update_all([sheets[0], Sheet(texts[1:], None, "c.md")], POLISH)[1]
    assert entry(lone, "Call us.").msgstr == "Tytuł"  # another kind is better than nothing


def test_the_same_text_elsewhere_comes_before_a_similar_one_here() -> None:
    own = done(update((Text(None, "Call us"),), None, POLISH, "x"), **{"Call us": "Zadzwoń"})
    po = both((SAME,), own, OTHER)
    assert entry(po, "Call us.").msgstr == "Zadzwoń do nas."
    assert '#~ msgstr "Zadzwoń"' in po  # and nothing is lost


def test_a_broken_file_elsewhere_offers_nothing_and_stays() -> None:
    broken = OTHER + 'msgid "x\n'
    sheets = [Sheet(HELP, broken, "help/help.md"), Sheet((SAME,), None, "leaflets/worried.md")]
    first, second = update_all(sheets, POLISH)
    assert first == broken
    assert entry(second, "Call us.").msgstr == ""


# How a file's lines survive.

AUTHOR = (
    "## One\n\nFirst.\n\nSecond text that is rather long, long enough to be folded somewhere.\n"
)


def texts_of(markdown: str) -> tuple[Text, ...]:
    text = SourceText.of("leaflets/worried.md", markdown)
    return document_texts("Title", "Summary", [("public", text)])


def weblate(po: str) -> str:
    """The file as another tool writes it: texts are not folded, the head has another order."""
    file = polib.pofile(po + "\n", wrapwidth=0)
    for entry in file:
        entry.msgstr = f"ż {entry.msgid}"
    body = str(file).split("\n\n", 1)[1]
    return (
        '# A comment of theirs\n#\nmsgid ""\nmsgstr ""\n"X-Generator: Weblate 5\\n"\n'
        '"Language: pl\\n"\n"X-Waymark-State: human\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=3; plural=n==1 ? 0 : 2;\\n"\n\n' + body.rstrip("\n") + "\n"
    )


def changes(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [x for x in lines if x[0] in "+-"]


@pytest.mark.parametrize("tool", [lambda po: po, weblate], ids=["ours", "another tool's"])
def test_an_insertion_touches_no_other_line(tool: object) -> None:
    assert callable(tool)
    before = tool(update(texts_of(AUTHOR), None, POLISH, "leaflets/worried.md"))
    assert update(texts_of(AUTHOR), before, POLISH, "leaflets/worried.md") == before
    longer = texts_of(AUTHOR.replace("First.", "Inserted.\n\nFirst."))
    after = update(longer, before, POLISH, "leaflets/worried.md")
    assert sorted(changes(before, after)) == sorted(
        [
            "+ #. Paragraph, under “One”.",
            "+ #. For: public.",
            "+ #: leaflets/worried.md",
            '+ msgid "Inserted."',
            '+ msgstr ""',
            "+ ",
        ]
    )


def test_a_change_touches_its_own_entry_alone() -> None:
    before = weblate(update(texts_of(AUTHOR), None, POLISH, "leaflets/worried.md"))
    changed = texts_of(AUTHOR.replace("Second text", "Another text"))
    after = update(changed, before, POLISH, "leaflets/worried.md")
    was, now = before.rstrip("\n").split("\n\n"), after.rstrip("\n").split("\n\n")
    assert [a == b for a, b in zip(was, now, strict=True)] == [True] * 5 + [False]
    catalogue, _ = read_catalogue(after, "translations/pl/leaflets/worried.po", "pl")
    assert [e.english for e in catalogue.entries.values() if e.fuzzy] == [
        "Another text that is rather long, long enough to be folded somewhere."
    ]


def test_a_heading_of_a_file_that_tools_fuzz_stays() -> None:
    before = "#, fuzzy\n" + weblate(update(HELP, None, POLISH, "help/help.md"))
    assert update(HELP, before, POLISH, "help/help.md") == before


@pytest.mark.parametrize(
    ("code", "header"),
    [
        ("pl", "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4"),
        ("ar", "nplurals=6;"),
        ("cy", "nplurals=6;"),
        ("ur", "nplurals=2;"),
        ("zh", "nplurals=1; plural=0;"),
        ("lt", "nplurals=3;"),
        ("ro", "nplurals=3;"),
    ],
)
def test_plural_headers_are_those_of_cldr(code: str, header: str) -> None:
    language = Language(code, code, code, Direction.LTR, code)
    po = update(HELP, None, language, "help/help.md").replace('"\n"', "")
    assert f"Plural-Forms: {header}" in po


def test_references_name_the_file_and_never_a_line() -> None:
    po = update(texts_of(AUTHOR), None, POLISH, "leaflets/worried.md")
    references = [x for x in po.splitlines() if x.startswith("#:")]
    assert len(references) == 5 and set(references) == {"#: leaflets/worried.md"}


def test_room_on_titles_and_buttons_is_told() -> None:
    po = update(texts_of(AUTHOR), None, POLISH, "leaflets/worried.md")
    assert "#. Title of the document; best below 60 characters." in po
    assert "#. Below the title; best below 160 characters." in po
