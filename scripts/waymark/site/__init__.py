"""Page records → staging → MkDocs → pages. The only room that imports mkdocs.

In the order of a build: :func:`read_assets`, :func:`page_records` and :func:`frames` (pure),
:func:`stage`, :func:`build_language` (one worker process a language), :func:`root_files` (pure) and
:func:`merge`. Plain ``mkdocs build`` takes the same way through :class:`Prepared`.
"""

from waymark.site.assets import Assets, read_assets
from waymark.site.bygone import (
    ChangedContact,
    Gone,
    History,
    Move,
    Past,
    PastRelease,
    ReleaseState,
)
from waymark.site.edition import Contact, Frame, ReadyEdition, Standing, Wording
from waymark.site.frame import frames
from waymark.site.links import relative
from waymark.site.merging import merge
from waymark.site.prepared import NotPrepared, Prepared
from waymark.site.records import page_records
from waymark.site.root import root_files
from waymark.site.staging import Staged, stage
from waymark.site.worker import BuildFailed, BuiltLanguage, build_language

__all__ = [
    "Assets",
    "BuildFailed",
    "BuiltLanguage",
    "ChangedContact",
    "Contact",
    "Frame",
    "Gone",
    "History",
    "Move",
    "NotPrepared",
    "Past",
    "PastRelease",
    "Prepared",
    "ReadyEdition",
    "ReleaseState",
    "Staged",
    "Standing",
    "Wording",
    "build_language",
    "frames",
    "merge",
    "page_records",
    "read_assets",
    "relative",
    "root_files",
    "stage",
]
