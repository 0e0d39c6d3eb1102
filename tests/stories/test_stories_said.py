"""You said, we did: from a comment to the page that tells what became of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lxml import html


def said(site: Path, address: str) -> str:
    tree = html.fromstring((site / address / "editions" / "index.html").read_text("utf-8"))
    return " ".join(tree.xpath("//main")[0].text_content().split())


def test_the_page_tells_comment_outcome_difference_and_view(desk: Any) -> None:
    site = desk.build()
    page = said(site, "schools/help/get-help-now")
    assert (
        "Safeguarding leads Read on 13 October 2026 · . Content, with changes You said Staff in "
        "schools wait for the head. Tell them that nobody needs permission to call. We did We "
        "changed the text. (13 October 2026) What was changed after the group read it (1)"
    ) in page
    assert "safeguarding lead. [put in: Nobody needs permission to call.]" in page
    assert "Safeguarding leads Read on 15 October 2026 · . Content with the text" in page
    later = said(site, "public/leaflets/worried")
    assert (
        "We will come back to it: November 2026, with the next edition. (15 October 2026) We "
        "changed the text. (10 November 2026)"
    ) in later
    assert "We did not change the text, because: People ask us about it." in later
    polish = said(site, "pl/public/leaflets/worried")
    assert "Why is dress named" not in polish, "the English page has it"


def test_what_was_taken_out_before_a_release_is_shown_and_leaks_nothing(desk: Any) -> None:
    """Words that a group read and that are a note to colleagues today do not stop the build."""
    text = desk.library / "leaflets" / "worried.md"
    words = "The group that meets on Mondays in the old library knows more about all of this."
    before = text.read_text("utf-8")
    text.write_text(f"{before}\n{words}\n", "utf-8")
    desk.do("editions submit worried --role editor")
    group = "editions consult worried --role editor --group"
    desk.do(f"{group} youth-council --view content-with-changes", "--comment", "Leave Mondays out.")
    text.write_text(f"{before}\n/// internal\n\n{words}\n\n///\n\nMore.\n", "utf-8")
    desk.do("editions answer worried yc-1 --outcome changed --role editor")
    desk.do("editions submit worried --role editor")
    for name in ("youth-council", "independent-advisory-group"):
        desk.do(f"{group} {name} --view content")
    for role in ("head-of-prevention", "director-of-communities"):
        desk.do(f"editions approve worried --role {role}")
    desk.do("editions release worried --role editor --note Shorter.")
    page = said(desk.build(), "public/leaflets/worried")
    assert "[taken out: The group that meets on Mondays" in page
    assert "knows more about all of this" not in (
        (desk.out / "public/leaflets/worried/index.html").read_text("utf-8")
    )


def test_personal_data_is_refused_and_what_got_in_is_not_shown(desk: Any) -> None:
    output = desk.refused(
        "editions consult worried --role editor --group youth-council --view content-with-changes",
        "--comment",
        "Too long. – Jane Doe",
    )
    assert "“– Jane Doe” looks like personal data." in output
    file = desk.library / "register/leaflets/worried/register.yml"
    text = file.read_text("utf-8").replace("Why is dress named at all?", "Ask jane@example.test")
    file.write_text(text, "utf-8")
    line = 1 + text[: text.index("- event: consulted")].count("\n")
    found = desk.run("check").output
    assert re.search(
        rf"register/leaflets/worried/register\.yml:{line}:3: error PD002 \(warn\) "
        "“jane@example.test” looks like it",
        found,
    )
    page = said(desk.build(), "public/leaflets/worried")
    assert "jane@" not in page
    assert "This comment names a person, so it is not shown." in page


def test_a_text_that_was_changed_after_it_was_submitted_is_not_compared(desk: Any) -> None:
    (kept,) = (
        p
        for p in (desk.library / "register/help/get-help-now/schools/submitted").glob("*.json")
        if "Nobody needs permission" not in p.read_text("utf-8")
    )
    kept.write_text(kept.read_text("utf-8").replace("Do not wait", "Wait"), "utf-8")
    page = said(desk.build(), "schools/help/get-help-now")
    assert "What was changed after" not in page
    assert "We changed the text." in page


def test_a_page_of_differences_for_readers(desk: Any, tmp_path: Path) -> None:
    text = desk.library / "leaflets" / "worried.md"
    text.write_text(text.read_text("utf-8").replace("then listen", "then really listen"), "utf-8")
    page = tmp_path / "changed.html"
    desk.do("editions diff worried --audience public --html", str(page))
    found = page.read_text("utf-8")
    assert "From the last release to the draft: 1 passage differs." in found
    assert "[put in: </span>really" in found
    desk.do(
        "editions diff worried --audience public --language pl --from 1.0 --to 1.1 --html",
        str(page),
    )
    polish = page.read_text("utf-8")
    assert 'lang="pl" dir="ltr"' in polish
    assert "Możesz się nie zgadzać" in polish
