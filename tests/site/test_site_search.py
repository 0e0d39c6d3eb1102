"""The search: what gets into an index, in which words it is found, and what readers are shown."""

from __future__ import annotations

import gzip
import html
import json
import random
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from waymark.model import Library, PageKind, PageRecord, SourceText
from waymark.site import (
    NEEDS_WASM,
    ReadyEdition,
    SearchUnavailable,
    Wording,
    page_records,
    searching,
)
from waymark.site import pagefind as engine
from waymark.site.folding import folding
from waymark.site.searching import SearchedPage, _all_folded, language_index, write_index

PAGE = "public/leaflets/worried/"
WORDS: Mapping[str, str] = {
    "en": "Call the council’s police officer, today. Fish & chips <or> tea: 9.30",
    "pl": "Żółte łódki, młodzież i Łódź. Uczniów (uczniowie) źdźbło",
    "ur": "بچوں کی حفاظت، اُردُو میں مَدَد۔ پوليس کو فون کریں؟ لڑکیاں",
    "ar": "وَالمدرسة للأطفال اتّصل بالشُّرطة فوراً؛ ﺍﻟﺸﺮﻃﺔ",
    "pa": "ਬੱਚੇ ਬੱਚਿਆਂ ਫ਼ੋਨ ਸੁਰੱਖਿਆ।",
    "bn": "বিদ্যালয় শিশুদের ০৮০০ কী?",
    "zh": "您担心某个人吗？ 保护（儿童）免受，极端主义。 请致电 警方 abc好",
    "fa": "می‌خواهید کودکان ۱۲۳",
}


def searched(body: str, language: str = "en", **changes: Any) -> SearchedPage:
    address = PAGE if language == "en" else f"{language}/{PAGE}"
    rtl = language in ("ar", "fa", "ur")
    page = SearchedPage(address, "Title", "Summary", body, ("public",), "leaflet", rtl)
    return replace(page, **changes)


