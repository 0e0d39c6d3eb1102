"""What every page of both sites says of itself, and that everything it leads to is there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from harness.checking import checked
from harness.sites import Site, SitePage
from harness.telling import told

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN_WORDS = re.compile(r"[A-Za-z]{2,}\W+[A-Za-z]{2,}")
_LINKS = {"href": "//*[@href]", "src": "//*[@src]", "poster": "//*[@poster]"}
_MADE_UP = "http://host.test"
SIZE = re.compile(r"\d[\d.,]*\s?(KB|kB|MB|ك\.ب|م\.ب|کلوبائٹ|KiB)")


def _direction(language: str) -> str:
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def _site_url(site: Site) -> str:
    """The address of the site's root, with a slash at its end, as its home page has it."""
    (canonical,) = site.tree("").xpath("//link[@rel='canonical']/@href")
    return str(canonical)


def _listed(page: SitePage) -> bool:
    """A page with an address that is to be found: neither an error nor on paper alone."""
    return page.kind not in ("not-found", "on-paper", "moved")


def test_every_page_has_its_language_and_direction(site: Site) -> None:
    faults = []
    for page in site.pages:
        tree = site.tree(page.address)
        said = (tree.get("lang"), tree.get("dir"))
        first = page.address.split("/")[0]
        by_address = first if re.fullmatch(r"[a-z]{2}", first) else "en"
        if page.kind == "moved":
            by_address = page.language
        if said != (page.language, _direction(page.language)) or page.language != by_address:
            faults.append((page.address, said))
        # What is in another language has that language's direction, said on the same element; a
        # bdi finds its own, and an image has none.
        for element in tree.xpath("//body//*[@lang][not(self::bdi or self::img)]"):
            above = element.xpath("ancestor::*[@lang][1]/@lang")[0]
            wanted = _direction(element.get("lang"))
            if wanted != _direction(above) and element.get("dir") not in (wanted, "auto"):
                faults.append((page.address, element.tag, element.get("lang")))
    assert not faults, told(faults)


def test_text_in_another_script_is_marked_as_another_language(site: Site) -> None:
    faults = set()
    for page in site.pages:
        tree = site.tree(page.address)
        for text in tree.xpath("//body//text()[normalize-space()][not(ancestor::script)]"):
            near = text.getparent() if text.is_text else text.getparent().getparent()
            language = near.xpath("ancestor-or-self::*[@lang][1]/@lang")[0]
            joined = _direction(language) == "rtl"
            isolated = near.xpath("ancestor-or-self::bdi or ancestor-or-self::*[@dir='ltr']")
            english = joined and not _ARABIC.search(text) and _LATIN_WORDS.search(text)
            if (english and not isolated) or (not joined and _ARABIC.search(text)):
                faults.add((page.kind, page.language, language, str(text).strip()[:60]))
    assert not faults, told(sorted(faults))


def test_every_page_has_a_title_of_its_own(site: Site) -> None:
    titles: dict[tuple[str, str], list[str]] = defaultdict(list)
    for page in site.pages:
        if page.kind != "moved":
            title = site.tree(page.address).findtext("head/title")
            assert title and title == title.strip(), page
            titles[page.language, title].append(page.address)
    alike = [(*title, *addresses) for title, addresses in titles.items() if len(addresses) > 1]
    assert not alike, told(alike)


def test_every_page_has_its_canonical_address_alone(site: Site) -> None:
    root = _site_url(site)
    for page in site.pages:
        found = site.tree(page.address).xpath("//link[@rel='canonical']/@href")
        if not _listed(page):
            assert len(found) <= 1, page
        elif found != [root + page.address]:
            # The same text for another audience, which is its own canonical address.
            (other,) = found
            address = other.removeprefix(root)
            here, there = site.tree(page.address), site.tree(address)
            assert there.xpath("//link[@rel='canonical']/@href") == [other]
            texts = [
                tree.xpath("normalize-space(//main//*[contains(@class, 'md-typeset')])")
                for tree in (here, there)
            ]
            assert texts[0] == texts[1] != "", page
            assert here.get("lang") == there.get("lang")


