"""Document → Composed: select, translate, name the headings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from waymark.editions.blocks import select
from waymark.facts import keys_used
from waymark.markup import (
    DIALECT_VERSION,
    heading_ids,
    html_tree,
    inspect,
    linked_ids,
    render,
    skeleton,
    with_heading_ids,
)
from waymark.model import (
    ENGLISH,
    Companion,
    Composed,
    Document,
    Effect,
    Finding,
    Frozen,
    Language,
    Library,
    Node,
    Passage,
    SourceText,
    TranslationKind,
    TranslationState,
    finding,
)
from waymark.translation import Catalogue, coverage, merge, passage, passage_findings


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
    findings = [*faults, *_inspected(selected)]
    if any(f.effect is not Effect.WARN for f in findings):
        return None, tuple(findings)
    if language.code == ENGLISH:
        text = _Text(
            Passage(document.title, ENGLISH),
            Passage(document.summary, ENGLISH),
            selected,
            TranslationState(TranslationKind.SOURCE),
        )
    else:
        path = f"translations/{language.code}/{document.section}/{document.slug}.po"
        heads = (document.title, document.summary)
        text, faults = _translated(heads, selected, language, catalogue, path)
        findings += faults
        if text.title.language == ENGLISH or any(f.effect is not Effect.WARN for f in faults):
            return None, tuple(findings)
    companions: tuple[Companion, ...] = ()
    if language.code == ENGLISH:
        companions, faults = _companions(library, document, audience)
        findings += faults
        if any(f.effect is not Effect.WARN for f in faults):
            return None, tuple(findings)
    ids = heading_ids(selected.text)
    return _composed(document, audience, language, text, ids, companions), (*findings,)


def _companions(
    library: Library, document: Document, audience: str
) -> tuple[tuple[Companion, ...], tuple[Finding, ...]]:
    """The companions' texts for an audience, through the same filter as the document's own."""
    audiences = tuple(a.id for a in library.audiences)
    found: list[Companion] = []
    findings: list[Finding] = []
    for companion in document.companions:
        whole = replace(document, body=companion.body)
        selected, faults = select(whole, audience, audiences)
        findings += (*faults, *_inspected(selected))
        ids = heading_ids(selected.text)
        found.append(Companion(companion.kind, with_heading_ids(selected, ids), ids))
    return tuple(found), tuple(findings)


@dataclass(frozen=True, slots=True)
class _Text:
    """What readers of one language are given, before its headings are named."""

    title: Passage
    summary: Passage
    body: SourceText
    state: TranslationState


def translate(
    english: Frozen, language: Language, catalogue: Catalogue | None
) -> tuple[Composed | None, tuple[Finding, ...]]:
    """A released English text in another language, with the translations that there are now.

    The working text plays no part: what was changed in it since is not in this text. ``None`` where
    the title is not translated (TR001) or a finding holds the translation.
    """
    was = english.composed
    path = f"translations/{language.code}/{was.section}/{was.slug}.po"
    heads = (was.title.text, was.summary.text)
    text, faults = _translated(heads, was.body, language, catalogue, path)
    if text.title.language == ENGLISH or any(f.effect is not Effect.WARN for f in faults):
        return None, faults
    document = english.document
    return _composed(document, was.audience, language, text, was.heading_ids), faults


def _translated(
    heads: tuple[str, str],
    selected: SourceText,
    language: Language,
    catalogue: Catalogue | None,
    path: str,
) -> tuple[_Text, tuple[Finding, ...]]:
    """The selected text in a language, through the three gates of the translation room."""
    title = passage(catalogue, "title", heads[0], language.code)
    summary = passage(catalogue, "summary", heads[1], language.code)
    named = (("title", heads[0]), ("summary", heads[1]))
    findings = [*passage_findings(catalogue, named), *_coverage(selected, path)]
    if title.language == ENGLISH:
        message = f"“{heads[0]}” has no title in {language.english}."
        findings.append(finding("TR001", path, message))
    merged = merge(selected, catalogue, language, _skeleton)
    state = merged.state
    if catalogue is not None:
        translated = [
            n for n, p in zip(named, (title, summary), strict=True) if p.language != ENGLISH
        ]
        heading = [e for e in (catalogue.find(*n) for n in translated) if e]
        state = replace(state, kind=catalogue.kind([*heading, *merged.shown]))
    return _Text(title, summary, merged.body, state), (*findings, *merged.findings)


def _coverage(selected: SourceText, path: str) -> tuple[Finding, ...]:
    return tuple(replace(found, path=path) for found in _uncovered(selected))


@lru_cache(maxsize=64)
def _uncovered(selected: SourceText) -> tuple[Finding, ...]:
    """What no segment holds is the same for all languages."""
    return coverage(selected, "", _tree)


@lru_cache(maxsize=64)
def _inspected(selected: SourceText) -> tuple[Finding, ...]:
    """So is what is wrong with the English text."""
    return inspect(selected)


@lru_cache(maxsize=256)
def _skeleton(text: str) -> tuple[object, ...]:
    """The English text's structure is compared with that of every language."""
    return skeleton(text)


@lru_cache(maxsize=256)
def _tree(text: str) -> Node:
    """The English tree, read once for all languages."""
    return html_tree(render(text, language=ENGLISH, direction="ltr"))


def _composed(
    document: Document,
    audience: str,
    language: Language,
    text: _Text,
    ids: tuple[str, ...],
    companions: tuple[Companion, ...] = (),
) -> Composed:
    body = with_heading_ids(text.body, ids)
    bodies = (body, *(c.body for c in companions))
    said = (text.title.text, text.summary.text, *(b.text for b in bodies))
    return Composed(
        document=document.id,
        section=document.section,
        slug=document.slug,
        audience=audience,
        language=language.code,
        title=text.title,
        summary=text.summary,
        body=body,
        heading_ids=ids,
        fact_keys=keys_used("\n".join(said)),
        linked_ids=tuple(dict.fromkeys(id for b in bodies for id in linked_ids(b))),
        translation=text.state,
        dialect=DIALECT_VERSION,
        companions=companions,
    )
