"""The same texts as projects of stock MkDocs with Material and static-i18n, and of Hugo.

Both get what readers of a page need, as Waymark's pages have it: the pages of the site in a menu,
the other languages of the page, the headings of the text, title, description and alternates.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import material

from waymark.model import ENGLISH, Finished, Language
from waymark.model.marks import without_marks

_BLOCK = re.compile(r"^/{3}.*$", re.MULTILINE)
_DOC = re.compile(r"\]\(doc:help\)")
_ID = re.compile(r" \{#[^}]*\}")


def plain_markdown(finished: Finished, help_page: str) -> str:
    """A finished text in the Markdown that every generator knows."""
    text = without_marks(finished.body.text)
    text = _ID.sub("", _BLOCK.sub("", text))
    return _DOC.sub(f"]({help_page})", text)


def _head(finished: Finished) -> str:
    title, summary = finished.title.text, finished.summary.text
    return f"---\ntitle: {title!r}\ndescription: {summary!r}\n---\n\n"


def write_stock(
    folder: Path, texts: Iterable[Finished], languages: Sequence[Language], *, search: bool
) -> None:
    """A project of MkDocs as its documentation tells one to write it, one folder a language."""
    rows = "".join(
        f"        - {{locale: {x.code}, name: {x.name}, "
        f"default: {str(x.code == ENGLISH).lower()}}}\n"
        for x in languages
    )
    plugins = "  - search\n" if search else ""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: Stock\nsite_url: https://example.org/\n"
        "theme: {name: material, font: false, custom_dir: overrides}\n"
        f"plugins:\n{plugins}  - i18n:\n      docs_structure: folder\n      languages:\n{rows}"
        "markdown_extensions: [tables, footnotes, attr_list, {toc: {permalink: false}}]\n",
        encoding="utf-8",
    )
    _lend_words(folder / "overrides" / "partials" / "languages", languages)
    codes = set()
    for one in texts:
        composed, code = one.composed, one.language
        codes.add(code)
        path = folder / "docs" / code / composed.audience / composed.section / f"{composed.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            _head(one) + plain_markdown(one, "../help/get-help-now.md"), encoding="utf-8"
        )
    for code in codes:
        (folder / "docs" / code / "index.md").write_text("# Home\n", encoding="utf-8")


def _lend_words(folder: Path, languages: Iterable[Language]) -> None:
    """English words for languages that Material has none for: a build stops without them."""
    theirs = Path(material.__file__).parent / "templates" / "partials" / "languages"
    folder.mkdir(parents=True)
    for code in (x.code for x in languages):
        if not (theirs / f"{code}.html").is_file():
            shutil.copy(theirs / "en.html", folder / f"{code}.html")


def write_hugo(folder: Path, texts: Iterable[Finished], languages: Iterable[Language]) -> None:
    """A project of Hugo, one folder of content a language, with the templates of ``hugo/``."""
    rows = "".join(
        f"[languages.{x.code}]\nlanguageName = '{x.name}'\nlanguageDirection = '{x.direction}'\n"
        f"contentDir = 'content/{x.code}'\n"
        for x in languages
    )
    layouts = folder / "layouts" / "_default"
    shutil.copytree(Path(__file__).parent / "hugo", layouts)
    shutil.copy(layouts / "list.html", layouts / "home.html")
    (folder / "hugo.toml").write_text(
        "baseURL = 'https://example.org/'\ntitle = 'Hugo'\ndefaultContentLanguage = 'en'\n"
        f"disableKinds = ['taxonomy', 'term', 'RSS']\n{rows}",
        encoding="utf-8",
    )
    for one in texts:
        composed = one.composed
        below = Path(one.language, composed.audience, composed.section, f"{composed.slug}.md")
        path = folder / "content" / below
        path.parent.mkdir(parents=True, exist_ok=True)
        text = _head(one) + plain_markdown(one, "../../help/get-help-now/")
        path.write_text(text, encoding="utf-8")
