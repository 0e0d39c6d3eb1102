"""Reads ``content_src/`` into a Library: YAML with line numbers, front matter, schema.

Only this room meets YAML. What leaves it are the model's nouns and findings.
"""

from waymark.content.document_file import read_document
from waymark.content.front_matter import front_matter_keys
from waymark.content.library import read_library
from waymark.content.schema import schema, schema_text
from waymark.content.skeleton import new_document

__all__ = [
    "front_matter_keys",
    "new_document",
    "read_document",
    "read_library",
    "schema",
    "schema_text",
]
