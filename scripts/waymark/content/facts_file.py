"""``facts/*.yml`` become facts: nested mappings, where one that has the key ``type`` is a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from waymark.content import fact_keys as k
from waymark.content.keys import Fields, Key, read_fields
from waymark.content.report import FACTS, Report, nearest, quoted
from waymark.content.scalars import FACT_KEY_PATTERN
from waymark.content.yaml_tree import Entries, Entry, Scalar, Value
from waymark.model import Fact, FactType, Finding, FormerValue, finding


def read_facts(trees: Iterable[Value]) -> tuple[dict[str, Fact], tuple[Finding, ...]]:
    """The facts of all files by key, in the order of the files; faulty ones are left out."""
    report = Report(FACTS)
    facts = facts_of(trees, report)
    report.take(_tombstones(facts))
    return facts, report.findings


def facts_of(trees: Iterable[Value], report: Report) -> dict[str, Fact]:
    """The facts of some files, whose tombstones may name facts of other files."""
    facts: dict[str, Fact] = {}
    for tree in trees:
        if not isinstance(tree, Entries):
            message = "The file is not a mapping of keys and values."
            report.add("FA007", tree.place, message, "Write contact: and the facts below it.")
            continue
        for key, entry in _found(tree, "", report):
            fact = _fact(key, entry, report)
            if fact is not None and key in facts:
                first = facts[key].place
                message = (
                    f"The fact {quoted(key)} is defined in {first.path}, line {first.line}, too."
                )
                report.add("FA009", entry.place, message)
            elif fact is not None:
                facts[key] = fact
    return facts


def _found(tree: Entries, prefix: str, report: Report) -> Iterator[tuple[str, Entry]]:
    """Key and entry of every fact below a mapping."""
    for entry in tree.entries:
        key = prefix + entry.key
        if not isinstance(entry.value, Entries):
            if isinstance(entry.value, Scalar) and entry.value.empty:
                continue
            message = f"{quoted(key)} is neither a fact nor a group of facts."
            hint = f"A fact has a type. {nearest(entry.key, [x.name for x in k.FACT_KEYS])}"
            report.add("FA007", entry.place, message, hint)
        elif entry.value.get(k.TYPE.name) is None:
            yield from _found(entry.value, f"{key}.", report)
        elif not re.fullmatch(FACT_KEY_PATTERN, key, re.ASCII):
            message = f"{quoted(key)} cannot be the key of a fact."
            hint = "Write lower-case words in at least two levels, as contact.act_early.phone."
            report.add("FA007", entry.place, message, hint)
        else:
            yield key, entry


def _fact(key: str, entry: Entry, report: Report) -> Fact | None:
    before = len(report.findings)
    fields = read_fields(entry.value, k.FACT_KEYS, report, f"{key}.")
    type_, node = fields.maybe(k.TYPE), fields.maybe(k.VALUE)
    value = k.VALUE_SHAPES[type_].read(node, report) if type_ and node else None
    was = tuple(_former(row, type_, report) for row in fields.get(k.WAS, ())) if type_ else ()
    if type_ is not None:
        _check(key, fields, report)
    if type_ is None or len(report.findings) > before:
        return None
    recheck = fields.maybe(k.RECHECK)
    return Fact(
        key=key,
        type=type_,
        value=value,
        label=fields.get(k.LABEL, _label(key)),
        source=fields.get(k.SOURCE, ""),
        verified=fields.maybe(k.VERIFIED),
        recheck_days=recheck.days if recheck else 0,
        critical=fields.get(k.CRITICAL, False),
        replaced_by=fields.get(k.REPLACED_BY, ""),
        retired=fields.get(k.RETIRED, False),
        supply=fields.get(k.SUPPLY, ""),
        place=entry.place,
        was=was,
        verified_place=fields.places.get(k.VERIFIED.name),
    )


def _former(row: Fields, type: FactType, report: Report) -> FormerValue:
    """One row of the history. A fault in it leaves the whole fact out, so any day will do."""
    node = row.maybe(k.VALUE)
    return FormerValue(
        value=k.VALUE_SHAPES[type].read(node, report) if node else None,
        until=row.get(k.UNTIL, date.min),
        roles=row.get(k.BY, ()),
        check_by=row.maybe(k.CHECK_BY),
        checked=row.maybe(k.CHECKED),
        checked_by=row.get(k.CHECKED_BY, ""),
    )


def _check(key: str, fields: Fields, report: Report) -> None:
    """A fact is whole: it has a value with its source, or says what to supply."""
    valued = k.VALUE.name in fields.values
    retired = fields.get(k.RETIRED, False)
    needed: list[Key[Any]] = [k.VALUE] if retired else [k.SOURCE, k.VERIFIED, k.RECHECK]
    if not valued and not retired:
        needed = [k.LABEL, k.SUPPLY]
    for need in needed:
        if need.name not in fields.places:
            what = "is retired" if retired else "has a value" if valued else "has no value"
            message = f"The fact {quoted(key)} {what}, but no {need.name}."
            report.add("FA007", fields.place, message, f"Add {need.name}: {need.description}.")
    if k.REPLACED_BY.name in fields.places and not retired:
        message = f"The fact {quoted(key)} is replaced, but not retired."
        report.add("FA007", fields.at(k.REPLACED_BY), message, "Add retired: true.")


def _tombstones(facts: Mapping[str, Fact]) -> Iterator[Finding]:
    """What replaces a retired fact must itself be in use."""
    for fact in facts.values():
        heir = facts.get(fact.replaced_by)
        if fact.replaced_by and (heir is None or heir.retired):
            state = "retired itself" if heir else "not defined"
            names = [f.key for f in facts.values() if not f.retired]
            message = (
                f"{quoted(fact.key)} is replaced by {quoted(fact.replaced_by)}, which is {state}."
            )
            yield finding("FA007", fact.place, message, nearest(fact.replaced_by, names))


def _label(key: str) -> str:
    """``contact.act_early.phone`` without a label of its own: "Act early"."""
    return key.split(".")[-2].replace("_", " ").capitalize()
