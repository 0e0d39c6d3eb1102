"""The page about privacy. What it says of logs depends on who keeps the server."""

from __future__ import annotations

from waymark.editions import privacy_address
from waymark.model import Crumb, Hosting, PageKind, PageRecord, Part, Passage
from waymark.site.edition import Wording
from waymark.site.shelf import Shelf
from waymark.site.ways import alternates, home_crumb

NEVER = ("privacy.cookies", "privacy.others", "privacy.search", "privacy.details", "privacy.links")
LIMITS = ("privacy.history", "privacy.network", "privacy.device")


def privacy_page(shelf: Shelf, wording: Wording, *, draft: bool) -> PageRecord:
    """What the site records and what it does not, in interface words."""
    words, code = wording.words, wording.language.code
    title = Passage(words["privacy.title"], code)

    def part(heading: str, lines: tuple[str, ...] = (), points: tuple[str, ...] = ()) -> Part:
        return Part(
            id=heading.partition(".")[2],
            title=Passage(words[heading], code),
            lines=tuple(Passage(words[key], code) for key in lines),
            points=tuple(Passage(words[key], code) for key in points),
        )

    return PageRecord(
        kind=PageKind.PRIVACY,
        address=privacy_address(code),
        language=code,
        direction=wording.language.direction,
        title=title,
        summary=Passage(words["privacy.lede"], code),
        text="",
        crumbs=(home_crumb(wording), Crumb(title.text, None, code)),
        alternates=alternates(shelf, privacy_address),
        parts=(
            part("privacy.never", points=NEVER),
            part("privacy.record", logged(shelf.library.organisation.hosting)),
            part("privacy.limits", points=LIMITS),
            part("privacy.who", ("privacy.organisation", "privacy.contact")),
        ),
        exit_shortcut=True,
        indexed=not draft,
    )


def logged(hosting: Hosting) -> tuple[str, ...]:
    """The words about logs. Only a server with one of our files keeps no more than they say."""
    if hosting is Hosting.OTHER:
        return ("privacy.kept", "privacy.host")
    return ("privacy.kept", "privacy.left-out")
