"""Leaflets and languages, updates and their feed, on the site of a released library."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import lxml.html
import pikepdf
import pytest
from click.testing import CliRunner
from lxml import etree

from waymark.build import Options, Outcome, build_released, workers
from waymark.cli import main

ROOT = Path(__file__).parents[2]
SITE = "https://safer.exampleshire.test/"
ATOM = "{http://www.w3.org/2005/Atom}"
OLD = "01632 960777"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Outcome, Path]]:
    """The fictional council's site, after a number on its pages has changed."""
    folder = tmp_path_factory.mktemp("site_pages")
    council = Path(shutil.copytree(ROOT / "tests" / "library", folder / "council"))
    facts = council / "facts" / "contacts.yml"
    text = facts.read_text("utf-8")
    before = 'phone: {value: "01632 960001", '
    assert text.count(before) == 1
    former = f'was: [{{value: "{OLD}", until: 2026-11-12, by: [duty-officer, editor]}}], '
    facts.write_text(text.replace(before, before + former), "utf-8")
    options = Options(
        root=ROOT, content=council, out=folder / "out", today=date(2026, 11, 23), jobs=1
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "executor", lambda jobs: ThreadPoolExecutor(1))
        yield build_released(options, lambda *_: None), options.out


@pytest.fixture(scope="module")
def out(published: tuple[Outcome, Path]) -> Path:
    outcome, folder = published
    assert outcome.built, outcome.findings
    return folder


def page(out: Path, address: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((out / address / "index.html").read_bytes())


def file_of(out: Path, address: str) -> Path:
    """The file that a host serves at an address of the site."""
    path = address.removeprefix(SITE).partition("#")[0]
    return out / path / "index.html" if path.endswith("/") or not path else out / path


def feed(out: Path, code: str = "") -> etree._Element:
    return etree.fromstring((out / code / "updates" / "feed.xml").read_bytes())


def test_urdu_is_found_at_once_with_every_leaflet_and_every_file(out: Path) -> None:
    tree = page(out, "leaflets-and-languages")
    (way,) = tree.xpath("//main//nav//a[@href='#ur']")
    assert way.xpath(".//*[@lang='ur' and @dir='rtl']/text()") == ["اردو"]
    assert "Urdu" in way.text_content()
    (urdu,) = tree.xpath("//section[@aria-labelledby='ur']")
    titles = [a.text_content() for a in urdu.xpath(".//h3/a[@lang='ur'][@hreflang='ur']")]
    assert len(titles) == 3
    assert [p.text_content() for p in urdu.find_class("also")] == [
        "Get help now",
        *["Worried about someone?"] * 2,
    ]
    here = SITE + "leaflets-and-languages/"
    files = [urljoin(here, a.get("href")) for a in urdu.xpath(".//a[@download]")]
    *files, book = files
    assert book == f"{SITE}ur/leaflets-and-languages/leaflets-ur.epub"
    paths = (p.relative_to(out).as_posix() for p in (out / "ur").rglob("*.*"))
    made = {SITE + p for p in paths if p.endswith((".pdf", ".epub", ".txt", ".brf"))}
    # Get help now is one text for the public and for groups: its files stand there once.
    leaflets = {a for a in made if "/help/" in a or "/leaflets/" in a}
    again = {a for a in leaflets if a.startswith(f"{SITE}ur/community/help/")}
    assert again and set(files) == leaflets - again
    assert len(files) == 16


def test_the_leaflets_print_well_in_black_and_white_as_the_page_says(out: Path) -> None:
    """Every ink is dark enough to stand out from paper as grey, or as pale as paper."""
    files = [
        p for p in out.rglob("*.pdf") if "/leaflets/" in p.as_posix() or "/help/" in p.as_posix()
    ]
    assert len(files) > 10
    inks = {ink for path in files for ink in inks_of(path)}
    assert len(inks) > 5
    between = {ink for ink in inks if 0.3 < luminance(ink) < 0.7}
    assert between == set()


def inks_of(path: Path) -> Iterator[tuple[float, ...]]:
    """The colours that a file is written and drawn with, as red, green and blue from 0 to 1."""
    with pikepdf.open(path) as pdf:
        for sheet in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(sheet):
                if str(operator) in ("g", "G", "rg", "RG", "sc", "SC", "scn", "SCN"):
                    parts = tuple(float(x) for x in operands)
                    yield parts * 3 if len(parts) == 1 else parts


def luminance(ink: tuple[float, ...]) -> float:
    parts = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in ink)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize("code", ["", "pl", "ur"])
def test_every_text_to_share_names_an_address_that_answers(out: Path, code: str) -> None:
    tree = page(out, f"{code}/leaflets-and-languages".strip("/"))
    areas = tree.xpath("//textarea")
    assert len(areas) == 11
    for area in areas:
        *words, address = area.text.split("\n")
        assert all(words) and len(words) == 2
        assert file_of(out, address).is_file()
        assert area.get("readonly") is not None
        (label,) = tree.xpath(f"//label[@for='{area.get('id')}']")
        assert label.text_content().strip()


