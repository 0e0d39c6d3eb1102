"""Document → Composed: select, translate, name the headings."""

from __future__ import annotations

from waymark.editions.blocks import select
from waymark.facts import keys_used
from waymark.markup import (
    DIALECT_VERSION,
    heading_ids,
    inspect,
    linked_ids,
    skeleton,
    with_heading_ids,
)
from waymark.model import (
    ENGLISH,
    Composed,
    Document,
    Effect,
    Finding,
    Language,
    Library,
    Passage,
    SourceText,
    TranslationKind,
    TranslationState,
    finding,
)
from waymark.translation import Catalogue, merge, passage, passage_findings


def compose(
    library: Library,
    document: Document,
    audience: str,
    language: Language,
    catalogue: Catalogue | None = None,
) -> tuple[Composed | None, tuple[Finding, ...]]:
    """One audience's text in one language, placeholders still in place.

    ``catalogue`` is the document's translation and may be missing in English only. The result is
    ``None`` where a finding holds the edition, and where the title is not translated (TR001).
    The findings are those of the blocks, of the dialect in English, and of the translation.
    """
    selected, faults = select(document, audience, tuple(a.id for a in library.audiences))
    findings = [*faults, *inspect(selected)]
    ids = heading_ids(selected.text)
    if language.code == ENGLISH:
        title = Passage(document.title, ENGLISH)
        summary = Passage(document.summary, ENGLISH)
        body, state = selected, TranslationState(TranslationKind.SOURCE)
    else:
        path = f"translations/{language.code}/{document.section}/{document.slug}.po"
        title = passage(catalogue, "title", document.title, language.code)
        summary = passage(catalogue, "summary", document.summary, language.code)
        if catalogue is None or title.language == ENGLISH:
            message = f"“{document.title}” has no title in {language.english}."
            return None, (*findings, finding("TR001", path, message))
        findings += passage_findings(
            catalogue, (("title", document.title), ("summary", document.summary))
        )
        merged = merge(selected, catalogue, language, skeleton)
        findings += merged.findings
        body, state = merged.body, merged.state
    if any(f.effect is not Effect.WARN for f in findings):
        return None, tuple(findings)
    text = with_heading_ids(body, ids)
    return _composed(document, audience, language, title, summary, text, ids, state), tuple(
        findings
    )


def _composed(
    document: Document,
    audience: str,
    language: Language,
    title: Passage,
    summary: Passage,
    body: SourceText,
    ids: tuple[str, ...],
    state: TranslationState,
) -> Composed:
    return Composed(
        document=document.id,
        section=document.section,
        slug=document.slug,
        audience=audience,
        language=language.code,
        title=title,
        summary=summary,
        body=body,
        heading_ids=ids,
        fact_keys=keys_used("\n".join((title.text, summary.text, body.text))),
        linked_ids=linked_ids(body),
        translation=state,
        dialect=DIALECT_VERSION,
    )
