"""What stands between a text and its release: a table of gates, each a function to refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from waymark.editions.consulting import not_submitted
from waymark.editions.contradictions import APPROVALS
from waymark.editions.decisions import Draft, Refusal, command
from waymark.editions.small_changes import substance
from waymark.model import Fact, FactType, Kind, Version

_PLACEHOLDERS = ("example.org", "example.com", "example.net", "localhost", "invalid", "127.0.0.1")


@dataclass(frozen=True, slots=True)
class Request:
    """A release that somebody asks for."""

    draft: Draft
    audiences: Sequence[str]
    version: Version | None = None
    minor: bool = False
    urgent: bool = False
    reason: str = ""
    note: str = ""

    @property
    def notice(self) -> bool:
        """A notice goes out on two approvals alone; its check is owed."""
        return self.draft.document is not None and self.draft.document.kind is Kind.NOTICE

    def missing_groups(self, audience: str) -> tuple[str, ...]:
        """Groups of the front matter that have not seen this text (a minor one: any of it)."""
        edition = self.draft.edition(audience)
        asked = edition.groups_before if self.minor else edition.groups
        wanted = self.draft.document.consult if self.draft.document else ()
        return tuple(g for g in wanted if g not in asked)


Gate = Callable[[Request], Iterator[Refusal]]


def site_address(request: Request) -> Iterator[Refusal]:
    """Paper keeps the address for years: a placeholder must not get there."""
    url = request.draft.library.organisation.site_url
    host = (urlsplit(url).hostname or "").lower().rstrip(".")
    if not host or any(host == p or host.endswith(f".{p}") for p in _PLACEHOLDERS):
        yield Refusal(
            f"The site's address {url} is a placeholder.", "Set site_url in organisation.yml."
        )


def review(request: Request) -> Iterator[Refusal]:
    """The text was read as a whole, and its law checked, within the time that it sets itself."""
    document = request.draft.document
    if document is None:
        return
    every, today = document.review.every, request.draft.today
    law = any(
        fact.type is FactType.LAW
        for a in request.audiences
        for fact in request.draft.texts[a].fixed.values()
    )
    for key, day, needed in (
        # A notice is read as a whole by the two who approve it.
        ("last", document.review.last, not request.notice),
        ("law_checked", document.review.law_checked, law),
    ):
        remedy = f"Do it, then set review.{key} in {document.path}."
        if day is None:
            if needed:
                yield Refusal(f"review.{key} is missing: it was never done.", remedy)
        elif day > today:
            yield Refusal(f"review.{key} is {day.isoformat()}, still to come.", remedy)
        elif day + timedelta(days=every.days) < today:
            yield Refusal(
                f"review.{key} is {day.isoformat()}; it is due every {every.text}.", remedy
            )


def notice(request: Request) -> Iterator[Refusal]:
    """A notice has a time, and it is not over."""
    document = request.draft.document
    if document is None or document.kind is not Kind.NOTICE:
        return
    if document.notice is None:
        yield Refusal(
            f"{document.id} is a shell: notices are made from it, and it is never released.",
            f"waymark new notice TITLE --from {document.id}",
        )
    elif document.notice.ends.date() < request.draft.today:
        yield Refusal(
            f"The notice ended on {document.notice.ends:%Y-%m-%d at %H:%M}.",
            f"Set notice.ends in {document.path}.",
        )


def facts(request: Request) -> Iterator[Refusal]:
    """No place to fill in reaches a reader, and no critical fact that nobody has checked."""
    library = request.draft.library
    organisation = library.organisation
    own = {k: f for a in request.audiences for k, f in request.draft.texts[a].fixed.items()}
    known = {**own, **library.facts}
    used = [k for a in request.audiences for k in request.draft.texts[a].composed.fact_keys]
    shown_everywhere = (
        *organisation.emergency,
        organisation.accessible_formats,
        organisation.complaints,
        organisation.report_error,
    )
    for key in dict.fromkeys([*used, *shown_everywhere]):
        fact = known.get(key)
        if fact is None:
            yield Refusal(f"The fact {key} is missing.", f"Add it to facts/ ({key}).")
        elif fact.to_be_supplied:
            typed = f"waymark facts set {key} VALUE --source SOURCE --date DATE"
            shared = key in library.facts
            said = f"The fact {key} is still to be supplied. {fact.supply if shared else ''}"
            yield Refusal(said.rstrip(), typed if shared else fact.supply)
        elif fact.critical and _lapsed(fact, request.draft.today):
            yield Refusal(
                f"The critical fact {key} is due to be checked again.",
                f"Check it at {fact.source or 'its source'}, then: waymark facts set {key} VALUE "
                "--source SOURCE --date DATE",
            )


def parts(request: Request) -> Iterator[Refusal]:
    """A pack goes out when its parts are: each with the text that the pack was submitted with."""
    draft = request.draft
    pack = draft.document.pack if draft.document else None
    for audience in request.audiences if pack else ():
        bound = draft.texts[audience].document.pack
        for part in bound.parts if bound else ():
            if not part.text or draft.parts.get((audience, part.document)) != part.text:
                yield Refusal(
                    f"The part {part.document} is not released as it is written now.",
                    f"waymark editions list {part.document}",
                    (audience,),
                )


def submission(request: Request) -> Iterator[Refusal]:
    """What goes out is what was submitted."""
    for audience in request.audiences:
        if not request.draft.submitted(audience):
            yield not_submitted(request.draft, audience)


def consultation(request: Request) -> Iterator[Refusal]:
    """The groups that the front matter names have seen this text."""
    if request.urgent:
        if not request.reason.strip():
            yield Refusal("An urgent release needs its reason.", 'Add --reason "…"')
        return
    if request.notice:
        return
    for audience in request.audiences:
        if not request.draft.submitted(audience):
            continue  # what was said of another text does not count; submission says so
        for group in request.missing_groups(audience):
            yield Refusal(
                f"{group} has not been consulted on this text.",
                command("consult", request.draft, f"--group {group} --view VIEW --role ROLE"),
                (audience,),
            )


def comments(request: Request) -> Iterator[Refusal]:
    """Every comment has an answer."""
    for audience in request.audiences:
        for comment in request.draft.edition(audience).open_comments:
            rest = f"{comment.id} --outcome OUTCOME --role ROLE"
            yield Refusal(
                f"The comment {comment.id} is not answered: {_short(comment.text)}",
                command("answer", request.draft, rest),
            )


def approvals(request: Request) -> Iterator[Refusal]:
    """Two different roles approved this very text."""
    for audience in request.audiences:
        edition = request.draft.edition(audience)
        if request.draft.submitted(audience) and len(edition.approved_by) < APPROVALS:
            by = ", ".join(edition.approved_by) or "nobody"
            yield Refusal(
                f"Two different roles approve a text; so far {by}.",
                command("approve", request.draft, "--role ANOTHER-ROLE"),
                (audience,),
            )


def versions(request: Request) -> Iterator[Refusal]:
    """A version goes forward, and readers are told what changed."""
    for audience in request.audiences:
        last = request.draft.edition(audience).version
        if request.version and last and request.version <= last:
            yield Refusal(
                f"{request.version} does not come after {last}.",
                f"Leave --version out, or give at least {last.major}.{last.minor + 1}.",
                (audience,),
            )
        if request.version and request.version < Version(0, 1):
            yield Refusal("0.0 is no version.", "Start with --version 1.0, or leave it out.")
        if last and not request.note.strip():
            yield Refusal("Readers are told what changed.", 'Add --note "…"')
        if request.minor and last is None:
            yield Refusal("A first release is not minor.", "Leave --minor out.", (audience,))


def small(request: Request) -> Iterator[Refusal]:
    """What is called minor leaves the translations right: no other number, fact or link."""
    for audience in request.audiences if request.minor else ():
        current = request.draft.current(audience)
        if current and (reason := substance(current, request.draft.texts[audience])):
            said = f"That is no minor change: the text {reason}."
            yield Refusal(said, "Leave --minor out: translations are then behind.", (audience,))


GATES: tuple[Gate, ...] = (
    site_address,
    review,
    notice,
    facts,
    parts,
    submission,
    consultation,
    comments,
    approvals,
    versions,
    small,
)
"""In the order in which a council would mend them."""


def _lapsed(fact: Fact, today: date) -> bool:
    if fact.recheck_days <= 0:
        return False
    return fact.verified is None or (today - fact.verified).days > fact.recheck_days


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= 80 else f"“{line[:77]}…”"
