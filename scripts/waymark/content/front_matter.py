"""The keys of a document's front matter: one table for reading, schema, skeleton and manual."""

from __future__ import annotations

from dataclasses import dataclass

from waymark.content.keys import Fields, Key, Schema, fields_schema, read_fields
from waymark.content.names import KEBAB
from waymark.content.notice_keys import NOTICE, NOTICE_KEYS
from waymark.content.report import Report, Vocabulary
from waymark.content.scalars import SLUG, WEB_ADDRESS, Cadence, Choice, Day, Role, Text
from waymark.content.shapes import ListOf, Named, Record
from waymark.content.yaml_tree import Entries, Items, Scalar, Value
from waymark.model import (
    COMPANION_FORMATS,
    ENGLISH,
    CompanionKind,
    EditionPlan,
    Format,
    Kind,
    Marking,
    Place,
    SourceStatus,
)

DEFAULT_FORMATS = (Format.PDF, Format.LARGE_PRINT)
"""What an edition offers where its author did not say."""

LANGUAGE = Named("language", "AU002", lambda v: (*v.languages, *v.language_groups))
AUDIENCE = Named("audience", "AU001", lambda v: v.audiences)
FORMAT = Choice(Format, "format", "FM008", without=COMPANION_FORMATS)
_NAME = r"[a-z0-9]+(?:[-.][a-z0-9]+)*"
FILE = Text("the name of a file in this folder", 120, rf"{_NAME}\.md")
AUDIO = Text("a file in this folder, as .mp3 or .ogg", 120, rf"{_NAME}\.(?:mp3|ogg)")
VIDEO = Text("a file in this folder, as .mp4 or .webm", 120, rf"{_NAME}\.(?:mp4|webm)")
VTT = Text("a file in this folder, as .vtt", 120, rf"{_NAME}\.vtt")
ALIAS = Text("section/slug", 121, f"{KEBAB.pattern}/{KEBAB.pattern}")

PLAN_LANGUAGES = Key(
    "languages",
    ListOf(LANGUAGE),
    "languages or groups of languages beside English, such as [wave-1, ur]; none: English only",
)
PLAN_FORMATS = Key(
    "formats",
    ListOf(FORMAT),
    "files to offer beside the web page; left out: [pdf, large-print]; []: the page alone",
)
PLAN = (PLAN_LANGUAGES, PLAN_FORMATS)


@dataclass(frozen=True, slots=True)
class Audiences:
    """Who gets an edition: a mapping of audiences to plans, or a plain list of audiences."""

    def read(self, value: Value, report: Report) -> tuple[EditionPlan, ...] | None:
        """One plan an audience, in the order written."""
        if isinstance(value, Items):
            names = ListOf(AUDIENCE).read(value, report) or ()
            plans = tuple(EditionPlan(name, (ENGLISH,), DEFAULT_FORMATS) for name in names)
        elif isinstance(value, Entries):
            plans = tuple(p for p in (_plan(e.key, e.place, e.value, report) for e in value.entries)
                          if p is not None)  # fmt: skip
        else:
            message = f'"{value.text}" is not a list of audiences.'
            report.add(report.family.form, value.place, message, f"Write [{value.text}].")
            return None
        if not (value.items if isinstance(value, Items) else value.entries):
            report.add("AU010", value.place, "The list of audiences is empty.")
        return plans

    def schema(self, vocabulary: Vocabulary, /) -> Schema:
        """A list of audiences, or a mapping of each to its plan."""
        plan = {**fields_schema(PLAN, vocabulary), "type": ["object", "null"]}
        audience = AUDIENCE.schema(vocabulary)
        if names := audience.get("enum"):
            mapping: Schema = {
                "additionalProperties": False,
                "properties": dict.fromkeys(names, plan),
            }
        else:
            mapping = {"propertyNames": audience, "additionalProperties": plan}
        return {
            "oneOf": [
                {**ListOf(AUDIENCE).schema(vocabulary), "minItems": 1},
                {"type": "object", "minProperties": 1, **mapping},
            ]
        }


def _plan(name: str, place: Place, value: Value, report: Report) -> EditionPlan | None:
    audience = AUDIENCE.read(Scalar(name, place), report)
    nothing = isinstance(value, Scalar) and value.empty
    fields = Fields({}, {}, place)
    if not nothing:
        fields = read_fields(value, PLAN, report, f"audiences.{name}.")
    if audience is None:
        return None
    wanted = expand(fields.get(PLAN_LANGUAGES, ()), report.vocabulary)
    return EditionPlan(audience, wanted, fields.get(PLAN_FORMATS, DEFAULT_FORMATS))


