"""Personal data in what people say: e-mails, phone numbers, and what looks like a signature.

A comment is published with its answer, so it may name roles and never persons. What is found here
is what people do write below a comment; a name in the middle of a sentence only a person can see.
"""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.])(?:\+|00)?\d(?:[ ()./-]?\d){8,13}(?![\w])")
_NAME = r"[A-Z][\w’'-]*[a-z]\w*"
_INITIALS = rf"(?:[A-Z]\.? ?)?{_NAME}(?: (?:[A-Z]\.? ?)?{_NAME}){{0,3}}"
_SIGNATURES = (
    re.compile(rf"(?:^|\s)[–—-]{{1,2}}\s?{_INITIALS}\s*$"),
    re.compile(
        r"\b(?i:kind regards|best regards|regards|sincerely|faithfully|best wishes|many thanks|"
        rf"signed)[,:.!]?\s+(?:from\s+)?{_INITIALS}"
    ),
    re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Councillor|Rev|Sgt)\.?\s+{_INITIALS}"),
    re.compile(rf"\n\s*{_INITIALS}\s*$"),
)


def personal_data(text: str) -> str:
    """The first piece of a text that looks like personal data; empty where nothing does."""
    for pattern in (_EMAIL, _PHONE, *_SIGNATURES):
        if match := pattern.search(text):
            return " ".join(match[0].split())
    return ""
