"""A small library made by hand: three languages, four audiences, one hostile title."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from waymark.markup import render
from waymark.model import (
    Audience,
    Composed,
    Direction,
    Document,
    Download,
    EditionPlan,
    Every,
    Finished,
    Format,
    Kind,
    Language,
    Library,
    Marking,
    Organisation,
    Passage,
    Review,
    Section,
    Shape,
    Source,
    SourceStatus,
    SourceText,
    TranslationKind,
    TranslationState,
)
from waymark.model.marks import fact_mark, stand_in
from waymark.site import Contact, ReadyEdition, Wording
from waymark.translation import interface_words

HOSTILE = '<script>alert("x")</script> & "quoted"'
LANGUAGES = (
    Language("en", "English", "English", Direction.LTR, "en_GB"),
    Language("pl", "Polski", "Polish", Direction.LTR, "pl"),
    Language("ur", "اردو", "Urdu", Direction.RTL, "ur_PK"),
)
PHONE = "0800 011 3764"
_BODY = f"""/// help | Danger?

Call {fact_mark("999", "tel:999")}.

///

## What you may notice {{#notice}}

Text with [a link](../../../).

- one
- two

## Who to call {{#call}}

The line is {fact_mark(PHONE, "tel:+448000113764")}.

## What happens {{#next}}

/// steps

1. **Listen.** First.
2. **Look.** Then.

///

| Who | When |
|---|---|
| Line | Daily |
"""


def library(**organisation: object) -> Library:
    """The library; its organisation may be changed."""
    about: dict[str, object] = {
        "name": "Example Council",
        "site_name": "Safer Example",
        "site_url": "https://example.org/sub/",
        "description": "Help & advice.",
        "exit_url": "https://www.bbc.co.uk/weather",
        "emergency": ("contact.emergency.phone",),
        "help_document": "help",
        "accessible_formats": "local.formats.email",
        "complaints": "local.complaints.email",
        "report_error": "local.error.email",
    }
    return Library(
        root=Path("nowhere"),
        organisation=Organisation(**{**about, **organisation}),  # type: ignore[arg-type]
        languages=LANGUAGES,
        audiences=(
            Audience("public", "For everyone", "I am worried", "What to do.", Shape.CIRCLE),
            Audience("professionals", "For staff", "I work", "Steps.", Shape.DIAMOND),
            Audience("schools", "For schools", "I teach", "Lessons.", Shape.TRIANGLE),
            Audience("community", "For groups", "My group", "Leaflets.", Shape.SQUARE),
        ),
        sections=(Section("help", "Help"), Section("leaflets", "Leaflets")),
        groups=(),
        facts={},
        documents=(
            document("help", "help", "get-help", "Get help now", ("public",)),
            document("worried", "leaflets", "worried", "Worried?", ("public", "community")),
            document("guide", "referral", "guide", HOSTILE, ("professionals",)),
        ),
        catalogues={},
    )


def document(id: str, section: str, slug: str, title: str, audiences: tuple[str, ...]) -> Document:
    """A document of the library."""
    return Document(
        path=f"{section}/{slug}.md",
        section=section,
        slug=slug,
        id=id,
        title=title,
        summary=f"About {title}",
        kind=Kind.LEAFLET if section == "leaflets" else Kind.GUIDANCE,
        marking=Marking.OFFICIAL,
        editions=tuple(EditionPlan(a, ("en",), (Format.PDF,)) for a in audiences),
        owner="coordinator",
        review=Review(Every("6 months", 180), date(2026, 11, 20), None),
        body=SourceText.of(f"{section}/{slug}.md", ""),
        sources=(
            Source("Guidance", SourceStatus.PUBLIC, "https://example.org/g", date(2026, 11, 1)),
            Source("Local <profile>", SourceStatus.RESTRICTED, "https://example.org/secret"),
        ),
    )


def ready(
    one: Document, audience: str, language: str = "en", *, title: str = "", body: str = _BODY
) -> ReadyEdition:
    """An edition of a document, ready to be drawn."""
    english = language == "en"
    kind = TranslationKind.SOURCE if english else TranslationKind.MACHINE
    if not english:
        body = body.replace("Text with", f"{stand_in('Not translated.')} Text with")
    source = SourceText.of(one.path, body)
    named = Passage(title or one.title, language)
    summary = Passage(one.summary, "en")
    composed = Composed(
        document=one.id,
        section=one.section,
        slug=one.slug,
        audience=audience,
        language=language,
        title=named,
        summary=summary,
        body=source,
        heading_ids=(),
        fact_keys=(),
        linked_ids=(),
        translation=TranslationState(kind, 4, 3, 0 if english else 1),
        dialect="1",
    )
    direction = next(x.direction for x in LANGUAGES if x.code == language)
    rendered = render(body, language=language, direction=direction)
    file = f"files/{one.slug}-{audience}-{language}"
    return ReadyEdition(
        document=one,
        finished=Finished(composed, named, summary, source, date(2026, 11, 19)),
        body=rendered.html,
        outline=rendered.outline,
        downloads=(
            Download(Format.PDF, "", f"{file}.pdf", 245_000, 2, "x"),
            Download(Format.LARGE_PRINT, "", f"{file}-large.pdf", 2_500_000, 1, "y"),
        ),
    )


def shelf(lib: Library) -> tuple[ReadyEdition, ...]:
    """English everywhere, Polish and Urdu for some."""
    help_, worried, guide = lib.documents
    return (
        ready(help_, "public"),
        ready(worried, "public"),
        ready(worried, "community"),
        ready(guide, "professionals"),
        ready(help_, "public", "pl", title="Pomoc"),
        ready(worried, "public", "pl", title="Martwisz się?"),
        ready(worried, "community", "ur", title="کیا آپ فکر مند ہیں؟"),
    )


def contact(key: str) -> Contact | None:
    """The contacts of the library."""
    return {
        "contact.emergency.phone": Contact("999", "tel:999"),
        "local.formats.email": Contact("formats@example.org", "mailto:formats@example.org"),
        "local.complaints.email": Contact("[to be filled in: complaints]", supplied=False),
    }.get(key)


def wordings() -> dict[str, Wording]:
    """How the site speaks: Polish has a label of the library translated, Urdu none."""
    return {
        language.code: Wording(
            language=language,
            words=interface_words(language.code)[0],
            passages={"audience.public.label": Passage("Dla każdego", "pl")}
            if language.code == "pl"
            else {},
            date=lambda day: day.isoformat(),
            contact=contact,
            moment=lambda key, moment: f"{key} {moment.isoformat()}",
        )
        for language in LANGUAGES
    }


@pytest.fixture(scope="session")
def hand_made() -> Library:
    return library()


@pytest.fixture(scope="session")
def editions(hand_made: Library) -> tuple[ReadyEdition, ...]:
    return shelf(hand_made)


@pytest.fixture(scope="session")
def speech() -> dict[str, Wording]:
    return wordings()