def test_languages_name_each_other(site: Site) -> None:
    root = _site_url(site)
    said: dict[str, dict[str, str]] = {}
    for page in site.pages:
        links = site.tree(page.address).xpath("//link[@rel='alternate'][@hreflang]")
        said[page.address] = {a.get("hreflang"): a.get("href").removeprefix(root) for a in links}
        assert len(links) == len(said[page.address]), page
    faults = []
    for page in site.pages:
        others = said[page.address]
        if others and others.get(page.language) != page.address:
            faults.append((page.address, "does not name itself"))
        if others.get("x-default") != others.get("en"):
            faults.append((page.address, "x-default"))
        for code, address in others.items():
            if said.get(address) != others:
                faults.append((page.address, code, address))
    assert not faults, told(faults)
    assert sum(len(others) > 3 for others in said.values()) >= 6


def test_the_frame_of_every_page(site: Site) -> None:
    faults: list[tuple[str, str]] = []
    for page in site.pages:
        tree = site.tree(page.address)
        ids = Counter(tree.xpath("//@id"))
        faults += [(page.address, f"id {i} stands {n} times") for i, n in ids.items() if n > 1]
        for tag in ("h1", "main"):
            if (number := len(tree.xpath(f"//{tag}"))) != 1:
                faults.append((page.address, f"{number} of {tag}"))
        heads = tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
        levels = [int(head.tag[1]) for head in heads]
        if levels[0] != 1 or any(b - a > 1 for a, b in pairwise(levels)):
            faults.append((page.address, f"headings {levels}"))
        if tree.xpath("//*[@style] | //style | //script[not(@src)][not(contains(@type, 'json'))]"):
            faults.append((page.address, "inline style or script"))
        if tree.xpath("//*[@*[starts-with(name(), 'on')]]"):
            faults.append((page.address, "an event handler in the page"))
        if page.kind == "moved":
            continue
        skip = tree.xpath("//body/a[1][@class='skip']/@href")
        if page.kind != "on-paper" and skip != ["#main"]:
            faults.append((page.address, "no way past the head"))
        if skip and not tree.xpath("//main[@id='main'][@tabindex='-1']"):
            faults.append((page.address, "the skip link leads to nothing that takes the focus"))
        if not tree.xpath("//meta[@name='viewport'][not(contains(@content, 'maximum'))]"):
            faults.append((page.address, "viewport"))
    assert not faults, told(faults)


def test_everything_that_a_page_leads_to_is_there(site: Site) -> None:
    root = _site_url(site)
    below = urlsplit(root).path
    ids: dict[str, set[str]] = {}
    faults: dict[str, list[str]] = defaultdict(list)
    for page in site.pages:
        tree = site.tree(page.address)
        ids[page.address] = set(tree.xpath("//@id"))
        for attribute, path in _LINKS.items():
            for target in (element.get(attribute) for element in tree.xpath(path)):
                given = target.removeprefix(root) if target.startswith(root) else target
                if given != target:
                    given = below + given
                url = urljoin(f"{_MADE_UP}{below}{page.address}", given)
                if not url.startswith(_MADE_UP):
                    continue
                parts = urlsplit(url)
                if not parts.path.startswith(below):
                    faults[target].append(f"{page.address} (outside the site)")
                    continue
                address = unquote(parts.path.removeprefix(below))
                if not site.file(address).is_file():
                    faults[target].append(page.address)
                elif parts.fragment and address.endswith(("/", ".html")) | (address == ""):
                    if address not in ids:
                        ids[address] = set(site.tree(address).xpath("//@id"))
                    wanted = unquote(parts.fragment)
                    # What a script reads from the fragment (#q=words) is no place on the page.
                    if "=" not in wanted and wanted not in ids[address]:
                        faults[target].append(f"{page.address} (no such place)")
    assert not faults, told(faults.items())


def test_every_download_says_what_it_is(site: Site) -> None:
    found = 0
    for page in site.pages:
        for link in site.tree(page.address).xpath("//section[contains(@class, 'downloads')]//a"):
            assert SIZE.search(link.text_content()), (page, link.text_content())
            found += 1
    assert found > 10


def test_only_drafts_keep_out_of_every_index(drafts: Site, council: Site) -> None:
    def hidden(site: Site, page: SitePage) -> bool:
        return "noindex" in site.tree(page.address).xpath("string(//meta[@name='robots']/@content)")

    assert [p for p in drafts.pages if not hidden(drafts, p)] == []
    shown = {p.kind for p in council.pages if not hidden(council, p)}
    assert {"home", "document", "audience", "list"} <= shown
    assert not shown & {"not-found", "on-paper", "moved", "old-edition", "withdrawn"}


@pytest.mark.parametrize("ending", ["html", "css"])
def test_the_checker_of_the_html_standard_finds_no_error(ending: str, site: Site) -> None:
    files, faults = checked(site, ending)
    assert files
    assert not faults, told(faults.items())
