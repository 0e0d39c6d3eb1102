"""A language's site as files that open from a folder, without a server or the internet.

Pages keep their places, so links between them stay; a link to a page leads to its ``index.html``,
one to anything that is not in the copy leads to the site. There is no search in a folder: the list
of all pages stands in for it. Each page says on what day the copy was made.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from waymark.editions import home_address, list_address, search_address
from waymark.model import Direction
from waymark.site.links import absolute, relative

START = "index.html"
"""What a reader opens first."""

SIZE = "\uf8f0"
"""Where the page that offers the copy names its size, until it is known: no text of a library holds
a private-use character (LB007)."""

_ONLINE = re.compile(r"<section\b[^<>]*\bdata-online\b[^<>]*>.*?</section>\s*", re.DOTALL)
_TAG = re.compile(r"<[a-z][^<>]*>")
_ADDRESS = re.compile(r'(?<=\s)(href|src|poster)="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ITEM = re.compile(r"<li>\s*(<a\b[^<>]*>)[^<>]*</a>\s*</li>\s*")
_LINK = re.compile(r"(<a\b[^<>]*>)(.*?)</a>", re.DOTALL)
_HEAD_END = "</header>"


@dataclass(frozen=True, slots=True)
class OfflineWords:
    """What a copy says in its language: ``copied`` names the day; ``check`` leads to the page on
    the site, ``list`` to the list of pages; ``name`` is that of the site."""

    language: str
    direction: Direction
    copied: str
    check: str
    list: str
    name: str


def offline_files(
    pages: Mapping[str, str],
    others: Collection[str],
    site_url: str,
    words: OfflineWords,
) -> dict[str, bytes]:
    """The pages of a copy by path, and where a reader starts.

    ``pages`` are drawn pages by address, as they are served; ``others`` the addresses of all other
    files that are in the copy.
    """
    copy = _Copy(frozenset(pages), frozenset(others), site_url, words)
    files = {f"{at}index.html": copy.page(at, text).encode() for at, text in pages.items()}
    if START not in files:
        files[START] = _start(words).encode()
    return files


def linked(pages: Mapping[str, str]) -> Iterator[str]:
    """Every address on the site that pages name, once."""
    seen: set[str] = set()
    for here, text in pages.items():
        for tag in _TAG.findall(_ONLINE.sub("", text)):
            for _, written in _ADDRESS.findall(tag):
                there = _target(here, html.unescape(written))
                if there is not None and there[0] not in seen:
                    seen.add(there[0])
                    yield there[0]


@dataclass(frozen=True, slots=True)
class _Copy:
    """What is in a copy, and how its links are led."""

    pages: frozenset[str]
    others: frozenset[str]
    site_url: str
    words: OfflineWords

    def page(self, here: str, text: str) -> str:
        """A page with its links led, its search taken out and its line put in."""
        text = _ONLINE.sub("", text)
        text = self._without_search(here, text)
        text = _TAG.sub(lambda tag: self._tag(here, tag[0]), text)
        head, mark, rest = text.partition(_HEAD_END)
        return f"{head}{mark}{self._line(here)}{rest}" if mark else text

    def _without_search(self, here: str, text: str) -> str:
        """Nothing offers a search: an item of a list goes, another link leads to all pages."""
        search = search_address(self.words.language)

        def leads(tag: str) -> bool:
            found = _ADDRESS.search(tag)
            target = _target(here, html.unescape(found[2])) if found else None
            return target is not None and target[0] == search

        text = _ITEM.sub(lambda item: "" if leads(item[1]) else item[0], text)
        there = relative(here, list_address(self.words.language))
        instead = f'<a class="control" href="{there}">{html.escape(self.words.list)}</a>'
        return _LINK.sub(lambda link: instead if leads(link[1]) else link[0], text)

    def _tag(self, here: str, tag: str) -> str:
        return _ADDRESS.sub(lambda a: f'{a[1]}="{self._led(here, a[2])}"', tag)

    def _led(self, here: str, written: str) -> str:
        target = _target(here, html.unescape(written))
        if target is None:
            return written
        there, fragment = target
        if there in self.pages:
            led = relative(here, f"{there}index.html")
        elif there in self.others:
            led = relative(here, there)
        else:
            led = absolute(self.site_url, there)
        return html.escape(f"{led}{fragment}")

    def _line(self, here: str) -> str:
        words, there = self.words, html.escape(absolute(self.site_url, here))
        copied, check = html.escape(words.copied), html.escape(words.check)
        return (
            f'\n<section class="copied" aria-label="{copied}"><div class="wrap">'
            f'<p>{copied} <a href="{there}">{check}</a></p></div></section>'
        )


def _target(here: str, written: str) -> tuple[str, str] | None:
    """The address on the site, and the fragment, of a link on the page at ``here``; ``None`` for
    one to elsewhere or to a place on the page itself."""
    path, mark, fragment = written.partition("#")
    if not path or _ELSEWHERE.match(path) or path.startswith("/"):
        return None
    there = posixpath.normpath(posixpath.join(here or ".", path))
    there = "" if there == "." else there
    folder = path.endswith("/") or path.rpartition("/")[2] in (".", "..")
    return (f"{there}/" if folder and there else there), f"{mark}{fragment}"


def _start(words: OfflineWords) -> str:
    """The first page of a copy whose pages lie in the folder of their language."""
    there = f"{home_address(words.language)}index.html"
    name = html.escape(words.name)
    return (
        f'<!doctype html>\n<html lang="{words.language}" dir="{words.direction}">\n<head>\n'
        f'<meta charset="utf-8">\n<meta http-equiv="refresh" content="0; url={there}">\n'
        f'<meta name="robots" content="noindex">\n<title>{name}</title>\n</head>\n'
        f'<body>\n<p><a href="{there}">{name}</a></p>\n</body>\n</html>\n'
    )


def sized(page: str, size: str) -> str:
    """The page that offers a copy, with its size."""
    return page.replace(SIZE, size)


def belongs(address: str, language: str, languages: Iterable[str]) -> bool:
    """Whether a file lies among the pages of a language: others have folders of their own."""
    first = address.partition("/")[0]
    return first == language if home_address(language) else first not in languages
