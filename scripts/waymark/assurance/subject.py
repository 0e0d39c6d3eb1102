"""What is counted: a library, its registers and its released texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from waymark.editions import EditionState, states
from waymark.facts import titled
from waymark.model import ENGLISH, Document, Frozen, Library, Register, Version


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted. ``documents`` are the working ones, or for the public page those that are
    out; ``frozen`` all released texts; ``unreleased`` whether working texts may be named."""

    library: Library
    documents: Sequence[Document]
    registers: Sequence[Register]
    frozen: Sequence[Frozen]
    today: date
    unreleased: bool = True

    def editions(self) -> Iterator[tuple[Register, str, EditionState]]:
        """Every edition that a register knows."""
        for register in self.registers:
            for audience, edition in states(register).items():
                yield register, audience, edition

    def title(self, document: str) -> str:
        """A document's title, as it went out last, else as it is now, with its facts."""
        facts = self.library.facts
        out = [f for f in self.frozen if f.document.id == document]
        if out:
            last = max(out, key=lambda f: f.version)
            return titled(last.document, {**facts, **last.fixed})
        return next((titled(d, facts) for d in self.documents if d.id == document), document)

    def text(self, document: str, audience: str, version: Version) -> Frozen | None:
        """A released English text."""
        return next(
            (
                f
                for f in self.frozen
                if (f.composed.document, f.composed.audience, f.composed.language, f.version)
                == (document, audience, ENGLISH, version)
            ),
            None,
        )


def words(slug: str) -> str:
    """A role, a group or a view as people read it."""
    return slug.replace("-", " ")
