"""Before a release: a text is submitted, consulted on, its comments answered, approved."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from waymark.editions.contradictions import APPROVALS
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
from waymark.editions.freezing import text_digest
from waymark.facts import personal_data
from waymark.model import Answer, Comment, CommentOutcome, Event, View


def submit(draft: Draft, role: str, audiences: Sequence[str] = ()) -> Decision:
    """The working text starts its way: for all audiences for whom it changed, or for these.

    It is kept as it is, so that what is released can be compared with what a group was shown.
    """
    refusals = [*clock(draft), *sound(draft), *known(draft, audiences)]
    if refusals:
        return refused(refusals)
    due = [a for a in draft.changed() if not audiences or a in audiences]
    if not due:
        versions = {str(v) for a in draft.texts if (v := draft.edition(a).version)}
        message = f"Nothing has changed since {', '.join(sorted(versions)) or 'the last release'}."
        return refused([Refusal(message, f"Change {draft.id}, then submit it.")])
    new = {a: text_digest(draft.texts[a]) for a in due if not draft.submitted(a)}
    if not new:
        return refused([Refusal("This text is submitted already.", next_step(draft, due[0]))])
    kept = [
        replace(draft.texts[a], path=draft.register.submitted_path(a, digest))
        for a, digest in new.items()
    ]
    return added(draft, replace(recorded(draft, Event.SUBMITTED, role), digests=new), kept)


def consult(
    draft: Draft,
    role: str,
    group: str,
    view: View,
    comments: Sequence[str] = (),
    audiences: Sequence[str] = (),
    on: date | None = None,
) -> Decision:
    """A group's view of the submitted texts. ``role`` writes it down; ``on`` is when it was.

    Each comment gets an id from the group's initials (``iag-1``), unique in the document.
    """
    refusals = [*clock(draft, on), *known(draft, audiences), *_group(draft, group)]
    pending = _pending(draft, audiences)
    if not refusals and not pending:
        message = "No text is submitted: nobody could say what the group was shown."
        refusals.append(Refusal(message, command("submit", draft, "--role ROLE")))
    if view is not View.CONTENT and not comments:
        refusals.append(Refusal(f"The group is “{view}”, but why?", 'Add --comment "…"'))
    refusals += [*_before(draft, pending, on), *_personal(comments)]
    if refusals:
        return refused(refusals)
    entry = replace(
        recorded(draft, Event.CONSULTED, role, on),
        digests=pending,
        group=group,
        view=view,
        comments=_numbered(draft, group, comments),
    )
    return added(draft, entry)


def answer(
    draft: Draft, role: str, comment: str, outcome: CommentOutcome, because: str = ""
) -> Decision:
    """What became of a comment. Anything but a change needs its reason (or its day)."""
    ids = [c.id for e in draft.register.entries for c in e.comments]
    last = {a.comment: a.outcome for e in draft.register.entries for a in e.answers}
    refusals = clock(draft)
    if comment not in ids:
        near = difflib.get_close_matches(comment, ids, 1)
        hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(ids) or 'none'}."
        refusals.append(Refusal(f"There is no comment “{comment}”.", hint))
    elif last.get(comment, CommentOutcome.LATER) is not CommentOutcome.LATER:
        refusals.append(
            Refusal(f"“{comment}” is answered: {last[comment]}.", command("list", draft))
        )
    if outcome is not CommentOutcome.CHANGED and not because.strip():
        refusals.append(Refusal(f"“{outcome}” needs its reason.", 'Add --because "…"'))
    refusals += _personal([because])
    if outcome is CommentOutcome.CHANGED and _unchanged_since(draft, comment):
        message = "The text is still the one that the group was shown."
        remedy = "Change it first; or say --outcome not-changed or later, with --because."
        refusals.append(Refusal(message, remedy))
    if refusals:
        return refused(refusals)
    answers = (Answer(comment, outcome, because.strip()),)
    return added(draft, replace(recorded(draft, Event.ANSWERED, role), answers=answers))


def approve(
    draft: Draft, role: str, audiences: Sequence[str] = (), on: date | None = None
) -> Decision:
    """A role approves the submitted texts, which must be the working ones."""
    refusals = [*clock(draft, on), *sound(draft), *known(draft, audiences)]
    due = [a for a in draft.changed() if not audiences or a in audiences]
    if not refusals and not due:
        refusals.append(Refusal("Nothing has changed.", f"Change {draft.id}, then submit it."))
    for audience in due:
        if not draft.submitted(audience):
            refusals.append(not_submitted(draft, audience))
    new = {a: text_digest(draft.texts[a]) for a in due if role not in draft.edition(a).approved_by}
    if not refusals and not new:
        message = f"{role} has approved this text already; another role is needed too."
        refusals.append(Refusal(message, command("approve", draft, "--role ANOTHER-ROLE")))
    refusals += _before(draft, new, on)
    if refusals:
        return refused(refusals)
    return added(draft, replace(recorded(draft, Event.APPROVED, role, on), digests=new))


def not_submitted(draft: Draft, audience: str) -> Refusal:
    """A text that is not on its way, or that changed since it was."""
    since = "was changed since it was submitted" if draft.edition(audience).submitted else (
        "is not submitted"
    )  # fmt: skip
    return Refusal(f"The text {since}.", command("submit", draft, "--role ROLE"), (audience,))


def _pending(draft: Draft, audiences: Sequence[str]) -> dict[str, str]:
    names = dict.fromkeys([*draft.texts, *(a for e in draft.register.entries for a in e.digests)])
    submitted = {a: draft.edition(a).submitted for a in names}
    return {a: d for a, d in submitted.items() if d and (not audiences or a in audiences)}


def _group(draft: Draft, group: str) -> list[Refusal]:
    ids = [g.id for g in draft.library.groups]
    if group in ids:
        return []
    near = difflib.get_close_matches(group, ids, 1)
    hint = f"Did you mean {near[0]}?" if near else f"groups.yml has: {', '.join(ids) or 'none'}."
    return [Refusal(f"There is no group “{group}”.", hint)]


def _before(draft: Draft, texts: dict[str, str], on: date | None) -> list[Refusal]:
    """Nobody has read a text on a day before it was submitted."""
    since = max((s for a in texts if (s := draft.edition(a).submitted_on)), default=None)
    if on and since and on < since:
        message = f"{on.isoformat()} is before the text was submitted ({since.isoformat()})."
        return [Refusal(message, "Give the day on which it was: --date DATE")]
    return []


def _personal(texts: Sequence[str]) -> list[Refusal]:
    """What is said is published with its answer: it may name roles, never persons."""
    return [
        Refusal(
            f"“{found}” looks like personal data.",
            "Say it without: whoever said it is known by the group, never by name.",
        )
        for text in texts
        if (found := personal_data(text))
    ]


def _unchanged_since(draft: Draft, comment: str) -> bool:
    shown = [e.digests for e in draft.register.entries if comment in [c.id for c in e.comments]]
    return bool(shown) and all(
        audience in draft.texts and text_digest(draft.texts[audience]) == digest
        for audience, digest in shown[0].items()
    )


def _numbered(draft: Draft, group: str, comments: Sequence[str]) -> tuple[Comment, ...]:
    initials = "".join(word[0] for word in group.split("-"))
    prefix = f"{initials if len(initials) > 1 else group}-"
    used = {c.id for e in draft.register.entries for c in e.comments}
    numbered = []
    number = 1
    for text in comments:
        while f"{prefix}{number}" in used:
            number += 1
        used.add(f"{prefix}{number}")
        numbered.append(Comment(f"{prefix}{number}", text.strip()))
    return tuple(numbered)


def next_step(draft: Draft, audience: str) -> str:
    """The command that takes an edition on its way; empty where it waits for nothing."""
    edition = draft.edition(audience)
    wanted = draft.document.consult if draft.document else ()
    missing = [g for g in wanted if g not in edition.groups]
    if edition.owed:
        return command("checked", draft, "--role ROLE")
    if audience not in draft.changed() or (edition.withdrawn and not edition.submitted):
        return ""
    if draft.faults:
        return "waymark check"
    if not draft.submitted(audience):
        return command("submit", draft, "--role ROLE")
    if edition.open_comments:
        comment = edition.open_comments[0].id
        return command("answer", draft, f"{comment} --outcome OUTCOME --role ROLE")
    if missing:
        return command("consult", draft, f"--group {missing[0]} --view VIEW --role ROLE")
    if len(edition.approved_by) < APPROVALS:
        return command("approve", draft, "--role ROLE")
    if draft.document and draft.document.shell:
        return f"waymark new notice TITLE --from {draft.id}"
    return command("release", draft, "--role ROLE")
