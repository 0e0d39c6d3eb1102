"""VE005–VE007: phone numbers and e-mails that are no fact, and values that facts used to have."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from waymark.checks.served import Contents, Part, Stretch, remembered
from waymark.checks.verify_subject import VerifySubject
from waymark.facts import Contact, Contacts, RetiredValue, contact_value, retired_values
from waymark.model import FactType, Finding, finding

_MAYBE = re.compile(r"\d\D{0,4}\d\D{0,4}\d|@|\(at\)|\[at\]", re.IGNORECASE)
# What holds none of this holds no contact either, whatever is masked in it.
_ANY = re.compile(r"\d\D*\d\D*\d|@|\(at\)|\[at\]", re.IGNORECASE)
# Identifiers and digests; their digits stand close to numbers by chance.
_IDENTIFIER = re.compile(
    r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b(?=[0-9]*[a-f])[0-9a-f]{16,}\b|@[\dx.]+\w*\.\w+",
    re.IGNORECASE,
)
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_CODES = {FactType.PHONE: "VE005", FactType.EMAIL: "VE006"}
_NAMES = {FactType.PHONE: "phone number", FactType.EMAIL: "e-mail address"}


class ContactCheck:
    """Compares what is served with the facts; a line that was seen is not looked at again."""

    def __init__(self, subject: VerifySubject) -> None:
        retired = retired_values(subject.facts)
        used = [f for f in subject.facts.values() if not f.retired]
        phones = [r.value for r in retired if r.type is FactType.PHONE]
        self.contacts = Contacts.of(used, phones)
        self.retired = {contact_value(r.type, r.value): r for r in retired if r.type in _CODES}
        self.written = [
            (_pattern(r), r) for r in retired if r.type in (FactType.URL, FactType.ADDRESS)
        ]
        self.contacts_of = lru_cache(maxsize=32768)(self._contacts)
        self.seen_in = remembered(self._seen_in)

    def findings(self, address: str, contents: Contents) -> list[Finding]:
        """One finding for each number, address and earlier value of a file."""
        found: dict[str, Finding] = {}
        for stretch in contents.stretches:
            contacts, former = self.seen_in(stretch)
            for contact, where in contacts:
                found.setdefault(contact.value, self._finding(address, contact, where))
            for value in former:
                found.setdefault(value.value, _former(address, value, value.value))
        return list(found.values())

    def _seen_in(
        self, stretch: Stretch
    ) -> tuple[tuple[tuple[Contact, str], ...], tuple[RetiredValue, ...]]:
        """The numbers of a stretch that are no fact, each with its place, and earlier values."""
        contacts = [(c, where) for text, where in _texts(stretch) for c in self.contacts_of(text)]
        lines = [" ".join(x.text.split()) for x in stretch.lines] if self.written else []
        former = [value for pattern, value in self.written if any(map(pattern.search, lines))]
        return tuple(contacts), tuple(former)

    def _contacts(self, text: str) -> tuple[Contact, ...]:
        if not _ANY.search(text):
            return ()
        masked = _IDENTIFIER.sub(" ", text)
        return self.contacts.others(masked) if _MAYBE.search(masked) else ()

    def _finding(self, address: str, contact: Contact, where: str) -> Finding:
        former = self.retired.get(contact.value) or self.retired.get(f"+44{contact.value}")
        if former:
            return _former(address, former, contact.shown)
        where = f" in {where}" if where else ""
        message = f"The {_NAMES[contact.type]} “{contact.shown}”{where} is no fact."
        return finding(_CODES[contact.type], address, message)


def _texts(stretch: Stretch) -> list[tuple[str, str]]:
    """The lines in which numbers are for people. On paper a number may run on in the next line;
    among right-to-left words its groups lie in another order, so there the tags' order counts."""
    layout = [x for x in stretch.lines if x.part is Part.LAYOUT and not _LEFTWARDS.search(x.text)]
    running = [x for x in stretch.lines if x.part is not Part.CODE and x.part is not Part.LAYOUT]
    found = [(x.text, x.where) for x in (*running, *layout)]
    found += [
        (f"{one.text} {other.text}", one.where)
        for one, other in pairwise(layout)
        if one.text[-1:].isdigit() and other.text[:1].isdigit()
    ]
    return found


def _former(address: str, value: RetiredValue, shown: str) -> Finding:
    until = f" until {value.until.isoformat()}" if value.until else ""
    message = f"“{shown}” is what {value.key} said{until}."
    return finding("VE007", address, message)


def _pattern(value: RetiredValue) -> re.Pattern[str]:
    """A web or postal address as it may be written: any scheme, a slash at its end or none."""
    text = " ".join(value.value.split())
    if value.type is FactType.ADDRESS:
        words = re.findall(r"\w+", text)
        return re.compile(r"\b" + r"\W+".join(map(re.escape, words)) + r"\b", re.IGNORECASE)
    bare = re.escape(re.sub(r"^https?://", "", text).removesuffix("/"))
    return re.compile(rf"(?<![\w.-]){bare}(?![\w-]|/\w|\.\w|\?)", re.IGNORECASE)
