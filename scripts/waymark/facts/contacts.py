"""Phone numbers and e-mail addresses in what is served, whoever wrote them there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from waymark.facts.phones import canonical, is_short
from waymark.facts.reading import Reading, read
from waymark.facts.typed_amounts import emails
from waymark.facts.typed_numbers import ShortCodes, Span, long_numbers
from waymark.model import Fact, FactType

_BRITISH = "+44"
_AT = re.compile(r" ?(?:\[at\]|\(at\)) ?", re.IGNORECASE)
_DIALLED = re.compile(
    r"(?:tel|sms|callto|phone|text|call|ring|dial|zadzwoń|dzwoń|numer|فون|کال)\W{0,4}\Z",
    re.IGNORECASE,
)
_SHORTEST_ALONE = 5  # a code of fewer digits counts something as often as it is dialled
_BEFORE = 16


@dataclass(frozen=True, slots=True)
class Contact:
    """A phone number or e-mail address: as it stands there, and by what its spellings compare."""

    type: FactType
    shown: str
    value: str


@dataclass(frozen=True, slots=True)
class Contacts:
    """The phone numbers and e-mails that texts may name, by value; ``long`` and ``codes`` are
    digits to look for even where they have no usual shape."""

    values: frozenset[str]
    long: frozenset[str]
    codes: ShortCodes

    @classmethod
    def of(cls, facts: Iterable[Fact], former: Iterable[str] = ()) -> Contacts:
        """Those of the facts in use; ``former`` are numbers that used to be, to be looked for."""
        used = [f for f in facts if not f.retired and isinstance(f.value, str)]
        phones = {canonical(str(f.value)) for f in used if f.type is FactType.PHONE}
        written = {str(f.value).strip().casefold() for f in used if f.type is FactType.EMAIL}
        sought = {n.removeprefix(_BRITISH) for n in (*phones, *map(canonical, former))}
        return cls(
            frozenset(phones | written),
            frozenset(n for n in sought if not is_short(n)),
            ShortCodes.of(tuple(sought)),
        )

    def others(self, text: str) -> tuple[Contact, ...]:
        """Every phone number and e-mail of a text that is none of these, in any script's digits.

        Short codes (111) are found where they are dialled; in figures they may count anything.
        """
        reading = read(text)
        spans = list(emails(reading))
        found = [_contact(FactType.EMAIL, text, reading, s) for s in spans]
        reading = reading.without(spans).without_dates()
        spans = list(long_numbers(reading, self.long))
        found += [_contact(FactType.PHONE, text, reading, s) for s in spans]
        reading = reading.without(spans)
        for start, end in self.codes.find(reading):
            before = reading.text[max(0, start - _BEFORE) : start]
            if end - start >= _SHORTEST_ALONE or _DIALLED.search(before):
                found.append(_contact(FactType.PHONE, text, reading, (start, end)))
        return tuple(c for c in found if not {c.value, f"{_BRITISH}{c.value}"} & self.values)


def contact_value(type: FactType, written: str) -> str:
    """By what the spellings of a phone number or e-mail address compare."""
    if type is FactType.PHONE:
        return canonical(written)
    return _AT.sub("@", written).strip().casefold()


def _contact(type: FactType, text: str, reading: Reading, span: Span) -> Contact:
    shown = " ".join(text[slice(*reading.span(*span))].split())
    return Contact(type, shown, contact_value(type, reading.text[slice(*span)]))
