"""A frozen text as JSON: written for people to read, read with suspicion."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from waymark.content.characters import forbidden
from waymark.content.register_keys import version_of
from waymark.model import (
    Composed,
    Document,
    EditionPlan,
    Every,
    Fact,
    FactType,
    Format,
    Frozen,
    Kind,
    Marking,
    Passage,
    Place,
    Review,
    Source,
    SourceStatus,
    SourceText,
    TranslationKind,
    TranslationState,
    Version,
)

_SHAPE = 1
_DECIMAL = (FactType.NUMBER, FactType.PERCENT, FactType.MONEY)


def frozen_text(frozen: Frozen) -> str:
    """The file of a frozen text: one line of the body a line, so that versions compare well."""
    composed, document = frozen.composed, frozen.document
    state, review = composed.translation, document.review
    content = {
        "shape": _SHAPE,
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
        "body": list(composed.body.lines),
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    # Marks and isolates are kept as escapes: no file of a library holds such a character.
    return "".join(_escaped(c) if c != "\n" and forbidden(c) else c for c in text)


def read_frozen(path: str, text: str) -> Frozen | None:
    """The frozen text of a file, or ``None`` where it is not one.

    Lines of the body have their number in that file.
    """
    first = text[: text.rfind('\n "body": [')].count("\n") + 3
    try:
        content = json.loads(text)
        if content["shape"] != _SHAPE:
            return None
        return _frozen(path, content, first)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError):
        return None


def _frozen(path: str, content: Mapping[str, Any], first: int) -> Frozen:
    matter, state = content["front_matter"], content["translation"]
    lines = tuple(_strings(content["body"]))
    formats = tuple(Format(f) for f in content["formats"])
    composed = Composed(
        document=_string(content["document"]),
        section=_string(content["section"]),
        slug=_string(content["slug"]),
        audience=_string(content["audience"]),
        language=_string(content["language"]),
        title=Passage(*_strings(content["title"])),
        summary=Passage(*_strings(content["summary"])),
        body=SourceText(path, lines, tuple(range(first, first + len(lines)))),
        heading_ids=_strings(content["heading_ids"]),
        fact_keys=_strings(content["fact_keys"]),
        linked_ids=_strings(content["linked_ids"]),
        translation=TranslationState(
            TranslationKind(state["kind"]),
            int(state["total"]),
            int(state["translated"]),
            int(state["stand_ins"]),
        ),
        dialect=_string(content["dialect"]),
    )
    document = _document(content, matter, formats)
    return Frozen(
        composed=composed,
        document=document,
        version=_version(content["version"]),
        released=date.fromisoformat(content["released"]),
        translates=_version(content["translates"]),
        formats=formats,
        fixed={key: _fact_of(key, path, row) for key, row in content["fixed"].items()},
        images={_string(k): _string(v) for k, v in content["images"].items()},
        path=path,
    )


def _document(
    content: Mapping[str, Any], matter: Mapping[str, Any], formats: tuple[Format, ...]
) -> Document:
    review = matter["review"]
    return Document(
        path=_string(matter["path"]),
        section=_string(content["section"]),
        slug=_string(content["slug"]),
        id=_string(content["document"]),
        title=_string(matter["title"]),
        summary=_string(matter["summary"]),
        kind=Kind(matter["kind"]),
        marking=Marking(matter["marking"]),
        editions=tuple(
            EditionPlan(_string(audience), _strings(languages), formats)
            for audience, languages in matter["languages"].items()
        ),
        owner=_string(matter["owner"]),
        review=Review(
            Every(_string(review["every"][0]), int(review["every"][1])),
            _day_of(review["last"]),
            _day_of(review["law_checked"]),
        ),
        body=SourceText(_string(matter["path"]), (), ()),
        aliases=_strings(matter["aliases"]),
        sources=tuple(
            Source(
                _string(s["title"]),
                SourceStatus(s["status"]),
                _string(s["url"]),
                _day_of(s["checked"]),
            )
            for s in matter["sources"]
        ),
    )


def _fact(fact: Fact) -> dict[str, object]:
    return {
        "type": str(fact.type),
        "value": str(fact.value),
        "label": fact.label,
        "source": fact.source,
        "verified": _day(fact.verified),
        "critical": fact.critical,
    }


def _fact_of(key: str, path: str, row: Mapping[str, Any]) -> Fact:
    type_, text = FactType(row["type"]), _string(row["value"])
    value: str | date | Decimal = text
    if type_ is FactType.DATE:
        value = date.fromisoformat(text)
    elif type_ in _DECIMAL:
        value = Decimal(text)
    return Fact(
        key=_string(key),
        type=type_,
        value=value,
        label=_string(row["label"]),
        source=_string(row["source"]),
        verified=_day_of(row["verified"]),
        recheck_days=0,
        critical=bool(row["critical"]),
        replaced_by="",
        retired=False,
        supply="",
        place=Place(path),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day_of(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _version(text: str) -> Version:
    version = version_of(text)
    if version is None:
        raise ValueError(text)
    return version


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _strings(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError(values)
    return tuple(_string(v) for v in values)


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1]