def fragments(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """What an index shows of each page, by its address."""
    found = {}
    for name, data in files.items():
        if name.endswith(".pf_fragment"):
            text = gzip.decompress(data).removeprefix(b"pagefind_dcd")
            found[json.loads(text)["url"]] = json.loads(text)
    return found


def plain(text: str) -> list[str]:
    """Words without the points that Pagefind sets where a block ends."""
    return [word.rstrip(".") for word in text.replace("\u200b", "").split()]


@pytest.mark.parametrize("language", WORDS)
def test_an_index_is_the_same_each_time_and_lacks_what_no_page_asks_for(language: str) -> None:
    pages = [
        searched(f"<h2 id='n'>{n}</h2><p>{WORDS[language]} {n}</p>", language, address=f"x/{n}/")
        for n in range(9)
    ]
    files = dict(language_index(language, pages).files)
    assert files == language_index(language, reversed(pages)).files
    beside = {n for n in files if "/" not in n}
    assert len([n for n in beside if n.startswith("wasm.")]) == 1
    kinds = {"pagefind.js", "pagefind-entry.json", "waymark.json"}
    assert len(beside - kinds) == 2 and kinds <= beside
    assert {n.partition("/")[0] for n in set(files) - beside} == {"index", "fragment"}
    assert set(fragments(files)) == {p.address for p in pages}
    assert list(json.loads(files["pagefind-entry.json"])["languages"]) == [language]


def test_the_program_is_the_one_that_knows_the_languages_stems() -> None:
    for language, name in (("en", "en"), ("pl", "pl"), ("ur", "unknown"), ("sq", "unknown")):
        files = dict(language_index(language, [searched("<p>x</p>", language)]).files)
        assert f"wasm.{name}.pagefind" in files


@pytest.mark.parametrize("language", WORDS)
def test_readers_are_shown_the_words_as_they_are_written(language: str) -> None:
    """Whatever stands where in a text: the folded words of the index never reach a reader."""
    chance = random.Random(language)
    words = WORDS[language].split()
    pages = []
    for n in range(30):
        chance.shuffle(words)
        text = " ".join(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        end = chance.choice(["", ".", "؟", "!", ' <bdi dir="ltr">0800&nbsp;011</bdi>', "\u2069"])
        body = f"<h2 id='a'>{text}</h2><ul><li>{text}{end}</li><li><b>{words[0]}</b>, x</li></ul>"
        pages.append(searched(body.replace("<or>", ""), language, address=f"x/{n}/"))
    files = dict(language_index(language, pages).files)
    # An index of the same pages in a language that nothing is folded for.
    for page in pages:
        shown = fragments(files)[page.address]
        text = plain(shown["content"])
        expected = plain(_text(page))
        assert text == expected
        assert plain(shown["anchors"][0]["text"]) == plain(_text(page, "h2"))
        assert shown["meta"]["title"] == "Title"


def _text(page: SearchedPage, only: str = "") -> str:
    """The text of a page as a browser has it, with isolates for what is isolated."""
    from lxml import html

    body = page.body
    if page.rtl:
        body = body.replace('<bdi dir="ltr">', "\u2066").replace("</bdi>", "\u2069")
    tree = html.fromstring(f"<div><h1>{page.title}</h1><p>{page.summary}</p>{body}</div>")
    blocks = tree.xpath(f"//{only}") if only else tree.xpath("//h1|//p|//h2|//li")
    return " ".join(block.text_content() for block in blocks)


def test_nothing_but_title_summary_and_text_gets_into_an_index() -> None:
    files = language_index("en", [searched("<p>Body</p>", title="A & <b>", summary="S < T")]).files
    fragment = fragments(files)[PAGE]
    assert fragment["content"] == "A & <b> S < T. Body."
    assert fragment["meta"] == {"title": "A & <b>"} and fragment["filters"] == {}


def test_an_index_tells_who_a_page_is_for_and_which_numbers_there_are() -> None:
    body = (
        "<p>Call <bdi dir='ltr'>0800&nbsp;011&nbsp;3764</bdi> or +44 20 7946 0101, not 12 34.</p>"
    )
    files = language_index("en", [searched(body, readers=("public", "community"))]).files
    about = json.loads(files["waymark.json"])
    (name,) = (n for n in files if n.endswith(".pf_fragment"))
    key = name.removeprefix("fragment/").removesuffix(".pf_fragment")
    assert about["pages"] == {key: [["public", "community"], "leaflet"]}
    assert about["numbers"] == {"08000113764": "0800 011 3764", "442079460101": "44 20 7946 0101"}


def test_a_change_of_spelling_alone_gives_a_new_name() -> None:
    """Names are kept for ever by browsers, and two spellings fold to the same words."""
    one = language_index("ur", [searched("<p>پولیس</p>", "ur")]).files
    other = language_index("ur", [searched("<p>پوليس</p>", "ur")]).files
    assert not {n for n in one if "fragment" in n} & {n for n in other if "fragment" in n}


def test_a_language_without_pages_has_no_index(tmp_path: Path) -> None:
    assert language_index("en", []).files == {}
    write_index("en", [], tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("pl", ["łódź", "lódź"]),
        ("ur", ["بچے", "بچہ", "بچوں"]),
        ("ur", ["پولیس", "پوليس", "پولـیس"]),
        ("ur", ["اُردُو", "اردو", "ﺍﺭﺩﻭ"]),
        ("ur", ["لڑکی", "لڑکا", "لڑکیاں", "لڑکیوں", "لڑکے"]),
        ("ur", ["۰۸۰۰", "٠٨٠٠", "0800"]),
        ("ar", ["المدرسة", "والمدرسة", "المَدْرَسَة"]),
        ("ar", ["الأطفال", "الاطفال", "للأطفال", "الأطفـال"]),
        ("pa", ["ਬੱਚੇ", "ਬੱਚਿਆਂ", "ਬੱਚਾ"]),
        ("pa", ["ਫ਼ੋਨ", "ਫੋਨ", "ਫ\u0a3cੋਨ"]),
        ("bn", ["বিদ্যালয়", "বিদ্যালয\u09bc", "বিদ্যালয\u200c\u09bc"]),
        ("fa", ["می‌خواهید", "میخواهید"]),
        ("zh", ["保护儿童", "保 护 儿 童"]),
        ("cy", ["Plant", "blant", "mhlant", "phlant"]),
        ("cy", ["Caerdydd", "Gaerdydd", "Nghaerdydd", "Chaerdydd"]),
        ("cy", ["tad", "dad", "nhad", "thad"]),
        ("cy", ["llais", "lais"]),
    ],
)
def test_words_that_are_one_to_a_reader_have_one_form(language: str, words: Sequence[str]) -> None:
    how = folding(language)
    assert len({how.fold(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("bn", ["কি", "কী"]),
        ("pa", ["ਬਚ", "ਬੱਚ"]),
        ("pl", ["kąt", "kat"]),
        ("ur", ["کے", "ہے", "کو"]),
        ("zh", ["儿童", "童儿"]),
        ("cy", ["ffordd", "bordd", "heddlu"]),
    ],
)
def test_words_that_differ_stay_apart(language: str, words: Sequence[str]) -> None:
    how = folding(language)
    assert len({how.fold(word) for word in words}) == len(words)


def test_folding_leaves_the_spaces_where_they_are() -> None:
    assert folding("ur").fold("بچوں\u00a0 کی\n بچے") == "بچ  کی\n بچ"


@pytest.mark.parametrize("language", ["en", "pl", "ur", "ar", "pa", "cy", "zh"])
def test_the_texts_of_a_page_are_folded_as_if_each_stood_alone(language: str) -> None:
    how = folding(language)
    words = WORDS.get(language, "")
    texts = [
        "",
        "R&amp",
        "lt; Łódź",
        "&amp;",
        f"{words} ",
        words[1:],
        "\u0301e",
        "电话999请",
        "ﬁ 3",
    ]
    alone = [html.escape(how.fold(html.unescape(text)), quote=False) for text in texts]
    assert _all_folded(texts, how) == alone
    odd = [*texts, "a\x1eb"]
    assert _all_folded(odd, how) == [*alone, html.escape(how.fold("a\x1eb"), quote=False)]


def _answering(tmp_path: Path, says: str) -> str:
    """A program that says something to the first message and ends."""
    program = tmp_path / "program"
    program.write_text(
        f"#!{sys.executable}\nimport base64, sys\n"
        f"sys.stdin.buffer.read(1)\nsays = {says!r}.encode()\n"
        "sys.stdout.buffer.write(base64.b64encode(says) + b',' if says else b'')\n"
    )
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("", "ended early"),
        ('{"message_id":1,"payload":{"type":"Error","message":"no such language"}}', "no such"),
    ],
)
def test_a_failing_program_is_told_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, says: str, told: str
) -> None:
    program = _answering(tmp_path, says)
    monkeypatch.setattr(engine, "_program", lambda: program)
    with pytest.raises(SearchUnavailable, match=told):
        language_index("en", [searched("<p>x</p>")])


