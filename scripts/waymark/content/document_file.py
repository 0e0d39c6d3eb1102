"""One Markdown file becomes a Document: front matter read, body kept line for line."""

from __future__ import annotations

import re

from waymark.content.companions import companions_of, named, recordings_of
from waymark.content.front_matter import (
    ALIASES,
    AUDIENCES,
    COMPANIONS,
    CONSULT,
    EVERY,
    FRONT_MATTER_KEYS,
    ID,
    KIND,
    LAST,
    LAW_CHECKED,
    MARKING,
    OWNER,
    REVIEW,
    SOURCE_CHECKED,
    SOURCE_STATUS,
    SOURCE_TITLE,
    SOURCE_URL,
    SOURCES,
    SUMMARY,
    TITLE,
)
from waymark.content.keys import Fields, read_fields
from waymark.content.names import name_fault
from waymark.content.notice_keys import NOTICE, check_notice, notice_plan
from waymark.content.report import FRONT_MATTER, Report, Vocabulary, quoted
from waymark.content.yaml_reader import read_yaml
from waymark.content.yaml_tree import Value, places
from waymark.model import (
    PUBLISHABLE,
    Document,
    Finding,
    Kind,
    Review,
    Source,
    SourceStatus,
    SourceText,
    finding,
)

_FENCE = "---"
_ID_LINE = re.compile(r"^id:[ ]*[\"']?([a-z0-9-]+)", re.MULTILINE)


def read_document(
    path: str, text: str, vocabulary: Vocabulary, siblings: frozenset[str] = frozenset()
) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document of a file ``section/slug.md``, or ``None`` where a fault holds it.

    ``text`` has LF line ends and no byte order mark; ``siblings`` are the names of the files in
    its folder, for companions.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        message = f"The file starts with {quoted(lines[0])}, not with front matter."
        return None, (finding("FM001", path, message),)
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), 0)
    if not end:
        message = "The front matter that starts here is never closed."
        return None, (finding("FM001", path, message, "End it with a line of three dashes: ---"),)
    matter = "\n".join(lines[1:end])
    tree, faults = read_yaml(matter, path, FRONT_MATTER, first=2)
    report = Report(FRONT_MATTER, vocabulary)
    report.take(faults)
    if tree is None:
        return None, report.findings
    fields = read_fields(tree, FRONT_MATTER_KEYS, report)
    _check(fields, report, siblings)
    if report.findings:
        return None, report.findings
    body = SourceText.of(path, "\n".join(lines[end + 1 :]), first=end + 2)
    return _document(path, fields, tree, body), ()


def claimed_id(path: str, text: str) -> str:
    """The id that a faulty document would have: as written, else the name of its file."""
    written = _ID_LINE.search(text)
    return written[1] if written else path.rpartition("/")[2].removesuffix(".md")


def _check(fields: Fields, report: Report, siblings: frozenset[str]) -> None:
    """What one value alone cannot tell."""
    if fault := name_fault(fields.get(ID, "unread")):
        message = f"The id {quoted(fields.of(ID))} {fault}."
        report.add("FM005", fields.at(ID), message, "Choose another id.")
    marking = fields.maybe(MARKING)
    if marking is not None and marking not in PUBLISHABLE:
        report.add("MK001", fields.at(MARKING), f'The marking is "{marking}".')
    is_notice = fields.maybe(KIND) in (Kind.NOTICE, None)
    check_notice(fields.maybe(NOTICE), is_notice=is_notice, report=report)
    for source in fields.get(SOURCES, ()):
        if (
            source.maybe(SOURCE_STATUS) is SourceStatus.RESTRICTED
            and SOURCE_URL.name in source.places
        ):
            message = f"The restricted source {quoted(source.get(SOURCE_TITLE, ''))} has a url."
            report.add("FM012", source.at(SOURCE_URL), message)
    if companions := fields.maybe(COMPANIONS):
        for file in named(companions):
            if file.name not in siblings:
                message = f"There is no file {quoted(file.name)} beside this document."
                report.add("FM011", file.place, message)


def _document(path: str, fields: Fields, tree: Value, body: SourceText) -> Document:
    section, _, name = path.partition("/")
    review = fields.of(REVIEW)
    companions = fields.maybe(COMPANIONS)
    return Document(
        path=path,
        section=section,
        slug=name.removesuffix(".md"),
        id=fields.of(ID),
        title=fields.of(TITLE),
        summary=fields.of(SUMMARY),
        kind=fields.of(KIND),
        marking=fields.of(MARKING),
        editions=fields.of(AUDIENCES),
        owner=fields.of(OWNER),
        review=Review(review.of(EVERY), review.maybe(LAST), review.maybe(LAW_CHECKED)),
        body=body,
        consult=fields.get(CONSULT, ()),
        companions=companions_of(section, companions),
        recordings=recordings_of(section, companions),
        aliases=fields.get(ALIASES, ()),
        sources=tuple(
            Source(
                s.of(SOURCE_TITLE),
                s.of(SOURCE_STATUS),
                s.get(SOURCE_URL, ""),
                s.maybe(SOURCE_CHECKED),
            )
            for s in fields.get(SOURCES, ())
        ),
        notice=notice_plan(fields.maybe(NOTICE)),
        places=dict(places(tree)),
    )
