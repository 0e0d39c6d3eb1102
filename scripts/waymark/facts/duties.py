"""What a council owes its facts: the emergency ones there, and all of them checked in time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from waymark.facts.finishing import nearest_key
from waymark.model import Fact, Finding, FormerValue, Organisation, finding


def emergency_findings(
    organisation: Organisation, facts: Mapping[str, Fact]
) -> tuple[Finding, ...]:
    """FA006 for each emergency fact that is missing, retired or without a value.

    It stops a build: every page shows these numbers first. A library that names none has the same
    fault.
    """
    if not organisation.emergency:
        message = "No emergency fact is named."
        hint = "Name the keys of the numbers that every page shows: emergency: [contact.police…]."
        return (finding("FA006", organisation.place("emergency"), message, hint),)
    found = []
    for index, key in enumerate(organisation.emergency):
        fact, named = facts.get(key), organisation.place(f"emergency.{index}")
        if fact is None:
            near = nearest_key(key, facts)
            hint = f"Did you mean “{near}”?" if near else ""
            message = f"The emergency fact “{key}” does not exist."
            found.append(finding("FA006", named, message, hint))
        elif fact.retired:
            hint = f"Name “{fact.replaced_by}” in organisation.yml." if fact.replaced_by else ""
            message = f"The emergency fact “{key}” is retired."
            found.append(finding("FA006", named, message, hint))
        elif fact.value is None or not str(fact.value).strip():
            message = f"The emergency fact “{key}” has no value."
            found.append(finding("FA006", fact.place, message, fact.supply))
    return tuple(found)


def due(facts: Mapping[str, Fact], today: date) -> tuple[Finding, ...]:
    """FA008 for each fact in use that nobody has checked for longer than it says it holds; FA010
    for each urgent change that no other role has checked in time.

    ``recheck_days`` of nought means that it never lapses. What is due takes nothing down.
    """
    found = []
    for key, fact in facts.items():
        if fact.owed and fact.owed.check_by and today > fact.owed.check_by:
            found.append(_overdue(fact, fact.owed))
        if fact.retired or fact.value is None or fact.recheck_days <= 0:
            continue
        hint = f"Check it at {fact.source}, then set verified." if fact.source else ""
        place = fact.verified_place or fact.place
        if fact.verified is None:
            message = f"Nobody has checked “{key}” yet."
            found.append(finding("FA008", place, message, hint))
        elif (today - fact.verified).days > fact.recheck_days:
            last = fact.verified + timedelta(days=fact.recheck_days)
            message = f"“{key}” was checked on {fact.verified} and was due again on {last}."
            found.append(finding("FA008", place, message, hint))
    return tuple(found)


def _overdue(fact: Fact, owed: FormerValue) -> Finding:
    who = ", ".join(owed.roles) or "one role"
    message = f"“{fact.key}” was changed urgently by {who} on {owed.until}; the check by another "
    message += f"role was due by {owed.check_by}."
    again = "set {} VALUE --source … --date … --role ROLE, with the same value"
    command = "retire {} --role ROLE" if fact.retired else again
    hint = f"Check it at its source, then run: waymark facts {command.format(fact.key)}."
    return finding("FA010", fact.place, message, hint)
