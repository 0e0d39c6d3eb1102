"""MkDocs with static-i18n intact, for exactly one locale and the pages that are asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from waymark.site.quiet import QUIET
from waymark.site.searching import SearchedPage
from waymark.site.worker import BuildFailed


def draw(
    language: str,
    stage: Path,
    config_file: Path,
    cache: Path | None,
    wanted: Collection[str],
    content: dict[str, Any],
    take: Callable[[str, bytes], object],
) -> dict[str, SearchedPage]:
    """Draw some pages of a language: ``take`` is given each as soon as it is drawn.

    ``wanted`` are paths of staged texts below the language's folder, by which pages are named,
    ``content`` the language's frame and records as they were staged; it is the drawing's own then.
    Gives those that a search finds. Raises :class:`~waymark.site.worker.BuildFailed`.
    """
    assert QUIET
    heard = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    propagated, logger.propagate = logger.propagate, False
    try:
        # MkDocs empties this folder before it draws, and puts nothing into it.
        config = load_config(str(config_file), site_dir=str(stage.resolve() / ".out"), strict=True)
        plugin: Any = config.plugins["waymark"]
        plugin.only(language, stage, cache / "templates" if cache else None, wanted, content, take)
        build(config)
    except (MkDocsException, SystemExit) as error:
        raise BuildFailed("\n".join([f"{language}: {error}", *heard.lines])) from error
    finally:
        logger.removeHandler(heard)
        logger.propagate = propagated
    found: dict[str, SearchedPage] = plugin.searched.get(language, {})
    plugin.let_go()
    return found


class _Listener(logging.Handler):
    """Keeps the warnings of a run."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
