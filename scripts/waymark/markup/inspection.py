"""What is wrong with the text of one edition: a table of checks, each a function to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from waymark.markup.faults.blocks import blocks_are_closed, blocks_stand_free
from waymark.markup.faults.headings import ids_are_sound, levels_follow, sections_hold_text
from waymark.markup.faults.links import (
    addresses_are_allowed,
    fragments_exist,
    images_are_allowed,
    links_say_where,
)
from waymark.markup.faults.syntax import (
    attributes_are_allowed,
    no_html,
    only_the_dialect,
    tables_have_headers,
)
from waymark.model import Finding, SourceText

Check = Callable[[SourceText], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    levels_follow,
    sections_hold_text,
    ids_are_sound,
    blocks_are_closed,
    blocks_stand_free,
    no_html,
    attributes_are_allowed,
    only_the_dialect,
    tables_have_headers,
    addresses_are_allowed,
    fragments_exist,
    images_are_allowed,
    links_say_where,
)


@lru_cache(maxsize=1024)  # of most texts nothing changes from one save to the next
def inspect(body: SourceText) -> tuple[Finding, ...]:
    """All faults of a selected text, in the order of its lines.

    Findings: AX001–AX003, LK002, LK003, LK006, MD001–MD008. It is run per edition, because what is
    sound in the whole document may be an empty section for one audience.
    """
    found = (fault for check in CHECKS for fault in check(body))
    return tuple(sorted(found, key=lambda f: (f.line, f.column, f.code)))
