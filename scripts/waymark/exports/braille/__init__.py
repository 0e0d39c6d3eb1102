"""Braille-ready text (BRF), translated by liblouis, machine-produced and not proofread."""

from waymark.exports.braille.exporting import braille

__all__ = ["braille"]