def test_the_updates_tell_what_the_register_says_and_nothing_internal(out: Path) -> None:
    tree = page(out, "updates")
    (main,) = tree.xpath("//main")
    told = main.text_content()
    assert "How to talk now says that you can disagree and still care." in told
    assert "It comes back in January." in told
    assert "Read instead: Share a concern" in told
    register = "\n".join(
        p.read_text("utf-8") for p in (ROOT / "tests/library/register").rglob("*.yml")
    )
    roles = set(re.findall(r'role: "?([a-z-]+)', register))
    comments = re.findall(r'text: "([^"]+)"', register) + re.findall(
        r'because: "([^"]+)"', register
    )
    assert len(roles) > 2 and len(comments) > 2
    feeds = "".join(p.read_text("utf-8") for p in out.rglob("feed.xml"))
    for inside in (*comments, "A reader did not know whether to wait", "duty-officer", OLD):
        assert inside not in told + feeds, inside
    for role in roles - {"editor"}:
        assert role not in told + feeds, role


def test_a_changed_number_is_told_of_as_it_is_today_where_its_pages_are(out: Path) -> None:
    for code in ("", "pl/", "ur/"):
        (contact,) = page(out, f"{code}updates").find_class("update-contact")
        assert contact.text_content().split() == ["01632", "960001"]
        assert contact.xpath(".//a/@href") == ["tel:+441632960001"]


def test_each_page_names_the_feed_of_its_language(out: Path) -> None:
    for path in out.rglob("index.html"):
        address = path.parent.relative_to(out).as_posix().removeprefix(".")
        found = lxml.html.fromstring(path.read_bytes()).xpath(
            "//link[@rel='alternate'][@type='application/atom+xml']/@href"
        )
        if found:
            code = address.split("/")[0]
            prefix = f"{code}/" if code in ("pl", "ur") else ""
            here = SITE + (f"{address}/" if address else "")
            assert [urljoin(here, x) for x in found] == [f"{SITE}{prefix}updates/feed.xml"]
    assert lxml.html.fromstring((out / "index.html").read_bytes()).xpath(
        "//link[@type='application/atom+xml']"
    )


@pytest.mark.parametrize("code", ["", "pl", "ur"])
def test_a_feed_leads_to_pages_and_places_that_are_there(out: Path, code: str) -> None:
    root = feed(out, code)
    prefix = f"{code}/" if code else ""
    links = {x.get("rel"): x.get("href") for x in root.findall(f"{ATOM}link")}
    assert links["self"] == f"{SITE}{prefix}updates/feed.xml"
    ids = set(page(out, f"{prefix}updates").xpath("//main//@id"))
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) >= 4
    for entry in entries:
        (link,) = entry.findall(f"{ATOM}link")
        there = link.get("href")
        assert file_of(out, there).is_file()
        for address in (there, entry.findtext(f"{ATOM}id")):
            if "#" in address:
                assert address.partition("#")[2] in ids
    assert root.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")


def test_the_404_at_the_root_speaks_every_language_and_leads_to_help_first(out: Path) -> None:
    tree = lxml.html.fromstring((out / "404.html").read_bytes())
    links = tree.xpath("//main//a/@href")
    assert links[0] == "/public/help/get-help-now/"
    assert links[1:4] == ["/", "/pages/", "/leaflets-and-languages/"]
    for code, direction in (("pl", "ltr"), ("ur", "rtl")):
        (part,) = tree.xpath(f"//main//section[@lang='{code}']")
        assert part.get("dir") == direction
        assert part.xpath(".//a/@href") == [f"/{code}/", f"/{code}/pages/"]
    polish = lxml.html.fromstring((out / "pl" / "404.html").read_bytes())
    assert polish.xpath("//main//a/@href")[0] == "/pl/public/help/get-help-now/"


def test_professionals_start_from_where_they_work(out: Path) -> None:
    tree = page(out, "professionals")
    routes = tree.xpath("//section[@class='routes']//a")
    assert [a.text_content() for a in routes] == [
        "Health",
        "Social care",
        "Education",
        "Commissioned services",
    ]
    for a in routes:
        there, _, place = urljoin(f"{SITE}professionals/", a.get("href")).partition("#")
        target = lxml.html.fromstring(file_of(out, there).read_bytes())
        assert not place or target.xpath(f"//*[@id='{place}']")
    order = [x.tag for x in tree.xpath("//main//section")]
    assert tree.xpath("//main//section")[0].get("class") == "routes", order


def test_the_list_of_pages_leads_to_each_audience_and_says_what_each_page_is(out: Path) -> None:
    tree = page(out, "pages")
    ids = set(tree.xpath("//@id"))
    jumps = tree.xpath("//main//nav//a/@href")
    assert jumps[:4] == ["#for-public", "#for-professionals", "#for-schools", "#for-community"]
    assert {j.removeprefix("#") for j in jumps} <= ids
    (share,) = tree.xpath(
        "//section[@aria-labelledby='for-professionals']//li[a='Share a concern']"
    )
    assert "Guidance" in share.text_content()
    assert "What to do at work" in share.text_content()


@pytest.mark.parametrize(
    ("words", "code"),
    [(f"Call {OLD}.", "VE007"), ("Call 01632 960444.", "VE005"), ("OFFICIAL-SENSITIVE", "VE003")],
)
def test_a_feed_is_verified_like_any_file(out: Path, tmp_path: Path, words: str, code: str) -> None:
    site = Path(shutil.copytree(out, tmp_path / "site"))
    path = site / "updates" / "feed.xml"
    before = "<summary>For everyone: Edition 1.1"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, f"<summary>{words}", 1), "utf-8")
    args = ["verify", str(site), "--content", str(out.parent / "council"), "--today", "2026-11-23"]
    done = CliRunner().invoke(main, args)
    assert done.exit_code == 1, done.output
    assert re.findall(r"^(\S+?):\d+:\d+: \w+ (VE\d{3})", done.output, re.M) == [
        ("updates/feed.xml", code)
    ]
