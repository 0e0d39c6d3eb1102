"""A register that was edited by hand into contradiction, and a clock in the wrong year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from waymark.editions import (
    check_clock,
    check_frozen,
    check_register,
    duties,
    lost_addresses,
    release,
    state,
    states,
)
from waymark.model import (
    Answer,
    Comment,
    CommentOutcome,
    Entry,
    Event,
    Place,
    Register,
    ReleasedAddress,
    SourceText,
    Version,
    View,
)

PATH = "register/leaflets/worried/register.yml"
TODAY = date(2026, 11, 23)
A, B = "a" * 64, "b" * 64


def entry(event: Event, day: int, line: int = 1, **more: Any) -> Entry:
    return Entry(event, date(2026, 11, day), more.pop("role", "lead"), Place(PATH, line), **more)


def good() -> list[Entry]:
    """Submitted, consulted on, answered, approved, released, translated."""
    text: Mapping[str, str] = {"public": A}
    version = {"public": Version(1, 0)}
    return [
        entry(Event.SUBMITTED, 2, 4, digests=text),
        entry(
            Event.CONSULTED,
            3,
            8,
            digests=text,
            group="safeguarding-leads",
            view=View.CONTENT_WITH_CHANGES,
            comments=(Comment("sl-1", "Shorter."),),
        ),
        entry(
            Event.ANSWERED, 4, 12, answers=(Answer("sl-1", CommentOutcome.NOT_CHANGED, "It is."),)
        ),
        entry(Event.APPROVED, 5, 16, digests=text),
        entry(Event.APPROVED, 5, 20, digests=text, role="head"),
        entry(Event.RELEASED, 6, 24, digests={"public": B}, versions=version),
        entry(
            Event.LANGUAGE_RELEASED,
            7,
            28,
            digests={"public": B},
            versions=version,
            translates=version,
            language="pl",
        ),
    ]


def register(entries: list[Entry]) -> Register:
    return Register(PATH, "worried", "leaflets", "worried", tuple(entries))


def changed(index: int, **more: Any) -> list[Entry]:
    entries = good()
    entries[index] = replace(entries[index], **more)
    return entries


def without(*indexes: int) -> list[Entry]:
    return [e for i, e in enumerate(good()) if i not in indexes]


def with_more(*more: Entry) -> list[Entry]:
    return [*good(), *more]


V = Version
CASES: dict[str, tuple[list[Entry], int, str]] = {
    "an approval before the submission": (
        [good()[3], *without(3)], 0, "of a text for public that was never submitted",
    ),
    "an approval dated before the text": (
        changed(3, date=date(2026, 11, 1)), 3,
        "The approval is of 2026-11-01, before the text was submitted (2026-11-02).",
    ),
    "an approval of another text": (changed(3, digests={"public": B}), 3, "never submitted"),
    "an approval of nothing": (changed(3, digests={}), 3, "It says “approved” of no text."),
    "a consultation dated before the text": (
        changed(1, date=date(2026, 10, 3)), 1, "The consultation is of 2026-10-03",
    ),
    "a consultation of nobody": (changed(1, group=""), 1, "names no group"),
    "a release without its second approval": (
        without(4), 4, "public 1.0 was released without two approvals of its text.",
    ),
    "a release approved twice by one role": (
        changed(4, role="lead"), 5, "without two approvals",
    ),
    "a release without a submission": (
        [good()[5]], 0, "public 1.0 was released, but no text was submitted.",
    ),
    "a release before its approval": (
        changed(5, date=date(2026, 11, 4)), 5, "released before its text was approved",
    ),
    "a release with a comment unanswered": (without(2), 4, "with “sl-1” unanswered"),
    "a release of no text": (changed(5, digests={}), 5, "other versions than texts"),
    "an urgent release without a reason": (changed(5, urgent=True), 5, "no reason is given"),
    "an answer to no comment": (
        changed(2, answers=(Answer("sl-2", CommentOutcome.CHANGED),)), 2,
        "It answers the comment “sl-2”, which nobody made.",
    ),
    "an answer before the comment": (
        changed(2, date=date(2026, 11, 2)), 2, "“sl-1” was answered before it was made.",
    ),
    "an answer to nothing": (changed(2, answers=()), 2, "It answers nothing."),
    "a comment twice": (
        with_more(replace(good()[1], date=date(2026, 11, 8))), 7, "“sl-1” stands twice",
    ),
    "a version that goes backwards": (
        with_more(
            entry(Event.SUBMITTED, 8, digests={"public": B}),
            entry(Event.APPROVED, 8, digests={"public": B}),
            entry(Event.APPROVED, 8, digests={"public": B}, role="head"),
            entry(Event.RELEASED, 8, digests={"public": A}, versions={"public": V(0, 9)}),
        ),
        10, "public goes back from 1.0 to 0.9.",
    ),
    "a release that is older than the last": (
        with_more(
            entry(Event.SUBMITTED, 3, digests={"public": B}),
            entry(Event.APPROVED, 3, digests={"public": B}),
            entry(Event.APPROVED, 3, digests={"public": B}, role="head"),
            entry(Event.RELEASED, 4, digests={"public": A}, versions={"public": V(1, 1)}),
        ),
        10, "public 1.1 is older than 1.0.",
    ),
    "a translation of what was never released": (
        changed(6, translates={"public": V(2, 0)}), 6, "that was never released",
    ),
    "a translation into no language": (changed(6, language=""), 6, "names no language"),
    "a translation that goes backwards": (
        with_more(replace(good()[6], date=date(2026, 11, 9))), 7, "public in pl goes back",
    ),
    "a check that nobody owes": (
        with_more(entry(Event.CHECKED, 9, versions={"public": V(1, 0)})), 7, "owed no check",
    ),
    "a withdrawal of what was never out": (
        [entry(Event.WITHDRAWN, 9, versions={"public": V(1, 0)}, reason="Old.")], 0, "never",
    ),
    "a withdrawal without a reason": (
        with_more(entry(Event.WITHDRAWN, 9, versions={"public": V(1, 0)})), 7, "without a reason",
    ),
    "a withdrawal of nothing": (
        with_more(entry(Event.WITHDRAWN, 9, reason="Old.")), 7, "of no edition",
    ),
}  # fmt: skip


def test_a_good_register_agrees_with_itself() -> None:
    whole, findings = check_register(register(good()), TODAY)
    assert findings == () and whole == register(good())
    edition = state(whole, "public")
    assert edition.version == V(1, 0)
    assert {k: str(r.version) for k, r in edition.languages.items()} == {"en": "1.0", "pl": "1.0"}
    assert edition.releases[0].text == A and edition.releases[0].digest == B


@pytest.mark.parametrize("name", CASES)
def test_a_contradiction_holds_what_comes_after_it(name: str) -> None:
    entries, index, said = CASES[name]
    trusted, findings = check_register(register(entries), TODAY)
    assert [(f.code, f.effect.value, f.path, f.line) for f in findings] == [
        ("ED003", "hold", PATH, entries[index].place.line)
    ]
    assert said in findings[0].message
    assert findings[0].hint
    kept = [e for e in entries[index:] if e.event is Event.WITHDRAWN]
    assert trusted.entries == (*entries[:index], *kept)


def test_the_last_good_release_stays_up() -> None:
    forged = entry(Event.RELEASED, 9, digests={"public": A}, versions={"public": V(1, 1)})
    trusted, findings = check_register(register(with_more(forged)), TODAY)
    assert [f.code for f in findings] == ["ED003"]
    assert state(trusted, "public").version == V(1, 0)


def test_what_was_withdrawn_does_not_come_back_by_a_fault() -> None:
    withdrawn = entry(Event.WITHDRAWN, 9, versions={"public": V(1, 0)}, reason="Old.")
    entries = with_more(entry(Event.CHECKED, 8, versions={"public": V(1, 0)}), withdrawn)
    trusted, findings = check_register(register(entries), TODAY)
    assert [f.code for f in findings] == ["ED003"]
    assert state(trusted, "public").current is None


def test_a_date_in_the_future_is_held() -> None:
    entries = changed(5, date=date(2062, 11, 6))
    trusted, findings = check_register(register(entries), TODAY)
    assert [(f.code, f.effect.value) for f in findings] == [("ED005", "hold")]
    assert findings[0].message == "The entry is of 2062-11-06, and today is 2026-11-23."
    assert state(trusted, "public").version is None


def test_a_clock_in_the_wrong_year_stops() -> None:
    other = replace(register(good()), path="register/help/help/register.yml", document="help")
    both = [register(good()), other]
    assert check_clock(both, TODAY) == ()
    (found,) = check_clock(both, date(2016, 11, 23))
    assert (found.code, found.effect.value) == ("ED006", "stop")
    assert "go up to 2026-11-07, and today is 2016-11-23" in found.message
    assert [f.code for f in check_clock(both[:1], date(2016, 11, 23))] == ["ED006"]


def test_one_register_of_several_in_the_future_is_its_own_fault() -> None:
    far = replace(register(changed(6, date=date(2062, 1, 1))), path="register/a/b/register.yml")
    assert check_clock([register(good()), far], TODAY) == ()
    assert [f.code for f in check_register(far, TODAY)[1]] == ["ED005"]


def test_a_check_that_is_due() -> None:
    entries = changed(5, urgent=True, reason="A danger.")
    urgent = register(entries)
    assert check_register(urgent, TODAY)[1] == ()
    assert duties([urgent], date(2026, 11, 7)) == ()
    (found,) = duties([urgent], date(2026, 11, 8))
    assert (found.code, found.effect.value) == ("ED007", "warn")
    assert "due by 2026-11-08" in found.message
    assert "waymark editions checked worried" in found.hint


def test_a_translation_behind_english_and_one_that_is_not_safe() -> None:
    def after(**more: Any) -> Any:
        b = {"public": B}
        return state(
            register(
                with_more(
                    entry(Event.SUBMITTED, 8, digests=b),
                    entry(Event.APPROVED, 8, digests=b),
                    entry(Event.APPROVED, 8, digests=b, role="head"),
                    entry(Event.RELEASED, 9, digests=b, versions={"public": V(1, 1)}, **more),
                )
            ),
            "public",
        )

    assert (after().behind("pl"), after().unsafe("pl")) == (True, False)
    assert (after(minor=True).behind("pl"), after(minor=True).unsafe("pl")) == (False, False)
    assert (after(safety=True).behind("pl"), after(safety=True).unsafe("pl")) == (True, True)
    assert after().languages["pl"].translates == V(1, 0)


def test_one_translation_withdrawn() -> None:
    taken = entry(
        Event.WITHDRAWN, 9, versions={"public": V(1, 0)}, language="pl", reason="Misleading."
    )
    edition = state(register(with_more(taken)), "public")
    assert list(edition.languages) == ["en"] and edition.withdrawn is None


def test_a_frozen_text_that_nobody_approved(council: Any) -> None:
    council.prepare()
    council.do(release, "communications")
    assert check_frozen(council.register, council.released) == ()
    first = council.released[0]
    body = SourceText.of("x", first.composed.body.text.replace("violence", "anger"))
    forged = replace(first, composed=replace(first.composed, body=body))
    (found,) = check_frozen(council.register, [forged])
    assert (found.code, found.path) == ("ED004", first.path)
    assert "not the text that was approved for 1.0" in found.message


def test_an_address_whose_register_is_gone() -> None:
    listed = (ReleasedAddress("q/worried/", "worried"), ReleasedAddress("q/help/", "help"))
    (found,) = lost_addresses(listed, [register(good())])
    assert (found.code, found.effect.value) == ("ED008", "hold")
    assert "q/help/" in found.message


def test_states_of_every_audience() -> None:
    assert list(states(register(good()))) == ["public"]
