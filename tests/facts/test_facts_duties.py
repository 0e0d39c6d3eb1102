"""What a council owes its facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from waymark.facts import due, emergency_findings
from waymark.model import Effect, Fact, FactType, FormerValue, Organisation, Place


def _fact(key: str, value: str | None = "999", **changes: object) -> Fact:
    fields = {
        "label": key,
        "source": "https://example.org/",
        "verified": date(2026, 11, 20),
        "recheck_days": 90,
        "critical": True,
        "replaced_by": "",
        "retired": False,
        "supply": "",
        "place": Place("facts/contacts.yml", 7, 3),
    }
    return Fact(key=key, type=FactType.PHONE, value=value, **(fields | changes))  # type: ignore[arg-type]


def _organisation(*emergency: str) -> Organisation:
    return Organisation(
        name="Testford Council",
        site_name="Testford",
        site_url="https://testford.example/",
        description="",
        exit_url="https://example.org/",
        emergency=emergency,
        help_document="help",
        accessible_formats="",
        complaints="",
        report_error="",
    )


FACTS = {
    fact.key: fact
    for fact in (
        _fact("contact.police"),
        _fact("contact.empty", None, supply="The number."),
        _fact("contact.blank", " "),
        _fact("contact.old", retired=True, replaced_by="contact.police"),
    )
}


def test_emergency_facts_that_are_there() -> None:
    assert emergency_findings(_organisation("contact.police"), FACTS) == ()


@pytest.mark.parametrize(
    ("keys", "path", "message", "hint"),
    [
        ((), "organisation.yml", "No emergency fact is named.", "Name the keys"),
        (
            ("contact.polise",),
            "organisation.yml",
            "The emergency fact “contact.polise” does not exist.",
            "Did you mean “contact.police”?",
        ),
        (
            ("contact.old",),
            "organisation.yml",
            "The emergency fact “contact.old” is retired.",
            "Name “contact.police” in organisation.yml.",
        ),
        (
            ("contact.empty",),
            "facts/contacts.yml",
            "The emergency fact “contact.empty” has no value.",
            "The number.",
        ),
        (
            ("contact.blank",),
            "facts/contacts.yml",
            "The emergency fact “contact.blank” has no value.",
            "Supply it: every page shows it.",
        ),
    ],
)
def test_a_missing_emergency_fact_stops_the_build(
    keys: tuple[str, ...], path: str, message: str, hint: str
) -> None:
    (finding,) = emergency_findings(_organisation(*keys), FACTS)
    assert (finding.code, finding.effect, finding.path) == ("FA006", Effect.STOP, path)
    assert finding.message == message
    assert finding.hint.startswith(hint)


@pytest.mark.parametrize(
    ("changes", "today", "message"),
    [
        ({}, date(2026, 11, 23), ""),
        ({}, date(2027, 2, 18), ""),
        ({}, date(2027, 2, 19), "“a.b” was checked on 2026-11-20 and was due again on 2027-02-18."),
        ({"recheck_days": 0}, date(2099, 1, 1), ""),
        ({"recheck_days": 10**9}, date(2099, 1, 1), ""),
        ({"verified": None}, date(2026, 11, 23), "Nobody has checked “a.b” yet."),
        ({"retired": True}, date(2099, 1, 1), ""),
    ],
)
def test_what_is_due(changes: dict[str, object], today: date, message: str) -> None:
    findings = due({"a.b": _fact("a.b", **changes)}, today)
    assert [f.message for f in findings] == ([message] if message else [])
    for finding in findings:
        assert (finding.code, finding.effect, finding.line) == ("FA008", Effect.WARN, 7)
        assert finding.hint == "Check it at https://example.org/, then set verified."


def test_what_is_to_be_supplied_is_not_due() -> None:
    assert due({"a.b": _fact("a.b", None, verified=None)}, date(2099, 1, 1)) == ()


def test_findings_name_the_line_to_change() -> None:
    places = {
        "emergency": Place("organisation.yml", 20, 1),
        "emergency.0": Place("organisation.yml", 21, 5),
        "emergency.1": Place("organisation.yml", 22, 5),
    }
    organisation = replace(_organisation("contact.old", "contact.nowhere"), places=places)
    assert [f.line for f in emergency_findings(organisation, FACTS)] == [21, 22]
    organisation = replace(_organisation(), places=places)
    assert [f.line for f in emergency_findings(organisation, FACTS)] == [20]
    fact = _fact("a.b", verified_place=Place("facts/contacts.yml", 12, 7))
    assert [f.line for f in due({"a.b": fact}, date(2027, 2, 19))] == [12]


@pytest.mark.parametrize(
    ("today", "changes", "count"),
    [
        (date(2026, 11, 24), {}, 0),
        (date(2026, 11, 25), {}, 1),
        (date(2026, 11, 25), {"checked": date(2026, 11, 24)}, 0),
        (date(2026, 11, 25), {"check_by": None}, 0),
    ],
)
def test_an_urgent_change_that_nobody_checked(
    today: date, changes: dict[str, object], count: int
) -> None:
    row = FormerValue("101", date(2026, 11, 23), ("duty-officer",), date(2026, 11, 24))
    row = replace(row, **changes)  # type: ignore[arg-type]
    fact = _fact("a.b", was=(row,))
    findings = due({"a.b": fact}, today)
    assert [f.code for f in findings] == ["FA010"] * count
    for finding in findings:
        assert finding.effect is Effect.WARN
        assert "duty-officer on 2026-11-23" in finding.message
        assert "waymark facts set a.b VALUE" in finding.hint
    # A later change by two roles leaves nothing to check.
    later = replace(fact, was=(row, FormerValue("999", date(2026, 11, 25), ("a", "b"))))
    assert due({"a.b": later}, today) == ()
