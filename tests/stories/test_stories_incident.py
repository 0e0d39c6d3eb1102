"""Two o’clock at night: two roles publish a notice in three languages, it owes a check, it ends."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

NIGHT = "2026-11-24T02:05"
ADDRESS = "public/notices/high-street/"


def page(site: Path, address: str) -> Any:
    return html.fromstring((site / address / "index.html").read_text("utf-8"))


def banners(site: Path, address: str) -> list[str]:
    found = page(site, address).xpath("//section[contains(@class, 'banner')]")
    return [" ".join(b.text_content().split()) for b in found]


def written(desk: Any, place: str = "High Street, Exampleton") -> Path:
    """The notice, made from the shell at two, with its place filled in."""
    desk.day = "2026-11-24T02:00"
    desk.do("new notice", "High Street", "--from", "after-an-incident")
    file = desk.library / "notices" / "high-street.md"
    text = file.read_text("utf-8")
    assert "starts: 2026-11-24T02:00" in text and "ends: 2026-11-26T02:00" in text
    file.write_text(text.replace("    place:\n", f"    place: {place}\n"), "utf-8")
    desk.day = "2026-11-24"
    return file


def published(desk: Any) -> str:
    return desk.do("editions notice high-street --role duty-officer --second head-of-press")


def built(desk: Any, moment: str) -> Path:
    desk.day = moment
    desk.do("build")
    return desk.out


def test_the_incident(desk: Any) -> None:
    before = built(desk, "2026-11-24T01:55")
    assert not (before / ADDRESS).exists()
    assert banners(before, "") == []
    written(desk)
    assert published(desk).splitlines() == [
        "high-street in en: released (public 1.0, community 1.0, schools 1.0).",
        "high-street in pl: released (public 1.0, community 1.0).",
        "high-street in ur: released (public 1.0, community 1.0).",
        "Build now: waymark build. Then, in 48 hours: waymark editions checked high-street",
    ]
    # One build, and it stands before its readers in three languages.
    site = built(desk, NIGHT)
    line = (
        "Urgent: After what happened in High Street, Exampleton What is known, and where to find "
        "help and someone to talk to. This notice ends on 26 November 2026 at 2am."
    )
    for address in ("", "public/leaflets/worried/", "schools/", "search/", "community/"):
        assert banners(site, address) == [line], address
    assert banners(site, "professionals/") == [], "it is not for them"
    assert "26 listopada 2026" in banners(site, "pl/public/leaflets/worried/")[0]
    assert "26 نومبر، 2026 کو \u2066" in banners(site, "ur/")[0]
    own = page(site, ADDRESS)
    assert banners(site, ADDRESS) == [], "its own page is the notice"
    assert "In force since 24 November 2026, 2am" in own.text_content()
    assert "Put lessons about extremism off" not in own.text_content()
    assert "Put lessons" in page(site, "schools/notices/high-street/").text_content()
    # Whoever looks up an old leaflet by the code on it is told too.
    assert banners(site, "q/worried/") == [line] and banners(site, "q/high-street/") == []
    for address in ("", "q/worried/"):
        moments = page(site, address).xpath("//section[contains(@class, 'banner')]/@data-ends")
        assert moments == ["2026-11-26T02:00:00+00:00"]
        assert page(site, address).xpath("//script[contains(@src, 'notices')]")
    feed = (site / "updates" / "feed.xml").read_text("utf-8")
    assert "Notice: After what happened in High Street, Exampleton" in feed
    board = page(site, "assurance-report/").text_content()
    assert "After what happened in High Street, Exampleton" in board
    assert "{{" not in board and "to be filled in" not in board
    # Two days on the check is owed; another role makes it.
    desk.day = "2026-11-25"
    assert "ED007" not in desk.run("check").output
    desk.day = "2026-11-26"
    overdue = desk.run("check").output
    assert (
        "register/notices/high-street/register.yml:1:1: warning ED007 (warn) public 1.0 went out "
        "without consultation; its check was due by 2026-11-26. waymark editions checked "
        "high-street --role ROLE"
    ) in overdue
    assert "duty-officer released it" in desk.refused(
        "editions checked high-street --role duty-officer"
    )
    desk.do("editions checked high-street --role head-of-safeguarding --note Read.")
    assert "ED007" not in desk.run("check").output
    # It ends: a minute before it stands, at the moment it is gone, and its address answers.
    assert banners(built(desk, "2026-11-26T01:59"), "") == [line]
    site = built(desk, "2026-11-26T02:00")
    assert banners(site, "q/worried/") == []
    assert banners(site, "") == banners(site, "ur/") == []
    gone = page(site, ADDRESS)
    assert "This notice ended on 26 November 2026 at 2am." in gone.text_content()
    assert "Something serious" not in gone.text_content()
    assert not list((site / ADDRESS).glob("*.pdf"))
    assert gone.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "Ended" in page(site, f"{ADDRESS}editions/").text_content()
    words = " ".join(page(site, "updates/").text_content().split())
    assert re.search(r"Ended: ?After what happened in High Street, Exampleton", words)
    assert "Something serious" not in "".join(p.read_text("utf-8") for p in site.rglob("*.html")), (
        "no old edition of it is kept"
    )


def test_nothing_is_told_of_a_notice_that_has_not_begun(desk: Any) -> None:
    file = written(desk)
    text = file.read_text("utf-8").replace("starts: 2026-11-24T02:00", "starts: 2026-11-25T06:00")
    file.write_text(text, "utf-8")
    published(desk)
    site = built(desk, NIGHT)
    everything = "".join(
        p.read_text("utf-8") for p in site.rglob("*") if p.suffix in (".html", ".xml")
    )
    assert "High Street" not in everything
    assert banners(built(desk, "2026-11-25T06:00"), "")


def test_what_is_not_translated_stands_in_english_where_it_is_urgent(desk: Any) -> None:
    file = written(desk)
    (desk.library / "translations/ur/notices/high-street.review.yml").unlink()
    done = desk.run("editions notice high-street --role duty-officer --second head-of-press")
    assert done.exit_code == 1
    assert "high-street in pl: released" in done.output
    assert "ur: " in done.output
    site = built(desk, NIGHT)
    banner = page(site, "ur/").xpath("//section[contains(@class, 'banner')]")[0]
    assert banner.xpath(".//a/@hreflang") == ["en"]
    assert banner.xpath(".//span[@lang='en' and @dir='ltr']")
    assert "فوری" in banner.text_content()
    assert file.exists()


@pytest.mark.parametrize(
    ("role", "second", "said"),
    [
        ("duty-officer", "duty-officer", "Two different roles publish a notice."),
        ("duty-officer", "head-of-press", "The fact notice.place is still to be supplied."),
    ],
)
def test_what_is_refused_records_nothing(desk: Any, role: str, second: str, said: str) -> None:
    written(desk, place="")
    output = desk.refused(f"editions notice high-street --role {role} --second {second}")
    assert f"en: {said}" in output
    assert not (desk.library / "register/notices/high-street").exists()


def test_a_shell_is_never_released(desk: Any) -> None:
    output = desk.refused("editions release after-an-incident --role editor")
    assert "after-an-incident is a shell" in output
    assert "waymark new notice TITLE --from after-an-incident" in output
    assert "is no notice with a start and an end" in desk.refused(
        "editions notice help --role editor --second head-of-press"
    )


def test_a_notice_that_is_over_is_not_released(desk: Any) -> None:
    file = written(desk)
    file.write_text(file.read_text("utf-8").replace("2026-11", "2025-11"), "utf-8")
    output = desk.refused("editions notice high-street --role duty-officer --second head-of-press")
    assert "The notice ended on 2025-11-26 at 02:00." in output
    assert "NT003" in desk.run("check").output
