"""A notice at once: two roles submit, approve and release it in one act (design 5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from waymark.editions.consulting import approve, submit
from waymark.editions.decisions import Decision, Draft, Refusal, command, refused
from waymark.editions.releasing import release
from waymark.model import Frozen

Step = Callable[[Draft], Decision]


def publish_notice(draft: Draft, role: str, second: str, note: str = "") -> Decision:
    """All entries of a notice's way, in order; nothing at all where one of them is refused.

    ``role`` submits, approves and releases, ``second`` approves too. The check is then owed.
    """
    document = draft.document
    if document is not None and document.notice is None:
        remedy = command("submit", draft, "--role ROLE")
        return refused([Refusal(f"{draft.id} is no notice with a start and an end.", remedy)])
    if role == second:
        remedy = command("notice", draft, f"--role {role} --second ANOTHER-ROLE")
        return refused([Refusal("Two different roles publish a notice.", remedy)])
    frozen: tuple[Frozen, ...] = ()
    for step in _steps(role, second, note):
        decision = step(draft)
        if decision.register is None:
            return decision
        draft = replace(draft, register=decision.register)
        frozen += decision.frozen
    return Decision(draft.register, frozen)


def _steps(role: str, second: str, note: str) -> tuple[Step, ...]:
    return (
        lambda draft: _unless(_on_its_way, draft, lambda: submit(draft, role)),
        lambda draft: _unless(_approved(role), draft, lambda: approve(draft, role)),
        lambda draft: _unless(_approved(second), draft, lambda: approve(draft, second)),
        lambda draft: release(draft, role, note=note),
    )


def _unless(done: Callable[[Draft], bool], draft: Draft, deed: Callable[[], Decision]) -> Decision:
    """What was done before, step by step, is not done again."""
    return Decision(draft.register) if done(draft) else deed()


def _on_its_way(draft: Draft) -> bool:
    due = draft.changed()
    return bool(due) and all(draft.submitted(a) for a in due)


def _approved(role: str) -> Callable[[Draft], bool]:
    def done(draft: Draft) -> bool:
        due = draft.changed()
        return bool(due) and all(role in draft.edition(a).approved_by for a in due)

    return done
