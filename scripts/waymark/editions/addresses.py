"""Where things are on the site (design 7). Addresses are from its root, without a leading slash."""

from __future__ import annotations

from waymark.model import ENGLISH, Format, Version

_SUFFIXES = {
    Format.PDF: ".pdf",
    Format.LARGE_PRINT: "-large-print.pdf",
    Format.LEAFLET: "-leaflet.pdf",
    Format.EPUB: ".epub",
    Format.DOCX: ".docx",
    Format.PPTX: ".pptx",
    Format.TEXT: ".txt",
    Format.BRAILLE: ".brf",
}


def home_address(language: str) -> str:
    """The home page of a language: empty in English, ``pl/`` else."""
    return "" if language == ENGLISH else f"{language}/"


def audience_address(language: str, audience: str) -> str:
    """An audience's landing page: ``public/``, ``pl/public/``."""
    return f"{home_address(language)}{audience}/"


def page_address(language: str, audience: str, section: str, slug: str) -> str:
    """An edition's page: ``public/leaflets/worried/``, ``pl/public/leaflets/worried/``."""
    return f"{audience_address(language, audience)}{section}/{slug}/"


def editions_address(page: str) -> str:
    """The list of a page's releases: ``public/leaflets/worried/editions/``."""
    return f"{page}editions/"


def old_edition_address(page: str, version: Version) -> str:
    """A release that is no longer current: ``public/leaflets/worried/editions/1.0/``."""
    return f"{editions_address(page)}{version}/"


def list_address(language: str) -> str:
    """The list of all pages of a language."""
    return f"{home_address(language)}pages/"


def short_address(document: str) -> str:
    """The address on paper, permanent: ``q/worried/``."""
    return f"q/{document}/"


def file_address(language: str, audience: str, section: str, slug: str, format: Format) -> str:
    """An offline file, in its page's folder: ``…/worried/worried-pl-large-print.pdf``."""
    page = page_address(language, audience, section, slug)
    return f"{page}{slug}-{language}{_SUFFIXES[format]}"
