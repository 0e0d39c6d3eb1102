"""The search index of one language: made of its documents' texts alone, by Pagefind (design 6).

Nothing but a title, a summary and a text is ever handed to the indexer, so no part of a page's
frame and no page that is not searched can get into an index. Each language has its own index in a
folder of its own, so that none shows another's pages.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, partial
from pathlib import Path
from typing import Any

from waymark.editions import index_address
from waymark.model import PageKind
from waymark.model.marks import ISOLATE_END, ISOLATE_LTR
from waymark.site.folding import Folding, folding
from waymark.site.pagefind import indexed

NEEDS_WASM = frozenset({PageKind.SEARCH})
"""The pages whose content security policy must allow ``'wasm-unsafe-eval'``."""

ABOUT = "waymark.json"
"""What our own script must know of an index: see :func:`_about`."""

_NAMES = re.compile(r"pagefind\.js|pagefind-entry\.json|.+\.pf_(?:meta|index|fragment)")
_SIGNATURE = b"pagefind_dcd"
_FACT = re.compile(r'<bdi dir="ltr">(.*?)</bdi>', re.DOTALL)
_NUMBER = re.compile(r"(?<![\w+])\+?\d{2,6}(?:[ \u00a0-]\d{2,6})+(?!\w)")
_SHORTEST_NUMBER = 6
_APART = "\x1e"
"""No letter, no mark and no part of an entity: what stands on either side of it does not meet."""
_BETWEEN = "\u200b"
"""What Pagefind takes for the border of words in a script that writes no spaces."""


@dataclass(frozen=True, slots=True)
class SearchedPage:
    """One page as it is found. ``body`` is the HTML of its text alone; ``readers`` are ids of the
    audiences for whom it is found, ``kind`` what the document is; ``rtl`` says that its script runs
    from right to left.
    """

    address: str
    title: str
    summary: str
    body: str
    readers: tuple[str, ...]
    kind: str
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """The files of an index by their path in its folder. ``keys`` are those of fragments that were
    written with the words that readers are shown: the same key is the same file."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)


Keep = Callable[[str], bytes | None]
"""The fragment that was made before under a key, if it is kept."""


def language_index(
    language: str, pages: Iterable[SearchedPage], keep: Keep = lambda _key: None
) -> Index:
    """A language's index; the same each time. It is empty where there are no pages.

    Only what the search page asks for is among its files: none of Pagefind's own user interface.
    Raises :class:`~waymark.site.pagefind.SearchUnavailable`.
    """
    pages = sorted(pages, key=lambda page: page.address)
    if not pages:
        return Index()
    how = folding(language)
    written = {p.address: _page(language, p) for p in pages}
    folded = {address: _folded(text, how) for address, text in written.items()}
    (files,) = indexed(language, folded.items())
    keys: dict[str, str] = {}
    if folded != written:
        said = {n: written[_fragment(d)["url"]] for n, d in _fragments(files).items()}
        keys = {name: _key(files[name], text) for name, text in said.items()}
        known = {name: data for name, key in keys.items() if (data := keep(key)) is not None}
        files = {**files, **known, **_as_written(language, files, known, written, how)}
    wanted = f"wasm.{_program(files, language)}.pagefind"
    kept = {n: d for n, d in files.items() if n == wanted or _NAMES.fullmatch(n)}
    return Index({**kept, ABOUT: _json(_about(kept, pages, how))}, keys)


def write_index(language: str, pages: Iterable[SearchedPage], site: Path) -> None:
    """Put a language's index at its place below a folder of pages."""
    for name, data in language_index(language, pages).files.items():
        path = site / index_address(language) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _key(folded: bytes, written: str) -> str:
    """The digest of all that a fragment is made of."""
    return hashlib.sha256(folded + b"\n" + written.encode()).hexdigest()


def _page(language: str, page: SearchedPage) -> str:
    """A page as readers are shown it in a line of results, where there is text alone: among words
    that run leftwards, a fact is isolated by characters as it is by an element on its page."""
    body = _FACT.sub(f"{ISOLATE_LTR}\\1{ISOLATE_END}", page.body) if page.rtl else page.body
    return (
        f'<html lang="{language}"><body data-pagefind-body><h1>{html.escape(page.title)}</h1>'
        f"<p>{html.escape(page.summary)}</p>{body}</body></html>"
    )


