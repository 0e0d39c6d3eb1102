"""Who may change a fact, on what grounds, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from waymark.facts import Evidence, changed, fact_of, retired
from waymark.facts.phones import number_fault
from waymark.model import Fact, FactType, FormerValue, Organisation, Place

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)
CRITICAL = Fact(
    key="contact.line.phone",
    type=FactType.PHONE,
    value="0800 1111",
    label="The line",
    source="https://old.example/",
    verified=date(2026, 11, 20),
    recheck_days=90,
    critical=True,
    replaced_by="",
    retired=False,
    supply="",
    place=Place("facts/contacts.yml", 7, 3),
)
PLAIN = replace(CRITICAL, key="contact.office.phone", value="01632 960001", critical=False)
NEW = "0808 157 0999"
ORGANISATION = Organisation(
    name="Testford Council",
    site_name="Testford",
    site_url="https://testford.example/",
    description="",
    exit_url="https://example.org/",
    emergency=("contact.999",),
    help_document="help",
    accessible_formats="contact.formats",
    complaints="",
    report_error="",
    places={"emergency.0": Place("organisation.yml", 12, 5)},
)


def evidence(*roles: str, urgent: bool = False, **changes: object) -> Evidence:
    fields = {"source": "https://new.example/", "verified": TODAY} | changes
    return Evidence(**fields, roles=roles, urgent=urgent)  # type: ignore[arg-type]


def test_the_new_value_the_old_one_and_who_did_it() -> None:
    new, faults = changed(CRITICAL, NEW, evidence("one-role", "other-role"), TODAY)
    assert faults == ()
    assert new == replace(
        CRITICAL,
        value=NEW,
        source="https://new.example/",
        verified=TODAY,
        was=(FormerValue("0800 1111", TODAY, ("one-role", "other-role")),),
    )
    assert new.owed is None


def test_what_is_not_critical_needs_no_second_role() -> None:
    new, faults = changed(PLAIN, NEW, evidence(), TODAY)
    assert (new is not None, faults) == (True, ())


@pytest.mark.parametrize(
    ("roles", "urgent", "message", "hint"),
    [
        (
            (),
            False,
            "two different roles, and none is named",
            "Add --role and --role2, or --urgent",
        ),
        (("a",), False, "two different roles, and only a is named", "Add --role2 with the role"),
        (("a", "a"), False, "--role and --role2 both name a", "Give the role that checked it"),
        ((), True, "a role, and none is named", "Add --role."),
    ],
)
def test_a_critical_fact_wants_two_roles(
    roles: tuple[str, ...], urgent: bool, message: str, hint: str
) -> None:
    new, (found,) = changed(CRITICAL, NEW, evidence(*roles, urgent=urgent), TODAY)
    assert (new, found.code, found.line) == (None, "FA011", 7)
    assert message in found.message
    assert found.hint.startswith(hint)


def test_one_role_alone_owes_a_check_within_a_day() -> None:
    new, faults = changed(CRITICAL, NEW, evidence("duty-officer", urgent=True), TODAY)
    assert faults == ()
    assert new is not None
    assert new.owed == FormerValue("0800 1111", TODAY, ("duty-officer",), TOMORROW)


@pytest.mark.parametrize(
    ("roles", "day", "settled"),
    [
        (("other-role",), TODAY, True),
        (("duty-officer",), TOMORROW, False),
        ((), TOMORROW, False),
        (("duty-officer", "other-role"), TOMORROW, True),
        (("other-role",), TODAY - timedelta(days=1), False),
    ],
)
def test_another_role_settles_it_with_the_same_value(
    roles: tuple[str, ...], day: date, settled: bool
) -> None:
    urgent = FormerValue("0800 1111", TODAY, ("duty-officer",), TOMORROW)
    fact = replace(CRITICAL, value=NEW, was=(urgent,))
    new, faults = changed(fact, NEW, evidence(*roles, verified=day), TOMORROW)
    assert faults == ()
    assert new is not None
    expected = replace(urgent, checked=TOMORROW, checked_by="other-role") if settled else urgent
    assert (new.was, new.owed is None, new.verified) == ((expected,), settled, day)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"verified": TOMORROW}, "2026-11-24 is in the future."),
        ({"verified": date(2026, 11, 19)}, "was checked on 2026-11-20, which is later"),
        ({"source": " "}, "has no source"),
    ],
)
def test_evidence_that_is_none(changes: dict[str, object], message: str) -> None:
    new, (found,) = changed(PLAIN, NEW, evidence(**changes), TODAY)  # type: ignore[arg-type]
    assert (new, found.code) == (None, "FA011")
    assert message in found.message


def test_a_check_that_is_too_old_holds_no_longer() -> None:
    fact = replace(PLAIN, verified=None, value=None, recheck_days=30)
    new, (found,) = changed(fact, NEW, evidence(verified=date(2026, 10, 1)), TODAY)
    assert (new, found.code) == (None, "FA011")


def test_a_place_to_fill_in_is_checked_again_in_time() -> None:
    empty = replace(PLAIN, value=None, verified=None, recheck_days=0)
    new, _ = changed(empty, NEW, evidence(), TODAY)
    assert new is not None
    assert (new.value, new.recheck_days) == (NEW, 90)
    assert new.was == (FormerValue(None, TODAY),)


def test_a_retired_fact_is_not_set() -> None:
    gone = replace(PLAIN, retired=True, replaced_by="contact.line.phone")
    new, (found,) = changed(gone, NEW, evidence(), TODAY)
    assert (new, found.code) == (None, "FA003")
    assert found.hint == "Set contact.line.phone, which stands for it."


@pytest.mark.parametrize(
    ("number", "good"),
    [
        ("999", True), ("101", True), ("116 123", True), ("18000", True), ("18001 101", True),
        ("18001 0800 1111", True), ("0800 1111", True), ("01632 960001", True), ("85258", True),
        ("0808 16 89 111", True), ("+44 20 7946 0000", True), ("+48 800 12 12 12", True),
        ("0800", False), ("00", False), ("12", False), ("0800 0", False), ("+999", False),
        ("1234567", False), ("08001234567890123", False), ("18001 0800", False),
    ],
)  # fmt: skip
def test_numbers_that_can_be_dialled(number: str, good: bool) -> None:
    assert (number_fault(number) == "") is good
    new, faults = changed(PLAIN, number, evidence(), TODAY)
    assert (new is not None) is good
    assert {f.code for f in faults} == (set() if good else {"FA007"})


def test_an_unknown_key_names_the_nearest() -> None:
    facts = {CRITICAL.key: CRITICAL}
    assert fact_of(CRITICAL.key, facts) == (CRITICAL, ())
    none, (found,) = fact_of("contact.lien.phone", facts)
    assert (none, found.code) == (None, "FA001")
    assert found.hint == "Did you mean contact.line.phone?"
    _, (found,) = fact_of("zzz", facts)
    assert found.hint == "waymark facts list names every fact."


def retire(
    fact: Fact, heir: str = "", *roles: str, **changes: object
) -> tuple[Fact | None, list[str]]:
    facts = {
        f.key: f
        for f in (
            CRITICAL,
            PLAIN,
            replace(PLAIN, key="contact.999"),
            replace(PLAIN, key="contact.formats"),
            replace(PLAIN, key="contact.gone", retired=True, replaced_by=CRITICAL.key),
            replace(PLAIN, key="contact.empty", value=None),
            replace(PLAIN, key="contact.mail", type=FactType.EMAIL),
            fact,
        )
    }
    fields = {"urgent": False, "facts": facts, "organisation": ORGANISATION, "released": False}
    new, faults = retired(fact, heir, roles, today=TODAY, **(fields | changes))  # type: ignore[arg-type]
    return new, [f"{f.path}:{f.line} {f.code} {f.message} {f.hint}" for f in faults]


def test_a_tombstone_keeps_its_value_and_names_its_heir() -> None:
    new, faults = retire(PLAIN, CRITICAL.key, "a-role")
    assert faults == []
    assert new == replace(
        PLAIN,
        retired=True,
        replaced_by=CRITICAL.key,
        was=(FormerValue("01632 960001", TODAY, ("a-role",)),),
    )


@pytest.mark.parametrize(
    ("fact", "heir", "changes", "said"),
    [
        (PLAIN, "contact.lime.phone", {}, "Did you mean contact.line.phone?"),
        (PLAIN, PLAIN.key, {}, "it is the same fact"),
        (PLAIN, "contact.gone", {}, "it is retired itself"),
        (PLAIN, "contact.empty", {}, "it has no value yet"),
        (PLAIN, "contact.mail", {}, "it is of type email, not phone"),
        (PLAIN, "", {"released": True}, "Name the fact that takes its place: --replaced-by KEY."),
        (replace(PLAIN, value=None), "", {}, "has no value that could be retired"),
        (replace(PLAIN, key="contact.999"), PLAIN.key, {}, "organisation.yml:12 FA011"),
        (replace(PLAIN, key="contact.formats"), PLAIN.key, {}, "Name contact.office.phone there"),
        (CRITICAL, PLAIN.key, {}, "waymark facts retire contact.gone --replaced-by contact.office"),
        (CRITICAL, PLAIN.key, {}, "retiring it wants two different roles, and none is named"),
    ],
)
def test_a_fact_that_cannot_be_retired(
    fact: Fact, heir: str, changes: dict[str, object], said: str
) -> None:
    new, faults = retire(fact, heir, **changes)  # type: ignore[arg-type]
    assert new is None
    assert said in "\n".join(faults)


def test_another_heir_for_a_tombstone_and_the_check_that_is_owed() -> None:
    urgent = FormerValue(PLAIN.value, TODAY, ("duty-officer",), TOMORROW)
    gone = replace(PLAIN, retired=True, replaced_by=CRITICAL.key, was=(urgent,))
    new, faults = retire(gone, "contact.999")
    assert faults == []
    assert new == replace(gone, replaced_by="contact.999")
    assert retire(gone, "", "duty-officer") == (gone, [])
    settled, _ = retire(gone, "", "other-role")
    assert settled is not None
    assert settled.was == (replace(urgent, checked=TODAY, checked_by="other-role"),)


def test_a_clock_in_the_wrong_year() -> None:
    fact = replace(PLAIN, was=(FormerValue("101", TOMORROW, ("a-role",)),))
    new, (found,) = changed(fact, NEW, evidence(), TODAY)
    assert (new, found.code) == (None, "FA011")
    assert (
        found.message
        == "“contact.office.phone” was changed on 2026-11-24, and today is 2026-11-23."
    )
    new, faults = retire(fact, CRITICAL.key)
    assert new is None
    assert "--today DATE" in faults[0]
