"""Pages drawn by the real MkDocs with static-i18n, one process a language."""

from __future__ import annotations

import multiprocessing
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from waymark.model import Library, PageRecord
from waymark.site import (
    BuildFailed,
    ReadyEdition,
    Wording,
    build_language,
    frames,
    merge,
    page_records,
    read_assets,
    root_files,
    stage,
)
from waymark.translation import interface_words

ROOT = Path(__file__).parents[2]
BASE = "https://example.org/sub/"
_HOSTILE = '<script>alert("x")</script> & "quoted"'


@pytest.fixture(scope="module")
def records(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> dict[str, PageRecord]:
    return {p.address: p for p in page_records(hand_made, editions, speech, draft=True)}


@pytest.fixture(scope="module")
def drawn(
    records: dict[str, PageRecord],
    hand_made: Library,
    editions: tuple[ReadyEdition, ...],
    speech: dict[str, Wording],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The whole site in a folder."""
    folder = tmp_path_factory.mktemp("drawn")
    shared = frames(hand_made, editions, speech, draft=True)
    assets = read_assets(ROOT / "docs")
    (folder / "stage").mkdir()
    languages = stage(tuple(records.values()), shared, assets, folder / "stage").languages
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        jobs = [(x, folder / "stage", folder / x, ROOT / "mkdocs.yml") for x in languages]
        built = pool.starmap(build_language, jobs)
    assert [b.pages for b in built] == [
        sum(r.language == code for r in records.values()) for code in languages
    ]
    files = [(d.address, b"%PDF") for e in editions for d in e.downloads]
    root = root_files(tuple(records.values()), shared, assets, ROOT / "overrides")
    merge([folder / x for x in languages], files, assets, root, folder / "site")
    return folder / "site"


def _file(site: Path, address: str) -> Path:
    return site / (f"{address}index.html" if address.endswith("/") or not address else address)


def _page(site: Path, address: str) -> Any:
    return html.fromstring(_file(site, address).read_text(encoding="utf-8"))


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_record_is_a_page_with_its_language_and_title(
    drawn: Path, records: dict[str, PageRecord]
) -> None:
    for address, record in records.items():
        page = _page(drawn, address)
        assert (page.get("lang"), page.get("dir")) == (record.language, record.direction)
        title = page.findtext("head/title")
        assert record.title.text in title
        assert page.xpath("//h1")[0].text_content().strip().endswith(record.title.text)
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_canonical_and_hreflang_name_what_is_truly_there(
    drawn: Path, records: dict[str, PageRecord]
) -> None:
    for address, record in records.items():
        page = _page(drawn, address)
        canonical = page.xpath("//link[@rel='canonical']/@href")
        links = [(x.get("hreflang"), x.get("href")) for x in page.xpath("//link[@hreflang]")]
        if "404" in address:
            assert canonical == links == []
            continue
        assert canonical == [BASE + (record.canonical or address)]
        expected = {a.language: BASE + a.address for a in record.alternates if a.exact}
        assert dict(links) == expected | ({"x-default": expected["en"]} if "en" in expected else {})
        assert all(_file(drawn, href.removeprefix(BASE)).is_file() for _, href in links)


def test_a_hostile_title_is_text_wherever_it_stands(drawn: Path) -> None:
    seen = 0
    for path in _pages(drawn):
        text = path.read_text(encoding="utf-8")
        assert "<script>" not in text
        page = html.fromstring(text)
        assert all(s.get("src") and not s.text for s in page.xpath("//script"))
        seen += _HOSTILE in page.text_content()
    assert seen >= 3
    page = _page(drawn, "professionals/referral/guide/")
    assert page.xpath("//h1")[0].text_content() == _HOSTILE
    assert page.xpath("//meta[@name='description']/@content") == [f"About {_HOSTILE}"]


def test_no_page_needs_a_hole_in_the_content_security_policy(drawn: Path) -> None:
    for path in _pages(drawn):
        page = html.fromstring(path.read_text(encoding="utf-8"))
        assert page.xpath("//style | //*[@style] | //script[not(@src)]") == []
        names = {name for node in page.iter() for name in node.attrib}
        assert not any(name.startswith("on") for name in names)
        loaded = page.xpath("//script/@src | //img/@src | //link[@rel!='canonical']/@href")
        outside = [x for x in loaded if x.startswith("http") and not x.startswith(BASE)]
        assert outside == []


def test_every_link_leads_to_a_file_of_the_site_and_every_fragment_to_an_id(drawn: Path) -> None:
    for path in _pages(drawn):
        address = path.relative_to(drawn).as_posix().removesuffix("index.html")
        page = html.fromstring(path.read_text(encoding="utf-8"))
        links = page.xpath("//a/@href | //link/@href | //script/@src")
        for link in links:
            target = urlsplit(urljoin(BASE + address, link))
            if target.scheme in ("tel", "mailto") or target.netloc != "example.org":
                continue
            if target.path == "/g":
                continue  # a source
            assert target.path.startswith("/sub/"), (address, link)
            there = _file(drawn, unquote(target.path.removeprefix("/sub/")))
            assert there.is_file(), (address, link)
            if target.fragment and there == path:
                assert page.get_element_by_id(target.fragment) is not None


def test_ids_are_unique_and_labels_lead_somewhere(drawn: Path) -> None:
    for path in _pages(drawn):
        page = html.fromstring(path.read_text(encoding="utf-8"))
        ids = Counter(page.xpath("//@id"))
        assert not [x for x, n in ids.items() if n > 1]
        for labels in page.xpath("//@aria-labelledby"):
            assert set(labels.split()) <= set(ids)


def test_a_draft_says_so_in_its_language_and_in_english(drawn: Path) -> None:
    english, urdu = (interface_words(code)[0]["draft.banner"] for code in ("en", "ur"))
    banner = _page(drawn, "ur/community/leaflets/worried/").xpath("//*[@class='draft']//p")
    assert [p.text_content() for p in banner] == [urdu, english]
    assert (banner[1].get("lang"), banner[1].get("dir")) == ("en", "ltr")
    banner = _page(drawn, "").xpath("//*[@class='draft']//p")
    assert [p.text_content() for p in banner] == [english]


def test_a_machines_translation_says_so_in_both_languages(drawn: Path) -> None:
    english, urdu = (interface_words(code)[0]["machine.banner"] for code in ("en", "ur"))
    page = _page(drawn, "ur/community/leaflets/worried/")
    state = [p.text_content() for p in page.xpath("//*[@class='state']//p")]
    assert state[:2] == [urdu, english]
    assert _page(drawn, "public/leaflets/worried/").xpath("//*[@class='state']") == []


def test_english_that_stands_in_is_marked(drawn: Path) -> None:
    page = _page(drawn, "ur/community/leaflets/worried/")
    marked = page.xpath("//article//*[@lang='en']")
    assert [m.text_content() for m in marked] == ["Not translated."]
    kicker = page.xpath("//*[@class='kicker']/span[@lang='en']")
    assert kicker[0].text_content() == "For groups"


def test_numbers_of_help_are_isolated(drawn: Path) -> None:
    page = _page(drawn, "ur/community/leaflets/worried/")
    for link in page.xpath("//a[starts-with(@href, 'tel:')]"):
        assert [b.get("dir") for b in link.iter("bdi")] == ["ltr"]


def test_the_way_out_is_a_link_that_leaves_nothing_behind(drawn: Path) -> None:
    for address in ("", "public/leaflets/worried/", "404.html", "q/worried/"):
        (link,) = _page(drawn, address).xpath("//a[@data-exit]")
        assert link.get("href") == "https://www.bbc.co.uk/weather"
        assert link.get("rel") == "noreferrer nofollow"
        assert link.get("referrerpolicy") == "no-referrer"


def test_a_page_that_is_not_found_works_at_any_address(drawn: Path) -> None:
    page = _page(drawn, "pl/404.html")
    links = page.xpath("//a/@href | //link/@href | //script/@src")
    inside = [x for x in links if not re.match(r"https:|tel:|mailto:|#", x)]
    assert inside and all(x.startswith("/sub/") for x in inside)


def test_a_fault_of_mkdocs_is_named(drawn: Path, tmp_path: Path) -> None:
    broken = tmp_path / "mkdocs.yml"
    broken.write_text("site_name: x\nplugins: [waymark, i18n]\n")
    with pytest.raises(BuildFailed, match="en: "):
        build_language("en", tmp_path, tmp_path / "out", broken)


_PREPARE = """
from pathlib import Path
from waymark.site import NotPrepared, Prepared, read_assets

def prepare(config_file):
    here = Path(config_file).parent
    if (here / "refuse").exists():
        raise NotPrepared("contacts.yml: the emergency number is missing")
    assets = read_assets(Path({docs!r}))
    return Prepared(here / "stage", assets, (("a.pdf", b"%PDF"),), {{"x": b"1"}})
"""


def test_plain_mkdocs_draws_the_same_pages_and_is_quiet(
    drawn: Path,
    records: dict[str, PageRecord],
    hand_made: Library,
    editions: tuple[ReadyEdition, ...],
    speech: dict[str, Wording],
    tmp_path: Path,
) -> None:
    shared = frames(hand_made, editions, speech, draft=True)
    (tmp_path / "stage").mkdir()
    stage(tuple(records.values()), shared, read_assets(ROOT / "docs"), tmp_path / "stage")
    (tmp_path / "by_hand.py").write_text(_PREPARE.format(docs=str(ROOT / "docs")))
    for watched in ("content_src", "overrides"):
        (tmp_path / watched).mkdir()
    config = (ROOT / "mkdocs.yml").read_text()
    config = config.replace("waymark.build:prepare_drafts", "by_hand:prepare")
    for folder in ("overrides", "docs"):
        config = re.sub(rf"(_dir: ){folder}\b", rf"\g<1>{ROOT / folder}", config)
    (tmp_path / "mkdocs.yml").write_text(config)
    run = _mkdocs(tmp_path)
    assert run.returncode == 0, run.stderr
    lines = [line for line in run.stderr.splitlines() if not line.startswith("INFO ")]
    assert lines == []
    out = tmp_path / "build/preview"
    ours = {p.relative_to(drawn) for p in _pages(drawn) if p.relative_to(drawn).parts[0] != "q"}
    assert {p.relative_to(out) for p in _pages(out)} == ours
    for name in ours:
        assert (out / name).read_bytes() == (drawn / name).read_bytes(), name
    assert (out / "a.pdf").read_bytes() == b"%PDF"
    assert (out / "x").read_bytes() == b"1"
    (tmp_path / "refuse").touch()
    refused = _mkdocs(tmp_path)
    assert refused.returncode != 0
    assert "the emergency number is missing" in refused.stderr
    assert "Traceback" not in refused.stderr


def _mkdocs(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("mkdocs")
    return subprocess.run(
        [program, "build", "-f", "mkdocs.yml"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_template_marks_nothing_as_html_but_the_dialects_own_and_charts() -> None:
    trusted = [
        (path.name, line.strip())
        for path in sorted((ROOT / "overrides").rglob("*.html"))
        for line in path.read_text().splitlines()
        if re.search(r"\|\s*safe|autoescape|Markup", line)
    ]
    assert trusted == [
        ("board.html", "{{ chart.drawing | safe }}"),
        ("companion.html", "{{ page.content | safe }}"),
        ("document.html", "{{ page.content | safe }}"),
    ]


def test_templates_use_only_words_that_there_are() -> None:
    known = interface_words("en")[0]
    for path in [*(ROOT / "overrides").rglob("*.html"), *(ROOT / "scripts").rglob("site/*.py")]:
        for key in re.findall(r"""words\[["']([^"'{}]+)["']\]""", path.read_text()):
            assert key in known, (path.name, key)
