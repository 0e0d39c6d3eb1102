"""Reads ``content_src/`` into a Library: YAML with line numbers, front matter, schema.

Only this room meets YAML. What leaves it are the model's nouns and findings.
"""

from waymark.content.document_file import read_document
from waymark.content.fact_edit import edit_fact, fact_value
from waymark.content.from_shell import notice_from
from waymark.content.front_matter import front_matter_keys
from waymark.content.frozen_file import read_frozen
from waymark.content.frozen_text import frozen_text
from waymark.content.library import read_library, read_shared
from waymark.content.logo import image_size, logo_path
from waymark.content.register_file import read_register
from waymark.content.register_keys import version_of
from waymark.content.register_text import (
    ADDRESSES_HEAD,
    address_text,
    entry_text,
    register_head,
)
from waymark.content.registers import (
    image_path,
    read_addresses,
    read_registers,
    read_released_images,
    read_submitted,
)
from waymark.content.review_file import SUFFIX as REVIEW_SUFFIX
from waymark.content.review_file import review_text
from waymark.content.schema import schema, schema_text
from waymark.content.skeleton import new_document

__all__ = [
    "ADDRESSES_HEAD",
    "REVIEW_SUFFIX",
    "address_text",
    "edit_fact",
    "entry_text",
    "fact_value",
    "front_matter_keys",
    "frozen_text",
    "image_path",
    "image_size",
    "logo_path",
    "new_document",
    "notice_from",
    "read_addresses",
    "read_document",
    "read_frozen",
    "read_library",
    "read_register",
    "read_registers",
    "read_released_images",
    "read_shared",
    "read_submitted",
    "register_head",
    "review_text",
    "schema",
    "schema_text",
    "version_of",
]
