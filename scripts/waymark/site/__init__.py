"""Page records → staging → MkDocs → pages. The only room that imports mkdocs.

In the order of a build: :func:`read_assets`, :func:`page_records` and :func:`frames` (pure),
:func:`stage`, :func:`build_language` (one worker process a language), :func:`root_files` (pure) and
:func:`merge`. Plain ``mkdocs build`` takes the same way through :class:`Prepared`.
"""

from waymark.site.assets import Assets, read_assets
from waymark.site.bygone import (
    ChangedContact,
    Gone,
    Happened,
    Happening,
    History,
    Move,
    Past,
    PastRelease,
    ReleaseState,
)
from waymark.site.edition import (
    Contact,
    Frame,
    Logo,
    ReadyCompanion,
    ReadyEdition,
    Standing,
    Wording,
)
from waymark.site.film import srt_files
from waymark.site.folders import files_below, same_file
from waymark.site.frame import frames
from waymark.site.hosting import hosting_files
from waymark.site.links import relative
from waymark.site.merging import merge
from waymark.site.offline import OfflineWords, belongs, linked, offline_files, sized
from waymark.site.pack_page import pack_view
from waymark.site.pagefind import SearchUnavailable
from waymark.site.prepared import NotPrepared, Prepared
from waymark.site.records import page_records
from waymark.site.root import hosted, root_files
from waymark.site.said import Tested
from waymark.site.searching import NEEDS_WASM
from waymark.site.staging import Staged, stage
from waymark.site.wording import size as file_size
from waymark.site.worker import (
    BuildFailed,
    BuiltLanguage,
    build_language,
    draw_alone,
    ready_to_draw,
)

__all__ = [
    "NEEDS_WASM",
    "Assets",
    "BuildFailed",
    "BuiltLanguage",
    "ChangedContact",
    "Contact",
    "Frame",
    "Gone",
    "Happened",
    "Happening",
    "History",
    "Logo",
    "Move",
    "NotPrepared",
    "OfflineWords",
    "Past",
    "PastRelease",
    "Prepared",
    "ReadyCompanion",
    "ReadyEdition",
    "ReleaseState",
    "SearchUnavailable",
    "Staged",
    "Standing",
    "Tested",
    "Wording",
    "belongs",
    "build_language",
    "draw_alone",
    "file_size",
    "files_below",
    "frames",
    "hosted",
    "hosting_files",
    "linked",
    "merge",
    "offline_files",
    "pack_view",
    "page_records",
    "read_assets",
    "ready_to_draw",
    "relative",
    "root_files",
    "same_file",
    "sized",
    "srt_files",
    "stage",
]
