"""What a council owes its facts."""

from __future__ import annotations

from datetime import date

import pytest

from waymark.facts import due, emergency_findings
from waymark.model import Effect, Fact, FactType, Organisation, Place


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
