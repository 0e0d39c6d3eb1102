"""The JSON Schema (2020-12) of a document's front matter, from the table that reads it."""

from __future__ import annotations

import json

from waymark.content.front_matter import FRONT_MATTER_KEYS
from waymark.content.keys import Schema, fields_schema
from waymark.content.report import Vocabulary
from waymark.model import Library


def schema(library: Library | None = None) -> Schema:
    """The schema; with a library, the names of its audiences, languages and groups are listed."""
    vocabulary = Vocabulary()
    if library is not None:
        audiences = tuple(a.id for a in library.audiences)
        groups = tuple(g.id for g in library.groups)
        vocabulary = Vocabulary.of(library.languages, audiences, groups)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Made by waymark schema.",
        "title": "Front matter of a Waymark document",
        **fields_schema(FRONT_MATTER_KEYS, vocabulary),
    }


def schema_text(library: Library | None = None) -> str:
    """The schema as the file ``schema.json`` holds it."""
    return json.dumps(schema(library), ensure_ascii=False, indent=2) + "\n"
