"""Tagged PDFs (PDF/UA-1 and PDF/A-2a), made by Typst from fixed templates (design 8)."""

from waymark.exports.pdf.exporting import a4, large_print

__all__ = ["a4", "large_print"]
