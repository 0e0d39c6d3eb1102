"""The files that all documents share become nouns: organisation, languages, audiences, names."""

from __future__ import annotations

from collections.abc import Iterator

from babel.localedata import exists

from waymark.content import shared_keys as k
from waymark.content.keys import Fields, Table, read_fields
from waymark.content.names import name_fault, section_fault
from waymark.content.report import Report, quoted
from waymark.content.yaml_tree import Entries, Entry, Value, places
from waymark.model import (
    ENGLISH,
    Audience,
    Hosting,
    Language,
    Organisation,
    ReviewerGroup,
    Route,
    Section,
)


def read_organisation(tree: Value, report: Report) -> Organisation | None:
    """``organisation.yml``; ``None`` where anything in it is wrong."""
    fields = read_fields(tree, k.ORGANISATION_KEYS, report)
    if report.findings:
        return None
    contacts, colours = fields.of(k.CONTACT_FACTS), fields.maybe(k.COLOUR_VALUES)
    return Organisation(
        name=fields.of(k.NAME),
        site_name=fields.of(k.SITE_NAME),
        site_url=fields.of(k.SITE_URL).removesuffix("/") + "/",
        description=fields.of(k.DESCRIPTION),
        exit_url=fields.of(k.EXIT_URL),
        emergency=fields.of(k.EMERGENCY),
        help_document=fields.of(k.HELP_DOCUMENT),
        accessible_formats=contacts.of(k.ACCESSIBLE_FORMATS),
        complaints=contacts.of(k.COMPLAINTS),
        report_error=contacts.of(k.REPORT_ERROR),
        logo=fields.get(k.LOGO, ""),
        colours=dict(colours.written(k.COLOURS)) if colours else {},
        hosting=fields.get(k.HOSTING, Hosting.OTHER),
        public_assurance=fields.get(k.PUBLIC_ASSURANCE, False),
        places=dict(places(tree)),
    )


def read_languages(tree: Value, report: Report) -> tuple[Language, ...]:
    """``languages.yml``, English first, then in its order."""
    languages = []
    for entry in _rows(tree, report, "en: {name: English, …}"):
        code = entry.key
        if len(code) != 2 or not code.isascii() or not code.islower():
            message = f"The language code {quoted(code)} is not two lower-case letters."
            report.add(report.family.form, entry.place, message, "Write it as en, pl or ur.")
        fields = read_fields(entry.value, k.LANGUAGE_KEYS, report, f"{code}.")
        locale = fields.get(k.LOCALE, "en")
        if not exists(locale):
            message = f"The locale {quoted(locale)} is unknown."
            report.add(report.family.form, fields.at(k.LOCALE), message, "Write it as en_GB.")
        for group in fields.get(k.LANGUAGE_GROUPS, ()):
            if len(group) == 2:
                message = f"The group {quoted(group)} reads as a language."
                report.add(
                    report.family.form, fields.at(k.LANGUAGE_GROUPS), message, "Lengthen it."
                )
        if _whole(fields, k.LANGUAGE_KEYS):
            languages.append(_language(code, fields))
    if not report.findings and not any(x.is_source for x in languages):
        message = "English (en) is missing: documents are written in it."
        report.add(report.family.missing, tree.place, message, "Add en.")
    return tuple(sorted(languages, key=lambda x: x.code != ENGLISH))


def _language(code: str, fields: Fields) -> Language:
    return Language(
        code=code,
        name=fields.of(k.OWN_NAME),
        english=fields.of(k.ENGLISH_NAME),
        direction=fields.of(k.DIRECTION),
        locale=fields.of(k.LOCALE),
        groups=fields.get(k.LANGUAGE_GROUPS, ()),
        digits=fields.get(k.DIGITS, "latn"),
        face=fields.get(k.FACE, ""),
        braille=fields.get(k.BRAILLE, ""),
    )


def read_audiences(tree: Value, report: Report) -> tuple[Audience, ...]:
    """``audiences.yml``, in its order."""
    audiences = []
    for entry in _rows(tree, report, "public: {label: For everyone, …}"):
        _name(entry, report, "audience", section_fault(entry.key, ()))
        fields = read_fields(entry.value, k.AUDIENCE_KEYS, report, f"{entry.key}.")
        if _whole(fields, k.AUDIENCE_KEYS):
            texts = (fields.of(k.LABEL), fields.of(k.INVITATION), fields.of(k.PURPOSE))
            routes = tuple(_routes(entry.key, fields))
            audiences.append(Audience(entry.key, *texts, fields.of(k.SHAPE), routes))
    if not report.findings and not audiences:
        message = "No audience is defined: without one nothing is made."
        report.add(report.family.missing, tree.place, message, "Add public.")
    return tuple(audiences)


def _routes(audience: str, fields: Fields) -> Iterator[Route]:
    for entry, row in fields.get(k.ROUTES, ()):
        if _whole(row, k.ROUTE_KEYS):
            yield Route(
                id=entry.key,
                title=row.of(k.ROUTE_TITLE),
                summary=row.of(k.ROUTE_SUMMARY),
                document=row.of(k.ROUTE_DOCUMENT),
                heading=row.get(k.ROUTE_HEADING, ""),
                audience=row.get(k.ROUTE_AUDIENCE, audience),
                place=entry.place,
                heading_place=row.at(k.ROUTE_HEADING),
            )


def read_sections(tree: Value, report: Report, audiences: tuple[str, ...]) -> tuple[Section, ...]:
    """``sections.yml``: folder and title, in its order."""
    sections = []
    for entry in _rows(tree, report, "leaflets: Leaflets"):
        _name(entry, report, "section", section_fault(entry.key, audiences))
        if (title := k.TITLE_LINE.read(entry.value, report)) is not None:
            sections.append(Section(entry.key, title))
    return tuple(sections)


def read_groups(tree: Value, report: Report) -> tuple[ReviewerGroup, ...]:
    """``groups.yml``: id and name, in its order."""
    groups = []
    for entry in _rows(tree, report, "youth-council: Youth Council"):
        _name(entry, report, "group", name_fault(entry.key))
        if (name := k.TITLE_LINE.read(entry.value, report)) is not None:
            groups.append(ReviewerGroup(entry.key, name))
    return tuple(groups)


def _rows(tree: Value, report: Report, example: str) -> tuple[Entry, ...]:
    if isinstance(tree, Entries):
        return tree.entries
    message = "The file is not a mapping of keys and values."
    report.add(report.family.form, tree.place, message, f"Write lines such as {example}")
    return ()


def _name(entry: Entry, report: Report, noun: str, fault: str) -> None:
    if fault:
        message = f"The {noun} {quoted(entry.key)} {fault}."
        report.add(report.family.form, entry.place, message, "Choose another name.")


def _whole(fields: Fields, table: Table) -> bool:
    return all(key.name in fields.values for key in table if key.required)
