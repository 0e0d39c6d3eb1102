"""The keys of the files that all documents share: organisation, languages, audiences."""

from __future__ import annotations

from waymark.content.keys import Key
from waymark.content.names import KEBAB
from waymark.content.scalars import FACT_KEY, SLUG, WEB_ADDRESS, Choice, Flag, Text
from waymark.content.shapes import ListOf, Record, Rows
from waymark.model import Direction, Hosting, Shape

_LINE = Text("a line of text", 160)
_COLOUR = Text('a colour in quotes, such as "#0b5a61"', 7, "#[0-9a-fA-F]{6}")
_IMAGE = Text(
    "a path below images/, such as logo.svg",
    160,
    r"[a-z0-9]+(?:[-./][a-z0-9]+)*\.(?:svg|png|jpe?g)",
)

BRAND = Key("brand", _COLOUR, "links, buttons and the site's mark; at least 4.5:1 on panels")
BRAND_DARK = Key("brand_dark", _COLOUR, "the same where a reader's device is set to dark")
COLOURS = (BRAND, BRAND_DARK)

ACCESSIBLE_FORMATS = Key(
    "accessible_formats", FACT_KEY, "the fact that says where to ask for another format", True
)
COMPLAINTS = Key("complaints", FACT_KEY, "the fact that says where to complain", True)
REPORT_ERROR = Key("report_error", FACT_KEY, "the fact that says where to report an error", True)
CONTACTS = (ACCESSIBLE_FORMATS, COMPLAINTS, REPORT_ERROR)

NAME = Key("name", _LINE, "the council or partnership that answers for the site", True)
SITE_NAME = Key("site_name", _LINE, "the name of the site", True)
SITE_URL = Key("site_url", WEB_ADDRESS, "where the site is published, such as https://a.org/", True)
DESCRIPTION = Key("description", Text("a sentence or two"), "one sentence about the site", True)
EXIT_URL = Key("exit_url", WEB_ADDRESS, 'where "exit this page" goes: a harmless page', True)
EMERGENCY = Key(
    "emergency", ListOf(FACT_KEY), "the facts of the get-help strip, most urgent first", True
)
HELP_DOCUMENT = Key("help_document", SLUG, 'the id of the document "Get help now"', True)
CONTACT_FACTS = Key("contacts", Record(CONTACTS, "contacts."), "roles, as keys of facts", True)
LOGO = Key("logo", _IMAGE, "a path below images/; none: the name in words")
COLOUR_VALUES = Key("colours", Record(COLOURS, "colours."), "the organisation's colours")
HOSTING = Key(
    "hosting",
    Choice(Hosting, "hosting"),
    "with which of the files of build/hosting/ the site is served: nginx, apache or caddy; other, "
    "or left out: a host whose logs are its own",
)
PUBLIC_ASSURANCE = Key(
    "public_assurance", Flag(), "whether the site shows the page that a board reads; else false"
)

ORGANISATION_KEYS = (
    NAME,
    SITE_NAME,
    SITE_URL,
    DESCRIPTION,
    EXIT_URL,
    EMERGENCY,
    HELP_DOCUMENT,
    CONTACT_FACTS,
    LOGO,
    COLOUR_VALUES,
    HOSTING,
    PUBLIC_ASSURANCE,
)

_NUMBERING = "arab|arabext|beng|deva|gujr|guru|hans|hant|knda|latn|mlym|orya|tamldec|telu"

OWN_NAME = Key("name", _LINE, "its name in its own script", True)
ENGLISH_NAME = Key("english", _LINE, "its name in English", True)
DIRECTION = Key("direction", Choice(Direction, "direction"), "ltr or rtl", True)
LOCALE = Key(
    "locale",
    Text("a locale such as en_GB", 30, "[a-z]{2}(?:_[A-Z][a-z]{3})?(?:_[A-Z]{2})?"),
    "the conventions of dates and numbers, such as en_GB",
    True,
)
LANGUAGE_GROUPS = Key(
    "groups",
    ListOf(Text("a name such as wave-1", 60, KEBAB.pattern)),
    "names under which documents ask for several languages at once",
)
DIGITS = Key(
    "digits",
    Text("a numbering system such as latn", 10, _NUMBERING),
    "the digits of numbers and dates; left out: latn (0 1 2 3)",
)
FACE = Key("face", _LINE, "the typeface of its PDF files; none: no PDF in this language")
BRAILLE = Key("braille", _LINE, "its liblouis table; “none” where no sound one is known")

LANGUAGE_KEYS = (
    OWN_NAME,
    ENGLISH_NAME,
    DIRECTION,
    LOCALE,
    LANGUAGE_GROUPS,
    DIGITS,
    FACE,
    BRAILLE,
)

LABEL = Key("label", _LINE, "heads its pages: For professionals", True)
INVITATION = Key("invitation", _LINE, "the home page's link: I work with people", True)
PURPOSE = Key("purpose", Text("a sentence"), "one line below the invitation", True)
SHAPE = Key("shape", Choice(Shape, "shape"), "its mark beside its colour", True)

ROUTE_TITLE = Key("title", _LINE, "the field of work: Health", True)
ROUTE_SUMMARY = Key("summary", Text("a sentence"), "one line below it", True)
ROUTE_DOCUMENT = Key("document", SLUG, "the id of the document that it leads to", True)
ROUTE_HEADING = Key("heading", SLUG, "the id of the heading to start at; none: the whole text")
ROUTE_AUDIENCE = Key("audience", SLUG, "whose edition it leads to; none: that of this audience")
ROUTE_KEYS = (ROUTE_TITLE, ROUTE_SUMMARY, ROUTE_DOCUMENT, ROUTE_HEADING, ROUTE_AUDIENCE)
ROUTES = Key("routes", Rows(ROUTE_KEYS, "route"), "ways in by field of work, each with an id")

AUDIENCE_KEYS = (LABEL, INVITATION, PURPOSE, SHAPE, ROUTES)

TITLE_LINE = _LINE
"""A section's title, a reviewer group's name."""
