"""Who may read what, and what has been released: composition, the register, releases, addresses."""

from waymark.editions.addresses import (
    audience_address,
    editions_address,
    file_address,
    home_address,
    list_address,
    old_edition_address,
    page_address,
    short_address,
)
from waymark.editions.blocks import select
from waymark.editions.compose import compose, translate
from waymark.editions.consulting import answer, approve, consult, next_step, submit
from waymark.editions.contradictions import check_register
from waymark.editions.decisions import Decision, Draft, Refusal
from waymark.editions.differences import differences
from waymark.editions.fold import audiences, state, states
from waymark.editions.freezing import changed, freeze, text_digest, thaw
from waymark.editions.language_release import release_language
from waymark.editions.oversight import check_clock, check_frozen, duties
from waymark.editions.reach import Edition, LinkTarget, nearest, resolver
from waymark.editions.released_addresses import addresses_of, lost_addresses
from waymark.editions.releasing import checked, release, withdraw
from waymark.editions.state import EditionState, Owed, Release

__all__ = [
    "Decision",
    "Draft",
    "Edition",
    "EditionState",
    "LinkTarget",
    "Owed",
    "Refusal",
    "Release",
    "addresses_of",
    "answer",
    "approve",
    "audience_address",
    "audiences",
    "changed",
    "check_clock",
    "check_frozen",
    "check_register",
    "checked",
    "compose",
    "consult",
    "differences",
    "duties",
    "editions_address",
    "file_address",
    "freeze",
    "home_address",
    "list_address",
    "lost_addresses",
    "nearest",
    "next_step",
    "old_edition_address",
    "page_address",
    "release",
    "release_language",
    "resolver",
    "select",
    "short_address",
    "state",
    "states",
    "submit",
    "text_digest",
    "thaw",
    "translate",
    "withdraw",
]
