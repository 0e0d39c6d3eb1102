"""The glossary's words: TR020 in English texts, TR019 in translations."""

from __future__ import annotations

from collections.abc import Iterator

from waymark.checks.subject import Texts, all_catalogues
from waymark.model import Document, Finding, Place, finding
from waymark.translation import Glossary, Use


def glossary(texts: Texts) -> tuple[Finding, ...]:
    """Words that the glossary avoids, and translations that say a term in another way."""
    words = Glossary(texts.library.glossary)
    if not words.terms:
        return ()
    found = [f for d in texts.library.documents for f in _avoided(d, words)]
    found += _differently(texts, words)
    return tuple(found)


def _avoided(document: Document, words: Glossary) -> Iterator[Finding]:
    for key, text in (("title", document.title), ("summary", document.summary)):
        for use in words.avoided_in(text):
            yield _avoid(use, document.place(key))
    for body in document.bodies:
        for use in words.avoided_in(body.text):
            yield _avoid(use, body.place_at(use.start))


def _avoid(use: Use, place: Place) -> Finding:
    form = " ".join(use.form.split())
    message = f"“{form}” is a form that the glossary avoids."
    return finding("TR020", place, message, f"Write “{use.term.preferred}”.")


def _differently(texts: Texts, words: Glossary) -> Iterator[Finding]:
    for catalogue in all_catalogues(texts):
        code = catalogue.language
        for entry in catalogue.entries.values():
            for term in words.missing(entry.english, entry.text, code) if entry.shown else ():
                message = f"“{term.preferred}” is “{term.shown(code)}” in the glossary, not here."
                yield finding("TR019", catalogue.place(entry), message)
