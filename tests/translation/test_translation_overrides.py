"""A reviewer may let numbers or emphasis differ, with a reason; nothing else may differ."""

from __future__ import annotations

from datetime import date

import pytest

from waymark.model import Direction, Language, SourceText
from waymark.translation import merge, read_catalogue, reviewed, status, update
from waymark.translation.overrides import Override, read_overrides
from waymark.translation.texts import Text

PATH = "translations/pl/leaflets/worried.po"
HEADER = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"X-Waymark-State: human\\n"\n\n'
POLISH = Language("pl", "polski", "Polish", Direction.LTR, "pl_PL")


def one(comment: str, english: str, polish: str) -> str:
    return f'{HEADER}{comment}\nmsgid "{english}"\nmsgstr "{polish}"\n'


def shown(po: str, english: str) -> tuple[bool, list[str]]:
    """Whether the translation is shown, and all findings of the file and of the merge."""
    catalogue, faults = read_catalogue(po, PATH, "pl")
    text = SourceText.of("leaflets/worried.md", f"{english}\n")
    merged = merge(text, catalogue, POLISH, lambda _: ())
    found = (*faults, *merged.findings)
    return merged.translated == 1, [f"{f.line} {f.code} {f.message}" for f in found]


NUMBER = ("Both of you can call.", "Zadzwonić możecie we 2.")
EMPHASIS = ("This is **urgent**.", "To jest pilne.")


def test_without_leave_the_english_stands_in() -> None:
    assert shown(one("# No comment.", *NUMBER), NUMBER[0])[0] is False


@pytest.mark.parametrize(
    ("comment", "pair"),
    [
        ("# waymark: allow TR005 because two persons are “2” here", NUMBER),
        ("# Waymark: Allow tr005, because: it reads better", NUMBER),
        ("# Or: oboje\n# waymark: allow TR005 because it\n# reads better", NUMBER),
        ("# waymark: allow TR006 because Polish stresses by order", EMPHASIS),
        ("# waymark: allow TR005 because a\n# waymark: allow TR006 because b",
         ("This is **urgent**.", "To pilne, 1.")),
    ],
)  # fmt: skip
def test_with_a_reason_it_is_shown(comment: str, pair: tuple[str, str]) -> None:
    assert shown(one(comment, *pair), pair[0]) == (True, [])


def test_the_overrides_of_a_file_are_listed() -> None:
    po = one("# waymark: allow TR005 because two persons\n# are “2” here", *NUMBER)
    catalogue, _ = read_catalogue(po, PATH, "pl")
    ((entry, override),) = catalogue.overrides
    assert override == Override("TR005", "two persons are “2” here")
    assert (entry.english, catalogue.place(entry).line) == (NUMBER[0], 9)
    assert status(catalogue, [Text(None, NUMBER[0])]).done == 1


@pytest.mark.parametrize(
    ("comment", "pair", "said"),
    [
        ("# waymark: allow TR005", NUMBER, "TR017 TR005 is allowed without a reason."),
        ("# waymark: allow TR005 because  ", NUMBER, "TR017 TR005 is allowed without a reason."),
        ("# waymark: allow TR004 because I say so", NUMBER,
         "TR017 TR004 cannot be allowed: only TR005 and TR006 can."),
        ("# waymark: allow TR007 because I say so", NUMBER,
         "TR017 TR007 cannot be allowed: only TR005 and TR006 can."),
        ("# waymark: let it be", NUMBER, "TR017 “waymark: let it be” is not understood."),
    ],
)  # fmt: skip
def test_what_is_no_override(comment: str, pair: tuple[str, str], said: str) -> None:
    is_shown, found = shown(one(comment, *pair), pair[0])
    assert is_shown is False
    assert found[0] == f"8 {said}"
    assert any("TR005" in f for f in found[1:])


def test_an_override_that_nothing_needs() -> None:
    comment = "# waymark: allow TR005 because it was needed once"
    assert shown(one(comment, "Call us.", "Zadzwoń."), "Call us.") == (
        True,
        ["8 TR018 The translation of “Call us.” passes TR005 without leave."],
    )
    only_other = "# waymark: allow TR006 because of the wrong check"
    is_shown, found = shown(one(only_other, *NUMBER), NUMBER[0])
    assert not is_shown and [f.split()[1] for f in found] == ["TR018", "TR005"]


def test_an_override_never_opens_the_other_gates() -> None:
    comment = "# waymark: allow TR005 because 1\n# waymark: allow TR006 because 2"
    english = "Call {{ contact.a.phone }} now."
    for polish in ("Zadzwoń {{ contact.b.phone }}.", "{{ contact.a.phone }} <script>", "Teraz."):
        assert shown(one(comment, english, polish), english)[0] is False


def test_an_override_needs_a_review_like_any_string() -> None:
    plain, _ = read_catalogue(one("# x", *NUMBER), PATH, "pl")
    assert reviewed(plain, {}, "reader", date(2026, 11, 22)).newly == ()
    po = one("# waymark: allow TR005 because two persons are “2” here", *NUMBER)
    allowed, _ = read_catalogue(po, PATH, "pl")
    reading = reviewed(allowed, {}, "reader", date(2026, 11, 22))
    assert [e.text for e in reading.newly] == [NUMBER[1]]
    assert read_catalogue(po, PATH, "pl", reading.reviews)[0].find(None, NUMBER[0])


def test_an_update_keeps_it_however_long_it_is() -> None:
    reason = (
        "two persons are “2” in this language, as the reviewer of the county explained at length"
    )
    po = one(f"# waymark: allow TR005 because {reason}", *NUMBER)
    updated = update((Text(None, NUMBER[0]), Text(None, "New.")), po, POLISH, "leaflets/worried.md")
    ((_, override),) = read_catalogue(updated, PATH, "pl")[0].overrides
    assert override.reason == reason


def test_other_comments_are_left_alone() -> None:
    assert read_overrides("Ask waymark about this.\nallow TR005 because") == ((), ())
    assert read_overrides("") == ((), ())
