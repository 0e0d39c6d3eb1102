"""A frozen text read from JSON, with suspicion: what is not one is nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from waymark.content.frozen_text import SHAPE
from waymark.content.register_keys import version_of
from waymark.model import (
    UK,
    Companion,
    CompanionKind,
    Composed,
    Copies,
    Document,
    EditionPlan,
    Every,
    Fact,
    FactType,
    Format,
    Frozen,
    KeyStage,
    Kind,
    LessonPack,
    Marking,
    NoticeLevel,
    NoticePlan,
    PackHold,
    PackPart,
    PartRole,
    Passage,
    Place,
    Recording,
    Review,
    Source,
    SourceStatus,
    SourceText,
    TranslationKind,
    TranslationState,
    Version,
)

_DECIMAL = (FactType.NUMBER, FactType.PERCENT, FactType.MONEY)


def read_frozen(path: str, text: str) -> Frozen | None:
    """The frozen text of a file, or ``None`` where it is not one.

    Lines of the body have their number in that file.
    """
    first = text[: text.rfind('\n "body": [')].count("\n") + 3
    try:
        content = json.loads(text)
        if content["shape"] != SHAPE:
            return None
        return _frozen(path, text, content, first)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError):
        return None


def _frozen(path: str, text: str, content: Mapping[str, Any], first: int) -> Frozen:
    companions = tuple(_companions(path, text, content.get("companions", [])))
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
        companions=companions,
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
        recordings=tuple(_recording(row) for row in content.get("recordings", [])),
        notice=_notice(content["notice"]) if "notice" in content else None,
        pack=_pack(content["pack"]) if "pack" in content else None,
    )


def _companions(path: str, text: str, rows: Any) -> Iterator[Companion]:
    """The companions, each line with its number in the file."""
    at = 0
    for row in rows:
        at = text.index('\n   "lines": [', at) + 1
        first = text.count("\n", 0, at) + 2
        lines = _strings(row["lines"])
        numbers = tuple(range(first, first + len(lines)))
        body = SourceText(path, lines, numbers)
        yield Companion(CompanionKind(row["kind"]), body, _strings(row["heading_ids"]))


def _recording(row: Any) -> Recording:
    return Recording(
        kind=CompanionKind(row["kind"]),
        path=_string(row["path"]),
        size=int(row["size"]),
        recorded=date.fromisoformat(row["recorded"]),
        captions=_string(row["captions"]),
        digests=_strings(row["digests"]),
    )


def _pack(rows: Any) -> LessonPack:
    return LessonPack(
        tuple(
            PackPart(
                document=_string(row["document"]),
                role=PartRole(row["role"]),
                name=_string(row["name"]),
                lessons=tuple(int(n) for n in row["lessons"]),
                minutes=int(row["minutes"]),
                without_film=int(row["without_film"]),
                key_stages=tuple(KeyStage(k) for k in row["key_stages"]),
                formats=tuple(Format(f) for f in row["formats"]),
                copies=Copies(row["copies"]),
                answers=bool(row["answers"]),
                text=_string(row["text"]),
            )
            for row in rows
        )
    )


def _notice(row: object) -> NoticePlan:
    level, starts, ends, pack = _strings(row)
    return NoticePlan(
        NoticeLevel(level), _moment(starts), _moment(ends), PackHold(pack) if pack else None
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(UK)


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
