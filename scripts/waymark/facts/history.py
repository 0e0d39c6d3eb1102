"""What facts used to say: values that may occur nowhere any more, and what old texts now show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from waymark.facts.phones import canonical
from waymark.model import Fact, FactType, FactValue


@dataclass(frozen=True, slots=True)
class RetiredValue:
    """A value that no output may hold. ``key`` is the fact that had it, ``until`` the day on which
    it ended (``None``: a tombstone written by hand)."""

    key: str
    type: FactType
    value: str
    until: date | None


@dataclass(frozen=True, slots=True)
class ContactChange:
    """One day on which readers were told another contact: for edition pages and copies on paper."""

    key: str
    label: str
    until: date


def retired_values(facts: Mapping[str, Fact]) -> tuple[RetiredValue, ...]:
    """Every phone number, e-mail, web address and postal address that was replaced or retired.

    Hours are left out, because anybody may be open from nine to five, and so is a value that some
    fact has today. Laws, dates and numbers are kept by old editions as they were at release.
    """
    today = {_compared(f.type, f.value) for f in facts.values() if f.value and not f.retired}
    found: dict[tuple[FactType, str], RetiredValue] = {}
    for fact in facts.values():
        if not fact.live or fact.type is FactType.HOURS:
            continue
        past: list[tuple[FactValue | None, date | None]]
        past = [(row.value, row.until) for row in fact.was]
        if fact.retired:
            past.append((fact.value, past[-1][1] if past else None))
        for value, until in past:
            compared = _compared(fact.type, value) if isinstance(value, str) else None
            if isinstance(value, str) and compared and compared not in today:
                found.setdefault(compared, RetiredValue(fact.key, fact.type, value, until))
    return tuple(found.values())


def in_force(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """The facts as released texts show them: a retired one with an heir gives the heir's value.

    Working texts are finished with the facts themselves, so that their authors name the heir.
    """
    return {key: _heir(fact, facts) for key, fact in facts.items()}


def contact_changes(facts: Mapping[str, Fact], keys: Iterable[str]) -> tuple[ContactChange, ...]:
    """The days on which the live facts among these keys changed, oldest first.

    A copy from before one of these days carries an old contact.
    """
    changes = [
        ContactChange(key, facts[key].label, row.until)
        for key in dict.fromkeys(keys)
        if key in facts and facts[key].live
        for row in facts[key].was
        if row.value is not None
    ]
    return tuple(sorted(changes, key=lambda c: (c.until, c.key)))


def same_value(fact: Fact, facts: Mapping[str, Fact]) -> tuple[Fact, ...]:
    """The other facts in use that have its value: they may have to change with it."""
    mine = _compared(fact.type, fact.value) if fact.value else None
    return tuple(
        f
        for f in facts.values()
        if mine and f.key != fact.key and f.value and not f.retired
        and f.live and _compared(f.type, f.value) == mine
    )  # fmt: skip


def _heir(fact: Fact, facts: Mapping[str, Fact]) -> Fact:
    heir = facts.get(fact.replaced_by)
    if not fact.retired or heir is None or heir.retired or heir.type is not fact.type:
        return fact
    return replace(heir, key=fact.key)


def _compared(type: FactType, value: FactValue | None) -> tuple[FactType, str]:
    text = " ".join(str(value).split())
    if type is FactType.PHONE:
        return type, canonical(text)
    if type is FactType.EMAIL:
        return type, text.casefold()
    if type is FactType.URL:
        return type, text.casefold().removesuffix("/")
    return type, text
