"""A fact changes or is retired: who may do that, on what grounds, and what is kept of it.

The result is the new fact or a refusal; nothing is written here. A critical fact (design 5) wants
two different roles, or one that says the change is urgent: then another role owes a check.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from waymark.facts.finishing import nearest_key
from waymark.facts.phones import number_fault
from waymark.model import (
    Fact,
    FactType,
    FactValue,
    Finding,
    FormerValue,
    Organisation,
    Place,
    finding,
)

CHECK_WITHIN = timedelta(days=1)
"""How long an urgent change may stand before another role has checked it."""

_FOLDER = Place("facts")
_LIVE_RECHECK, _FIXED_RECHECK = 90, 180
"""Days until a fact that had no value is checked again, where nobody says otherwise."""

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who changes a fact, and where and on which day somebody checked the new value.

    ``roles`` are in the order given; ``urgent`` is for a critical fact and one role.
    """

    source: str
    verified: date
    roles: tuple[str, ...] = ()
    urgent: bool = False


def fact_of(key: str, facts: Mapping[str, Fact]) -> tuple[Fact | None, Findings]:
    """The fact of a key, or the nearest key."""
    if fact := facts.get(key):
        return fact, ()
    near = nearest_key(key, facts)
    hint = f"Did you mean {near}?" if near else "waymark facts list names every fact."
    return None, (finding("FA001", _FOLDER, f"There is no fact “{key}”.", hint),)


def changed(
    fact: Fact, value: FactValue, evidence: Evidence, today: date, recheck_days: int = 0
) -> tuple[Fact | None, Findings]:
    """The fact with another value, or with the same one checked again.

    The same value, given by a role other than the one that changed it urgently, is the check that
    was owed. ``recheck_days`` of nought keeps what the fact says.
    """
    if fact.retired:
        heir = fact.replaced_by
        hint = f"Set {heir}, which stands for it." if heir else "Add a new fact."
        return None, (finding("FA003", fact.place, f"“{fact.key}” is retired.", hint),)
    same = value == fact.value
    faults = [*_value_faults(fact, value), *_day_faults(fact, evidence, today, recheck_days)]
    if not same:
        faults += _role_faults(fact, evidence.roles, evidence.urgent, today, "a change")
    if faults:
        return None, tuple(faults)
    default = _LIVE_RECHECK if fact.live else _FIXED_RECHECK
    if same:
        was = _checked(fact, evidence.roles, evidence.verified, today)
    else:
        was = (*fact.was, _former(fact, evidence.roles, evidence.urgent, today))
    return replace(
        fact,
        value=value,
        source=evidence.source.strip(),
        verified=evidence.verified,
        recheck_days=recheck_days or fact.recheck_days or default,
        was=was,
    ), ()


def retired(
    fact: Fact,
    heir: str,
    roles: tuple[str, ...],
    *,
    urgent: bool,
    facts: Mapping[str, Fact],
    organisation: Organisation,
    released: bool,
    today: date,
) -> tuple[Fact | None, Findings]:
    """The fact as a tombstone, whose value may occur nowhere any more.

    ``heir`` is the key of the fact that stands for it; without one nothing that is ``released``
    may show it. A fact that is retired already may get another heir; with the same one, given by a
    role other than the one that retired it urgently, it is the check that was owed.
    """
    heir = heir or fact.replaced_by
    if fault := _clock_fault(fact, today):
        return None, (fault,)
    if fact.retired and heir == fact.replaced_by:
        return replace(fact, was=_checked(fact, roles, today, today)), ()
    faults: list[Finding] = []
    if fact.value is None:
        message = f"“{fact.key}” has no value that could be retired."
        faults.append(finding("FA011", fact.place, message, "Delete its entry if nobody uses it."))
    if heir:
        faults += _heir_faults(fact, heir, facts)
    elif released:
        message = f"Released editions show “{fact.key}”, and nothing stands for it."
        hint = "Name the fact that takes its place: --replaced-by KEY."
        faults.append(finding("FA011", fact.place, message, hint))
    for place in _organisation_places(fact.key, organisation):
        message = f"organisation.yml names “{fact.key}”, which every page shows."
        hint = f"Name {heir or 'another fact'} there first."
        faults.append(finding("FA011", place, message, hint))
    for other in facts.values():
        if other.replaced_by == fact.key:
            message = f"“{fact.key}” stands for “{other.key}”, which is retired."
            hint = f"First: waymark facts retire {other.key} --replaced-by {heir or 'KEY'}"
            faults.append(finding("FA011", other.place, message, hint))
    faults += _role_faults(fact, roles, urgent, today, "retiring it")
    if faults:
        return None, tuple(faults)
    was = fact.was if fact.retired else (*fact.was, _former(fact, roles, urgent, today))
    return replace(fact, retired=True, replaced_by=heir, was=was), ()


