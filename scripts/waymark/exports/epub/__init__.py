"""EPUB 3 for phones and e-readers: one document, or a collection of them (design 8)."""

from waymark.exports.epub.exporting import book, collection

__all__ = ["book", "collection"]
