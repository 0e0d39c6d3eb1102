"""The keys of a register's entries: one table for reading and writing ``register.yml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from waymark.content.keys import Fields, Key, Schema, Shape
from waymark.content.names import KEBAB, LONGEST
from waymark.content.report import Family, Report, Vocabulary, quoted
from waymark.content.scalars import SLUG, Choice, Day, Flag, Role, Text, scalar
from waymark.content.shapes import ListOf, Record
from waymark.content.yaml_tree import Entries, Value
from waymark.model import CommentOutcome, Event, Version, View

T = TypeVar("T")

REGISTER = Family("ED002", "ED002", "ED002", "ED002", "ED002", "ED002", "ED002")
"""Every fault of a register's form has one code: Waymark writes the file, so a hand was in it."""

LONGEST_WORDS = 4000
"""Characters of a comment, an answer or a note."""

_VERSION = re.compile(r"(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class VersionNumber:
    """``major.minor``."""

    def read(self, value: Value, report: Report) -> Version | None:
        """The version."""
        single = scalar(value, report, 'a version as "1.2"')
        if single is None:
            return None
        if match := _VERSION.fullmatch(single.text):
            return Version(int(match[1]), int(match[2]))
        message = f"{quoted(single.text)} is not a version."
        report.add(report.family.form, single.place, message, 'Write it as "1.2".')
        return None

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """A string such as 1.2."""
        return {"type": "string", "pattern": f"^{_VERSION.pattern}$"}


def version_of(text: str) -> Version | None:
    """A version from ``1.2``, or nothing."""
    match = _VERSION.fullmatch(text)
    return Version(int(match[1]), int(match[2])) if match else None


@dataclass(frozen=True, slots=True)
class ByAudience(Generic[T]):
    """A mapping of audiences to values of one shape."""

    shape: Shape[T]

    def read(self, value: Value, report: Report) -> Mapping[str, T] | None:
        """The values by audience; those that are wrong are reported and left out."""
        if not isinstance(value, Entries):
            message = "This is not a mapping of audiences."
            report.add(report.family.form, value.place, message, "Write {public: …}.")
            return None
        found: dict[str, T] = {}
        for entry in value.entries:
            # The name becomes a folder's.
            if not KEBAB.fullmatch(entry.key) or len(entry.key) > LONGEST:
                message = f"{quoted(entry.key)} is no audience."
                report.add(report.family.form, entry.place, message)
                continue
            read = self.shape.read(entry.value, report)
            if read is not None:
                found[entry.key] = read
        return found

    def schema(self, vocabulary: Vocabulary, /) -> Schema:
        """An object."""
        return {"type": "object", "additionalProperties": self.shape.schema(vocabulary)}


_DIGEST = Text("a SHA-256 in hexadecimal", 64, "[0-9a-f]{64}")
_LANGUAGE = Text("a language's code", 2, "[a-z]{2}")
_WORDS = Text("some words", LONGEST_WORDS, lines=True)
_ID = Text("a comment's id, such as iag-1", LONGEST, KEBAB.pattern)

COMMENT_ID = Key("id", _ID, "unique in the document", True)
COMMENT_TEXT = Key("text", _WORDS, "what the group said", True)
COMMENT = Record((COMMENT_ID, COMMENT_TEXT), "comments.")

ANSWERED = Key("comment", _ID, "the comment's id", True)
OUTCOME = Key("outcome", Choice(CommentOutcome, "outcome"), "what became of it", True)
BECAUSE = Key("because", _WORDS, "why, or by when")
ANSWER = Record((ANSWERED, OUTCOME, BECAUSE), "answers.")

EVENT = Key("event", Choice(Event, "event"), "what happened", True)
DATE = Key("date", Day(), "when", True)
ROLE = Key("role", Role(), "who, as a role", True)
DIGESTS = Key("digests", ByAudience(_DIGEST), "of which texts")
VERSIONS = Key("versions", ByAudience(VersionNumber()), "of which editions")
TRANSLATES = Key("translates", ByAudience(VersionNumber()), "the English editions")
LANGUAGE = Key("language", _LANGUAGE, "of a translation")
GROUP = Key("group", SLUG, "who was consulted")
VIEW = Key("view", Choice(View, "view"), "how the group sees the text")
COMMENTS: Key[tuple[Fields, ...]] = Key("comments", ListOf(COMMENT), "what the group said")
ANSWERS: Key[tuple[Fields, ...]] = Key("answers", ListOf(ANSWER), "what became of it")
NOTE = Key("note", _WORDS, "what changed, for readers")
MINOR = Key("minor", Flag(), "nothing that translations need to follow")
URGENT = Key("urgent", Flag(), "without consultation; a check is owed")
SAFETY = Key("safety", Flag(), "older translations must not stand")
REASON = Key("reason", _WORDS, "why")
INSTEAD = Key("instead", Text("a document or address", 500), "where readers go instead")

ENTRY_KEYS = (
    EVENT,
    DATE,
    ROLE,
    DIGESTS,
    VERSIONS,
    TRANSLATES,
    LANGUAGE,
    GROUP,
    VIEW,
    COMMENTS,
    ANSWERS,
    NOTE,
    MINOR,
    URGENT,
    SAFETY,
    REASON,
    INSTEAD,
)
