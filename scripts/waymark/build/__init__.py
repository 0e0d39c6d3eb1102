"""The order of work: texts, files, pages, the swap. The one room that knows all others."""

from waymark.build.catalogues import catalogues_for, reviewed_catalogue
from waymark.build.exchanging import ForTranslator, Imported, exportable, exported, imported
from waymark.build.fact_changes import FactChange, plan_change, plan_retirement, write_fact
from waymark.build.fact_reach import FactReach, Showing, fact_reach
from waymark.build.one_file import MadeExport, export_one
from waymark.build.options import CannotRunError, Options, Progress, project_root
from waymark.build.parity import FormatState, Offer, counted, parity
from waymark.build.register_desk import Desk, act, desks, lay_out_desk
from waymark.build.register_store import Records, read_records, registers_locked
from waymark.build.released import build_released
from waymark.build.review_pack import ReviewPack, review_pack
from waymark.build.table import build_drafts, executor, prepare_drafts
from waymark.build.texts import prepare, read_english, read_texts
from waymark.build.translation_status import translation_status
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
from waymark.build.work import Outcome, Work

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
    "executor",
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
