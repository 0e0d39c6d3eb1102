"""Organisation, languages, audiences, sections, groups: what is read and what is refused."""

from __future__ import annotations

import pytest

from waymark.content.report import SHARED, Report
from waymark.content.shared_files import (
    read_audiences,
    read_groups,
    read_languages,
    read_organisation,
    read_sections,
)
from waymark.content.yaml_reader import read_yaml
from waymark.model import Direction, Place, Section, Shape

ORGANISATION = """\
name: Exampleshire
site_name: Together
site_url: https://example.org/sub
description: Help.
exit_url: https://example.org/weather
emergency: [contact.emergency.phone]
help_document: help
contacts: {accessible_formats: a.b, complaints: a.c, report_error: a.d}
colours: {brand: "#0b5a61"}
"""
LANGUAGES = """\
ur: {name: اردو, english: Urdu, direction: rtl, locale: ur_PK, groups: [wave-2], face: Vazirmatn}
en: {name: English, english: English, direction: ltr, locale: en_GB}
"""
AUDIENCES = (
    "public: {label: For everyone, invitation: I worry, purpose: Who to call, shape: circle}\n"
)


def told(read, text: str, *more):
    report = Report(SHARED)
    tree, faults = read_yaml(text, "x.yml", SHARED)
    value = read(tree, report, *more) if tree else None
    return value, [f"{f.line}: {f.code} {f.message}" for f in (*faults, *report.findings)]


def test_organisation() -> None:
    organisation, findings = told(read_organisation, ORGANISATION)
    assert findings == []
    assert organisation.site_url == "https://example.org/sub/"
    assert organisation.complaints == "a.c"
    assert organisation.logo == ""
    assert organisation.colours == {"brand": "#0b5a61"}
    assert organisation.place("emergency.0") == Place("x.yml", 6, 13)
    assert organisation.place("contacts.complaints").line == 8


def test_languages_put_english_first() -> None:
    languages, findings = told(read_languages, LANGUAGES)
    assert findings == []
    assert [x.code for x in languages] == ["en", "ur"]
    assert languages[1].direction is Direction.RTL
    assert (languages[1].digits, languages[1].groups) == ("latn", ("wave-2",))


def test_audiences_sections_groups() -> None:
    (public,), findings = told(read_audiences, AUDIENCES)
    assert (public.id, public.shape, findings) == ("public", Shape.CIRCLE, [])
    sections = told(read_sections, "leaflets: Leaflets\nhelp: Help\n", ("public",))[0]
    assert sections == (Section("leaflets", "Leaflets"), Section("help", "Help"))
    groups, findings = told(read_groups, "youth-council: Youth Council\n")
    assert (groups[0].name, findings) == ("Youth Council", [])


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (
            read_organisation,
            changed(ORGANISATION, "site_name", "sitename"),
            ['2: LB008 The key "sitename" is unknown.', '1: LB008 The key "site_name" is missing.'],
        ),
        (
            read_organisation,
            changed(ORGANISATION, '"#0b5a61"', "teal"),
            ['9: LB008 "teal" has the wrong form.'],
        ),
        (
            read_organisation,
            changed(ORGANISATION, "https://example.org/sub", "example.org"),
            ['3: LB008 "example.org" has the wrong form.'],
        ),
        (
            read_organisation,
            changed(ORGANISATION, "complaints: a.c", "complaints: someone@example.org"),
            ['8: LB008 "someone@example.org" has the wrong form.'],
        ),
        (read_organisation, "- a\n", ["1: LB008 This is not a mapping of keys and values."]),
        (
            read_languages,
            changed(LANGUAGES, "en: {", "cy: {"),
            ["1: LB008 English (en) is missing: documents are written in it."],
        ),
        (
            read_languages,
            changed(LANGUAGES, "ur: {", "urd: {"),
            ['1: LB008 The language code "urd" is not two lower-case letters.'],
        ),
        (
            read_languages,
            changed(LANGUAGES, "ur_PK", "xx_YY"),
            ['1: LB008 The locale "xx_YY" is unknown.'],
        ),
        (
            read_languages,
            changed(LANGUAGES, "rtl", "right"),
            ['1: LB008 The direction "right" is unknown.'],
        ),
        (
            read_languages,
            changed(LANGUAGES, "[wave-2]", "[pl]"),
            ['1: LB008 The group "pl" reads as a language.'],
        ),
        (
            read_languages,
            changed(LANGUAGES, "groups: [wave-2]", "digits: roman"),
            ['1: LB008 "roman" has the wrong form.'],
        ),
        (
            read_audiences,
            changed(AUDIENCES, "public", "pu"),
            ['1: LB008 The audience "pu" has two letters, and so reads as a language.'],
        ),
        (
            read_audiences,
            changed(AUDIENCES, "public", "pages"),
            ['1: LB008 The audience "pages" is a name that the site keeps for itself.'],
        ),
        (
            read_audiences,
            changed(AUDIENCES, "circle", "star"),
            ['1: LB008 The shape "star" is unknown.'],
        ),
        (read_audiences, "", ["1: LB008 No audience is defined: without one nothing is made."]),
        (
            read_groups,
            "Youth Council: x\n",
            ['1: LB008 The group "Youth Council" is not lower-case letters a-z, digits and single '
             "hyphens."],
        ),
        (read_groups, "a: &x b\nc: *x\n", ['1: LB004 The anchor "x" is used.']),
        (read_groups, "a: b\na: c\n", ['2: LB008 The key "a" stands twice, first on line 1.']),
    ],
)  # fmt: skip
def test_faults_of_shared_files(read, text, expected) -> None:
    assert told(read, text)[1] == expected


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("pl", "has two letters, and so reads as a language"),
        ("public", "is the id of an audience"),
        ("q", "is a name that the site keeps for itself"),
        ("Leaflets", "is not lower-case letters a-z, digits and single hyphens"),
        ("a" * 61, "is longer than 60 characters"),
    ],
)
def test_names_that_no_section_may_have(name, why) -> None:
    _, findings = told(read_sections, f"{name}: Title\n", ("public",))
    assert len(findings) == 1
    assert findings[0].endswith(f"{why}.")
