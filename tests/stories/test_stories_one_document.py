"""One leaflet from its first draft to its withdrawal, read on the built site at each step."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import polib
import pypdfium2
import pytest

from waymark.translation import interface_words

TEXT = """---
id: bench
title: A bench to talk on
summary: Where you can meet someone who listens.
kind: leaflet
marking: OFFICIAL
audiences:
  public: {languages: [pl], formats: [pdf, large-print]}
  community: {formats: [pdf]}
owner: youth-worker
review: {every: 1 year, last: 2026-11-23, law_checked: 2026-11-23}
consult: [youth-council]
---

There is a bench where somebody listens.

## Before you go {#go}

Call the youth service on **{{ local.youth_service.phone }}**. You can bring a friend.

/// audience | community

Your group can look after a bench of its own.

///

/// internal

The bench at the bus station is watched and is not to be used before spring.

///
"""
NOTE = "watched and is not to be used"
POLISH = {
    "A bench to talk on": "Ławka do rozmowy",
    "Where you can meet someone who listens.": "Gdzie spotkasz kogoś, kto wysłucha.",
    "There is a bench in the library garden where somebody listens.": (
        "W ogrodzie biblioteki jest ławka, na której ktoś wysłucha."
    ),
    "Before you go": "Zanim przyjdziesz",
    "Call the youth service on **{{ local.youth_service.phone }}**. You can bring a friend.": (
        "Zadzwoń do poradni dla młodzieży: **{{ local.youth_service.phone }}**. "
        "Możesz przyjść z kimś bliskim."
    ),
}
PAGE, GROUP, PL = "public/leaflets/bench", "community/leaflets/bench", "pl/public/leaflets/bench"
OLD, NEW = "01632 960002", "01632 960022"
Bytes = Callable[[Path], dict[str, str]]


def plain(text: str) -> str:
    """Without isolates, with simple spaces."""
    return " ".join(re.sub("[\u2066-\u2069]", "", text).split())


class Site:
    """A built site, as its readers find it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, address: str) -> bool:
        return (self.folder / address / "index.html").is_file()

    def page(self, address: str) -> lxml.html.HtmlElement:
        return lxml.html.parse(str(self.folder / address / "index.html")).getroot()

    def text(self, address: str) -> str:
        return plain(self.page(address).find("body").text_content())

    def main(self, address: str) -> str:
        return plain(self.page(address).get_element_by_id("main").text_content())

    def noindex(self, address: str) -> bool:
        return "noindex" in " ".join(self.page(address).xpath("//meta[@name='robots']/@content"))

    def pdf(self, address: str) -> str:
        with pypdfium2.PdfDocument(self.folder / address) as pdf:
            return plain(" ".join(p.get_textpage().get_text_range() for p in pdf))

    def files(self, address: str) -> set[str]:
        return {p.name for p in (self.folder / address).glob("*.pdf")}

    def listed(self, address: str) -> bool:
        sitemap = (self.folder / "sitemap.xml").read_text(encoding="utf-8")
        return f"<loc>https://safer.exampleshire.test/{address}/</loc>" in sitemap

    def whole(self) -> str:
        """The words of every page and PDF, plain."""
        pages = (lxml.html.parse(str(p)).getroot() for p in self.folder.rglob("*.html"))
        words = [etree_text(p) for p in pages]
        words += [self.pdf(str(p.relative_to(self.folder))) for p in self.folder.rglob("*.pdf")]
        return plain(" ".join(words))


def etree_text(root: lxml.html.HtmlElement) -> str:
    """Text and attributes."""
    return " ".join([root.text_content(), *root.xpath("//@*")])


@pytest.fixture
def build(desk: Any) -> Callable[[], Site]:
    return lambda: Site(desk.build())


def write(desk: Any, old: str, new: str) -> None:
    file = desk.library / "leaflets" / "bench.md"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def approved(desk: Any, day: str) -> None:
    desk.day = day
    desk.do("editions submit bench --role editor")
    desk.do("editions consult bench --group youth-council --view content --role editor")
    desk.do("editions approve bench --role head-of-prevention")
    desk.do("editions approve bench --role director-of-communities")


