"""The name and version of the dialect."""

EXTENSION = "waymark.markup.dialect"
"""Name of the Python-Markdown extension, as MkDocs' configuration lists it."""

DIALECT_VERSION = "1"
"""Grows when the same text would give other HTML; a frozen edition remembers it."""
