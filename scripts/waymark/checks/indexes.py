"""VE009, VE010: what a search finds is a page of the site, in the language that is searched."""

from __future__ import annotations

import re

from waymark.checks.served import Contents
from waymark.checks.verify_subject import VerifySubject
from waymark.model import ENGLISH, Finding, finding

_FOLDER = re.compile(r"^pagefind/([a-z]{2,3})/")
_LANGUAGE = re.compile(r"^([a-z]{2})/")


def index_findings(address: str, contents: Contents, subject: VerifySubject) -> list[Finding]:
    """Whether the text of a page in an index belongs to this site and to that index."""
    page = contents.page
    if not page:
        return []
    found = []
    if page not in subject.own:
        message = f"The search finds “{page}”, where no text of the library belongs."
        found.append(finding("VE009", address, message))
    folder, language = _FOLDER.match(address), _LANGUAGE.match(page)
    if folder and folder[1] != (language[1] if language else ENGLISH):
        message = f"The search in “{folder[1]}” finds “{page}”, a page in another language."
        found.append(finding("VE010", address, message))
    return found
