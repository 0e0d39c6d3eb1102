"""The order of work: texts, files, pages, the swap. The one room that knows all others."""

from waymark.build.catalogues import catalogues_for, translation_rows
from waymark.build.files import MadeExport, export_one
from waymark.build.options import CannotRunError, Options, Progress, project_root
from waymark.build.table import build_drafts, build_released, prepare_drafts
from waymark.build.texts import prepare
from waymark.build.work import Outcome, Work

__all__ = [
    "CannotRunError",
    "MadeExport",
    "Options",
    "Outcome",
    "Progress",
    "Work",
    "build_drafts",
    "build_released",
    "catalogues_for",
    "export_one",
    "prepare",
    "prepare_drafts",
    "project_root",
    "translation_rows",
]