def test_the_story_of_one_document(
    desk: Any, build: Callable[[], Site], bytes_of: Bytes, gathered: Callable[[str], bool]
) -> None:
    """Step by step; each step goes on from the one before."""
    desk.day = "2026-11-23"
    # The report for a board is of a day: it is another one tomorrow.
    organisation = desk.library / "organisation.yml"
    text = organisation.read_text("utf-8")
    organisation.write_text(text.replace("public_assurance: true", "public_assurance: false"))
    before = bytes_of(build().folder)

    def unchanged() -> None:
        now = bytes_of(build().folder)
        assert {n for n in before | now if before.get(n) != now.get(n)} == set()

    written_and_tested(desk, unchanged)
    released(desk, build())
    translated(desk, build)
    number_corrected(desk, build, bytes_of, gathered)
    released_again(desk, build, bytes_of)
    superseded(desk, build)
    withdrawn(desk, build)


def written_and_tested(desk: Any, unchanged: Callable[[], None]) -> None:
    """Written, submitted, consulted on, commented, changed, consulted on, approved: no reader
    sees any of it, and each refusal names the command that helps."""
    release = "editions release bench --role editor"
    (desk.library / "leaflets" / "bench.md").write_text(TEXT, encoding="utf-8")
    unchanged()
    assert "waymark editions submit bench" in desk.refused(release)
    desk.do("editions submit bench --role editor")
    assert "waymark editions consult bench --group youth-council" in desk.refused(release)
    desk.day = "2026-11-25"
    consult = "editions consult bench --group youth-council --role editor --view"
    told = desk.do(f"{consult} content-with-changes", "--comment", "Which bench? Say where it is.")
    assert "yc-1" in told
    assert "waymark editions answer bench yc-1" in desk.refused(release)
    write(desk, "There is a bench where", "There is a bench in the library garden where")
    desk.do("editions answer bench yc-1 --outcome changed --role editor")
    assert "was changed since it was submitted" in desk.refused(release)
    desk.day = "2026-11-27"
    desk.do("editions submit bench --role editor")
    assert "has not been consulted on this text" in desk.refused(release)
    desk.do(f"{consult} content")
    assert "waymark editions approve bench" in desk.refused(release)
    desk.do("editions approve bench --role head-of-prevention")
    assert "Two different roles" in desk.refused(release)
    desk.refused("editions approve bench --role head-of-prevention")
    desk.do("editions approve bench --role director-of-communities")
    unchanged()
    desk.day = "2026-11-30"
    desk.do(release)


def released(desk: Any, site: Site) -> None:
    """Edition 1.0 is out for both audiences, in English alone."""
    for address in (PAGE, GROUP):
        text = site.text(address)
        assert "Edition 1.0, 30 November 2026" in text and "in the library garden" in text
        assert OLD in text and "draft" not in text.casefold()
        assert not site.noindex(address) and site.listed(address)
        printed = site.pdf(f"{address}/bench-en.pdf")
        assert "1.0" in printed and "30 November 2026" in printed and OLD in printed
        assert "draft" not in printed.casefold()
    assert site.files(PAGE) == {"bench-en.pdf", "bench-en-large-print.pdf"}
    assert "a bench of its own" in site.text(GROUP)
    assert "a bench of its own" not in site.text(PAGE) + site.pdf(f"{PAGE}/bench-en.pdf")
    assert NOTE not in site.whole()
    editions = site.main(f"{PAGE}/editions")
    assert "Edition 1.0, 30 November 2026" in editions and "Youth Council" in editions
    assert "Which bench? Say where it is." in editions and "We changed the text." in editions
    assert "Which bench?" not in site.text(PAGE) + site.text(GROUP) + site.main("updates")
    made = (site.folder / PAGE / "bench-en.pdf").read_bytes()
    assert hashlib.sha256(made).hexdigest() in editions
    assert "A bench to talk on" in site.main("q/bench")
    not_in_polish(site)


