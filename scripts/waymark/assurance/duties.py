"""What is due and for whom: reviews, laws, facts, checks, sheets, comments put off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from waymark.assurance.values import Due
from waymark.editions import states
from waymark.facts import titled
from waymark.model import Document, Evidence, Fact, Kind, Place, Register

AHEAD = (30, 60, 90)
"""Days ahead, as a board counts them."""

BUCKETS = ("overdue or today", "within 30 days", "in 31 to 60 days", "in 61 to 90 days")
"""What is due, in words: before today, then up to each of these days."""


def reviews(documents: Iterable[Document], known: Mapping[str, Fact], today: date) -> Iterator[Due]:
    """Each document's next reading as a whole, and its law's; never done is due today."""
    for document in documents:
        if document.kind is Kind.NOTICE:
            continue
        review = document.review
        for key, day, what in (
            ("last", review.last, "Read “{}” again as a whole"),
            ("law_checked", review.law_checked, "Check the law in “{}” again"),
        ):
            if day is None and key == "law_checked":
                continue
            by = day + timedelta(days=review.every.days) if day else today
            if day is None:
                what = "Read “{}” as a whole for the first time"
            yield Due(
                f"{key.replace('_', '-')}-{document.id}",
                what.format(titled(document, known)),
                document.owner,
                by,
                document.place(f"review.{key}" if day else "review"),
            )


def facts(known: Iterable[Fact], today: date) -> Iterator[Due]:
    """Each fact that is checked again, and each that is still to be supplied."""
    for fact in known:
        if fact.retired:
            continue
        label = f"{fact.label} ({fact.key})" if fact.label else fact.key
        name = f"fact-{fact.key.replace('.', '-').replace('_', '-')}"
        if fact.to_be_supplied:
            yield Due(name, f"Supply {label}", "", today, fact.place)
        elif fact.recheck_days > 0:
            day = fact.verified
            by = day + timedelta(days=fact.recheck_days) if day else today
            place = fact.verified_place or fact.place
            yield Due(name, f"Check {label} at its source", "", by, place)


def checks(registers: Iterable[Register]) -> Iterator[Due]:
    """Each check that a release without consultation owes."""
    for register in registers:
        for audience, edition in states(register).items():
            for owed in edition.owed:
                released = next(
                    e
                    for e in reversed(register.entries)
                    if e.versions.get(audience) == owed.version and e.urgent
                )
                yield Due(
                    f"check-{register.document}-{audience}-{owed.version}".replace(".", "-"),
                    f"Check {register.document} {owed.version} for {audience}: it went out without "
                    "consultation",
                    "",
                    owed.due,
                    released.place,
                )


def sheets(evidence: Evidence | None, today: date) -> Iterator[Due]:
    """Each commissioned service's next evidence sheet."""
    for service in evidence.services if evidence else ():
        if service.sheet is None or service.again:
            yield Due(
                f"sheet-{service.service}",
                f"Ask {service.service} for its evidence sheet",
                service.commissioner,
                service.again or today,
                service.place,
            )


def bucket(due: Due, today: date) -> str:
    """When something is due, as the page says it: overdue, within so many days, or later."""
    days = (due.day - today).days
    return next((name for ahead, name in zip((0, *AHEAD), BUCKETS, strict=True) if days <= ahead),
                "later")  # fmt: skip


def source(place: Place) -> str:
    """Where an entry is written."""
    return f"{place.path}:{place.line}"
