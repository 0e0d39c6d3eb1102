"""The English text that a translation was made from, for files that show both."""

from __future__ import annotations

from waymark.build.layout import on_paper, rendered_text
from waymark.build.released_texts import finished_text
from waymark.build.work import Work, edition_of
from waymark.editions import Edition
from waymark.facts import finish
from waymark.markup import html_tree
from waymark.model import ENGLISH, Beside, Finished


def english_beside(work: Work, finished: Finished) -> Beside | None:
    """The English of the same edition, whether or not it was asked for; of a release, the version
    that was translated."""
    edition = edition_of(finished.composed)
    english = Edition(edition.document, edition.audience, ENGLISH)
    found = _released(work, edition, english) if work.released else _draft(work, english)
    if found is None or work.library is None:
        return None
    tree = on_paper(work, found, html_tree(rendered_text(work, found)[0]))
    return Beside(found.title, found.summary, tree)


def _draft(work: Work, english: Edition) -> Finished | None:
    composed = next((c for c in work.composed if edition_of(c) == english), None)
    if composed is None or work.library is None:
        return None
    language = work.library.language(ENGLISH)
    return finish(composed, work.library.facts, language, work.words[ENGLISH])[0]


def _released(work: Work, edition: Edition, english: Edition) -> Finished | None:
    released, library = work.released, work.library
    if released is None or library is None:
        return None
    version = released.current[edition].version
    texts = released.records.texts(edition.document)
    frozen = next(
        (f for f in texts if edition_of(f.composed) == english and f.version == version), None
    )
    return finished_text(work, library, frozen)[0] if frozen else None
