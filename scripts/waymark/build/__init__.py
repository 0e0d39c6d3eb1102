"""The order of work: texts, files, pages, the swap. The one room that knows all others."""

from waymark.build.catalogues import catalogues_for, reviewed_catalogue, translation_rows
from waymark.build.fact_changes import FactChange, plan_change, plan_retirement, write_fact
from waymark.build.fact_reach import FactReach, Showing, fact_reach
from waymark.build.files import MadeExport, export_one
from waymark.build.options import CannotRunError, Options, Progress, project_root
from waymark.build.register_desk import Desk, act, desks, lay_out_desk
from waymark.build.register_store import Records, read_records, registers_locked
from waymark.build.released import build_released
from waymark.build.table import build_drafts, prepare_drafts
from waymark.build.texts import prepare
from waymark.build.verifying import verify_folder
from waymark.build.work import Outcome, Work

__all__ = [
    "CannotRunError",
    "Desk",
    "FactChange",
    "FactReach",
    "MadeExport",
    "Options",
    "Outcome",
    "Progress",
    "Records",
    "Showing",
    "Work",
    "act",
    "build_drafts",
    "build_released",
    "catalogues_for",
    "desks",
    "export_one",
    "fact_reach",
    "lay_out_desk",
    "plan_change",
    "plan_retirement",
    "prepare",
    "prepare_drafts",
    "project_root",
    "read_records",
    "registers_locked",
    "reviewed_catalogue",
    "translation_rows",
    "verify_folder",
    "write_fact",
]
