"""A new document, complete from its first line: for ``waymark new KIND TITLE``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta

from waymark.content.characters import without_forbidden
from waymark.content.front_matter import KIND, MARKING, OWNER, SUMMARY, TITLE
from waymark.content.names import RESERVED, slug_of
from waymark.content.outlines import OUTLINES, Outline
from waymark.model import Kind, Library

_TITLE_LONGEST = 120


def new_document(kind: Kind, title: str, today: date, library: Library) -> tuple[str, str]:
    """The path (``section/slug.md``) and the text of a new document, ready to be filled in.

    It reads without findings in this library. The title is tidied where it cannot stand as it is;
    id and file name are made of it and differ from all that are there.
    """
    words = " ".join(without_forbidden(title).split())[:_TITLE_LONGEST] or f"Untitled {kind}"
    outline = OUTLINES[kind]
    slug = _free(slug_of(words) or kind.value, kind, outline.section, library)
    matter = _front_matter(kind, words, slug, today, library)
    path = f"{outline.section}/{slug}.md"
    return path, "\n".join(["---", *matter, "---", "", *_body(outline, library)])


def _free(wish: str, kind: Kind, section: str, library: Library) -> str:
    """The slug, lengthened where the site, a document or an earlier address has it already."""
    taken = {d.id for d in library.documents} | RESERVED
    taken |= {d.slug for d in library.documents if d.section == section}
    for document in library.documents:
        taken.update(a.partition("/")[2] for a in document.aliases)
    base = f"{kind}-{wish}"[:56].rstrip("-") if wish in RESERVED else wish[:56].rstrip("-")
    numbers = (f"{base}-{n}" for n in range(2, len(taken) + 3))
    return next(name for name in (base, *numbers) if name not in taken)


def _front_matter(kind: Kind, title: str, slug: str, today: date, library: Library) -> list[str]:
    audiences = [a.id for a in library.audiences]
    wish = OUTLINES[kind].audience
    audience = wish if wish in audiences else audiences[0]
    languages = [x.code for x in library.languages if not x.is_source]
    names = [*dict.fromkeys(g for x in library.languages for g in x.groups), *languages]
    return [
        "# yaml-language-server: $schema=../schema.json",
        "# Short and permanent: it stands on paper. Change it only before the first release.",
        f"id: {slug}",
        f"title: {json.dumps(title, ensure_ascii=False)}    # {TITLE.description}",
        f"# {_sentence(SUMMARY.description)}",
        'summary: "Say in one or two sentences what a reader finds here."',
        f"kind: {kind}    # {KIND.description}",
        f"marking: OFFICIAL    # {MARKING.description}",
        f"# Who it is for. Audiences: {_list(audiences)}.",
        f"# Languages beside English: {_list(names)}.",
        "audiences:",
        f"  {audience}: {{languages: [], formats: [pdf, large-print]}}",
        *_notice(kind, today),
        f"owner: prevent-coordinator    # {OWNER.description}",
        "# How often it is read again as a whole. When somebody in the owner's role has done so,",
        f"# add the day: last: {today}. When its law was checked, law_checked: {today}.",
        "review: {every: 6 months}",
        "# Who is asked before a release. Take out the groups that need not be.",
        f"consult: [{', '.join(g.id for g in library.groups)}]",
        "# What the text rests on. One line each, such as:",
        f"#   - {{title: A guide, url: https://example.org/, checked: {today}, status: public}}",
        "# A restricted source is named only: {title: …, status: restricted}.",
        "sources: []",
    ]


def _notice(kind: Kind, today: date) -> list[str]:
    """Of a notice, two days from this morning on."""
    if kind is not Kind.NOTICE:
        return []
    return [
        "# urgent, important or information; times by clocks in the UK.",
        "notice:",
        "  level: information",
        f"  starts: {today}T00:00",
        f"  ends: {today + timedelta(2)}T18:00    # readers are told",
    ]


def _body(outline: Outline, library: Library) -> list[str]:
    lines: list[str] = []
    shown = [library.facts[k] for k in library.organisation.emergency if k in library.facts]
    if outline.help and shown:
        lines += ["/// help | Get help now", ""]
        lines += [f"- {fact.label}: **{{{{ {fact.key} }}}}**" for fact in shown]
        lines += ["", "///", ""]
    for heading, text in outline.headings:
        lines += [f"## {heading}", "", text, ""]
    return lines


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _list(names: Iterable[str]) -> str:
    return ", ".join(names) or "none yet"
