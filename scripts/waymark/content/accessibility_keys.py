"""The keys of ``accessibility.yml``."""

from __future__ import annotations

from waymark.content.front_matter import SOURCE_KEYS
from waymark.content.keys import Key
from waymark.content.scalars import Choice, Day, Text
from waymark.content.shapes import ListOf, Record
from waymark.model import Excuse, Method, Regulator, Result

_NOTE = Text("a sentence or two", 800)

CRITERION = Key("criterion", Text("1.1.1 Non-text Content (A)", 120), "as W3C names it", True)
METHOD = Key("method", Choice(Method, "method"), "automatic, manual or not-tested", True)
RESULT = Key(
    "result",
    Choice(Result, "result"),
    "pass, fail, not-applicable, partly-tested (programs found no fault; a person has still to "
    "judge the rest) or not-tested",
    True,
)
DATE = Key("date", Day(), "the day of the test")
EVIDENCE = Key("evidence", _NOTE, "what was looked at, and with what")
PROBLEM = Key("problem", _NOTE, "what does not work, and for whom: readers are told so")
ALTERNATIVE = Key("alternative", _NOTE, "what a reader can use instead")
MEND_BY = Key("mend_by", Day(), "the day until which it is to be mended")
REASON = Key(
    "reason",
    Choice(Excuse, "reason"),
    "why it is not mended: non-compliance, disproportionate-burden or outside-scope",
)
ROW_KEYS = (
    CRITERION,
    METHOD,
    RESULT,
    DATE,
    EVIDENCE,
    PROBLEM,
    ALTERNATIVE,
    MEND_BY,
    REASON,
)

PREPARED = Key("prepared", Day(), "the day on which the statement was first published")
REVIEWED = Key("reviewed", Day(), "the day on which it was last read against the site")
TESTED_BY = Key("tested_by", Text("a team or an organisation", 160), "who tested; never a person")
REPLY_WITHIN = Key("reply_within", Text("a span such as 10 working days", 60), "of your answers")
REGULATOR = Key(
    "regulator",
    Choice(Regulator, "regulator"),
    "ehrc in England, Scotland and Wales, ecni in Northern Ireland; left out: ehrc",
)
SOURCES = Key("sources", ListOf(Record(SOURCE_KEYS, "sources.")), "what the statement rests on")
CRITERIA_ROWS = Key("criteria", ListOf(Record(ROW_KEYS, "criteria.")), "one row a criterion", True)

RECORD_KEYS = (
    PREPARED,
    REVIEWED,
    TESTED_BY,
    REPLY_WITHIN,
    REGULATOR,
    SOURCES,
    CRITERIA_ROWS,
)
