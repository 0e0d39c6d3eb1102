"""The MkDocs plugin: it points MkDocs at the stage and hands records to the templates.

It is an adapter and decides nothing: what is published was settled before a page was staged, and
what the stage does not hold cannot be drawn. Hooks run once a language, since static-i18n calls
MkDocs' ``build`` again for each, so every one of them may be run twice.
"""

# ruff: noqa: ARG002 (MkDocs fixes the parameters of a hook.)

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from mkdocs_static_i18n.config import I18nPluginLanguage

from waymark.site.merging import merge
from waymark.site.prepared import NotPrepared, Prepared
from waymark.site.staging import SITE
from waymark.site.templating import page_functions, prepared

Prepare = Callable[[Path], Prepared]


class WaymarkConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options. ``prepare`` is ``package.module:function``."""

    prepare = Type(str, default="waymark.build:prepare_drafts")


class WaymarkPlugin(BasePlugin[WaymarkConfig]):  # type: ignore[no-untyped-call]
    """One instance serves all languages of a run."""

    def __init__(self) -> None:
        self.stage: Path | None = None
        self.prepared: Prepared | None = None
        self.alone = ""
        self.site: dict[str, Any] = {}
        self.language: dict[str, Any] = {}

    def only(self, language: str, stage: Path) -> None:
        """Draw one language of a stage that is already there: what a worker asks for."""
        self.alone, self.stage = language, stage

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Before static-i18n reads its list of languages (its own priority is -100)."""
        if self.stage is None:
            self.prepared = _prepare(self.config.prepare, Path(config.config_file_path))
            self.stage = self.prepared.stage
        self.site = _read(self.stage / SITE)
        i18n: Any = config.plugins["i18n"]
        i18n.config.languages = [_language(x) for x in self.site["languages"]]
        if self.alone:
            # Exactly one locale, with the plugin intact: build_only_locale would break alternates.
            i18n.current_language, i18n.building = self.alone, True
        code = i18n.current_language or i18n.default_language
        self.language = _read(self.stage / f"{code}.json")
        frame = self.language["frame"]
        config.docs_dir = str((self.stage / code).resolve())
        config.site_name = frame["site_name"]["text"]
        config.site_url = frame["site_url"]
        config.theme["language"] = code
        # Material's own 404 and MkDocs' sitemap: both are made from records.
        config.theme.static_templates = set()
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Pages only: nothing of Material's bundle, nothing else that a theme brings along."""
        return Files(files.documentation_pages())

    @event_priority(-200)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """After static-i18n has set the addresses: a 404 page is a file, not a folder."""
        for file in files.documentation_pages():
            record = self.language["pages"][file.src_uri]
            if record["kind"] == "not-found":
                file.dest_uri = file.url = record["address"]
                file.abs_dest_path = str(Path(config.site_dir, record["address"]))
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Before the first template is loaded."""
        return prepared(env)

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """What a template may read: the record, the frame, their words, and pure functions."""
        record = self.language["pages"][page.file.src_uri]
        frame = self.language["frame"]
        anywhere = record["kind"] == "not-found"
        known: dict[str, Any] = {
            **page_functions(
                record["address"], frame["site_url"], self.site["assets"], anywhere=anywhere
            ),
            "record": record,
            "frame": frame,
            "words": frame["words"],
            "english": frame["english"],
        }
        cast(dict[str, Any], context).update(known)
        return context

    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """After static-i18n has drawn all other languages: what lies beside the pages."""
        i18n: Any = config.plugins["i18n"]
        ready = self.prepared
        if ready is None or i18n.building:
            return
        merge((), ready.files, ready.assets, ready.root_files, Path(config.site_dir))


def _prepare(name: str, config_file: Path) -> Prepared:
    module, _, function = name.partition(":")
    try:
        prepare: Prepare = getattr(import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise PluginError(f"the option 'prepare' names {name!r}: {error}") from error
    try:
        return prepare(config_file)
    except NotPrepared as error:
        raise PluginError(str(error)) from error


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _language(row: dict[str, str]) -> I18nPluginLanguage:
    language = I18nPluginLanguage()
    language.load_dict({"locale": row["code"], "name": row["name"], "default": row["code"] == "en"})
    language.validate()
    return language
