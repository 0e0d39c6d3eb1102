"""A language releases by itself: a reviewed translation of the English text that is out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
)
from waymark.editions.state import EditionState
from waymark.model import (
    ENGLISH,
    Composed,
    Effect,
    Event,
    Finding,
    Frozen,
    Version,
)
from waymark.translation import critical_facts, critical_stand_ins

LEAST = 0.9
"""The share of segments that a translation needs (design 5)."""

Translated = tuple[Composed | None, tuple[Finding, ...]]
"""What :func:`~waymark.editions.translate` gives."""


def release_language(
    draft: Draft,
    role: str,
    language: str,
    translated: Mapping[str, Translated],
    audiences: Sequence[str] = (),
    *,
    version: Version | None = None,
    note: str = "",
) -> Decision:
    """The translations of the English texts that readers have now, whatever the working text says.

    ``translated`` are those texts in the language, by audience. Without ``version`` a translation
    takes the number of the English text, or the next minor one if it had that.
    """
    refusals = [*clock(draft), *known(draft, audiences)]
    due = {
        a: f
        for a in translated
        if (not audiences or a in audiences) and (f := draft.current(a)) is not None
    }
    if not refusals and not due:
        message = f"No English edition of {draft.id} is released that asks for “{language}”."
        hint = f"Add {language} to its languages and release it: "
        refusals.append(Refusal(message, hint + command("release", draft, "--role ROLE")))
    frozen = []
    for audience, english in due.items():
        composed, _ = translated[audience]
        edition = draft.edition(audience)
        refusals += _refusals(draft, edition, language, translated[audience], version)
        if composed is not None:
            number = version or _next(edition, language, english.version)
            frozen.append(_frozen(draft, english, composed, number))
    fresh = [f for f in frozen if _new(draft, f)]
    if not refusals and not fresh:
        message = f"Nothing has changed in “{language}” since its last release."
        refusals.append(Refusal(message, f"waymark translations update {language}"))
    if refusals:
        return refused(refusals)
    entry = replace(
        recorded(draft, Event.LANGUAGE_RELEASED, role),
        language=language,
        digests={f.composed.audience: f.digest() for f in fresh},
        versions={f.composed.audience: f.version for f in fresh},
        translates={f.composed.audience: f.translates for f in fresh},
        note=note.strip(),
    )
    return added(draft, entry, fresh)


def _refusals(
    draft: Draft,
    edition: EditionState,
    language: str,
    translated: Translated,
    version: Version | None,
) -> Iterator[Refusal]:
    """Why a translation cannot go out, with the command that helps.

    The text is of what was reviewed alone: what nobody has read stands in English in it.
    """
    own = (edition.audience,)
    update = f"waymark translations update {language}, translate, then: "
    review = f"waymark translations review {draft.id} {language} --role ROLE"
    composed, findings = translated
    if composed is None:
        for found in findings:
            if found.code == "TR001":
                said = "The title is not translated, or nobody has reviewed it as it is now."
                yield Refusal(f"{found.path}: {said}", update + review, own)
            elif found.effect is not Effect.WARN:
                said = f"{found.path}:{found.line}: {found.code} {found.message}"
                yield Refusal(said, update + review, own)
        return
    if composed.summary.language == ENGLISH:
        said = f"It has no summary in {language}, or nobody has reviewed it as it is now."
        yield Refusal(said, update + review, own)
    state = composed.translation
    if state.translated < LEAST * state.total:
        share = f"{state.translated} of {state.total} segments"
        yield Refusal(
            f"{share} are translated and reviewed; 90 % are needed.", update + review, own
        )
    for passage in critical_stand_ins(composed.body, critical_facts(draft.library)):
        said = f"A critical passage is not translated and reviewed: {_short(passage)}"
        yield Refusal(said, update + review, own)
    earlier = [r.version for r in edition.translations if r.language == language]
    if version and earlier and version <= earlier[-1]:
        said = f"{version} does not come after {earlier[-1]}."
        yield Refusal(said, "Leave --version out.", own)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= 80 else f"“{line[:77]}…”"


def _next(edition: EditionState, language: str, english: Version) -> Version:
    earlier = [r.version for r in edition.translations if r.language == language]
    if not earlier or earlier[-1] < english:
        return english
    return Version(earlier[-1].major, earlier[-1].minor + 1)


def _frozen(draft: Draft, english: Frozen, composed: Composed, version: Version) -> Frozen:
    """As the English text went out: its front matter, fixed facts and images, not today's."""
    path = draft.register.frozen_path(composed.audience, version, composed.language)
    return replace(
        english,
        composed=composed,
        version=version,
        released=draft.today,
        translates=english.version,
        path=path,
    )


def _new(draft: Draft, frozen: Frozen) -> bool:
    """Whether readers of this language would be given anything new."""
    composed = frozen.composed
    standing = draft.edition(composed.audience).languages.get(composed.language)
    if standing is None:
        return True
    before = draft.frozen(composed.audience, composed.language, standing.digest)
    if before is None:
        return True
    same = replace(frozen, version=before.version, released=before.released)
    return same.digest() != before.digest()
