"""Which editions there are, and where a link between documents leads from one of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from waymark.editions.addresses import page_address
from waymark.model import ENGLISH, Document


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """The name of one edition: a document, for an audience, in a language."""

    document: str
    audience: str
    language: str


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a link leads: an address from the site's root, and the language of that page."""

    address: str
    language: str


PUBLIC = "public"
"""The audience whose texts anyone may be sent to when there is none of their own."""


def nearest(document: str, wanted: Edition, made: Collection[Edition]) -> Edition | None:
    """The edition of a document that serves the reader of ``wanted`` best, if there is any.

    The same audience first, in the same language, then in English; then the public's. Another
    audience's text is never offered in its place.
    """
    for audience in (wanted.audience, PUBLIC):
        for language in (wanted.language, ENGLISH):
            candidate = Edition(document, audience, language)
            if candidate in made:
                return candidate
    return None


def resolver(
    wanted: Edition, documents: Mapping[str, Document], made: Collection[Edition]
) -> Callable[[str, str], LinkTarget | None]:
    """How the links of one edition are resolved: document id and fragment to a target."""

    def resolve(id: str, fragment: str) -> LinkTarget | None:
        edition = nearest(id, wanted, made)
        document = documents.get(id)
        if edition is None or document is None:
            return None
        page = page_address(edition.language, edition.audience, document.section, document.slug)
        return LinkTarget(f"{page}#{fragment}" if fragment else page, edition.language)

    return resolve
