"""A fact is changed in its file, and no other byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from waymark.content import edit_fact, fact_value, read_library
from waymark.content.facts_file import read_facts
from waymark.content.report import FACTS
from waymark.content.yaml_reader import read_yaml
from waymark.model import Fact, FactType, FormerValue, Hours, Place

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 23)
REST = "source: s, verified: 2026-11-20, recheck: 3 months"
VALUES = {
    FactType.PHONE: "0808 157 0999",
    FactType.EMAIL: "new@exampleshire.example",
    FactType.URL: "https://new.exampleshire.example/a?b=1",
    FactType.ADDRESS: '2 "New" Street\nExampleton',
    FactType.HOURS: Hours(time(8), time(20, 30)),
    FactType.NAME: "No: #1, {a} [b]",
    FactType.LAW: "An Act, section 2",
    FactType.DATE: date(2026, 12, 1),
}


def facts_in(text: str) -> dict[str, Fact]:
    tree, _ = read_yaml(text.replace("\r\n", "\n").removeprefix("\ufeff"), "facts/a.yml", FACTS)
    return read_facts([tree] if tree else [])[0]


def edited(text: str, **changes: object) -> str:
    old = facts_in(text)["a.b"]
    new = replace(old, **changes)  # type: ignore[arg-type]
    data, faults = edit_fact(text.encode(), "facts/a.yml", old, new)
    assert faults == ()
    assert data is not None
    return data.decode()


BEFORE_AND_AFTER = {
    "a flow mapping": (
        f"a:\n  b: {{value: '0800 1111', type: phone, {REST}}}  # why\n",
        f"a:\n  b: {{value: \"101\", type: phone, {REST}}}  # why\n",
    ),
    "quotes are kept": (
        f'a:\n  b: {{type: phone, value: "0800 1111", {REST}}}\n',
        f'a:\n  b: {{type: phone, value: "101", {REST}}}\n',
    ),
    "digits are quoted": (
        f"a:\n  b: {{type: phone, value: 0800 1111, {REST}}}\n",
        f'a:\n  b: {{type: phone, value: "101", {REST}}}\n',
    ),
    "a flow mapping over lines": (
        f"a:\n  b: {{type: phone, # kind\n    value: 0800 1111, # old\n    {REST},\n  }}\n",
        f'a:\n  b: {{type: phone, # kind\n    value: "101", # old\n    {REST},\n  }}\n',
    ),
    "a block mapping": (
        "a:\n  # above\n  b:\n    type: phone # kind\n    value:   0800 1111   # number\n"
        "    source: s\n\n    verified: 2026-11-20\n    # inside\n    recheck: 3 months\n# below\n",
        'a:\n  # above\n  b:\n    type: phone # kind\n    value:   "101"   # number\n'
        "    source: s\n\n    verified: 2026-11-20\n    # inside\n    recheck: 3 months\n# below\n",
    ),
    "a text in a block": (
        "a:\n  b:\n    type: phone\n    value: |-\n      0800 1111\n    # after\n    source: s\n"
        "    verified: 2026-11-20\n    recheck: 3 months",
        'a:\n  b:\n    type: phone\n    value: "101"\n    # after\n    source: s\n'
        "    verified: 2026-11-20\n    recheck: 3 months",
    ),
}  # fmt: skip


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("name", BEFORE_AND_AFTER)
def test_the_value_alone_changes(name: str, line_end: str, mark: str) -> None:
    before, after = (mark + t.replace("\n", line_end) for t in BEFORE_AND_AFTER[name])
    assert edited(before, value="101") == after


HISTORY = (FormerValue("0800 1111", DAY, ("a-role",)),)
ROW = '{value: "0800 1111", until: 2026-11-23, by: [a-role]}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            f'a:\n  b: {{value: "0800 1111", type: phone, {REST}}} # x\n',
            f'a:\n  b: {{value: "101", type: phone, {REST}, was: [{ROW}]}} # x\n',
        ),
        (
            f'a:\n  b: {{value: "0800 1111", type: phone, {REST}, was: []}}\n',
            f'a:\n  b: {{value: "101", type: phone, {REST}, was: [{ROW}]}}\n',
        ),
        (
            'a:\n  b:\n    value: "0800 1111"\n    type: phone\n    source: s\n'
            "    verified: 2026-11-20\n    recheck: 3 months # often\n\n  # next\n",
            'a:\n  b:\n    value: "101"\n    type: phone\n    source: s\n'
            "    verified: 2026-11-20\n    recheck: 3 months # often\n"
            f"    was:\n      - {ROW}\n\n  # next\n",
        ),
        (
            'a:\n  b:\n    was:   # none so far\n    value: "0800 1111"\n    type: phone\n'
            "    source: s\n    verified: 2026-11-20\n    recheck: 3 months",
            f'a:\n  b:\n    was: [{ROW}]   # none so far\n    value: "101"\n    type: phone\n'
            "    source: s\n    verified: 2026-11-20\n    recheck: 3 months",
        ),
        (  # the last line has no line end
            'a:\n  b:\n    value: "0800 1111"\n    type: phone\n    source: s\n'
            "    verified: 2026-11-20\n    recheck: 3 months",
            'a:\n  b:\n    value: "101"\n    type: phone\n    source: s\n'
            f"    verified: 2026-11-20\n    recheck: 3 months\n    was:\n      - {ROW}",
        ),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_old_value_is_kept(before: str, after: str, line_end: str) -> None:
    before, after = before.replace("\n", line_end), after.replace("\n", line_end)
    assert edited(before, value="101", was=HISTORY) == after


@pytest.mark.parametrize(
    "rows",
    ["was: [{value: 999, until: 2026-01-01}]", "was:\n    - {value: 999, until: 2026-01-01} # one"],
)
def test_history_grows_at_its_end_and_a_check_is_added_to_its_row(rows: str) -> None:
    text = "a:\n  b:\n    value: 0800 1111\n    type: phone\n    " + rows + "\n    source: s\n"
    text += "    verified: 2026-11-20\n    recheck: 3 months\n"
    first = FormerValue("999", date(2026, 1, 1))
    urgent = FormerValue("0800 1111", DAY, ("a-role",), date(2026, 11, 24))
    changed = edited(text, value="101", was=(first, urgent))
    assert changed.count("\n") - text.count("\n") == ("\n" in rows)
    assert facts_in(changed)["a.b"].was == (first, urgent)
    checked = replace(urgent, checked=date(2026, 11, 24), checked_by="other")
    settled = edited(changed, was=(first, checked))
    assert facts_in(settled)["a.b"].was == (first, checked)
    assert settled.replace(", checked: 2026-11-24, checked_by: other", "") == changed


def test_a_place_to_fill_in_gets_its_value_first() -> None:
    text = "a:\n  b:\n    type: phone   # public\n    label: x\n    supply: The number.\n"
    after = edited(text, value="101", source="s", verified=DAY, recheck_days=90)
    assert after == (
        'a:\n  b:\n    value: "101"\n    type: phone   # public\n    label: x\n'
        '    supply: The number.\n    source: "s"\n    verified: 2026-11-23\n'
        "    recheck: 3 months\n"
    )
    flow = "a:\n  b: {type: phone, label: x, supply: The number.}\n"
    after = edited(flow, value="101", source="s", verified=DAY, recheck_days=365)
    assert after.startswith('a:\n  b: {value: "101", type: phone, label: x, supply: The number., ')


@pytest.mark.parametrize(
    "hours",
    ["{opens: '09:00', closes: '17:00'}", '\n      opens: "09:00" # early\n      closes: 17:00'],
)
def test_hours_change_one_by_one(hours: str) -> None:
    text = (
        f"a:\n  b:\n    type: hours\n    value: {hours}\n    source: s\n    verified: 2026-11-20\n"
    )
    text += "    recheck: 3 months\n"
    after = edited(text, value=Hours(time(8), time(17)))
    assert facts_in(after)["a.b"].value == Hours(time(8), time(17))
    assert [x.count("#") for x in after.splitlines()] == [x.count("#") for x in text.splitlines()]


@pytest.mark.parametrize("library", ["content_src", "tests/small_library", "tests/library"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_every_fact_of_every_library_can_be_changed(library: str, line_end: bytes) -> None:
    root = ROOT / library
    read, _ = read_library(root)
    assert read is not None
    for fact in (f for f in read.facts.values() if not f.retired):
        data = (root / fact.place.path).read_bytes().replace(b"\n", line_end)
        new = replace(
            fact,
            value=VALUES.get(fact.type, Decimal("12.75")),
            source="somewhere: else # now",
            verified=DAY,
            recheck_days=fact.recheck_days or 90,
            was=(*fact.was, FormerValue(fact.value, DAY, ("a-role", "b-role"))),
        )
        after, faults = edit_fact(data, fact.place.path, fact, new)
        assert faults == ()
        assert after is not None
        assert after.count(b"\r\n") == (after.count(b"\n") if line_end == b"\r\n" else 0)
        kept = set(data.splitlines()) - set(after.splitlines())
        assert len(kept) <= 3, f"{fact.key} took {kept} along"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("b: &x {value: '1', type: phone}", "“a.b” has another value by now."),  # no anchors
        ("c: {value: '101', type: phone}", "“a.b” has another value by now."),
        (f"b: {{value: '102', type: phone, {REST}}}", "“a.b” has another value by now."),
        ("b: [", "“a.b” has another value by now."),
    ],
)
def test_what_changed_meanwhile_is_left_alone(entry: str, said: str) -> None:
    old = facts_in(f"a:\n  b: {{value: '101', type: phone, {REST}}}\n")["a.b"]
    data, (found,) = edit_fact(
        f"a:\n  {entry}\n".encode(), "facts/a.yml", old, replace(old, value="999")
    )
    assert (data, found.code, found.message) == (None, "FA012", said)


def test_what_the_reader_would_refuse_is_not_written() -> None:
    text = f"a:\n  b: {{value: '101', type: phone, {REST}}}\n"
    old = facts_in(text)["a.b"]
    new = replace(old, value="999", was=(FormerValue("101", DAY, ("jo@example.org",)),))
    data, (found,) = edit_fact(text.encode(), "facts/a.yml", old, new)
    assert (data, found.code, found.line) == (None, "PD001", 2)


def test_a_layout_that_cannot_be_edited_is_refused() -> None:
    text = f"a:\n  b: {{? value\n    : '101', type: phone, {REST}, was: ~}}\n"
    old = facts_in(text)["a.b"]
    new = replace(old, value="999", was=(FormerValue("101", DAY),))
    data, (found,) = edit_fact(text.encode(), "facts/a.yml", old, new)
    assert (data, found.code) == (None, "FA012")
    assert "by hand" in found.hint


def test_bytes_that_are_no_text_are_a_finding() -> None:
    old = facts_in(f"a:\n  b: {{value: '101', type: phone, {REST}}}\n")["a.b"]
    data, (found,) = edit_fact(b"caf\xe9", "facts/a.yml", old, old)
    assert (data, found.code) == (None, "LB006")


@pytest.mark.parametrize(
    ("type", "written", "value"),
    [
        (FactType.PHONE, " 0800 1111 ", "0800 1111"),
        (FactType.HOURS, "09:00-17:30", Hours(time(9), time(17, 30))),
        (FactType.HOURS, "09:00 – 17:30", Hours(time(9), time(17, 30))),
        (FactType.DATE, "2026-09-01", date(2026, 9, 1)),
        (FactType.MONEY, "12.50", Decimal("12.50")),
        (FactType.ADDRESS, "1 Street\nTown", "1 Street\nTown"),
        (FactType.PHONE, "call us", None),
        (FactType.PHONE, "0800\u202e1111", None),
        (FactType.PHONE, "", None),
        (FactType.URL, "http://example.org/", None),
        (FactType.URL, "https://example.org/a|b", None),
        (FactType.HOURS, "nine to five", None),
        (FactType.HOURS, "09:00", None),
        (FactType.DATE, "2026-02-31", None),
        (FactType.NAME, "a | b", None),
        (FactType.NAME, "a\nb", None),
        (FactType.NAME, "\udcff", None),
        (FactType.ADDRESS, "1 Street | Town", None),
        (FactType.EMAIL, "nobody", None),
        (FactType.NUMBER, "8,778", None),
    ],
)
def test_values_as_they_are_typed(type: FactType, written: str, value: object) -> None:
    read, findings = fact_value(type, written, Place("facts/a.yml", 7, 3))
    assert read == value
    assert bool(findings) == (value is None)
    assert {(f.path, f.line) for f in findings} <= {("facts/a.yml", 7)}


@pytest.mark.parametrize("source", ["a\udcffb", "a\ue000b", "a\x00b"])
def test_characters_that_no_library_may_hold_are_not_written(source: str) -> None:
    text = f"a:\n  b: {{value: '101', type: phone, {REST}}}\n"
    old = facts_in(text)["a.b"]
    data, (found,) = edit_fact(text.encode(), "facts/a.yml", old, replace(old, source=source))
    assert (data, found.code, found.line) == (None, "LB006", 2)
