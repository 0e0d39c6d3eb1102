"""A council at its desk: the small library, one document on its way, and its register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from waymark.content import read_library
from waymark.editions import Decision, Draft, compose, freeze, submit
from waymark.editions import approve as approve_text
from waymark.editions import consult as consult_group
from waymark.model import ENGLISH, Document, Frozen, Library, Register, SourceText, View

SMALL = Path(__file__).parents[1] / "small_library"
GROUPS = ("independent-advisory-group", "safeguarding-leads")


@dataclass
class Council:
    """Acts on one document of a library; what is decided is kept."""

    library: Library
    document: Document
    register: Register
    today: date = date(2026, 11, 23)
    released: list[Frozen] = field(default_factory=list)

    def draft(self) -> Draft:
        library = replace(
            self.library,
            documents=tuple(
                self.document if d.id == self.document.id else d for d in self.library.documents
            ),
        )
        texts = {}
        for plan in self.document.editions:
            english = library.language(ENGLISH)
            composed, _ = compose(library, self.document, plan.audience, english)
            if composed is not None:
                texts[plan.audience] = freeze(
                    composed, self.document, library.facts, library.images
                )
        return Draft(
            id=self.document.id,
            library=library,
            document=self.document,
            register=self.register,
            today=self.today,
            texts=texts,
            released=tuple(self.released),
        )

    def do(self, deed: Callable[..., Decision], *words: object, **more: object) -> Decision:
        """Do something that is not refused."""
        decision = deed(self.draft(), *words, **more)
        assert decision.register is not None, decision.refusals
        self.register = decision.register
        # A text that was submitted is kept too, and is no release.
        self.released += tuple(f for f in decision.frozen if "/submitted/" not in f.path)
        return decision

    def refuse(self, deed: Callable[..., Decision], *words: object, **more: object) -> str:
        """Try something that is refused; what is said, with the remedies."""
        decision = deed(self.draft(), *words, **more)
        assert decision.register is None and not decision.frozen
        assert decision.refusals
        assert all(r.message and r.remedy for r in decision.refusals)
        return "\n".join(f"{r.as_line()} | {r.remedy}" for r in decision.refusals)

    def change(self, old: str, new: str) -> None:
        """Change the working text."""
        body = self.document.body
        assert old in body.text
        self.document = replace(
            self.document, body=SourceText.of(body.path, body.text.replace(old, new))
        )

    def prepare(self) -> None:
        """Everything that a release asks for."""
        self.do(submit, "prevent-coordinator")
        for group in self.document.consult:
            self.do(consult_group, "prevent-coordinator", group, View.CONTENT)
        for role in ("head-of-safeguarding", "prevent-lead"):
            self.do(approve_text, role)


@pytest.fixture(scope="session")
def small_library() -> Library:
    library, findings = read_library(SMALL)
    assert library is not None and not findings
    return library


@pytest.fixture
def council(small_library: Library) -> Council:
    document = small_library.document("worried")
    assert document is not None
    path = "register/leaflets/worried/register.yml"
    return Council(small_library, document, Register(path, "worried", "leaflets", "worried"))
