"""Phone numbers, e-mail addresses and amounts that somebody typed where a fact belongs.

A number in the text is wrong on the day when it changes; a fact is not. This errs towards finding
too much: what merely counts (112 pages) can be a fact too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from waymark.facts.phones import canonical, is_short
from waymark.facts.reading import Reading, read, says_nothing
from waymark.facts.typed_amounts import amount_value, amounts, emails
from waymark.facts.typed_numbers import ShortCodes, Span, long_numbers
from waymark.model import Fact, FactType, Finding, Recent, SourceText, finding

_BRITISH = "+44"
_Reader = Callable[[str], str | Decimal | None]


@dataclass(frozen=True, slots=True)
class _Typed:
    """Something found: what it is called, of which type a fact for it would be, its value to
    compare, and its span as written."""

    name: str
    type: FactType
    value: str | Decimal | None
    span: Span


@dataclass(frozen=True, slots=True)
class _Known:
    """The library's facts by what they are worth, so that each finding can name its fact."""

    by_value: Mapping[tuple[FactType, str | Decimal], tuple[Fact, ...]]
    phones: tuple[str, ...]

    @classmethod
    def of(cls, facts: Mapping[str, Fact]) -> _Known:
        by_value: dict[tuple[FactType, str | Decimal], tuple[Fact, ...]] = {}
        for fact in (x for f in facts.values() for x in _now_and_before(f)):
            if value := _value(fact):
                by_value[fact.type, value] = (*by_value.get((fact.type, value), ()), fact)
        phones = tuple(str(value) for type, value in by_value if type is FactType.PHONE)
        return cls(by_value, phones)

    def same(self, typed: _Typed) -> tuple[Fact, ...]:
        """The facts with the value; a British number may lack its nought."""
        if typed.value is None:
            return ()
        values = (typed.value, f"{_BRITISH}{typed.value}")
        return next((f for v in values if (f := self.by_value.get((typed.type, v)))), ())


_KNOWN: Recent[Mapping[str, Fact], _Known] = Recent()


def typed_by_hand(text: SourceText, facts: Mapping[str, Fact]) -> tuple[Finding, ...]:
    """FA004 for each phone number, e-mail and amount in a Markdown text of any language, in any
    script's digits. The hint names the fact to use if one has that value."""
    known = _KNOWN.get(facts, None, lambda: _Known.of(facts))
    written = text.text
    findings = []
    for typed in _all(written, known.phones):
        start, end = typed.span
        shown = " ".join(written[start:end].split())
        message = f"The {typed.name} “{shown}” is typed by hand."
        hint = _hint(typed, known.same(typed))
        findings.append(finding("FA004", text.place_at(start), message, hint))
    return tuple(findings)


def typed_by_hand_in(
    text: str, facts: Mapping[str, Fact], path: str, line: int = 1
) -> tuple[Finding, ...]:
    """The same for a text that is no document: a translation, caption or label, whose first line
    has the number ``line`` in the file ``path``."""
    return typed_by_hand(SourceText.of(path, text, line), facts)


@lru_cache(maxsize=8192)  # of most texts nothing changes from one save to the next
def _all(written: str, own: tuple[str, ...]) -> tuple[_Typed, ...]:
    """What is typed by hand, in order. Each kind is looked for in what the ones before left over,
    so that nothing is found twice. ``own`` are the phone numbers of the library's facts."""
    if says_nothing(written):
        return ()
    digits = {number.removeprefix(_BRITISH) for number in own if not is_short(number)}
    found: list[_Typed] = []
    reading = read(written)

    def take(name: str, type: FactType, spans: Iterable[Span], value: _Reader) -> Reading:
        taken = list(spans)
        for start, end in taken:
            span = reading.span(start, end)
            found.append(_Typed(name, type, value(reading.text[start:end]), span))
        return reading.without(taken)

    reading = take("e-mail address", FactType.EMAIL, emails(reading), str.casefold)
    reading = take("amount", FactType.MONEY, amounts(reading), amount_value)
    reading = reading.without_dates()
    reading = take("phone number", FactType.PHONE, long_numbers(reading, digits), canonical)
    take("phone number", FactType.PHONE, ShortCodes.of(own).find(reading), canonical)
    return tuple(sorted(found, key=lambda typed: typed.span))


def _now_and_before(fact: Fact) -> Iterator[Fact]:
    """The fact, and a tombstone for each of its earlier values."""
    yield fact
    for row in fact.was:
        heir = fact.replaced_by if fact.retired else fact.key
        yield replace(fact, value=row.value, retired=True, replaced_by=heir)


def _value(fact: Fact) -> str | Decimal | None:
    """What a fact is compared by; nothing for the types that nobody mistakes for typed ones."""
    if isinstance(fact.value, str):
        if fact.type is FactType.PHONE:
            return canonical(fact.value)
        return fact.value.strip().casefold() if fact.type is FactType.EMAIL else None
    return fact.value if isinstance(fact.value, Decimal) else None


def _hint(typed: _Typed, same: tuple[Fact, ...]) -> str:
    live = [fact.key for fact in same if not fact.retired]
    if live:
        return f"Write {{{{ {min(live)} }}}}."
    replaced = next((fact.replaced_by for fact in same if fact.replaced_by), "")
    if replaced:
        return f"It is retired: write {{{{ {replaced} }}}}."
    return (
        f"Add it to facts/ as a fact of type {typed.type.value} (or number, if it only counts "
        "something), with its source and date, and write its placeholder."
    )
