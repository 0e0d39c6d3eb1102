"""What a new document of each kind starts with: its section, its audience, its headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from waymark.model import Kind


@dataclass(frozen=True, slots=True)
class Outline:
    """One kind. ``headings`` are pairs of a heading and what to write under it."""

    section: str
    audience: str
    help: bool
    headings: tuple[tuple[str, str], ...]


OUTLINES: Mapping[Kind, Outline] = {
    Kind.BRIEFING: Outline(
        "briefings",
        "professionals",
        False,
        (
            ("What this is about", "Say in two or three sentences what has to be known, and why."),
            ("What to do", "Say what to do, in the order in which it is done."),
            ("Where to ask", "Name the role to ask. Take contacts from the facts."),
        ),
    ),
    Kind.LEAFLET: Outline(
        "leaflets",
        "public",
        True,
        (
            ("What you may notice", "Describe changes and their context, never a kind of person."),
            ("What you can do", "Say what helps, and what happens when somebody calls."),
            ("Your rights", "Say what is voluntary, who sees what, and how to complain."),
        ),
    ),
    Kind.GUIDANCE: Outline(
        "guidance",
        "professionals",
        True,
        (
            ("Who this is for", "Say whose work this guides, and when."),
            ("What to do", "Write the steps in their order."),
            ("Sharing and recording", "Say what is shared with whom, and what is written down."),
        ),
    ),
    Kind.LESSON: Outline(
        "pathways",
        "schools",
        False,
        (
            (
                "Before the lesson",
                "Say who should know, what to look at first, and who may opt out.",
            ),
            ("Aims", "Say what pupils can do afterwards."),
            ("The lesson", "Write its parts with their minutes."),
            ("Afterwards", "Say where pupils can turn to, and what to follow up."),
        ),
    ),
    Kind.NOTICE: Outline(
        "notices",
        "public",
        True,
        (
            ("What is known", "Give facts that are confirmed, and nothing else."),
            ("What you can do", "Say where help is."),
            ("Next news", "Say when and where the next news comes."),
        ),
    ),
    Kind.STATEMENT: Outline(
        "assurance",
        "public",
        False,
        (
            ("What we do", "Say plainly what is done, by which role."),
            ("How we know", "Name the evidence and its dates."),
            ("What is missing", "Name the gaps, and when they will be closed."),
        ),
    ),
    Kind.TEMPLATE: Outline(
        "assurance",
        "professionals",
        False,
        (
            ("How to use this template", "Say who fills it in, when, and where it is kept."),
            ("To fill in", "List what has to be filled in."),
        ),
    ),
}
