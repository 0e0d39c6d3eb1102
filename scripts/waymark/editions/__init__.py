"""Who may read what: the block filter, composition, and the addresses of editions."""

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
from waymark.editions.compose import compose
from waymark.editions.reach import Edition, LinkTarget, nearest, resolver

__all__ = [
    "Edition",
    "LinkTarget",
    "audience_address",
    "compose",
    "editions_address",
    "file_address",
    "home_address",
    "list_address",
    "nearest",
    "old_edition_address",
    "page_address",
    "resolver",
    "select",
    "short_address",
]
