"""A release, a check that was owed, a withdrawal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from waymark.editions.decisions import (
    Decision,
    Draft,
    Refusal,
    added,
    clock,
    command,
    known,
    recorded,
    refused,
    sound,
)
from waymark.editions.gates import GATES, Request
from waymark.editions.small_changes import same_words
from waymark.editions.state import EditionState
from waymark.model import ENGLISH, Event, Version

FIRST = Version(1, 0)


def release(
    draft: Draft,
    role: str,
    audiences: Sequence[str] = (),
    *,
    version: Version | None = None,
    minor: bool = False,
    urgent: bool = False,
    safety: bool = False,
    reason: str = "",
    note: str = "",
) -> Decision:
    """The English texts go out: for all audiences for whom they changed, or for these.

    Each audience has its own version; without ``version`` it is the next minor one (the first is
    1.0). ``minor`` may rest on an earlier consultation and leaves no translation behind; so does a
    release that changes nothing but spaces, quotes and encoding, which is recorded as minor too.
    ``urgent`` goes without consultation, and so does a notice; a check is then owed. After
    ``safety`` older translations must not stand.
    """
    refusals = [*clock(draft), *sound(draft), *known(draft, audiences)]
    due = [a for a in draft.changed() if not audiences or a in audiences]
    if not refusals and not due:
        message = "Nothing has changed since the last release."
        refusals.append(Refusal(message, f"Change {draft.id}, then submit it."))
    request = Request(draft, due, version, minor, urgent, reason, note)
    if not refusals:
        refusals += [r for gate in GATES for r in gate(request)]
    if refusals:
        return refused(refusals)
    frozen = [
        replace(
            draft.texts[audience],
            version=number,
            released=draft.today,
            translates=number,
            path=draft.register.frozen_path(audience, number, ENGLISH),
        )
        for audience in due
        for number in [version or _next(draft.edition(audience))]
    ]
    minor = minor or all(_same_words(draft, a) for a in due)
    unasked = any(request.missing_groups(a) for a in due)
    owed = urgent or (request.notice and unasked)
    entry = replace(
        recorded(draft, Event.RELEASED, role),
        digests={f.composed.audience: f.digest() for f in frozen},
        versions={f.composed.audience: f.version for f in frozen},
        note=note.strip(),
        minor=minor,
        urgent=owed,
        safety=safety,
        reason=reason.strip() or ("A notice, on two approvals." if owed else ""),
    )
    return added(draft, entry, frozen)


def checked(draft: Draft, role: str, audiences: Sequence[str] = (), note: str = "") -> Decision:
    """The check that a release without consultation owed, by another role than released it."""
    refusals = [*clock(draft), *known(draft, audiences)]
    owed = {
        audience: owed[0]
        for audience in _registered(draft, audiences)
        if (owed := draft.edition(audience).owed)
    }
    if not refusals and not owed:
        refusals.append(Refusal("No check is owed.", command("list", draft)))
    if any(o.released_by == role for o in owed.values()):
        message = f"{role} released it; another role checks."
        refusals.append(Refusal(message, command("checked", draft, "--role ANOTHER-ROLE")))
    if refusals:
        return refused(refusals)
    entry = replace(
        recorded(draft, Event.CHECKED, role),
        versions={a: o.version for a, o in owed.items()},
        note=note.strip(),
    )
    return added(draft, entry)


def withdraw(
    draft: Draft,
    role: str,
    reason: str,
    instead: str = "",
    audiences: Sequence[str] = (),
    language: str = "",
) -> Decision:
    """Editions are taken back: their addresses go on answering, with the reason.

    ``instead`` is the id of a document, or an address, where readers go. With a ``language`` that
    translation alone is taken back.
    """
    refusals = [*clock(draft), *known(draft, audiences)]
    standing = {
        a: release.version
        for a in _registered(draft, audiences)
        if (release := draft.edition(a).languages.get(language or ENGLISH))
    }
    if not refusals and not standing:
        what = f"in {language} " if language else ""
        message = f"Nothing of {draft.id} is released {what}that could be withdrawn."
        refusals.append(Refusal(message, command("list", draft)))
    if not reason.strip():
        refusals.append(Refusal("Readers are told why.", 'Add --reason "…"'))
    if instead and not instead.startswith("https://"):
        ids = [d.id for d in draft.library.documents]
        if instead not in ids or instead == draft.id:
            hint = f"Name one of: {', '.join(i for i in ids if i != draft.id) or 'none'}."
            refusals.append(Refusal(f"Readers cannot be sent to “{instead}”.", hint))
    if refusals:
        return refused(refusals)
    entry = replace(
        recorded(draft, Event.WITHDRAWN, role),
        versions=standing,
        language=language,
        reason=reason.strip(),
        instead=instead,
    )
    return added(draft, entry)


def _next(edition: EditionState) -> Version:
    last = edition.version
    return Version(last.major, last.minor + 1) if last else FIRST


def _same_words(draft: Draft, audience: str) -> bool:
    current = draft.current(audience)
    return current is not None and same_words(current, draft.texts[audience])


def _registered(draft: Draft, audiences: Sequence[str]) -> list[str]:
    named = dict.fromkeys(a for e in draft.register.entries for a in (*e.digests, *e.versions))
    return [a for a in named if not audiences or a in audiences]
