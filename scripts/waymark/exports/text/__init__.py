"""Plain text: for people whose software reads nothing else, and to paste into a message."""

from waymark.exports.text.exporting import plain

__all__ = ["plain"]
