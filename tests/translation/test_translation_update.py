"""Updating a PO file: nothing lost, nothing restless."""

from __future__ import annotations

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waymark.model import Direction, Language, SourceText
from waymark.translation import Text, document_texts, read_catalogue, status, update

POLISH = Language("pl", "polski", "Polish", Direction.LTR, "pl_PL")
REFERENCE = "leaflets/worried.md"

PUBLIC = SourceText(
    REFERENCE,
    ("## What to do", "", "Call {{ contact.act_early.phone }} today.", "", "- Wait", "- Ask"),
    (20, 21, 22, 23, 30, 31),
)
COMMUNITY = SourceText(
    REFERENCE,
    ("## What to do", "", "Only in groups.", "", "- Wait"),
    (20, 21, 25, 26, 30),
)


def texts(title: str = "Worried?") -> tuple[Text, ...]:
    return document_texts(title, "Who to call.", [("public", PUBLIC), ("community", COMMUNITY)])


def updated(what: tuple[Text, ...], existing: str | None = None) -> str:
    return update(what, existing, POLISH, REFERENCE)


def translated(po: str, **words: str) -> str:
    """The file after a translator worked in it; the rest gets its English with ``ż`` before it."""
    file = polib.pofile(po + "\n", wrapwidth=78)
    for entry in file:
        entry.msgstr = words.get(entry.msgid, f"ż {entry.msgid}")
    return str(file).rstrip("\n") + "\n"


def entry(po: str, english: str) -> polib.POEntry:
    found = polib.pofile(po + "\n").find(english, include_obsolete_entries=True)
    assert found is not None
    return found


def test_a_new_file() -> None:
    assert updated(texts()) == (
        "# leaflets/worried.md in Polish. A text without a translation stands in English.\n"
        "# Keep {{ … }}, links, ** and numbers as they are.\n"
        'msgid ""\n'
        'msgstr ""\n'
        '"Language: pl\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && '
        '(n%100<10 || n%100>=20) ? 1 : 2);\\n"\n'
        '"X-Waymark-State: machine\\n"\n'
        "\n"
        "#. Title of the document; best below 60 characters.\n"
        "#: leaflets/worried.md\n"
        'msgctxt "title"\n'
        'msgid "Worried?"\n'
        'msgstr ""\n'
        "\n"
        "#. Below the title; best below 160 characters.\n"
        "#: leaflets/worried.md\n"
        'msgctxt "summary"\n'
        'msgid "Who to call."\n'
        'msgstr ""\n'
        "\n"
        "#. Heading.\n"
        "#. For: public, community.\n"
        "#: leaflets/worried.md\n"
        'msgid "What to do"\n'
        'msgstr ""\n'
        "\n"
        "#. Paragraph, under “What to do”.\n"
        "#. For: public.\n"
        "#. Keep as it is: {{ contact.act_early.phone }}\n"
        "#: leaflets/worried.md\n"
        'msgid "Call {{ contact.act_early.phone }} today."\n'
        'msgstr ""\n'
        "\n"
        "#. Paragraph, under “What to do”.\n"
        "#. For: community.\n"
        "#: leaflets/worried.md\n"
        'msgid "Only in groups."\n'
        'msgstr ""\n'
        "\n"
        "#. List item, under “What to do”.\n"
        "#. For: public, community.\n"
        "#: leaflets/worried.md\n"
        'msgid "Wait"\n'
        'msgstr ""\n'
        "\n"
        "#. List item, under “What to do”.\n"
        "#. For: public.\n"
        "#: leaflets/worried.md\n"
        'msgid "Ask"\n'
        'msgstr ""\n'
    )


def test_a_file_is_a_machine_draft_until_somebody_says_otherwise() -> None:
    po = update(texts(), None, POLISH, REFERENCE)
    assert "X-Waymark-State: machine" in po
    human = po.replace("State: machine", "State: human")
    assert "X-Waymark-State: human" in updated(texts(), human)


def test_a_second_update_changes_no_byte() -> None:
    once = updated(texts())
    assert updated(texts(), once) == once
    full = updated(texts(), translated(once))
    assert updated(texts(), full) == full
    changed = updated(texts("Worried about you?"), full)
    assert updated(texts("Worried about you?"), changed) == changed


def test_a_changed_text_keeps_its_translation_as_fuzzy() -> None:
    po = translated(updated(texts("Worried now?")), **{"Worried now?": "Martwisz się?"})
    new = entry(updated(texts("Worried today?"), po), "Worried today?")
    assert (new.msgstr, new.fuzzy, new.previous_msgid) == ("Martwisz się?", True, "Worried now?")


def test_a_text_that_changed_twice_names_the_english_that_was_translated() -> None:
    po = translated(updated(texts("Worried now?")))
    twice = updated(texts("Worried soon?"), updated(texts("Worried today?"), po))
    assert entry(twice, "Worried soon?").previous_msgid == "Worried now?"