def expand(names: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Languages and groups as languages: English always and first, the order of the library."""
    wanted = {ENGLISH}
    for name in names:
        wanted.update(vocabulary.language_groups.get(name, (name,)))
    return (ENGLISH, *(c for c in vocabulary.languages if c in wanted and c != ENGLISH))


EVERY = Key("every", Cadence(), "how often it is read again as a whole, such as 6 months", True)
LAST = Key("last", Day(), "the day it was last read as a whole; leave it out until that was done")
LAW_CHECKED = Key("law_checked", Day(), "the day its law was last checked at the source")
REVIEW_KEYS = (EVERY, LAST, LAW_CHECKED)

SOURCE_TITLE = Key("title", Text("the title of the source"), "what readers may look for", True)
SOURCE_STATUS = Key(
    "status",
    Choice(SourceStatus, "status"),
    "public, or restricted: named, never linked, never quoted",
    True,
)
SOURCE_URL = Key("url", WEB_ADDRESS, "where it is published; never for a restricted source")
SOURCE_CHECKED = Key("checked", Day(), "the day somebody last looked it up")
SOURCE_KEYS = (SOURCE_TITLE, SOURCE_URL, SOURCE_CHECKED, SOURCE_STATUS)

EASY_READ = Key("easy-read", FILE, "the easy read text: worried.easy-read.md")
AUDIO_SCRIPT = Key("audio-script", FILE, "the script for a recording: worried.audio.md")
RECORDED = Key("recorded", Day(), "the day it was made: no number that it says may be newer", True)
RECORDING_FILE = Key("file", AUDIO, "the recording, as .mp3 or .ogg", True)
RECORDING_KEYS = (RECORDING_FILE, RECORDED)
BSL_FILE = Key("file", VIDEO, "the film, as .mp4 or .webm", True)
BSL_CAPTIONS = Key("captions", VTT, "its captions, as .vtt", True)
BSL_KEYS = (BSL_FILE, BSL_CAPTIONS, RECORDED)
RECORDING = Key(
    "recording",
    Record(RECORDING_KEYS, "companions.recording."),
    "the audio script as it was spoken: its file, and the day",
)
BSL = Key(
    "bsl",
    Record(BSL_KEYS, "companions.bsl."),
    "the text in British Sign Language, with captions",
)
COMPANION_TEXTS = {CompanionKind.EASY_READ: EASY_READ, CompanionKind.AUDIO_SCRIPT: AUDIO_SCRIPT}
COMPANION_KEYS = (EASY_READ, AUDIO_SCRIPT, RECORDING, BSL)

ID = Key("id", SLUG, "short and permanent: the address /q/worried/ stands on paper", True)
TITLE = Key("title", Text("a title of one line", 120), "the title that readers see", True)
SUMMARY = Key(
    "summary", Text("one or two sentences"), "one or two sentences, shown below the title", True
)
KIND = Key("kind", Choice(Kind, "kind"), "what it is, for readers and for its layout", True)
MARKING = Key(
    "marking",
    Choice(Marking, "marking", "MK002"),
    "the protective marking; only OFFICIAL is ever published",
    True,
)
AUDIENCES = Key(
    "audiences",
    Audiences(),
    "who it is for: each audience with its languages and formats, or a plain list of audiences",
    True,
    "AU010",
)
OWNER = Key("owner", Role(), "the role that answers for it, never a person", True)
REVIEW = Key("review", Record(REVIEW_KEYS, "review."), "when it is read again", True)
CONSULT = Key(
    "consult",
    ListOf(Named("reviewer group", "FM010", lambda v: v.groups)),
    "the reviewer groups of groups.yml that are asked before a release",
)
COMPANIONS = Key(
    "companions",
    Record(COMPANION_KEYS, "companions."),
    "other forms of the same text, each a file in the document's folder",
)
ALIASES = Key("aliases", ListOf(ALIAS), "earlier addresses, as section/slug, that go on answering")
SOURCES = Key(
    "sources",
    ListOf(Record(SOURCE_KEYS, "sources.")),
    "what the text rests on",
)

FRONT_MATTER_KEYS = (
    ID,
    TITLE,
    SUMMARY,
    KIND,
    MARKING,
    AUDIENCES,
    OWNER,
    REVIEW,
    CONSULT,
    COMPANIONS,
    ALIASES,
    SOURCES,
    NOTICE,
)


def front_matter_keys() -> tuple[str, ...]:
    """Every key that front matter may hold, nested ones dotted, with ``*`` for an audience."""
    nested = {
        "audiences.*": PLAN,
        "review": REVIEW_KEYS,
        "companions": COMPANION_KEYS,
        "companions.recording": RECORDING_KEYS,
        "companions.bsl": BSL_KEYS,
        "sources": SOURCE_KEYS,
        "notice": NOTICE_KEYS,
    }
    names = [key.name for key in FRONT_MATTER_KEYS]
    return (*names, *(f"{parent}.{key.name}" for parent, keys in nested.items() for key in keys))
