"""The front matter's ``notice``: from when until when, how urgent, and what it does to packs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from waymark.content.keys import Fields, Key, Schema
from waymark.content.report import Report, Vocabulary, quoted
from waymark.content.scalars import Choice, Text, scalar
from waymark.content.shapes import Record
from waymark.content.yaml_tree import Entries, Scalar, Value
from waymark.model import UK, NoticeLevel, NoticePlan, PackHold

_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_LINE = Text("a line of text", 120)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and a time by clocks in the United Kingdom, as 2026-11-24T02:00.

    In the hour that clocks go through twice in autumn, ``later`` takes the second time: so a start
    is never late, and an end never early.
    """

    later: bool = False

    def read(self, value: Value, report: Report) -> datetime | None:
        """The moment, with its time zone. FM006 (by family) where there is no such one."""
        single = scalar(value, report, "a moment as 2026-11-24T02:00")
        if single is None:
            return None
        hint = "Write day and time, by clocks in the UK: 2026-11-24T02:00."
        try:
            if not _MOMENT.fullmatch(single.text):
                raise ValueError(single.text)
            moment = datetime.fromisoformat(single.text).replace(tzinfo=UK, fold=int(self.later))
            if moment.astimezone(UTC).astimezone(UK).time() != moment.time():
                message = f"{quoted(single.text)} does not exist: the clocks go forward then."
                report.add(report.family.day, single.place, message, "Write an hour later.")
                return None
            return moment
        except (ValueError, OverflowError):
            message = f"{quoted(single.text)} is not a real moment."
            report.add(report.family.day, single.place, message, hint)
            return None

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """A string such as 2026-11-24T02:00."""
        return {"type": "string", "pattern": f"^{_MOMENT.pattern}$"}


@dataclass(frozen=True, slots=True)
class Fill:
    """What the text's places say: names in lower case to a line of text each."""

    def read(self, value: Value, report: Report) -> Mapping[str, str] | None:
        """The lines by name; a name without one is still to be filled in."""
        if not isinstance(value, Entries):
            message = 'The key "notice.fill" is not a mapping of names and words.'
            report.add(report.family.form, value.place, message, "Write {place: High Street}.")
            return None
        found = {}
        for entry in value.entries:
            if not _NAME.fullmatch(entry.key):
                message = f"{quoted(entry.key)} is no name of a place in the text."
                hint = "Write it as in the text: place for {{ notice.place }}."
                report.add(report.family.form, entry.place, message, hint)
            elif not (isinstance(entry.value, Scalar) and entry.value.empty):
                found[entry.key] = _LINE.read(entry.value, report) or ""
        return found

    def schema(self, _vocabulary: Vocabulary, /) -> Schema:
        """An object of strings."""
        line = {**_LINE.schema(_vocabulary), "type": ["string", "null"]}
        return {"type": "object", "additionalProperties": line}


LEVEL = Key("level", Choice(NoticeLevel, "level"), "urgent, important or information", True)
STARTS = Key("starts", Moment(), "from when it is shown: 2026-11-24T02:00, UK time", True)
ENDS = Key("ends", Moment(later=True), "until when it is shown: 2026-11-26T18:00, UK time", True)
PACK = Key("pack", Choice(PackHold, "effect on packs"), "do-not-teach, while it is in force")
FILL = Key("fill", Fill(), "what {{ notice.place }} and the like say in the text, by name")
NOTICE_KEYS = (LEVEL, STARTS, ENDS, PACK, FILL)

NOTICE = Key(
    "notice",
    Record(NOTICE_KEYS, "notice."),
    "of a notice: how urgent, from when, until when; a notice without it is a shell for others",
)


def check_notice(fields: Fields | None, *, is_notice: bool, report: Report) -> None:
    """NT001 where it ends before it starts, NT002 where the document is no notice."""
    if fields is None:
        return
    if not is_notice:
        report.add("NT002", fields.place, "Only a document of kind: notice has a start and an end.")
        return
    starts, ends = fields.maybe(STARTS), fields.maybe(ENDS)
    if starts and ends and ends.astimezone(UTC) <= starts.astimezone(UTC):
        message = f"The notice ends on {said(ends)} and starts on {said(starts)}."
        report.add("NT001", fields.at(ENDS), message)


def said(moment: datetime) -> str:
    """A moment in a finding."""
    return f"{moment:%Y-%m-%d at %H:%M}"


def notice_plan(fields: Fields | None) -> NoticePlan | None:
    """The plan of a mapping that was read without findings."""
    if fields is None:
        return None
    return NoticePlan(
        fields.of(LEVEL),
        fields.of(STARTS),
        fields.of(ENDS),
        fields.maybe(PACK),
        fields.get(FILL, {}),
    )
