"""Composed ⇄ Frozen: what a release keeps, and what evidence is bound to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from waymark.facts import filled
from waymark.markup import links
from waymark.model import (
    ENGLISH,
    Composed,
    Document,
    Fact,
    Frozen,
    SourceText,
    Version,
)
from waymark.model.frozen import notice_row

WORKING = Version(0, 0)
"""The version of a text that is not released: the next draft."""


def freeze(
    composed: Composed,
    document: Document,
    facts: Mapping[str, Fact],
    images: Mapping[str, bytes],
    *,
    version: Version = WORKING,
    released: date = date.min,
    translates: Version | None = None,
) -> Frozen:
    """A text as a release would keep it. ``images`` are the library's, by the path authors write.

    Live facts are left out (each build fills them in); of the front matter only what readers see
    and what a build needs is kept.
    """
    shown = {use.target for body in composed.bodies for use in links(body) if use.image}
    plan = document.plan(composed.audience)
    facts = filled(facts, document, composed.fact_keys)
    return Frozen(
        composed=composed,
        document=replace(
            document,
            body=SourceText(document.path, (), ()),
            editions=(plan,) if plan else (),
            consult=(),
            companions=(),
            recordings=document.recordings if composed.language == ENGLISH else (),
            places={},
        ),
        version=version,
        released=released,
        translates=translates or version,
        formats=plan.formats if plan else (),
        fixed={k: facts[k] for k in composed.fact_keys if k in facts and not facts[k].live},
        images={
            path: hashlib.sha256(data).hexdigest()
            for path, data in sorted(images.items())
            if path in shown
        },
    )


def thaw(frozen: Frozen) -> tuple[Composed, Document]:
    """The text and the front matter of a release, as a build takes them."""
    return frozen.composed, frozen.document


def text_digest(frozen: Frozen) -> str:
    """SHA-256 (hex) of what is submitted, consulted on and approved.

    That of Composed; where the text shows images or fixed facts, has a recording, a start and an
    end, or presents a pack, of these too: a picture or recording that is exchanged, a statistic
    that is corrected, a notice that is to stand longer or another part asks for approval as a
    changed sentence does.
    """
    text, notice = frozen.composed.digest(), frozen.document.notice
    pack, recordings = frozen.document.pack, frozen.document.recordings
    if not (frozen.fixed or frozen.images or notice or pack or recordings):
        return text
    parts = [text]
    parts += [f"{key}={fact.value}" for key, fact in sorted(frozen.fixed.items())]
    parts += [f"{path}={digest}" for path, digest in sorted(frozen.images.items())]
    parts += [json.dumps(r.as_json(), sort_keys=True) for r in recordings]
    if pack:
        parts.append(pack.canonical())
    if notice:
        parts += notice_row(notice)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def changed(working: Frozen, current: Frozen | None) -> bool:
    """Whether releasing the working text would give readers anything new."""
    if current is None:
        return True
    as_released = replace(
        working,
        version=current.version,
        released=current.released,
        translates=current.translates,
    )
    return as_released.digest() != current.digest()
