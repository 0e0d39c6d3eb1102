"""What one file of a library says about another: contacts, the help page, ids, addresses, PO."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from waymark.content.names import name_fault, section_fault
from waymark.content.report import FRONT_MATTER, SHARED, Report, nearest, quoted
from waymark.model import Document, Fact, Finding, Organisation, Place, finding


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to refer to.

    ``facts`` or ``ids`` are ``None`` where a fault left one out: what is not known to be missing
    is not reported as missing.
    """

    facts: Mapping[str, Fact] | None
    ids: frozenset[str] | None


def organisation_references(organisation: Organisation, known: Known) -> tuple[Finding, ...]:
    """Contacts and help page that ``organisation.yml`` names must be there.

    Contacts may still be places to fill in. The emergency facts are held by the checks (FA006).
    """
    report = Report(SHARED)
    for name in ("accessible_formats", "complaints", "report_error"):
        if known.facts is not None:
            place = organisation.place(f"contacts.{name}")
            _contact(getattr(organisation, name), place, known.facts, report)
    if known.ids is not None and organisation.help_document not in known.ids:
        message = f"There is no document {quoted(organisation.help_document)}."
        hint = nearest(organisation.help_document, sorted(known.ids))
        report.add("LB008", organisation.place("help_document"), message, hint)
    return report.findings


def _contact(key: str, place: Place, facts: Mapping[str, Fact], report: Report) -> None:
    fact = facts.get(key)
    if fact is None:
        message = f"The fact {quoted(key)} is not defined."
        report.add("LB008", place, message, nearest(key, facts))
    elif fact.retired:
        hint = f"Use {fact.replaced_by}." if fact.replaced_by else "Use another fact."
        report.add("LB008", place, f"The fact {quoted(key)} is retired.", hint)


def name_references(path: str, audiences: tuple[str, ...]) -> tuple[Finding, ...]:
    """The names of a document's folder and file must be able to stand in an address."""
    section, _, name = path.partition("/")
    faults = (
        ("folder", section, section_fault(section, audiences)),
        ("file name", name, name_fault(name.removesuffix(".md"))),
    )
    hint = "Rename it: lower-case words joined by hyphens, such as worried.md."
    return tuple(
        finding("LB010", path, f"The {noun} {quoted(text)} {fault}.", hint)
        for noun, text, fault in faults
        if fault
    )


def unique_documents(
    documents: Iterable[Document],
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """Documents without those whose id or address another one has already, in the order given.

    A document's own address comes before any alias, whichever file is read first.
    """
    report = Report(FRONT_MATTER)
    kept: dict[str, Document] = {}
    for document in documents:
        if first := kept.get(document.id):
            message = f"The id {quoted(document.id)} is the id of {first.path} too."
            report.add("LK004", document.place("id"), message)
        else:
            kept[document.id] = document
    owners = {f"{d.section}/{d.slug}": d for d in kept.values()}
    for document in kept.values():
        for index, alias in enumerate(document.aliases):
            if owner := owners.get(alias):
                message = f"The alias {quoted(alias)} is an address of {owner.path} too."
                report.add("LK005", document.place(f"aliases.{index}"), message)
            else:
                owners[alias] = document
    return tuple(kept.values()), report.findings
