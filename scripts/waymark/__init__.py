"""Waymark: one Markdown source, an edition for each audience, in each language."""

__version__ = "0.1.0"
