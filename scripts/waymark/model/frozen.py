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
        document = self.document
        content = {
            "composed": self.composed.digest(),
            "fixed": {k: str(f.value) for k, f in sorted(self.fixed.items())},
            "formats": [str(f) for f in self.formats],
            "images": dict(sorted(self.images.items())),
            "kind": str(document.kind),
            "marking": str(document.marking),
            "owner": document.owner,
            "released": self.released.isoformat(),
            "review": [str(document.review.last), document.review.every.text],
            "sources": [[s.title, s.url, str(s.status)] for s in document.sources],
            "translates": str(self.translates),
            "version": str(self.version),
        }
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()