def test_a_text_that_comes_back_has_its_translation() -> None:
    po = translated(updated(texts()))
    without = update(texts()[:-1], po, POLISH, REFERENCE)
    assert entry(without, "Ask").obsolete
    back = entry(updated(texts(), without), "Ask")
    assert (back.msgstr, back.fuzzy, bool(back.obsolete)) == ("ż Ask", False, False)


def test_a_text_of_another_kind_is_not_offered() -> None:
    po = translated(updated((Text("title", "Worried about them?"),)))
    other = updated((Text("summary", "Worried about them?"),), po)
    active = [e for e in polib.pofile(other + "\n") if not e.obsolete]
    assert [e.msgstr for e in active] == [""]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("One  two", "One two"),
        ("It's “good”", 'It’s "good"'),
        ("One\u00a0two", "One two"),
        ("Cafe\u0301", "Café"),
        ("One\u00adtwo", "Onetwo"),
    ],
    ids=["spaces", "quotes", "a no-break space", "encoding", "a soft hyphen"],
)
def test_a_change_that_says_nothing_else_does_not_make_a_translation_stale(
    was: str, now: str
) -> None:
    po = translated(updated((Text(None, was),)))
    found = entry(updated((Text(None, now),), po), now)
    assert (found.msgstr, found.fuzzy, found.previous_msgid) == (f"ż {was}", False, None)
    # Before the update, too: the text is found as it was spelt.
    catalogue, _ = read_catalogue(po, "translations/pl/x.po", "pl")
    assert catalogue.find(None, now)
    assert not catalogue.find("title", now)


@pytest.mark.parametrize("now", ["One tow", "One two three", "One\ntwo", "one two", "One-two"])
def test_any_other_change_does(now: str) -> None:
    po = translated(updated((Text(None, "One two"),)))
    found = entry(updated((Text(None, now),), po), now)
    assert found.fuzzy and found.previous_msgid == "One two"
    assert read_catalogue(po, "translations/pl/x.po", "pl")[0].find(None, now) is None


def test_an_untranslated_text_leaves_no_trace() -> None:
    assert "Worried?" not in updated(texts("About you"), updated(texts()))


def test_a_translators_comment_and_header_stay() -> None:
    po = translated(updated(texts()))
    po = po.replace('"X-Waymark-State', '"Last-Translator: the agency\\n"\n"X-Waymark-State')
    po = po.replace("#. Title of the document", "# Or: Zmartwiony?\n#. Title of the document")
    again = updated(texts(), po)
    assert '"Last-Translator: the agency\\n"' in again
    assert "# Or: Zmartwiony?" in again


def test_a_long_text_is_compared_by_words() -> None:
    words = "If you are worried about somebody then call the people who can help you now"
    po = translated(updated((Text(None, f"{words}, day or night."),)))
    assert entry(updated((Text(None, f"{words}, always."),), po), f"{words}, always.").fuzzy


def test_a_broken_file_comes_back_as_it_is() -> None:
    broken = updated(texts()) + 'msgid "x\n'
    assert updated(texts(), broken) == broken


def test_a_file_with_a_text_twice_comes_back_as_it_is() -> None:
    twice = updated(texts()) + '\nmsgid "Wait"\nmsgstr "Poczekaj"\n'
    assert updated(texts(), twice) == twice


def test_status_counts() -> None:
    po = translated(updated(texts()), Wait="Czekaj 24 godziny", Ask="")
    po = updated(texts("Worried now?"), po)
    catalogue, _ = read_catalogue(po, "translations/pl/leaflets/worried.po", "pl")
    counts = status(catalogue, texts("Worried now?"))
    assert (counts.human, counts.machine) == (0, 4)
    catalogue, _ = read_catalogue(po.replace("State: machine", "State: human"), "x.po", "pl")
    counts = status(catalogue, texts("Worried now?"))
    assert (counts.done, counts.fuzzy, counts.refused, counts.missing) == (4, 1, 1, 1)
    assert (counts.human, counts.total) == (4, 7)
    assert status(None, texts()).missing == 7


NAMES = ("call", "wait", "ask", "help", "now", "today", "people")
WORDS = st.lists(st.sampled_from(NAMES), min_size=1)
TEXTS = st.lists(WORDS.map(" ".join), max_size=6, unique=True).map(
    lambda t: tuple(Text(None, x) for x in t)
)


@settings(max_examples=50, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=5))
def test_no_translation_is_ever_lost(versions: list[tuple[Text, ...]]) -> None:
    po: str | None = None
    written: set[str] = set()
    for version in versions:
        po = updated(version, po)
        file = polib.pofile(po + "\n", wrapwidth=78)
        assert [e.msgid for e in file if not e.obsolete] == [t.english for t in version]
        for e in file:
            if not e.obsolete and not e.msgstr:
                e.msgstr = f"ż {e.msgid}"
        written |= {e.msgstr for e in file}
        po = str(file).rstrip("\n") + "\n"
        assert updated(version, po) == updated(version, updated(version, po))
    assert written == {e.msgstr for e in polib.pofile((po or "") + "\n")}