def not_in_polish(site: Site) -> None:
    """The Polish address answers in Polish: whom to call, and the way to the English text."""
    words, main = interface_words("pl")[0], site.page(PL).get_element_by_id("main")
    assert words["missing.title"] in site.main(PL) and "999" in site.main(PL)
    (link,) = main.xpath(".//ul[@class='pages']//a")
    assert (link.get("hreflang"), link.get("lang")) == ("en", "en")
    assert link.get("href") == "../../../../public/leaflets/bench/"
    assert site.noindex(PL) and not site.listed(PL) and site.files(PL) == set()
    assert site.page(PL).xpath("//link/@hreflang") == []
    assert "pl" not in site.page(PAGE).xpath("//link/@hreflang")
    offer = site.page(PAGE).xpath("//header//a[@hreflang='pl']")[0]
    assert offer.get("href").endswith("/pl/public/leaflets/bench/")
    assert "not ready yet" in plain(offer.text_content())
    assert "bench" not in site.text("pl/pages") and "bench" not in site.text("pl/public")


def translated(desk: Any, build: Callable[[], Site]) -> None:
    """Polish is translated, reviewed, and then released by itself."""
    desk.do("translations update pl")
    file = desk.library / "translations/pl/leaflets/bench.po"
    catalogue = polib.pofile(str(file))
    for entry in catalogue:
        entry.msgstr = POLISH[entry.msgid]
    catalogue.save()
    desk.day = "2026-12-01"
    release = "editions release bench --language pl --role editor"
    assert "waymark translations review bench pl" in desk.refused(release)
    desk.do("translations review bench pl --role native-speaker-pl")
    not_in_polish(build())
    desk.do(release)
    site = build()
    assert "W ogrodzie biblioteki" in site.text(PL) and "1.0" in site.text(PL)
    assert OLD in site.text(PL) and OLD in site.pdf(f"{PL}/bench-pl.pdf")
    assert not site.page(PL).xpath("//*[@id='main']//article//*[@lang='en']")
    assert "pl" in site.page(PAGE).xpath("//link/@hreflang") and site.listed(PL)
    assert site.has(f"{PL}/editions") and NOTE not in site.whole()


def number_corrected(
    desk: Any, build: Callable[[], Site], bytes_of: Bytes, gathered: Callable[[str], bool]
) -> None:
    """A number changes everywhere at once; no edition and no translation changes by it."""
    desk.day = "2026-12-03"
    register = bytes_of(desk.library / "register")
    old = bytes_of(desk.out)
    words = ("--source", "the service’s own page", "--date", "2026-12-03")
    listed = desk.do("facts set local.youth_service.phone --role editor", NEW, *words, "--dry-run")
    assert "bench" in listed and "pl" in listed
    assert bytes_of(build().folder) == old
    desk.do("facts set local.youth_service.phone --role editor", NEW, *words)
    site = build()
    assert OLD not in site.whole()
    for address, file in ((PAGE, "bench-en"), (GROUP, "bench-en"), (PL, "bench-pl")):
        assert NEW in site.text(address) and NEW in site.pdf(f"{address}/{file}.pdf")
        assert "1.0" in site.text(address)
    assert "Contacts as of 3 December 2026" in site.text(PAGE)
    assert "Contacts that have changed" in site.main(f"{PAGE}/editions")
    assert NEW in site.main("q/bench")
    assert bytes_of(desk.library / "register") == register
    row = next(r for r in desk.do("translations status").splitlines() if r.startswith("bench"))
    assert row.split() == ["bench", "pl", "●", "reviewed", *["5", "of", "5", "5", "reviewed"]]
    uses = ("bench", "new-friends-online", "/online/")
    new = bytes_of(site.folder)
    changed = {n for n in old | new if old.get(n) != new.get(n)}
    assert changed
    assert {n for n in changed if not gathered(n) and not any(u in f"/{n}" for u in uses)} == set()


