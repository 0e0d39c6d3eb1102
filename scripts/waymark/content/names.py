"""Names that become parts of addresses: sections, slugs, ids, audiences."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = frozenset(
    {"404", "assets", "editions", "images", "index", "media", "pages", "q", "readme"}
)
"""Addresses that the site needs for itself, or that MkDocs reads as a folder's own page."""
SITE_PAGES = frozenset(
    {
        "accessibility",
        "assurance-report",
        "leaflets-and-languages",
        "pagefind",
        "privacy",
        "search",
        "updates",
    }
)
"""Pages of the site itself: they lie where audiences do."""


def name_fault(name: str) -> str:
    """Why a name cannot be part of an address, as the end of a sentence; empty when it can."""
    if not KEBAB.fullmatch(name):
        return "is not lower-case letters a-z, digits and single hyphens"
    if len(name) > LONGEST:
        return f"is longer than {LONGEST} characters"
    if name in RESERVED:
        return "is a name that the site keeps for itself"
    return ""


def section_fault(name: str, audiences: tuple[str, ...]) -> str:
    """The same for a section, whose folder must not read as a language or an audience."""
    if len(name) == 2:
        return "has two letters, and so reads as a language"
    if name in audiences:
        return "is the id of an audience"
    if name in SITE_PAGES:
        return "is a name that the site keeps for itself"
    return name_fault(name)


def slug_of(title: str) -> str:
    """A slug made of a title's words; empty where it holds no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug
