"""LB023: the site is served with TLS, so that nobody on the way reads along or changes a number."""

from __future__ import annotations

from waymark.checks.subject import Subject
from waymark.model import Finding, finding


def site_address(subject: Subject) -> tuple[Finding, ...]:
    """The address that readers, paper and the headers rely on."""
    organisation = subject.library.organisation
    if organisation.site_url.startswith("https://"):
        return ()
    message = f'The address of the site is "{organisation.site_url}".'
    return (finding("LB023", organisation.place("site_url"), message),)