def released_again(desk: Any, build: Callable[[], Site], bytes_of: Bytes) -> None:
    """English goes on; the old edition stays readable, with today's number; Polish says so."""
    old = bytes_of(desk.out)
    write(desk, "You can bring a friend.", "You can bring a friend, or come alone.")
    write(desk, "/// internal", "/// internl")
    desk.day = "2026-12-04"
    assert bytes_of(build().folder) == old, "a broken draft reached readers"
    write(desk, "/// internl", "/// internal")
    approved(desk, "2026-12-04")
    assert "--note" in desk.refused("editions release bench --role editor")
    desk.do("editions release bench --role editor", "--note", "It says that you can come alone.")
    site = build()
    assert "Edition 1.1, 4 December 2026" in site.text(PAGE)
    assert "come alone" in site.main(PAGE) and "come alone" in site.pdf(f"{PAGE}/bench-en.pdf")
    before = f"{PAGE}/editions/1.0"
    assert "This is edition 1.0. It is no longer current." in site.text(before)
    assert "come alone" not in site.main(before) and NEW in site.main(before)
    assert site.noindex(before) and not site.listed(before) and not site.files(before)
    assert "It says that you can come alone." in site.main(f"{PAGE}/editions")
    words = interface_words("pl")[0]
    said = words["edition.translates"].format(edition="1.0", english="1.1")
    assert plain(said) in site.text(PL) and "W ogrodzie biblioteki" in site.main(PL)
    assert NEW in site.main(PL)


def superseded(desk: Any, build: Callable[[], Site]) -> None:
    """The next edition is for safety: the old Polish must not stand, English stands in."""
    write(desk, "You can bring a friend, or come alone.", "Come with a friend, never alone.")
    approved(desk, "2026-12-07")
    release = "editions release bench --role editor --safety"
    note = ("--note", "Nobody should come alone.")
    assert "does not come after" in desk.refused(f"{release} --version 1.0", *note)
    desk.do(f"{release} --version 2.0", *note)
    site = build()
    assert "Edition 2.0, 7 December 2026" in site.text(PAGE)
    for version in ("1.0", "1.1"):
        assert "no longer current" in site.text(f"{PAGE}/editions/{version}")
    polish = site.main(PL)
    assert "never alone" in polish and "Zadzwoń do poradni" not in polish
    assert "999" in polish and site.page(PL).xpath("//*[@id='main']//*[@lang='en']")
    assert "bench-pl.pdf" not in site.files(PL)
    editions = site.main(f"{PAGE}/editions")
    assert editions.index("2.0") < editions.index("1.1") < editions.index("1.0")
    assert "2.0" in site.main("q/bench")


def withdrawn(desk: Any, build: Callable[[], Site]) -> None:
    """Its addresses answer, with the reason and another way to go; its files are gone."""
    desk.day = "2026-12-11"
    assert "Readers are told why" in desk.refused(
        "editions withdraw bench --role editor", "--reason", " "
    )
    desk.do(
        "editions withdraw bench --role editor",
        "--reason", "The garden is closed until spring.", "--instead", "worried",
    )  # fmt: skip
    site = build()
    for address in (PAGE, GROUP):
        assert "This text was withdrawn on 11 December 2026." in site.main(address)
        assert "The garden is closed until spring." in site.main(address)
        assert any("/worried/" in h for h in site.page(address).xpath("//main//a/@href"))
    assert site.has(PL) and "Zadzwoń do poradni" not in site.main(PL)
    for address in (PAGE, GROUP, PL):
        assert "Before you go" not in site.main(address)
        assert site.noindex(address) and not site.listed(address)
        assert site.files(address) == set()
    assert "withdrawn" in site.main("q/bench").casefold()
    assert NOTE not in site.whole() and OLD not in site.whole()
    assert "nothing leaks" in desk.do(f"verify {desk.out}")
    found = re.findall(r"(?<!excepted) ([A-Z]{2}\d{3}) ", desk.run("check").output)
    assert found == ["TR009"]
