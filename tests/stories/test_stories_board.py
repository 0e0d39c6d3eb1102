"""A board reads: from an empty register to a page whose every number is traced to an entry."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

from lxml import html

HEADINGS = ("chart-due", "chart-languages")


def report(desk: Any, folder: Path) -> tuple[dict[str, Any], Any]:
    """The figures as data, and the page."""
    data, page = folder / "board.json", folder / "board.html"
    desk.do("status --html", str(page), "--data", str(data))
    figures = {f["id"]: f for f in json.loads(data.read_text("utf-8"))["figures"]}
    return figures, html.fromstring(page.read_text("utf-8"))


def numbers(page: Any) -> dict[str, int]:
    """Each number at the head of the page, by the table that it leads to."""
    links = page.xpath("//ul[@class='numbers']//a")
    return {a.get("href")[1:]: int(a.xpath("string(strong)")) for a in links}


def asked(desk: Any) -> dict[str, int]:
    """The same numbers from what another command lists."""
    rows = json.loads(desk.do("editions list --json"))
    return {
        "published": sum(
            re.match(r"\d+\.\d+, \d{4}-\d\d-\d\d$", r["released"]) is not None for r in rows
        ),
        "withdrawn": sum("withdrawn on" in r["released"] for r in rows),
        "drafts": sum(
            r["released"] == "never" and r["document"] != "after-an-incident" for r in rows
        ),
    }


def test_an_empty_register_has_nothing_out_and_everything_to_do(desk: Any, tmp_path: Path) -> None:
    shutil.rmtree(desk.library / "register")
    (desk.library / "addresses.yml").unlink()
    (desk.library / "evidence.yml").unlink()
    figures, page = report(desk, tmp_path)
    counted = numbers(page)
    for id in ("published", "tested", "untested", "withdrawn", "translations", "trained"):
        assert counted[id] == figures[id]["number"] == 0, id
    assert counted["drafts"] == asked(desk)["drafts"] > 10
    text = page.text_content()
    for said in ("Nothing is released yet.", "No group has read anything that is released.",
                 "No count of training is recorded."):  # fmt: skip
        assert said in text


def test_every_number_is_traced_to_an_entry(desk: Any, tmp_path: Path) -> None:
    figures, page = report(desk, tmp_path)
    counted = numbers(page)
    assert counted == {id: f["number"] for id, f in figures.items()}
    assert counted == {**counted, **asked(desk), "trained": 52 + 31 + 24 + 17, "services": 2}
    events = {
        "published": "released", "tested": "consulted", "untested": "released",
        "withdrawn": "withdrawn", "translations": "released",
    }  # fmt: skip
    for id, figure in figures.items():
        rows = figure["rows"]
        section = page.xpath(f"//section[@aria-labelledby='{id}']")[0]
        assert len(section.xpath(".//tbody/tr")) == len(rows)
        if id == "trained":
            assert sum(int(r["Trained"]) for r in rows) == figure["number"]
        else:
            assert figure["number"] == len(rows)
        for row in rows:
            path, _, line = row["source"].rpartition(":")
            written = (desk.library / path).read_text("utf-8").splitlines()[int(line) - 1]
            assert written.strip(), row
            if id in events:
                assert written.strip().removeprefix("- ") == f"event: {events[id]}", (row, written)
            if id in ("trained", "services"):
                assert re.search(r"role: |service: ", written)
            if id == "due":
                assert "verified:" in written or "service:" in written, written


def test_what_is_done_moves_the_numbers(desk: Any, tmp_path: Path) -> None:
    before, _ = report(desk, tmp_path)
    desk.do("editions release worried --role editor --language ur")
    desk.do(
        "editions withdraw how-we-write --audience community --role editor",
        "--reason", "It is merged with another text.",
    )  # fmt: skip
    after, page = report(desk, tmp_path)
    changed = {id: f["number"] - before[id]["number"] for id, f in after.items()}
    assert {id: step for id, step in changed.items() if step} == {
        "published": -1,
        "untested": -1,
        "withdrawn": 1,
        "translations": -2,
    }
    assert "It is merged with another text." in page.text_content()
    desk.day = "2027-12-31"
    late, _ = report(desk, tmp_path)
    when = [row["When"] for row in late["due"]["rows"]]
    assert set(when) == {"overdue or today"} and len(when) > 15
    assert late["services"]["number"] == 0, "both sheets have lapsed"


def test_the_rows_go_into_a_spreadsheet_and_hold_no_formula(desk: Any, tmp_path: Path) -> None:
    file = tmp_path / "board.csv"
    desk.do(
        "editions withdraw how-we-write --audience community --role editor",
        "--reason", "=HYPERLINK(1)",
    )  # fmt: skip
    desk.do("status --data", str(file))
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))
    assert len([r for r in rows if r["figure"] == "Editions that were withdrawn"]) == 2
    cells = [cell for row in rows for cell in row.values() if cell]
    assert "'=HYPERLINK(1)" in cells
    assert not [c for c in cells if c.startswith("=")]


def test_the_public_page_says_the_same_of_what_is_out_and_nothing_of_drafts(
    desk: Any, tmp_path: Path
) -> None:
    new = desk.library / "leaflets" / "secret-plans.md"
    text = (desk.library / "leaflets" / "worried.md").read_text("utf-8")
    text = text.replace("id: worried", "id: secret-plans")
    text = re.sub(r"aliases: .*\n", "", text)
    new.write_text(re.sub(r"(?m)^title: .*", "title: Plans for next year", text), "utf-8")
    figures, _ = report(desk, tmp_path)
    assert figures["drafts"]["number"] == 2
    site = desk.build()
    page = html.fromstring((site / "assurance-report" / "index.html").read_text("utf-8"))
    links = page.xpath("//ul[@class='board-numbers']//a")
    public = {a.get("href")[1:]: int(a.xpath("string(strong)")) for a in links}
    assert public == {id: f["number"] for id, f in figures.items() if id != "drafts"}
    assert "Plans for next year" not in page.text_content()
    assert len(page.xpath("//main//div[@class='chart' and @role='img' and @aria-label]")) == 2
    assert not page.xpath("//main//script")
    home = html.fromstring((site / "index.html").read_text("utf-8"))
    assert home.xpath("//footer//a[@href='assurance-report/']")
    organisation = desk.library / "organisation.yml"
    organisation.write_text(organisation.read_text("utf-8").replace("public_assurance: true\n", ""))
    assert not (desk.build() / "assurance-report").exists()


def test_reminders_are_for_roles_and_the_same_each_time(desk: Any, tmp_path: Path) -> None:
    file = tmp_path / "due.ics"
    desk.do("status --ics", str(file))
    data = file.read_bytes()
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == lines.count("BEGIN:VEVENT") == lines.count("END:VALARM")
    assert "UID:last-worried@safer.exampleshire.test" in uids
    assert any(line.startswith("SUMMARY:Read “Worried about someone?” again") for line in lines)
    desk.do("status --ics", str(file))
    assert file.read_bytes() == data
    desk.do("status --role contract-manager --ics", str(file))
    few = file.read_text("utf-8")
    assert few.count("BEGIN:VEVENT") == 2
    assert "night-shelter" in few
    said = desk.run("status --role contract-manger --ics", str(file)).output
    assert "Nothing is due for contract-manger. It is for: " in said
    assert "contract-manager" in said


def test_a_name_that_is_neither_rows_nor_data_is_refused(desk: Any) -> None:
    done = desk.run("status --data board.xlsx")
    assert done.exit_code == 2
    assert "ends with .csv or .json" in done.output