def _former(fact: Fact, roles: tuple[str, ...], urgent: bool, today: date) -> FormerValue:
    owed = today + CHECK_WITHIN if urgent else None
    return FormerValue(fact.value, today, roles, owed)


def _checked(fact: Fact, roles: tuple[str, ...], day: date, today: date) -> tuple[FormerValue, ...]:
    """The history with an owed check settled, if this is one: by another role, since the change."""
    owed = fact.owed
    others = [role for role in roles if owed and role not in owed.roles]
    if owed is None or not others or day < owed.until:
        return fact.was
    return (*fact.was[:-1], replace(owed, checked=today, checked_by=others[0]))


def _role_faults(
    fact: Fact, roles: tuple[str, ...], urgent: bool, today: date, what: str
) -> list[Finding]:
    enough = 1 if urgent else 2
    if not fact.critical or len(set(roles)) >= enough:
        return []
    if len(roles) > len(set(roles)):
        had = f"--role and --role2 both name {roles[0]}"
        add = "Give the role that checked it a second time after --role2"
    elif roles:
        had = f"only {roles[0]} is named"
        add = "Add --role2 with the role that checked it a second time"
    else:
        had, add = "none is named", "Add --role and --role2"
    if urgent:
        add = "Add --role"
    else:
        add += f", or --urgent: then another role owes a check by {today + CHECK_WITHIN}"
    number = "two different roles" if enough > 1 else "a role"
    message = f"“{fact.key}” is critical: {what} wants {number}, and {had}."
    return [finding("FA011", fact.place, message, f"{add}.")]


def _day_faults(fact: Fact, evidence: Evidence, today: date, recheck_days: int) -> list[Finding]:
    if fault := _clock_fault(fact, today):
        return [fault]
    day, holds = evidence.verified, recheck_days or fact.recheck_days
    if not evidence.source.strip():
        message, hint = (
            f"The value of “{fact.key}” has no source.",
            "Say where it was checked: --source.",
        )
    elif day > today:
        message, hint = f"{day} is in the future.", "Give the day on which somebody checked it."
    elif fact.verified and day < fact.verified:
        message = f"“{fact.key}” was checked on {fact.verified}, which is later than {day}."
        hint = "Check the value at its source again, and give that day."
    elif holds and (today - day).days > holds:
        message = f"A check of “{fact.key}” holds for {holds} days, and {day} is longer ago."
        hint = "Check the value at its source again, and give that day."
    else:
        return []
    return [finding("FA011", fact.place, message, hint)]


def _clock_fault(fact: Fact, today: date) -> Finding | None:
    """A clock in the wrong year: the fact knows a later day."""
    if not fact.was or fact.was[-1].until <= today:
        return None
    message = f"“{fact.key}” was changed on {fact.was[-1].until}, and today is {today}."
    return finding("FA011", fact.place, message, "Set the clock, or give the day: --today DATE.")


def _value_faults(fact: Fact, value: FactValue) -> list[Finding]:
    if fact.type is FactType.PHONE and (fault := number_fault(str(value))):
        hint = "Write it as people dial it, such as 0800 011 3764."
        return [finding("FA007", fact.place, f"“{value}” {fault}.", hint)]
    return []


def _heir_faults(fact: Fact, heir: str, facts: Mapping[str, Fact]) -> Findings:
    other, faults = fact_of(heir, facts)
    if other is None:
        return faults
    if other.key == fact.key:
        fault = "is the same fact"
    elif other.retired:
        fault = "is retired itself"
    elif other.value is None:
        fault = "has no value yet"
    elif other.type is not fact.type:
        fault = f"is of type {other.type.value}, not {fact.type.value}"
    else:
        return ()
    message = f"“{heir}” cannot stand for “{fact.key}”: it {fault}."
    hint = f"Name another fact of type {fact.type.value} after --replaced-by."
    return (finding("FA011", other.place, message, hint),)


def _organisation_places(key: str, organisation: Organisation) -> list[Place]:
    named = {
        **{f"emergency.{i}": k for i, k in enumerate(organisation.emergency)},
        "contacts.accessible_formats": organisation.accessible_formats,
        "contacts.complaints": organisation.complaints,
        "contacts.report_error": organisation.report_error,
    }
    return [organisation.place(name) for name, named_key in named.items() if named_key == key]
