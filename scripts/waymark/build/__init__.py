"""The order of work: texts, files, pages, the swap. The one room that knows all others.

Each name is loaded with its first use (PEP 562): all that a build needs takes most of a second, and
most commands need little of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from waymark.build.building import build_drafts, build_released
    from waymark.build.catalogues import catalogues_for, reviewed_catalogue
    from waymark.build.exchanging import ForTranslator, Imported, exportable, exported, imported
    from waymark.build.fact_changes import FactChange, plan_change, plan_retirement, write_fact
    from waymark.build.format_parity import FormatState, Offer, counted, parity
    from waymark.build.one_file import MadeExport, export_one
    from waymark.build.options import CannotRunError, Options, Outcome, Progress, project_root
    from waymark.build.preview import Preview
    from waymark.build.reach_of_facts import FactReach, Showing, fact_reach
    from waymark.build.register_desk import Desk, act, desks, lay_out_desk
    from waymark.build.register_store import Records, read_records, registers_locked
    from waymark.build.review_packs import ReviewPack, review_pack
    from waymark.build.table import prepare_drafts
    from waymark.build.texts import prepare, read_english, read_texts
    from waymark.build.translation_counts import translation_status
    from waymark.build.verifying import verify_folder
    from waymark.build.web import (
        Pace,
        Verdict,
        WebFetcher,
        check_links,
        link_findings,
        linked,
        read_memory,
        write_memory,
    )
    from waymark.build.work import Work

_HOMES = {
    "building": ("build_drafts", "build_released"),
    "catalogues": ("catalogues_for", "reviewed_catalogue"),
    "exchanging": ("ForTranslator", "Imported", "exportable", "exported", "imported"),
    "fact_changes": ("FactChange", "plan_change", "plan_retirement", "write_fact"),
    "preview": ("Preview",),
    "reach_of_facts": ("FactReach", "Showing", "fact_reach"),
    "one_file": ("MadeExport", "export_one"),
    "options": ("CannotRunError", "Options", "Outcome", "Progress", "project_root"),
    "format_parity": ("FormatState", "Offer", "counted", "parity"),
    "register_desk": ("Desk", "act", "desks", "lay_out_desk"),
    "register_store": ("Records", "read_records", "registers_locked"),
    "review_packs": ("ReviewPack", "review_pack"),
    "table": ("prepare_drafts",),
    "texts": ("prepare", "read_english", "read_texts"),
    "translation_counts": ("translation_status",),
    "verifying": ("verify_folder",),
    "web": (
        "Pace",
        "Verdict",
        "WebFetcher",
        "check_links",
        "link_findings",
        "linked",
        "read_memory",
        "write_memory",
    ),
    "work": ("Work",),
}
"""Where each name of this room's face is at home."""
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


__all__ = [
    "CannotRunError",
    "Desk",
    "FactChange",
    "FactReach",
    "ForTranslator",
    "FormatState",
    "Imported",
    "MadeExport",
    "Offer",
    "Options",
    "Outcome",
    "Pace",
    "Preview",
    "Progress",
    "Records",
    "ReviewPack",
    "Showing",
    "Verdict",
    "WebFetcher",
    "Work",
    "act",
    "build_drafts",
    "build_released",
    "catalogues_for",
    "check_links",
    "counted",
    "desks",
    "export_one",
    "exportable",
    "exported",
    "fact_reach",
    "imported",
    "lay_out_desk",
    "link_findings",
    "linked",
    "parity",
    "plan_change",
    "plan_retirement",
    "prepare",
    "prepare_drafts",
    "project_root",
    "read_english",
    "read_memory",
    "read_records",
    "read_texts",
    "registers_locked",
    "review_pack",
    "reviewed_catalogue",
    "translation_status",
    "verify_folder",
    "write_fact",
    "write_memory",
]
