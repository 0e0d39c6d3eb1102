"""One fact of a facts file changed, and nothing else in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import yaml

from waymark.content import fact_keys as k
from waymark.content import files
from waymark.content.characters import forbidden
from waymark.content.facts_file import facts_of
from waymark.content.report import FACTS, Report
from waymark.content.yaml_edit import (
    CannotEdit,
    Editor,
    Splice,
    child,
    compose,
    is_plain,
    mapping,
    scalar,
    spliced,
)
from waymark.content.yaml_reader import read_yaml
from waymark.content.yaml_tree import Entries, Entry, Scalar, Value
from waymark.model import Fact, FactType, FactValue, Finding, FormerValue, Hours, Place, finding

_BOM = "\ufeff"
_SPANS = ((365, "year"), (30, "month"), (7, "week"), (1, "day"))


def fact_value(
    type: FactType, written: str, place: Place
) -> tuple[FactValue | None, tuple[Finding, ...]]:
    """A value as somebody types it in one line, read as in a file. Hours are ``09:00-17:00``."""
    report = Report(FACTS)
    if found := forbidden(written):
        hint = "Delete the character."
        return None, (finding("FA007", place, f"The value holds {found.name}.", hint),)
    node: Value = Scalar(written.strip(), place, quoted=True)
    if type is FactType.HOURS:
        opens, _, closes = written.replace("–", "-").partition("-")
        node = Entries((_clock("opens", opens, place), _clock("closes", closes, place)), place)
    value = k.VALUE_SHAPES[type].read(node, report)
    return value, report.findings


def edit_fact(
    data: bytes, path: str, old: Fact, new: Fact
) -> tuple[bytes | None, tuple[Finding, ...]]:
    """A facts file whose fact ``old`` has become ``new``; every other byte is as it was.

    The result is read back: nothing is given where anything but this fact would say something
    else. Findings: FA012, or what the reader finds wrong with the new values.
    """
    text, fault = files.decode(data, path, files.SHARED_FILE)
    if text is None:
        return None, (fault,) if fault else ()
    before, known = _read(text, path)
    if new.key not in before or not _same(before[new.key], old):
        message = f"“{new.key}” has another value by now."
        return None, (finding("FA012", old.place, message, "Run the command again."),)
    raw = data.decode("utf-8")
    bom = _BOM if raw.startswith(_BOM) else ""
    try:
        edited = bom + _edited(raw.removeprefix(_BOM), old, new)
    except CannotEdit:
        return None, (_by_hand(new),)
    result = edited.encode("utf-8", "surrogatepass")
    text, fault = files.decode(result, path, files.SHARED_FILE)
    if text is None:
        return None, (_at(old, fault),) if fault else ()
    after, findings = _read(text, path)
    added = Counter((f.code, f.message) for f in findings)
    added.subtract(Counter((f.code, f.message) for f in known))
    faults = [f for f in findings if added[f.code, f.message] > 0]
    if faults:
        return None, tuple(_at(old, f) for f in faults)
    expected = {**before, new.key: new}
    if before.keys() != after.keys() or not all(_same(after[x], expected[x]) for x in after):
        return None, (_by_hand(new),)
    return result, ()


def _edited(text: str, old: Fact, new: Fact) -> str:
    editor, node = Editor(text), mapping(compose(text))
    for part in new.key.split("."):
        node = mapping(child(node, part))
    splices: list[Splice] = []
    keys: dict[str, str] = {}
    value = child(node, k.VALUE.name)
    if new.value != old.value and new.value is not None:
        if isinstance(new.value, Hours) and isinstance(value, yaml.MappingNode):
            splices += editor.with_keys(value, _hours(new.value))
        else:
            keys[k.VALUE.name] = _written(new.value, plain=is_plain(value))
    if new.source != old.source:
        keys[k.SOURCE.name] = scalar(new.source, plain=is_plain(child(node, k.SOURCE.name)))
    if new.verified != old.verified and new.verified:
        keys[k.VERIFIED.name] = new.verified.isoformat()
    if new.recheck_days != old.recheck_days:
        keys[k.RECHECK.name] = _span(new.recheck_days)
    if new.retired and not old.retired:
        keys[k.RETIRED.name] = "true"
    if new.replaced_by != old.replaced_by:
        keys[k.REPLACED_BY.name] = new.replaced_by
    splices += editor.with_keys(node, keys)
    history = child(node, k.WAS.name)
    for index, row in enumerate(old.was):
        if row != new.was[index]:
            if not isinstance(history, yaml.SequenceNode):
                raise CannotEdit
            checked = _keys_of_check(new.was[index])
            splices += editor.with_keys(mapping(history.value[index]), checked)
    for row in new.was[len(old.was) :]:
        splices.append(editor.with_item(node, k.WAS.name, _row(row)))
    return spliced(text, splices)


def _row(row: FormerValue) -> str:
    keys = {} if row.value is None else {k.VALUE.name: _written(row.value)}
    keys[k.UNTIL.name] = row.until.isoformat()
    if row.roles:
        keys[k.BY.name] = f"[{', '.join(scalar(role, plain=True) for role in row.roles)}]"
    if row.check_by:
        keys[k.CHECK_BY.name] = row.check_by.isoformat()
    return _flow({**keys, **_keys_of_check(row)})


def _keys_of_check(row: FormerValue) -> dict[str, str]:
    if not row.checked:
        return {}
    keys = {k.CHECKED.name: row.checked.isoformat()}
    return (
        {**keys, k.CHECKED_BY.name: scalar(row.checked_by, plain=True)} if row.checked_by else keys
    )


def _written(value: FactValue, *, plain: bool = False) -> str:
    if isinstance(value, Hours):
        return _flow(_hours(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return scalar(value, plain=plain)


def _hours(hours: Hours) -> dict[str, str]:
    return {
        k.OPENS.name: f'"{hours.opens:%H:%M}"',
        k.CLOSES.name: f'"{hours.closes:%H:%M}"',
    }


def _flow(keys: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in keys.items()) + "}"


def _span(days: int) -> str:
    length, unit = next((n, unit) for n, unit in _SPANS if days % n == 0)
    count = days // length
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _clock(key: str, written: str, place: Place) -> Entry:
    return Entry(key, place, Scalar(written.strip(), place, quoted=True))


def _read(text: str, path: str) -> tuple[dict[str, Fact], tuple[Finding, ...]]:
    tree, faults = read_yaml(text, path, FACTS)
    report = Report(FACTS)
    report.take(faults)
    return facts_of([tree] if tree else [], report), report.findings


def _same(one: Fact, other: Fact) -> bool:
    """Whether two facts say the same, wherever they stand."""
    return replace(one, place=other.place, verified_place=other.verified_place) == other


def _at(fact: Fact, found: Finding) -> Finding:
    """A finding of the edited text, which nobody has: the author has the fact's line."""
    return replace(found, line=fact.place.line, column=fact.place.column)


def _by_hand(new: Fact) -> Finding:
    lines = [f"{k.VALUE.name}: {new.value}", f"{k.SOURCE.name}: {new.source}"]
    message = f"The entry of “{new.key}” cannot be changed without touching what stands beside it."
    hint = f"Write one key a line, or change it by hand: {'; '.join(lines)}."
    return finding("FA012", new.place, message, hint)
