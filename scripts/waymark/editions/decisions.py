"""What an act on a document's editions is given, and what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from waymark.editions.fold import state
from waymark.editions.freezing import changed, text_digest
from waymark.editions.state import EditionState
from waymark.model import (
    ENGLISH,
    Document,
    Entry,
    Event,
    Finding,
    Frozen,
    Library,
    Place,
    Register,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act is refused: what is missing, and the command (or deed) that supplies it.

    ``audiences`` are those whose edition it is about; none: the whole document.
    """

    message: str
    remedy: str
    audiences: tuple[str, ...] = ()

    def as_line(self) -> str:
        """``public, schools: the text is not submitted.``"""
        return f"{', '.join(self.audiences)}: {self.message}" if self.audiences else self.message


@dataclass(frozen=True, slots=True)
class Decision:
    """The register with one more entry and the texts to freeze; or only refusals."""

    register: Register | None = None
    frozen: tuple[Frozen, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as its people have it before them.

    ``texts`` are its working English texts by audience, as a release would freeze them; an audience
    whose text has a fault is missing there. ``released`` are all its frozen texts. ``faults`` are
    the findings that hold or stop the working text. ``document`` is ``None`` where its file cannot
    be read; then its editions can still be withdrawn, checked and translated. ``parts`` are, of a
    pack, the digests of the texts that readers of each (audience, document) are given now.
    """

    id: str
    library: Library
    document: Document | None
    register: Register
    today: date
    texts: Mapping[str, Frozen] = field(default_factory=dict)
    released: tuple[Frozen, ...] = ()
    faults: tuple[Finding, ...] = ()
    parts: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def edition(self, audience: str) -> EditionState:
        """Where an audience's edition stands."""
        return state(self.register, audience)

    def current(self, audience: str) -> Frozen | None:
        """The English text that readers are given now."""
        release = self.edition(audience).current
        return self.frozen(audience, ENGLISH, release.digest) if release else None

    def frozen(self, audience: str, language: str, digest: str) -> Frozen | None:
        """A frozen text by its digest."""
        return next(
            (
                f
                for f in self.released
                if (f.composed.audience, f.composed.language) == (audience, language)
                and f.digest() == digest
            ),
            None,
        )

    def changed(self) -> tuple[str, ...]:
        """The audiences whose next release would give readers something new."""
        return tuple(a for a, text in self.texts.items() if changed(text, self.current(a)))

    def submitted(self, audience: str) -> bool:
        """Whether the working text is the one that is on its way."""
        text = self.texts.get(audience)
        return text is not None and self.edition(audience).submitted == text_digest(text)


def recorded(draft: Draft, event: Event, role: str, on: date | None = None) -> Entry:
    """An entry of this day (or of ``on``), to be filled in."""
    return Entry(event, on or draft.today, role, Place(draft.register.path))


def added(draft: Draft, entry: Entry, frozen: Sequence[Frozen] = ()) -> Decision:
    """The register with this entry at its end."""
    register = replace(draft.register, entries=(*draft.register.entries, entry))
    return Decision(register, tuple(frozen))


def refused(refusals: Iterable[Refusal]) -> Decision:
    """Nothing changes; each reason is said once, with all the audiences that it concerns."""
    audiences: dict[tuple[str, str], dict[str, None]] = {}
    for refusal in refusals:
        found = audiences.setdefault((refusal.message, refusal.remedy), {})
        found.update(dict.fromkeys(refusal.audiences))
    return Decision(refusals=tuple(Refusal(*key, tuple(names)) for key, names in audiences.items()))


def command(verb: str, draft: Draft, rest: str = "") -> str:
    """A command as it would be typed."""
    return f"waymark editions {verb} {draft.id} {rest}".rstrip()


def clock(draft: Draft, on: date | None = None) -> list[Refusal]:
    """A clock in the wrong year: the register already knows a later day, or ``on`` is to come."""
    entries = draft.register.entries
    last = max((e.date for e in entries), default=date.min)
    if last > draft.today:
        message = f"The register goes up to {last.isoformat()}, today is {draft.today.isoformat()}."
        return [Refusal(message, "Set the clock, or give the day: --today DATE")]
    if on and on > draft.today:
        message = f"{on.isoformat()} is still to come; today is {draft.today.isoformat()}."
        return [Refusal(message, "Give the day on which it was: --date DATE")]
    return []


def sound(draft: Draft) -> list[Refusal]:
    """A working text with a fault goes nowhere."""
    found = [
        Refusal(f"{f.path}:{f.line}: {f.code} {f.message}", f"{f.hint} Then: waymark check")
        for f in draft.faults
    ]
    if not found and draft.document is None:
        found = [Refusal(f"There is no working text of {draft.id}.", "waymark check")]
    return found


def known(draft: Draft, asked: Sequence[str]) -> list[Refusal]:
    """Audiences that were named and that the document does not have."""
    there = tuple(dict.fromkeys([*draft.texts, *(e for e in _registered(draft))]))
    return [
        Refusal(f"{draft.id} has no edition for “{a}”.", f"It has: {', '.join(there) or 'none'}.")
        for a in asked
        if a not in there
    ]


def _registered(draft: Draft) -> Iterable[str]:
    return (a for e in draft.register.entries for a in (*e.digests, *e.versions))
