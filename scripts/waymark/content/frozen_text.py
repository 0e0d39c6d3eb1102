"""A frozen text as JSON, for people to read too."""

from __future__ import annotations

import json
from datetime import date

from waymark.content.characters import forbidden
from waymark.model import Fact, Frozen
from waymark.model.frozen import notice_row

SHAPE = 1
"""The shape of the file; another one is not read."""


def frozen_text(frozen: Frozen) -> str:
    """The file of a frozen text: one line of the body a line, so that versions compare well."""
    composed, document = frozen.composed, frozen.document
    state, review = composed.translation, document.review
    content: dict[str, object] = {
        "shape": SHAPE,
        "document": document.id,
        "section": composed.section,
        "slug": composed.slug,
        "audience": composed.audience,
        "language": composed.language,
        "version": str(frozen.version),
        "released": frozen.released.isoformat(),
        "translates": str(frozen.translates),
        "formats": [str(f) for f in frozen.formats],
        "title": [composed.title.text, composed.title.language],
        "summary": [composed.summary.text, composed.summary.language],
        "front_matter": {
            "path": document.path,
            "title": document.title,
            "summary": document.summary,
            "kind": str(document.kind),
            "marking": str(document.marking),
            "owner": document.owner,
            "languages": {p.audience: list(p.languages) for p in document.editions},
            "review": {
                "every": [review.every.text, review.every.days],
                "last": _day(review.last),
                "law_checked": _day(review.law_checked),
            },
            "aliases": list(document.aliases),
            "sources": [
                {
                    "title": s.title,
                    "status": str(s.status),
                    "url": s.url,
                    "checked": _day(s.checked),
                }
                for s in document.sources
            ],
        },
        "translation": {
            "kind": str(state.kind),
            "total": state.total,
            "translated": state.translated,
            "stand_ins": state.stand_ins,
        },
        "dialect": composed.dialect,
        "heading_ids": list(composed.heading_ids),
        "fact_keys": list(composed.fact_keys),
        "linked_ids": list(composed.linked_ids),
        "fixed": {key: _fact(fact) for key, fact in sorted(frozen.fixed.items())},
        "images": dict(sorted(frozen.images.items())),
    }
    if composed.companions:
        content["companions"] = [c.as_json() for c in composed.companions]
    if document.recordings:
        content["recordings"] = [r.as_json() for r in document.recordings]
    content["body"] = list(composed.body.lines)
    if document.pack:
        content["pack"] = document.pack.as_json()
    if document.notice:
        content["notice"] = notice_row(document.notice)
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    # Marks and isolates are kept as escapes: no file of a library holds such a character.
    return "".join(_escaped(c) if c != "\n" and forbidden(c) else c for c in text)


def _fact(fact: Fact) -> dict[str, object]:
    return {
        "type": str(fact.type),
        "value": str(fact.value),
        "label": fact.label,
        "source": fact.source,
        "verified": _day(fact.verified),
        "critical": fact.critical,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1]
