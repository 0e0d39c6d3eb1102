"""Values that may occur nowhere any more, and what released texts show instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from waymark.facts import contact_changes, in_force, retired_values, same_value
from waymark.model import Fact, FactType, FormerValue, Place

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def fact(key: str, value: object, type: FactType = FactType.PHONE, **changes: object) -> Fact:
    fields = {
        "label": key,
        "source": "s",
        "verified": date(2026, 11, 20),
        "recheck_days": 90,
        "critical": False,
        "replaced_by": "",
        "retired": False,
        "supply": "",
        "place": Place("facts/a.yml", 2, 3),
    }
    return Fact(key=key, type=type, value=value, **(fields | changes))  # type: ignore[arg-type]


def library(*facts: Fact) -> dict[str, Fact]:
    return {f.key: f for f in facts}


def test_what_was_said_before_and_what_is_retired() -> None:
    facts = library(
        fact(
            "a.phone", "0800 1111", was=(FormerValue("01632 960001", MAY), FormerValue("999", JUNE))
        ),
        fact("a.mail", "new@a.org", FactType.EMAIL, was=(FormerValue("Old@a.org", MAY),)),
        fact("a.url", "https://a.org/new", FactType.URL, was=(FormerValue("https://a.org/", MAY),)),
        fact("a.gone", "01632 960002", retired=True, replaced_by="a.phone"),
        fact("a.first", "101", was=(FormerValue(None, MAY),)),
        fact("a.law", "Act 2", FactType.LAW, was=(FormerValue("Act 1", MAY),)),
    )
    assert [(v.key, v.value, v.until) for v in retired_values(facts)] == [
        ("a.phone", "01632 960001", MAY),
        ("a.phone", "999", JUNE),
        ("a.mail", "Old@a.org", MAY),
        ("a.url", "https://a.org/", MAY),
        ("a.gone", "01632 960002", None),
    ]


def test_a_value_that_somebody_has_today_is_not_retired() -> None:
    facts = library(
        fact("a.back", "0800 1111", was=(FormerValue("+44 800 1111", MAY),)),
        fact("a.moved", "101", was=(FormerValue("01632 960001", MAY),)),
        fact("a.taken", "(01632) 960001"),
        fact("a.gone", "101", retired=True),
        fact("a.url", "https://a.org", FactType.URL, was=(FormerValue("https://A.org/", MAY),)),
    )
    assert retired_values(facts) == ()


def test_released_texts_show_the_heir_of_a_retired_fact() -> None:
    facts = library(
        fact("a.phone", "0800 1111"),
        fact("a.gone", "999", retired=True, replaced_by="a.phone"),
        fact("a.lost", "999", retired=True),
        fact("a.other", "x@a.org", FactType.EMAIL, retired=True, replaced_by="a.phone"),
    )
    shown = in_force(facts)
    assert shown["a.gone"] == replace(facts["a.phone"], key="a.gone")
    assert {k: shown[k] for k in ("a.phone", "a.lost", "a.other")} == {
        k: facts[k] for k in ("a.phone", "a.lost", "a.other")
    }


def test_days_on_which_readers_were_told_something_else() -> None:
    facts = library(
        fact("a.phone", "0800 1111", was=(FormerValue(None, MAY), FormerValue("999", JUNE))),
        fact("b.phone", "101", was=(FormerValue("999", MAY),)),
        fact("b.law", "Act 2", FactType.LAW, was=(FormerValue("Act 1", MAY),)),
    )
    changes = contact_changes(facts, ("a.phone", "b.law", "b.phone", "nowhere", "a.phone"))
    assert [(c.key, c.until) for c in changes] == [("b.phone", MAY), ("a.phone", JUNE)]


def test_facts_with_the_same_value() -> None:
    facts = library(
        fact("a.phone", "0800 1111"),
        fact("b.phone", "+44 8001111"),
        fact("c.phone", "0800 1111", retired=True),
        fact("d.name", "0800 1111", FactType.NAME),
    )
    assert [f.key for f in same_value(facts["a.phone"], facts)] == ["b.phone"]
