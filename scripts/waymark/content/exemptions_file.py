"""``exceptions.yml``: findings that a council has looked at and lets stand, each with its reason.

A wrong row costs itself alone (EX002): what it was for is then found again.
"""

from __future__ import annotations

from waymark.content.files import FaultCodes
from waymark.content.keys import Key, Table, read_fields
from waymark.content.report import Family, Report, nearest, quoted
from waymark.content.scalars import Text
from waymark.content.yaml_tree import Items, Value
from waymark.model import CATALOGUE, Effect, Exemption

EXEMPTIONS = Family("EX002", "EX002", "EX002", "EX002", "EX002", "EX002", "EX002")
EXEMPTIONS_FILE = FaultCodes("EX002", "EX002", "EX002")

_JUDGED = frozenset({"SG001"})
"""Findings that hold a text and may be excepted all the same: a person judges words in context."""

CODE = Key("code", Text("the code of a finding, such as SG001", 6), "the finding's code", True)
FILE = Key("file", Text("a path in the library", 200), "the file that it is in", True)
WORDS = Key("words", Text("words that the finding quotes", 120), "words that it quotes", True)
REASON = Key("reason", Text("a sentence", 400), "why it does not count here", True)
EXEMPTION_KEYS: Table = (CODE, FILE, WORDS, REASON)


def may_be_excepted(code: str) -> bool:
    """Whether a finding of this code may stand: warnings, and what a person judges."""
    rule = CATALOGUE.get(code)
    return rule is not None and (rule.effect is Effect.WARN or code in _JUDGED)


def read_exemptions(tree: Value, report: Report) -> tuple[Exemption, ...]:
    """The rows that are whole."""
    if not isinstance(tree, Items):
        message = "The exceptions are not a list."
        report.add("EX002", tree.place, message, "Start each with a hyphen.")
        return ()
    found = []
    for row in tree.items:
        before = len(report.findings)
        fields = read_fields(row, EXEMPTION_KEYS, report)
        if len(report.findings) > before:
            continue
        code = fields.of(CODE)
        if not may_be_excepted(code):
            known = code in CATALOGUE
            why = "allows no exception" if known else "is unknown"
            hint = "" if known else nearest(code, CATALOGUE)
            report.add("EX002", fields.at(CODE), f"The code {quoted(code)} {why}.", hint)
            continue
        found.append(
            Exemption(code, fields.of(FILE), fields.of(WORDS), fields.of(REASON), fields.place)
        )
    return tuple(found)
