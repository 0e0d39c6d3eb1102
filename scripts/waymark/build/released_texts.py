"""The text's stages of a release: read what is released, fill in the facts, choose what stands.

Nothing here opens a working document: whatever is wrong with one, what is released stays up, with
the numbers of today (design 5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from waymark.build.notices import in_time, with_end
from waymark.build.options import CannotRunError, Options
from waymark.build.register_store import read_records, released_images
from waymark.build.standing import StandingEdition, standings
from waymark.build.texts import check_all, known_options, once, shared_words
from waymark.build.work import Released, Work, edition_of
from waymark.content import read_shared
from waymark.editions import Edition, thaw
from waymark.facts import finish, in_force
from waymark.model import (
    ENGLISH,
    Document,
    Event,
    Fact,
    Finding,
    Finished,
    Frozen,
    Library,
    Passage,
    in_pack_order,
)

NOTHING = "Nothing is released yet. See what is written with: waymark build --draft"


def read_released(work: Work) -> Work:
    """The shared files, the words of each language, and all that the registers say.

    Raises :class:`CannotRunError` as the reading of drafts does.
    """
    options = work.options
    if not options.content.is_dir():
        raise CannotRunError(
            f"There is no folder {options.content}.", "Name your library: --content DIR."
        )
    library, findings = read_shared(options.content)
    if library is None:
        return replace(work, findings=findings, stopped=True)
    known_options(options, library)
    words, names, faults = shared_words(library)
    records = read_records(options.content, options.today)
    nothing = not any(e.event is Event.RELEASED for r in records.registers for e in r.entries)
    released = Released(
        records=records,
        standings=tuple(
            standing
            for each in standings(records, library)
            if (standing := in_time(each, options.moment))
        ),
        pictures=released_images(options.content, records.frozen),
    )
    return replace(
        work,
        library=library,
        findings=once([*findings, *faults, *records.findings]),
        words=words,
        names=names,
        released=released,
        remarks=(NOTHING,) if nothing and not records.addresses else (),
        stopped=nothing and not records.addresses,
    )


def finish_released(work: Work) -> Work:
    """Of each edition the newest text that can be shown, and the earlier ones, with their facts.

    A text that a fault holds gives way to the one before it, but never to one from before a release
    for safety. A translation after which the English changed for safety is an earlier one too: it
    must not stand.
    """
    library, released = work.library, work.released
    if library is None or released is None:
        return work
    current: dict[Edition, Frozen] = {}
    titles: dict[Edition, Passage] = {}
    shown: list[Finished] = []
    old: list[tuple[Frozen, Finished]] = []
    findings = list(work.findings)
    for standing in released.standings:
        for frozen in standing.texts:
            finished, faults = finished_text(work, library, frozen)
            findings += faults
            if finished is None:
                continue
            titles.setdefault(standing.edition, finished.title)
            if standing.edition in current or not standing.may_stand(frozen.version):
                old.append((frozen, finished))
            else:
                current[standing.edition] = frozen
                shown.append(finished)
        if standing.edition not in titles:
            titles[standing.edition] = _title(work, library, released, standing)
    return replace(
        work,
        library=replace(library, documents=_documents(library, current)),
        composed=tuple(f.composed for f in shown),
        finished=tuple(shown),
        released=replace(released, current=current, old=tuple(old), titles=titles),
        findings=once(findings),
    )


def _title(work: Work, library: Library, released: Released, standing: StandingEdition) -> Passage:
    """What a text that is not shown was called, else the words of its address."""
    edition = standing.edition
    own = [f for f in released.records.frozen if edition_of(f.composed) == edition]
    for frozen in sorted(own, key=lambda f: f.version, reverse=True):
        finished, _ = finished_text(work, library, frozen)
        if finished:
            return finished.title
    slug = standing.page.rstrip("/").rpartition("/")[2]
    return Passage(slug.replace("-", " ").capitalize(), ENGLISH)


def facts_of(frozen: Frozen, today: Mapping[str, Fact]) -> dict[str, Fact]:
    """What a frozen text shows: fixed facts as they were, live ones as they are ``today``.

    A fact that is retired without another in its place is shown as one that is not available.
    """
    found = {k: today[k] for k in frozen.composed.fact_keys if k in today} | dict(frozen.fixed)
    return {
        key: replace(fact, value=None, retired=False) if fact.retired else fact
        for key, fact in found.items()
    }


def finished_text(
    work: Work, library: Library, frozen: Frozen
) -> tuple[Finished | None, tuple[Finding, ...]]:
    """A frozen text with the facts that it shows today, and what is wrong with it."""
    composed, document = thaw(frozen)
    words = dict(work.words[composed.language])
    words["fact.to-supply"] = words["fact.unavailable"]
    facts = facts_of(frozen, in_force(library.facts))
    language = library.language(composed.language)
    finished, findings = finish(composed, facts, language, words)
    if finished is not None:
        finished = with_end(finished, document.notice, library, work.words)
    return finished, findings


def _documents(library: Library, current: Mapping[Edition, Frozen]) -> tuple[Document, ...]:
    """One front matter a document, by section and slug: of the first audience and language."""
    found: dict[str, Document] = {}
    for edition, frozen in current.items():
        found.setdefault(edition.document, frozen.document)
    sections = [s.id for s in library.sections]

    def place(document: Document) -> tuple[int, str, str]:
        known = document.section in sections
        row = sections.index(document.section) if known else len(sections)
        return row, document.section, document.slug

    return in_pack_order(sorted(found.values(), key=place))


def check_released(work: Work) -> Work:
    """The findings of the table of checks on the shared files alone."""
    if work.library is None:
        return work
    checked = check_all(replace(work, library=replace(work.library, documents=()), composed=()))
    return replace(work, findings=checked.findings)


RELEASED_TEXT_STAGES = (
    ("Reading", read_released),
    ("Checking", check_released),
    ("Filling in facts", finish_released),
)


def prepare_released(options: Options) -> Work:
    """All text stages of a release."""
    work = Work(options)
    for _, stage in RELEASED_TEXT_STAGES:
        work = stage(work)
        if work.stopped:
            break
    return work
