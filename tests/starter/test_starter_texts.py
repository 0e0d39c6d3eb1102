"""The starter library keeps what readers are promised: length, help first, a true checklist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from waymark.content import read_library
from waymark.editions import compose
from waymark.model import Composed, Document, Kind, Library

ROOT = Path(__file__).parents[2]
PUBLIC = ("public", "community")
STAFF = ("professionals", "schools")
SCHOOL_PACK = "pathways"
_NO_WORDS = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\{#[^}]*\}|^/{3}[^|\n]*\|?|^[\s|:-]+$", re.MULTILINE
)


@pytest.fixture(scope="module")
def library() -> Library:
    found, findings = read_library(ROOT / "content_src")
    assert found is not None and not findings
    return found


def texts(library: Library) -> Iterator[tuple[Document, str, Composed]]:
    """Each document's English text for each of its audiences."""
    english = next(x for x in library.languages if x.is_source)
    for document in library.documents:
        for audience in document.audiences:
            composed, _ = compose(library, document, audience, english)
            assert composed is not None, (document.id, audience)
            yield document, audience, composed


def words(text: str) -> int:
    """The words of a text with its headings and tables; a fact counts as one."""
    shown = re.sub(r"\{\{[^}]*\}\}", "fact", text)
    parts = _NO_WORDS.sub(" ", shown).replace("|", " ").split()
    return sum(bool(re.search(r"\w", part)) for part in parts)


def test_what_is_a_word() -> None:
    text = "## One two {#three}\n\n/// note | Four\n\n**Five**, [six](doc:a): {{ a.b }}\n\n| - |\n"
    assert words(text) == 6


def test_a_leaflet_fits_its_sheet_and_a_briefing_a_coffee_break(library: Library) -> None:
    wrong = []
    for document, audience, composed in texts(library):
        if document.section == SCHOOL_PACK or document.id == "awareness-slides":
            continue
        least, most = 0, 10_000
        if document.kind is Kind.LEAFLET:
            least, most = 350, 600
        elif document.kind in (Kind.BRIEFING, Kind.GUIDANCE) and audience in STAFF:
            least, most = 1200, 2500
        count = words(composed.body.text)
        if not least <= count <= most:
            wrong.append(f"{document.id} for {audience}: {count} words")
    assert wrong == []


def test_help_stands_first_where_the_public_reads(library: Library) -> None:
    wrong = []
    for document, audience, composed in texts(library):
        if audience not in PUBLIC:
            continue
        before, box, after = composed.body.text.partition("/// help")
        opening = re.sub(r"^## .*$", "", before, count=1, flags=re.MULTILINE)
        if opening.strip() or not box or "contact.emergency.phone" not in after[:200]:
            wrong.append(f"{document.id} for {audience}")
        for companion in composed.companions:
            if "contact.emergency.phone" not in companion.body.text[:200]:
                wrong.append(f"{document.id} for {audience}, {companion.kind.value}")
    assert wrong == []


def test_the_checklist_has_a_row_for_every_document_and_audience(library: Library) -> None:
    text = (ROOT / "tests" / "starter" / "CHECKLIST.md").read_text(encoding="utf-8")
    rows = {tuple(c.strip() for c in line.split("|")[1:3]) for line in text.splitlines()}
    missing = [
        (document.id, audience)
        for document in library.documents
        for audience in document.audiences
        if (f"`{document.id}`", audience) not in rows
    ]
    assert missing == []
