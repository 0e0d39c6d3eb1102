"""The records of reviews beside the PO files: ``leaflets/worried.review.yml``, read and written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from waymark.content.characters import without_forbidden
from waymark.content.files import LARGEST_CATALOGUE, FaultCodes, read_text
from waymark.content.keys import Key, read_fields
from waymark.content.report import Family, Report, quoted
from waymark.content.scalars import Day, Role, Text
from waymark.content.yaml_reader import read_yaml
from waymark.content.yaml_tree import Entries, Value
from waymark.model import Finding, StringReview, finding

REVIEWS = Family("LB011", "LB011", "LB011", "LB011", "LB011", "LB011", "LB011")
REVIEW_FILE = FaultCodes("LB011", "LB011", "LB011")
SUFFIX = ".review.yml"

ROLE = Key("role", Role(), "who read it, as a role", True)
DATE = Key("date", Day(), "the day on which it was read", True)
ENGLISH_TEXT = Key("english", Text("how the English begins", 100), "how the English begins")
_KEYS = (ROLE, DATE, ENGLISH_TEXT)
_DIGEST = re.compile("[0-9a-f]{32}")

_HEAD = """\
# Which strings a native speaker has read, one a line, under the digest of the English and the
# translation. “waymark translations review” writes this file: change nothing by hand. A string that
# changes is to be read again, the others are not.
"""


def read_reviews(
    root: Path, paths: Iterable[str], known: frozenset[tuple[str, str]]
) -> tuple[dict[tuple[str, str], dict[str, StringReview]], tuple[Finding, ...]]:
    """Each record by the key of its PO file (``known`` are these): reviews by digest.

    Findings: LB009 (no PO file lies beside it), LB011 (that line does not count).
    """
    records: dict[tuple[str, str], dict[str, StringReview]] = {}
    faults: list[Finding] = []
    for path in paths:
        _, language, name = path.removesuffix(SUFFIX).split("/", 2)
        if (language, name) not in known:
            message = f'"{path}" lies beside no PO file.'
            faults.append(finding("LB009", path, message, f"There is no {name}.po that is used."))
            continue
        text, fault = read_text(root, path, REVIEW_FILE, LARGEST_CATALOGUE)
        if text is None:
            faults += [fault] if fault else []
            continue
        tree, found = read_yaml(text, path, REVIEWS)
        faults += found
        if tree is not None:
            report = Report(REVIEWS)
            records[language, name] = _reviews(tree, report)
            faults += report.findings
    return records, tuple(faults)


def review_text(record: Mapping[str, StringReview]) -> str:
    """A record as its file: sorted by digest, so that the same reviews give the same bytes."""
    return _HEAD + "".join(_line(digest, record[digest]) for digest in sorted(record))


def _line(digest: str, review: StringReview) -> str:
    words = [f"{ROLE.name}: {review.role}", f"{DATE.name}: {review.day.isoformat()}"]
    if review.english:
        english = json.dumps(without_forbidden(review.english), ensure_ascii=False)
        words.append(f"{ENGLISH_TEXT.name}: {english}")
    # In quotes: a digest of digits alone is no number.
    return f'"{digest}": {{{", ".join(words)}}}\n'


def _reviews(tree: Value, report: Report) -> dict[str, StringReview]:
    """The lines that are whole; each other one is a finding."""
    if not isinstance(tree, Entries):
        message = "The file is not a list of digests."
        report.add(report.family.form, tree.place, message)
        return {}
    found: dict[str, StringReview] = {}
    for entry in tree.entries:
        if not _DIGEST.fullmatch(entry.key):
            message = f"{quoted(entry.key)} is not the digest of a string."
            report.add(report.family.form, entry.place, message)
            continue
        own = Report(report.family)
        fields = read_fields(entry.value, _KEYS, own, f"{entry.key[:8]}….")
        report.take(own.findings)
        if not own.findings:
            review = StringReview(fields.of(ROLE), fields.of(DATE), fields.get(ENGLISH_TEXT, ""))
            found[entry.key] = review
    return found
