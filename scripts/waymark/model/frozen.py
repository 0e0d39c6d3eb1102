"""A frozen text: one released edition in one language, as it went out."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from waymark.model.composed import Composed
from waymark.model.document import Document, Format
from waymark.model.fact import Fact
from waymark.model.notice import NoticePlan
from waymark.model.register import Version


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a release keeps. Live facts (phone, URL…) are not: each build fills them in.

    ``document`` is the front matter that readers see (its ``body`` is empty); ``fixed`` the facts
    that stay as they were (law, date, number…); ``images`` the SHA-256 of each image by path, whose
    bytes lie in ``register/images/<sha256>.<ext>``; ``translates`` the English version that a
    translation is of (its own version, in English).
    """

    composed: Composed
    document: Document
    version: Version
    released: date
    translates: Version
    formats: tuple[Format, ...]
    fixed: Mapping[str, Fact] = field(default_factory=dict)
    images: Mapping[str, str] = field(default_factory=dict)
    path: str = ""

    def digest(self) -> str:
        """SHA-256 (hex) of everything a reader is given, whatever the file's line ends or BOM."""
        composed, document = self.composed, self.document
        state = composed.translation
        content = {
            "composed": composed.digest(),
            "address": [composed.section, composed.slug, *document.aliases],
            "fixed": {k: _fact(f) for k, f in sorted(self.fixed.items())},
            "formats": [str(f) for f in self.formats],
            "headings": list(composed.heading_ids),
            "images": dict(sorted(self.images.items())),
            "kind": str(document.kind),
            "languages": [[p.audience, *p.languages] for p in document.editions],
            "links": list(composed.linked_ids),
            "marking": str(document.marking),
            "owner": document.owner,
            "placeholders": list(composed.fact_keys),
            "released": self.released.isoformat(),
            "review": [
                str(document.review.last),
                str(document.review.law_checked),
                document.review.every.text,
                document.review.every.days,
            ],
            "sources": [[s.title, s.url, str(s.status), str(s.checked)] for s in document.sources],
            "titles": [document.title, document.summary],
            "translates": str(self.translates),
            "translation": [str(state.kind), state.total, state.translated, state.stand_ins],
            "version": str(self.version),
        }
        if document.recordings:
            content["recordings"] = [r.as_json() for r in document.recordings]
        if document.pack:
            content["pack"] = document.pack.as_json()
        if document.notice:
            content["notice"] = notice_row(document.notice)
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def notice_row(notice: NoticePlan) -> list[str]:
    """A notice's plan as words: what it is approved and frozen with."""
    return [
        str(notice.level),
        notice.starts.isoformat(),
        notice.ends.isoformat(),
        str(notice.pack or ""),
    ]


def _fact(fact: Fact) -> list[str]:
    words = (fact.type, fact.value, fact.label, fact.source, fact.verified, fact.critical)
    return [str(word) for word in words]
