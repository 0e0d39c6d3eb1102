"""Who may read what, and what has been released: composition, the register, releases, addresses."""

from waymark.editions.addresses import (
    accessibility_address,
    archive_address,
    audience_address,
    board_address,
    collection_address,
    companion_address,
    editions_address,
    feed_address,
    file_address,
    file_suffix,
    home_address,
    index_address,
    is_offline,
    leaflets_address,
    list_address,
    media_address,
    offline_address,
    old_edition_address,
    page_address,
    print_set_address,
    privacy_address,
    recording_address,
    search_address,
    short_address,
    srt_address,
    updates_address,
)
from waymark.editions.blocks import select
from waymark.editions.compose import compose, translate
from waymark.editions.consulting import answer, approve, consult, next_step, submit
from waymark.editions.contradictions import check_register
from waymark.editions.decisions import Decision, Draft, Refusal
from waymark.editions.difference_page import Compared, difference_page
from waymark.editions.differences import changed_passages, differences
from waymark.editions.feedback import Heard, Said, heard
from waymark.editions.fold import audiences, state, states
from waymark.editions.freezing import changed, freeze, text_digest, thaw
from waymark.editions.language_release import release_language
from waymark.editions.notices import publish_notice
from waymark.editions.oversight import check_clock, check_frozen, duties, personal
from waymark.editions.reach import Edition, LinkTarget, nearest, resolver
from waymark.editions.released_addresses import addresses_of, lost_addresses
from waymark.editions.releasing import checked, release, withdraw
from waymark.editions.state import EditionState, Owed, Release

__all__ = [
    "Compared",
    "Decision",
    "Draft",
    "Edition",
    "EditionState",
    "Heard",
    "LinkTarget",
    "Owed",
    "Refusal",
    "Release",
    "Said",
    "accessibility_address",
    "addresses_of",
    "answer",
    "approve",
    "archive_address",
    "audience_address",
    "audiences",
    "board_address",
    "changed",
    "changed_passages",
    "check_clock",
    "check_frozen",
    "check_register",
    "checked",
    "collection_address",
    "companion_address",
    "compose",
    "consult",
    "difference_page",
    "differences",
    "duties",
    "editions_address",
    "feed_address",
    "file_address",
    "file_suffix",
    "freeze",
    "heard",
    "home_address",
    "index_address",
    "is_offline",
    "leaflets_address",
    "list_address",
    "lost_addresses",
    "media_address",
    "nearest",
    "next_step",
    "offline_address",
    "old_edition_address",
    "page_address",
    "personal",
    "print_set_address",
    "privacy_address",
    "publish_notice",
    "recording_address",
    "release",
    "release_language",
    "resolver",
    "search_address",
    "select",
    "short_address",
    "srt_address",
    "state",
    "states",
    "submit",
    "text_digest",
    "thaw",
    "translate",
    "updates_address",
    "withdraw",
]
