"""Facts as they are read from their files."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from waymark.content.facts_file import read_facts
from waymark.content.report import FACTS
from waymark.content.yaml_reader import read_yaml
from waymark.model import Effect, FactType, FormerValue, Hours, Place

CHECKED = "source: https://example.org/, verified: 2026-11-20, recheck: 3 months"


def read(*texts: str):
    trees = []
    for number, text in enumerate(texts):
        tree, faults = read_yaml(text, f"facts/{number}.yml", FACTS)
        assert faults == ()
        trees.append(tree)
    return read_facts(trees)


@pytest.mark.parametrize(
    ("type_", "written", "value"),
    [
        ("phone", '"0800 011 3764"', "0800 011 3764"),
        ("phone", "0800 1111", "0800 1111"),
        ("phone", "0800", "0800"),  # no octal number
        ("phone", '"+44 1632 960001"', "+44 1632 960001"),
        ("email", "a.b@example.org", "a.b@example.org"),
        ("url", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("address", '"1 Street\\nTown"', "1 Street\nTown"),
        ("hours", '{opens: 09:00, closes: "17:30"}', Hours(time(9), time(17, 30))),
        ("name", "No", "No"),  # no boolean
        ("law", "Act 2015, section 26", "Act 2015, section 26"),
        ("date", "2026-09-01", date(2026, 9, 1)),
        ("number", "8778", Decimal(8778)),
        ("percent", "12.5", Decimal("12.5")),
        ("money", "1250.50", Decimal("1250.50")),
    ],
)
def test_values_by_type(type_, written, value) -> None:
    written = written if written[0] in '"{' or "," not in written else f'"{written}"'
    facts, findings = read(f"a:\n  b: {{type: {type_}, value: {written}, {CHECKED}}}\n")
    assert findings == ()
    fact = facts["a.b"]
    assert (fact.value, fact.type) == (value, FactType(type_))
    assert (fact.recheck_days, fact.verified) == (90, date(2026, 11, 20))
    assert fact.place == Place("facts/0.yml", 2, 3)


def test_labels_fall_back_to_the_words_of_the_key() -> None:
    facts, _ = read(f"a:\n  act_early:\n    phone: {{type: phone, value: 101, {CHECKED}}}\n")
    assert facts["a.act_early.phone"].label == "Act early"


def test_places_to_fill_in_and_tombstones() -> None:
    facts, findings = read(
        "a:\n"
        "  open: {type: phone, label: the team, supply: The number of the team.}\n"
        "  old: {type: phone, value: 01632 960001, retired: true, replaced_by: a.open}\n"
    )
    assert findings == ()
    assert facts["a.open"].to_be_supplied
    assert facts["a.open"].supply == "The number of the team."
    assert (facts["a.old"].retired, facts["a.old"].replaced_by) == (True, "a.open")
    assert not facts["a.old"].to_be_supplied


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (f"{{type: fone, value: 1, {CHECKED}}}", 'The type of fact "fone" is unknown.'),
        (f"{{type: phone, value: call us, {CHECKED}}}", '"call us" has the wrong form.'),
        (f"{{type: email, value: nobody, {CHECKED}}}", '"nobody" has the wrong form.'),
        (f"{{type: url, value: 'javascript:1', {CHECKED}}}", '"javascript:1" has the wrong form.'),
        (f"{{type: url, value: 'http://a.org', {CHECKED}}}", '"http://a.org" has the wrong form.'),
        (f"{{type: name, value: a | b, {CHECKED}}}",
         '"a | b" holds a "|", which would split the row of a table.'),
        (f"{{type: address, value: '1 Road | Town', {CHECKED}}}",
         '"1 Road | Town" holds a "|", which would split the row of a table.'),
        (f'{{type: name, value: "a\\nb", {CHECKED}}}', '"a b" runs over several lines.'),
        (f"{{type: phone, value: 101, {CHECKED}, was: 999}}",
         "The earlier values are not a list."),
        (f"{{type: phone, value: 101, {CHECKED}, was: [{{value: 999}}]}}",
         'The key "was.until" is missing.'),
        (f"{{type: phone, value: 101, {CHECKED}, was: [{{value: x, until: 2026-11-20}}]}}",
         '"x" has the wrong form.'),
        (f"{{type: number, value: '8,778', {CHECKED}}}", '"8,778" is not a number.'),
        (f"{{type: money, value: £5, {CHECKED}}}", '"£5" is not a number.'),
        (f"{{type: number, value: ١٢, {CHECKED}}}", '"١٢" is not a number.'),
        (f"{{type: number, value: 1e9, {CHECKED}}}", '"1e9" is not a number.'),
        (f"{{type: date, value: 2026-13-01, {CHECKED}}}", '"2026-13-01" is not a real day.'),
        (f"{{type: hours, value: nine to five, {CHECKED}}}",
         "value is not a mapping of keys and values."),
        (f"{{type: hours, value: {{opens: '25:00', closes: '17:00'}}, {CHECKED}}}",
         '"25:00" is not a time of day.'),
        (f"{{type: hours, value: {{opens: '09:00'}}, {CHECKED}}}",
         'The key "value.closes" is missing.'),
        (f"{{type: name, value: [x], {CHECKED}}}", "This is a list, not a single value."),
        (f"{{type: name, value: x, colour: red, {CHECKED}}}", 'The key "a.b.colour" is unknown.'),
        (f"{{type: name, value: x, critical: maybe, {CHECKED}}}",
         '"maybe" is neither true nor false.'),
        (f"{{type: name, value: x, replaced_by: a.c, {CHECKED}}}",
         'The fact "a.b" is replaced, but not retired.'),
        ("{type: name, value: x, verified: 2026-11-20, recheck: 3 months}",
         'The fact "a.b" has a value, but no source.'),
        ("{type: name, value: x, source: y, verified: 2026-11-20, recheck: soon}",
         '"soon" is not a span of time.'),
        ("{type: name, label: x}", 'The fact "a.b" has no value, but no supply.'),
        ("{type: name, retired: true}", 'The fact "a.b" is retired, but no value.'),
        ("{type: name, value: x, retired: true, replaced_by: a.z}",
         '"a.b" is replaced by "a.z", which is not defined.'),
        (f"{{value: x, {CHECKED}}}", '"a.b.value" is neither a fact nor a group of facts.'),
        ("just text", '"a.b" is neither a fact nor a group of facts.'),
    ],
)  # fmt: skip
def test_faults_of_facts(fact, expected) -> None:
    _, findings = read(f"a:\n  b: {fact}\n")
    assert expected in [f.message for f in findings]
    assert {(f.code, f.line, f.effect) for f in findings} == {("FA007", 2, Effect.STOP)}


def test_keys_of_facts_have_two_levels_and_small_letters() -> None:
    _, findings = read(f"Phone: {{type: phone, value: 101, {CHECKED}}}\n")
    assert [f.message for f in findings] == ['"Phone" cannot be the key of a fact.']


def test_a_fact_in_two_files_is_refused() -> None:
    text = f"a:\n  b: {{type: phone, value: 101, {CHECKED}}}\n"
    facts, findings = read(text, text)
    assert [(f.code, f.path, f.line) for f in findings] == [("FA009", "facts/1.yml", 2)]
    assert facts["a.b"].place.path == "facts/0.yml"


def test_a_faulty_fact_does_not_take_the_others_along() -> None:
    facts, findings = read(
        f"a:\n  b: {{type: phone, value: x, {CHECKED}}}\n"
        f"  c: {{type: phone, value: 101, {CHECKED}}}\n"
    )
    assert (list(facts), len(findings)) == (["a.c"], 1)


def test_earlier_values() -> None:
    text = "a:\n  b:\n    type: phone\n    value: 101\n    source: s\n    verified: 2026-11-20\n"
    text += "    recheck: 3 months\n    was:\n      - {until: 2026-01-01}\n"
    text += "      - {value: 999, until: 2026-02-01, by: [a-role], check_by: 2026-02-02}\n"
    facts, findings = read(text)
    assert findings == ()
    fact = facts["a.b"]
    assert fact.was == (
        FormerValue(None, date(2026, 1, 1)),
        FormerValue("999", date(2026, 2, 1), ("a-role",), date(2026, 2, 2)),
    )
    assert fact.owed == fact.was[1]
    assert fact.verified_place == Place("facts/0.yml", 6, 5)
