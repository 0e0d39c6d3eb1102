"""Addresses from the site's root, and links between them."""

from __future__ import annotations

from urllib.parse import urlsplit


def relative(here: str, there: str) -> str:
    """The link from the page at ``here`` to ``there``: ``../../q/worried/``, ``./#part``.

    Both are addresses from the site's root without a leading slash. Relative links let the site
    live below any path.
    """
    path, mark, fragment = there.partition("#")
    base = here.split("/")[:-1]
    *goal, name = path.split("/")
    shared = 0
    while shared < min(len(base), len(goal)) and base[shared] == goal[shared]:
        shared += 1
    steps = [".."] * (len(base) - shared) + goal[shared:]
    return ("/".join([*steps, name]) or "./") + mark + fragment


def rooted(site_url: str, there: str) -> str:
    """The link from a page that may be shown at any address (404) to ``there``."""
    return f"{urlsplit(site_url).path.rstrip('/')}/{there}"


def absolute(site_url: str, there: str) -> str:
    """The whole URL of an address."""
    return f"{site_url.rstrip('/')}/{there}"
