"""One language in one process: MkDocs with static-i18n intact, for exactly one locale."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waymark.site.quiet import QUIET


@dataclass(frozen=True, slots=True)
class BuiltLanguage:
    """The pages of one language, in a folder of their own that the merger takes them from."""

    language: str
    out: Path
    pages: int


class BuildFailed(Exception):
    """MkDocs could not draw a language, or warned: a fault of this tool, not of an author."""


def build_language(language: str, stage: Path, out: Path, config_file: Path) -> BuiltLanguage:
    """Draw one language's pages into ``out``, which is emptied first.

    Fit for a spawned process: the arguments and the result can be pickled, and nothing is inherited
    from the parent. MkDocs runs in strict mode; any warning of its is :class:`BuildFailed`.
    """
    assert QUIET
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    heard = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    propagated, logger.propagate = logger.propagate, False
    try:
        config = load_config(str(config_file), site_dir=str(out), strict=True)
        plugin: Any = config.plugins["waymark"]
        plugin.only(language, stage)
        build(config)
    except (MkDocsException, SystemExit) as error:
        raise BuildFailed("\n".join([f"{language}: {error}", *heard.lines])) from error
    finally:
        logger.removeHandler(heard)
        logger.propagate = propagated
    pages = sum(1 for _ in out.rglob("*.html"))
    return BuiltLanguage(language, out, pages)


class _Listener(logging.Handler):
    """Keeps the warnings of a run."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
