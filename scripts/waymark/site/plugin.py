"""The MkDocs plugin: it points MkDocs at the stage and hands records to the templates.

It is an adapter and decides nothing: what is published was settled before a page was staged, and
what the stage does not hold cannot be drawn. Hooks run once a language, since static-i18n calls
MkDocs' ``build`` again for each, so every one of them may be run twice.
"""

# ruff: noqa: ARG002 (MkDocs fixes the parameters of a hook.)

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import orjson
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
from waymark.site.once import Once
from waymark.site.pagefind import SearchUnavailable
from waymark.site.prepared import NotPrepared, Prepared
from waymark.site.searching import SearchedPage, write_index
from waymark.site.staging import SHARED, SITE
from waymark.site.templating import page_functions, prepared, tight

Prepare = Callable[[Path], Prepared]
Take = Callable[[str, bytes], object]
"""Is given a page's bytes as soon as it is drawn, by the path of its staged text."""


class WaymarkConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options. ``prepare`` is ``package.module:function``."""

    prepare = Type(str, default="waymark.build:prepare_drafts")


class WaymarkPlugin(BasePlugin[WaymarkConfig]):  # type: ignore[no-untyped-call]
    """One instance serves all languages of a run."""

    def __init__(self) -> None:
        self.stage: Path | None = None
        self.prepared: Prepared | None = None
        self.alone = ""
        self.cache: Path | None = None
        self.wanted: Collection[str] | None = None
        self.take: Take | None = None
        self.site: dict[str, Any] = {}
        self.language: dict[str, Any] = {}
        self.once: Once | None = None
        self.searched: dict[str, dict[str, SearchedPage]] = {}

    def only(
        self,
        language: str,
        stage: Path,
        cache: Path | None,
        wanted: Collection[str],
        content: dict[str, Any],
        take: Take,
    ) -> None:
        """Draw some pages of one language, of a stage that is already there: a worker asks for it.

        ``cache`` is a folder for compiled templates, if any are kept; ``wanted`` are staged texts;
        ``content`` is what the worker has read of the language. MkDocs writes nothing then.
        """
        self.alone, self.stage, self.cache, self.wanted = language, stage, cache, wanted
        self.take = take
        self.language = _with_shared(content)

    def let_go(self) -> None:
        """Of what was drawn keep nothing: MkDocs' values hold each other, and this with them."""
        self.language, self.searched, self.once, self.take = {}, {}, None, None

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
        if not self.alone:
            self.language = _with_shared(_read(self.stage / f"{code}.json"))
        frame = self.language["frame"]
        config.docs_dir = str((self.stage / code).resolve())
        config.site_name = frame["site_name"]["text"]
        config.site_url = frame["site_url"]
        config.theme["language"] = code
        # Material's own 404 and MkDocs' sitemap: both are made from records.
        config.theme.static_templates = set()
        # Every template is ours: Material's fifteen thousand files need not be listed.
        config.theme.dirs = [str(config.theme.custom_dir)]
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Pages only: nothing of Material's bundle, nothing else that a theme brings along.

        The home page is always among them: static-i18n warns where a language has none.
        """
        pages, wanted = files.documentation_pages(), self.wanted
        if wanted is not None:
            home = f"{self.alone}/index.md"
            pages = [f for f in pages if f.src_uri in wanted or f.src_uri == home]
        return Files(pages)

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """A staged text is HTML already, made once for the page and for paper: Markdown is not read
        a second time."""
        cast(Any, page).render = partial(_render, page)
        return page

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
        prepared(env, self.cache)
        self.once = Once(env, self.language["frame"], self._functions)
        return env

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """What a template may read: the record, the frame, their words, and pure functions.

        The text is kept for the search.
        """
        record = self.language["pages"][page.file.src_uri]
        frame = self.language["frame"]
        if record["found_for"]:
            found = _searched(record, page.content or "")
            self.searched.setdefault(frame["language"], {})[page.file.src_uri] = found
        known: dict[str, Any] = {
            **self._functions(record["address"]),
            "record": record,
            "frame": frame,
            "words": frame["words"],
            "english": frame["english"],
            "once": self.once,
        }
        cast(dict[str, Any], context).update(known)
        return context

    def _functions(self, address: str) -> dict[str, Any]:
        """What a template may call on the page at an address; one that is no folder's is the page
        for addresses that lead nowhere, and is shown at any of them."""
        site_url, assets = self.language["frame"]["site_url"], self.site["assets"]
        return page_functions(address, site_url, assets, anywhere=address.endswith(".html"))

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """The drawn page, as small as it can be; MkDocs writes no page that is empty."""
        drawn = tight(output)
        if self.take is None:
            return drawn
        if self.wanted is None or page.file.src_uri in self.wanted:
            self.take(page.file.src_uri, drawn.encode())
        page.content = page.markdown = None
        return ""

    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """After static-i18n has drawn all other languages: what lies beside the pages."""
        i18n: Any = config.plugins["i18n"]
        ready = self.prepared
        if ready is None or i18n.building:
            return
        site = Path(config.site_dir)
        merge((), ready.files, ready.assets, ready.root_files, site)
        try:
            for row in self.site["languages"]:
                write_index(row["code"], self.searched.get(row["code"], {}).values(), site)
        except SearchUnavailable as error:
            raise PluginError(f"{error.message} {error.hint}") from error


def _render(page: Page, _config: MkDocsConfig, _files: Files) -> None:
    page.content = page.markdown or ""


def _searched(record: dict[str, Any], body: str) -> SearchedPage:
    return SearchedPage(
        address=record["address"],
        title=record["title"]["text"],
        summary=record["summary"]["text"],
        body=body,
        readers=tuple(record["found_for"]),
        kind=record["document_kind"],
        rtl=record["direction"] == "rtl",
    )


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
    content: dict[str, Any] = orjson.loads(path.read_bytes())
    return content


def _with_shared(content: dict[str, Any]) -> dict[str, Any]:
    """A language's frame and records, with the values that they share with others."""
    for page in content["pages"].values():
        record = page["record"]
        record.update({field: content["shared"][record[field]] for field in SHARED})
    content["pages"] = {name: page["record"] for name, page in content["pages"].items()}
    return content


def _language(row: dict[str, str]) -> I18nPluginLanguage:
    language = I18nPluginLanguage()
    language.load_dict({"locale": row["code"], "name": row["name"], "default": row["code"] == "en"})
    language.validate()
    return language
