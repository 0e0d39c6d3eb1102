"""What readers have, who read it before, what was taken back, what translations are missing."""

from __future__ import annotations

from collections.abc import Sequence

from waymark.assurance.subject import Subject, words
from waymark.assurance.values import Due, Figure, Row
from waymark.editions import EditionState, heard
from waymark.model import ENGLISH, CommentOutcome, Entry, Event, Register, Version


def published(subject: Subject, _due: Sequence[Due]) -> Figure:
    """What readers have now."""
    rows = []
    for register, audience, edition in subject.editions():
        current = edition.current
        if current is None:
            continue
        text = subject.text(register.document, audience, current.version)
        formats = ", ".join(text.formats) if text else ""
        languages = ", ".join(edition.languages)
        entry = _entry(register, Event.RELEASED, audience, current.version)
        title = subject.title(register.document)
        day = current.date.isoformat()
        rows.append(
            Row((title, audience, str(current.version), day, languages, formats), entry.place)
        )
    columns = ("Document", "Audience", "Edition", "Released", "Languages", "Files")
    return Figure("published", "Editions that readers have", columns, tuple(rows),
                  "Nothing is released yet.")  # fmt: skip


def drafts(subject: Subject, _due: Sequence[Due]) -> Figure:
    """What is written and was never released."""
    out = {(r.document, a) for r, a, e in subject.editions() if e.releases}
    rows = [
        Row((subject.title(d.id), audience, d.owner), d.place("id"))
        for d in subject.documents
        if not d.shell
        for audience in d.audiences
        if (d.id, audience) not in out
    ]
    columns = ("Document", "Audience", "Owner")
    return Figure("drafts", "Editions that are written and were never released", columns,
                  tuple(rows), "Everything that is written was released.")  # fmt: skip


def tested(subject: Subject, _due: Sequence[Due]) -> Figure:
    """Who read what before it went out, and what became of it."""
    rows = []
    for register, audience, edition in subject.editions():
        current = edition.current
        for reading in heard(register, audience).get(current.version, ()) if current else ():
            entry = next(
                e
                for e in register.entries
                if (e.event, e.group, e.date) == (Event.CONSULTED, reading.group, reading.date)
                and audience in e.digests
            )
            changed = sum(
                bool(s.answers) and s.answers[-1][0].outcome is CommentOutcome.CHANGED
                for s in reading.said
            )
            count = len(reading.said)
            comments = f"{count}, of which {changed} changed the text" if count else "none"
            group, day = _group(subject, reading.group), reading.date.isoformat()
            view = words(str(reading.view or ""))
            cells = (subject.title(register.document), audience, group, day, view, comments)
            rows.append(Row(cells, entry.place))
    columns = ("Document", "Audience", "Group", "Read on", "Its view", "Comments")
    return Figure("tested", "Readings by reviewer groups of what readers have", columns,
                  tuple(rows), "No group has read anything that is released.")  # fmt: skip


def untested(subject: Subject, _due: Sequence[Due]) -> Figure:
    """What went out without a reading of its own."""
    rows = []
    for register, audience, edition in subject.editions():
        current = edition.current
        if current and not current.groups:
            why = "urgent" if current.urgent else "minor change" if current.minor else "none asked"
            entry = _entry(register, Event.RELEASED, audience, current.version)
            cells = (subject.title(register.document), audience, str(current.version), why)
            rows.append(Row(cells, entry.place))
    columns = ("Document", "Audience", "Edition", "Why")
    return Figure("untested", "Editions that no group read in this form", columns, tuple(rows),
                  "Every edition was read by a group as it is.")  # fmt: skip


def withdrawn(subject: Subject, _due: Sequence[Due]) -> Figure:
    """What was taken back and has not come back."""
    rows = []
    for register, audience, edition in subject.editions():
        entry = edition.withdrawn
        if entry:
            cells = (subject.title(register.document), audience, entry.date.isoformat(),
                     entry.reason)  # fmt: skip
            rows.append(Row(cells, entry.place))
    columns = ("Document", "Audience", "Withdrawn", "Why")
    return Figure("withdrawn", "Editions that were withdrawn", columns, tuple(rows),
                  "Nothing is withdrawn.")  # fmt: skip


def translations(subject: Subject, _due: Sequence[Due]) -> Figure:
    """What readers of other languages wait for."""
    rows = []
    for register, audience, edition in subject.editions():
        current = edition.current
        text = subject.text(register.document, audience, current.version) if current else None
        plan = text.document.plan(audience) if text else None
        if current is None or plan is None:
            continue
        entry = _entry(register, Event.RELEASED, audience, current.version)
        for code in plan.languages:
            waits = _waits(edition, code)
            if waits:
                name = subject.library.language(code).english if _known(subject, code) else code
                cells = (subject.title(register.document), audience, name, waits)
                rows.append(Row(cells, entry.place))
    columns = ("Document", "Audience", "Language", "What is missing")
    return Figure("translations", "Translations that readers wait for", columns, tuple(rows),
                  "Every planned translation is out and current.")  # fmt: skip


def _entry(register: Register, event: Event, audience: str, version: Version) -> Entry:
    return next(
        e
        for e in reversed(register.entries)
        if e.event is event and e.versions.get(audience) == version
    )


def _waits(edition: EditionState, code: str) -> str:
    if code == ENGLISH:
        return ""
    if code not in edition.standing:
        return "not released yet"
    if edition.unsafe(code):
        return "English stands in since a change for safety"
    if edition.behind(code):
        return f"translates {edition.standing[code].translates}; English is {edition.version}"
    return ""


def _known(subject: Subject, code: str) -> bool:
    return any(x.code == code for x in subject.library.languages)


def _group(subject: Subject, id: str) -> str:
    return next((g.name for g in subject.library.groups if g.id == id), id)