def test_a_missing_program_is_told_of_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(SearchUnavailable, match="is not installed") as raised:
        language_index("en", [searched("<p>x</p>")])
    assert "install the project" in raised.value.hint
    monkeypatch.setattr(engine, "_program", lambda: str(tmp_path / "nothing"))
    with pytest.raises(SearchUnavailable, match="No such file"):
        language_index("en", [searched("<p>x</p>")])


def test_no_program_is_left_running(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Kept(subprocess.Popen):  # type: ignore[type-arg]
        def __init__(self, *arguments: Any, **more: Any) -> None:
            super().__init__(*arguments, **more)
            started.append(self)

    monkeypatch.setattr(engine.subprocess, "Popen", Kept)
    language_index("en", [searched("<p>x</p>")])
    assert [process.poll() is not None for process in started] == [True]


# What is searched.


@pytest.fixture(scope="module")
def records(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> dict[str, PageRecord]:
    return {p.address: p for p in page_records(hand_made, editions, speech, draft=True)}


def test_the_same_text_for_two_audiences_is_found_once_at_one_address(
    records: dict[str, PageRecord],
) -> None:
    first, other = records[PAGE], records["community/leaflets/worried/"]
    assert (first.found_for, first.canonical) == (("public", "community"), "")
    assert (other.found_for, other.canonical) == ((), PAGE)


def test_another_text_for_another_audience_is_found_by_itself(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    changed = []
    for item in editions:
        if (item.finished.audience, item.language) == ("community", "en"):
            composed = item.finished.composed
            body = SourceText.of("", f"{composed.body.text}\nMore.\n")
            text = replace(item.finished, composed=replace(composed, body=body))
            changed.append(replace(item, finished=text))
        else:
            changed.append(item)
    pages = {p.address: p for p in page_records(hand_made, changed, speech, draft=True)}
    assert pages[PAGE].found_for == ("public",)
    other = pages["community/leaflets/worried/"]
    assert (other.found_for, other.canonical) == (("community",), "")


def test_only_documents_in_their_own_language_are_found(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    english = next(e for e in editions if e.document.id == "worried")
    shown = replace(english, shown_in="ur")
    ready = [*(e for e in editions if e.language != "ur"), shown]
    pages = page_records(hand_made, ready, speech, draft=False)
    found = {p.address for p in pages if p.found_for}
    assert {p.kind for p in pages if p.found_for} == {PageKind.DOCUMENT}
    assert "pl/public/leaflets/worried/" in found and PAGE in found
    assert not any(a.startswith("ur/") for a in found)
    (form,) = (p.search for p in pages if p.search and p.language == "ur")
    assert form.index == "" and form.kinds == ()


def test_each_language_has_a_search_page_in_its_own_words(records: dict[str, PageRecord]) -> None:
    pages = {r.language: r for r in records.values() if r.kind is PageKind.SEARCH}
    assert {r.address for r in pages.values()} == {"search/", "pl/search/", "ur/search/"}
    english, polish = pages["en"].search, pages["pl"].search
    assert english and polish
    assert english.index == "pagefind/en/" and polish.index == "pagefind/pl/"
    assert [c.value for c in english.audiences] == ["public", "professionals", "community"]
    assert [c.value for c in english.kinds] == ["leaflet", "guidance"]
    assert [(c.value, c.label) for c in polish.audiences] == [("public", "Dla każdego")]
    assert set(english.counts) == {"one", "other"}
    assert all("{count}" in text for text in english.counts.values())


def test_the_search_page_alone_needs_a_program(records: dict[str, PageRecord]) -> None:
    assert {PageKind.SEARCH} == NEEDS_WASM
    assert {r.kind for r in records.values() if r.search} == NEEDS_WASM


@pytest.mark.parametrize("language", ["ur", "pl", "zh"])
def test_only_a_page_that_changed_is_written_anew(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [
        searched(f"<p>{WORDS[language]} {n}</p>", language, address=f"x/{n}/") for n in range(4)
    ]
    before = language_index(language, pages)
    fragments = {key: before.files[name] for name, key in before.keys.items()}
    assert len(fragments) == 4
    pages[2] = searched(f"<p>{WORDS[language]} {WORDS[language]}</p>", language, address="x/2/")
    asked: list[int] = []
    usual = searching.indexed

    def counted(code: str, *indexes: Iterable[tuple[str, str]]) -> list[dict[str, bytes]]:
        lists = [list(index) for index in indexes]
        asked.extend(len(index) for index in lists)
        return usual(code, *lists)

    monkeypatch.setattr(searching, "indexed", counted)
    after = language_index(language, pages, fragments.get)
    assert asked == [4, 1]
    assert after == language_index(language, pages)
