"""What is worked out for each document by itself: kept from the last build, else by the workers."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Self, TypeVar

from waymark.build.kept import Kept, pickled
from waymark.build.one_document import DocumentTexts, Part, worked_out
from waymark.build.options import Options
from waymark.markup import render
from waymark.model import Direction, Language, Rendered

Item = TypeVar("Item")

_PIECES = 4
"""Batches a worker: few enough to be worth the way, enough for all to end at the same time."""


@dataclass(frozen=True, slots=True)
class Written:
    """A finished text in Markdown, in its language; ``key`` tells it from every other."""

    key: str
    text: str
    language: str
    direction: Direction

    @classmethod
    def of(cls, text: str, language: Language) -> Self:
        """A text in a language."""
        said = f"{language.code} {language.direction} {text}"
        key = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(key, text, language.code, language.direction)


def worked_out_apart(
    parts: Sequence[Part], options: Options, executor: Executor
) -> tuple[DocumentTexts, ...]:
    """What comes of each part, in their order."""
    kept = Kept(options.work / "cache" / "texts" if options.cache else None)
    found: dict[str, DocumentTexts] = {}
    wanted: list[tuple[Part, DocumentTexts | None]] = []
    for part in parts:
        before = kept.get(part.document.id)
        known = before if isinstance(before, DocumentTexts) else None
        if known and known.whole == part.whole:
            found[part.whole] = known
        else:
            wanted.append((part, known))
    made = _by_workers(_work_out, wanted, options, executor)
    for (part, _), data in zip(wanted, made, strict=True):
        kept.put(part.document.id, data)
        found[part.whole] = pickle.loads(data)
    kept.keep_only([part.document.id for part in parts])
    return tuple(found[part.whole] for part in parts)


def rendered_apart(
    texts: Mapping[str, Sequence[Written]], options: Options, executor: Executor
) -> dict[str, Rendered]:
    """The HTML of texts, which are given by their document, by their keys."""
    kept = Kept(options.work / "cache" / "html" if options.cache else None)
    whole = not (options.languages or options.audiences)
    found: dict[str, Rendered] = {}
    wanted: list[Sequence[Written]] = []
    others: dict[str, dict[str, Rendered]] = {}
    for document, own in texts.items():
        known = kept.get(document)
        before = known if isinstance(known, dict) else {}
        found |= {t.key: before[t.key] for t in own if t.key in before}
        missing = [t for t in own if t.key not in before]
        if missing or (whole and len(before) > len(own)):
            others[document] = {} if whole else before
            wanted.append(missing)
    made = _by_workers(_render, wanted, options, executor)
    for (document, before), data in zip(others.items(), made, strict=True):
        found |= pickle.loads(data)
        used = {t.key: found[t.key] for t in texts[document]}
        kept.put(document, pickled({**before, **used}))
    if whole:
        kept.keep_only(texts)
    return found


def _by_workers(
    work: Callable[[Item], bytes], items: Sequence[Item], options: Options, executor: Executor
) -> Iterator[bytes]:
    """What a worker makes of each item, in order. A single one is done here and now."""
    if len(items) < 2:
        return map(work, items)
    size = -(-len(items) // (_PIECES * (options.jobs or os.cpu_count() or 1)))
    batches = [items[n : n + size] for n in range(0, len(items), size)]
    jobs = [executor.submit(_each, work, batch) for batch in batches]
    return (data for job in jobs for data in job.result())


def _each(work: Callable[[Item], bytes], items: Sequence[Item]) -> list[bytes]:
    return [work(item) for item in items]


def _work_out(item: tuple[Part, DocumentTexts | None]) -> bytes:
    return pickled(worked_out(*item))


def _render(texts: Sequence[Written]) -> bytes:
    made = {t.key: render(t.text, language=t.language, direction=t.direction) for t in texts}
    return pickled(made)