def _folded(text: str, how: Folding) -> str:
    """A page with its words folded. Where they change, its name in the index must tell what readers
    are shown: two spellings may fold to the same."""
    parts = re.split(r"(<[^>]*>)", text)
    parts[::2] = _all_folded(parts[::2], how)
    folded = "".join(parts)
    if folded == text:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return folded.replace("<body ", f'<body data-pagefind-meta="written:{digest}" ', 1)


def _all_folded(texts: list[str], how: Folding) -> list[str]:
    """Texts of HTML, folded in one go where nothing in them looks like what is set between them."""

    def folded(text: str) -> str:
        return html.escape(how.fold(html.unescape(text)), quote=False)

    together = folded(_APART.join(texts)).split(_APART)
    return together if len(together) == len(texts) else [folded(text) for text in texts]


def _as_written(
    language: str,
    files: Mapping[str, bytes],
    known: Collection[str],
    written: Mapping[str, str],
    how: Folding,
) -> dict[str, bytes]:
    """The fragments of a folded index that are not known, with the words that readers are shown."""
    folded = {n: _fragment(d) for n, d in _fragments(files).items() if n not in known}
    if not folded:
        return {}
    pages = {f["url"]: written[f["url"]] for f in folded.values()}
    (shown,) = indexed(language, sorted(pages.items()))
    originals = {f["url"]: f for f in map(_fragment, _fragments(shown).values())}
    found = {}
    cut = cache(partial(_cut, how))  # most words stand on many pages
    for name, fragment in folded.items():
        original = originals[fragment["url"]]
        words = _aligned(original["content"], fragment["content"], cut, how)
        fragment["content"] = (_BETWEEN if how.single else " ").join(words)
        fragment["meta"] = original["meta"]
        for anchor, own in zip(fragment["anchors"], original["anchors"], strict=True):
            anchor["text"] = own["text"]
        found[name] = gzip.compress(_SIGNATURE + _json(fragment), mtime=0)
    return found


def _cut(how: Folding, word: str) -> tuple[tuple[str, str], ...]:
    """A written word in the pieces that it folds to: each as it is written, and folded."""
    parts, cut = how.fold(word).split(), how.pieces(word)
    return tuple(zip(cut if len(cut) == len(parts) else parts, parts, strict=True))


def _aligned(
    written: str, folded: str, cut: Callable[[str], tuple[tuple[str, str], ...]], how: Folding
) -> list[str]:
    """The written words, each at the place of the folded word that was made of it.

    A Chinese character has a place of its own, which the space before it belongs to. Pagefind ends
    a block with a point of its own where there is none; where words do not meet for another reason,
    the folded one stays.
    """
    pieces: list[tuple[str, str]] = []
    for word in written.split():
        first, *others = cut(word) or (None,)
        if first:
            space = " " if how.single and pieces else ""
            pieces += [(f"{space}{first[0]}", first[1]), *others]
    words = folded.split()
    made = [part.rstrip(".") for _, part in pieces]
    asked = [word.rstrip(".") for word in words]
    if made == asked:
        return [piece for piece, _ in pieces]
    for start, there, length in SequenceMatcher(None, made, asked, False).get_matching_blocks():
        words[there : there + length] = [piece for piece, _ in pieces[start : start + length]]
    return words


def _fragments(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {n: d for n, d in files.items() if n.endswith(".pf_fragment")}


def _fragment(data: bytes) -> dict[str, Any]:
    text = gzip.decompress(data).removeprefix(_SIGNATURE)
    fragment: dict[str, Any] = json.loads(text)
    return fragment


def _program(files: Mapping[str, bytes], language: str) -> str:
    """The name of the language's own program among Pagefind's: the one that knows its stems."""
    entry = json.loads(files["pagefind-entry.json"])
    return entry["languages"][language]["wasm"] or "unknown"


def _about(files: Mapping[str, bytes], pages: Iterable[SearchedPage], how: Folding) -> Any:
    """How words are folded; who each page is for and what it is; numbers by their digits alone."""
    known = {p.address: p for p in pages}
    listed: dict[str, list[Any]] = {}
    numbers: dict[str, str] = {}
    for name, data in sorted(_fragments(files).items()):
        fragment = _fragment(data)
        page = known[fragment["url"]]
        listed[name.rpartition("/")[2].removesuffix(".pf_fragment")] = [page.readers, page.kind]
        for number in _NUMBER.findall(fragment["content"]):
            digits = re.sub(r"\D", "", how.fold(number))
            if len(digits) >= _SHORTEST_NUMBER:
                numbers[digits] = " ".join(re.split(r"[ \u00a0-]", number.removeprefix("+")))
    return {"pages": listed, "numbers": dict(sorted(numbers.items())), "folding": how.told()}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
