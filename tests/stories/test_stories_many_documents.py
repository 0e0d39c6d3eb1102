"""A large library: drafts are broken, a number that stands everywhere is corrected, and built."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import lxml.html
import polib
import pypdfium2
import pytest

from waymark.build import Desk as Laid
from waymark.build import Options, desks, read_records, registers_locked
from waymark.build.register_store import write, write_addresses
from waymark.content import REVIEW_SUFFIX, review_text
from waymark.editions import Decision, approve, release, release_language, submit
from waymark.translation import interface_words, read_catalogue, reviewed

TODAY = date(2026, 11, 23)
ROOT = Path(__file__).parents[2]
LANGUAGES = {
    "pl": ("Polski", "Polish", "pl", "ltr", "Noto Sans"),
    "ur": ("اردو", "Urdu", "ur_PK", "rtl", "Vazirmatn"),
    "ro": ("Română", "Romanian", "ro", "ltr", "Noto Sans"),
    "es": ("Español", "Spanish", "es", "ltr", "Noto Sans"),
    "pt": ("Português", "Portuguese", "pt", "ltr", "Noto Sans"),
    "fr": ("Français", "French", "fr", "ltr", "Noto Sans"),
    "it": ("Italiano", "Italian", "it", "ltr", "Noto Sans"),
}
TEXT = """---
id: {id}
title: Text number {n}
summary: What the text number {n} is about.
kind: leaflet
marking: OFFICIAL
audiences:
  public: {{languages: [{languages}], formats: [pdf]}}
  professionals:
owner: editor
review: {{every: 1 year, last: 2026-11-20, law_checked: 2026-11-20}}
---

Someone in the house number {n} will listen.

/// audience | public

## Who to call {{#call}}

Call **{{{{ local.youth_service.phone }}}}**, or write.

///

/// audience | professionals

Talk to your manager about the house number {n}.

///
"""
KEY, OLD, NEW = "local.youth_service.phone", "01632 960002", "01632 960055"


def no_front_matter(text: str) -> bytes:
    return text.partition("---\n\n")[2].encode()


def faults() -> tuple[Callable[[str], bytes], ...]:
    """What happens to drafts."""
    return (
        no_front_matter,
        lambda t: t.replace("marking: OFFICIAL", "marking: SECRET").encode(),
        lambda t: t.encode("utf-16"),
        lambda t: b"",
        lambda t: t.replace("## Who", "#### Who").encode(),
        lambda t: t.replace(KEY, "local.no_such.phone").encode(),
        lambda t: (t + "\n/// internal\n\nNever closed\n").encode(),
        lambda t: t.replace("id: d", "id: [d").encode(),
        lambda t: (t + "\nCall 01632 960777.\n").encode(),
        lambda t: t.replace("title: ", "titel: ").encode(),
    )


@dataclass(frozen=True)
class Large:
    """A released library with this many documents in these languages, and its built site."""

    desk: Any
    ids: tuple[str, ...]
    codes: tuple[str, ...]

    def page(self, id: str, code: str, audience: str = "public") -> str:
        section = "help/help" if id == "help" else f"leaflets/{id}"
        return f"{'' if code == 'en' else code + '/'}{audience}/{section}"


def make(desk: Any, documents: int, codes: Sequence[str]) -> Large:
    """Written, translated, reviewed, approved and released; the story is the commands' own."""
    library: Path = desk.library
    documents_of = ("briefings", "assurance", "referral", "leaflets", "help", "pathways", "notices")
    for name in (*documents_of, "register"):
        shutil.rmtree(library / name)
    shutil.rmtree(library / "translations")
    (library / "addresses.yml").unlink()
    rows = ["en: {name: English, english: English, direction: ltr, locale: en_GB, face: Noto Sans}"]
    for code in codes:
        name, english, locale, direction, face = LANGUAGES[code]
        rows.append(
            f"{code}: {{name: {name}, english: {english}, direction: {direction}, "
            f"locale: {locale}, face: {face}}}"
        )
    (library / "languages.yml").write_text("\n".join(rows) + "\n", encoding="utf-8")
    ids = ("help", *(f"d{n:02}" for n in range(1, documents)))
    for n, id in enumerate(ids, 1):
        file = library / ("help" if id == "help" else "leaflets") / f"{id}.md"
        file.parent.mkdir(exist_ok=True)
        text = TEXT.format(id=id, n=n, languages=", ".join(codes))
        file.write_text(text, encoding="utf-8")
    desk.do("translations update")
    for path in library.rglob("*.po"):
        translate(path, path.relative_to(library / "translations").parts[0])
    options = Options(root=ROOT, content=library, out=desk.out, today=TODAY)
    with registers_locked(library):
        for laid in desks(options):
            let_out(laid, codes)
        write_addresses(library, read_records(library, TODAY))
    return Large(desk, ids, ("en", *codes))


def translate(path: Path, code: str) -> None:
    """Something in the language's place, reviewed in the story."""
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        entry.msgstr = f"{entry.msgid} ({code})"
    catalogue.save()
    own = read_catalogue(path.read_text(encoding="utf-8"), path.name, code)[0]
    record = review_text(reviewed(own, {}, "native-speaker", TODAY).reviews)
    path.with_suffix(REVIEW_SUFFIX).write_text(record, encoding="utf-8")


def let_out(laid: Laid, codes: Sequence[str]) -> None:
    """The document's whole way in one go, as one writing of its register."""
    before = laid.draft.register
    acts: list[Callable[[Laid], Decision]] = [
        lambda x: submit(x.draft, "editor"),
        lambda x: approve(x.draft, "head"),
        lambda x: approve(x.draft, "director"),
        lambda x: release(x.draft, "editor"),
    ]
    for code in codes:
        acts.append(
            lambda x, code=code: release_language(x.draft, "editor", code, x.translated(code))
        )
    for act in acts:
        done = act(laid)
        assert done.register, done.refusals
        released = (*laid.draft.released, *done.frozen)
        laid = replace(laid, draft=replace(laid.draft, register=done.register, released=released))
    write(laid.work.options.content, before, laid.draft.register, laid.draft.released, {})


def plain(text: str) -> str:
    return " ".join(re.sub("[\u2066-\u2069]", "", text).split())


def words(path: Path) -> str:
    """Everything that a page or PDF says."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as pdf:
            return plain(" ".join(p.get_textpage().get_text_range() for p in pdf))
    if path.suffix == ".html":
        root = lxml.html.parse(str(path)).getroot()
        return plain(" ".join([root.text_content(), *root.xpath("//@*")]))
    return plain(path.read_bytes().decode("utf-8", "replace"))


def showing(folder: Path, number: str) -> set[str]:
    """The addresses of the files that show a number, as it is written or as it is dialled."""
    forms = (number, number.replace(" ", ""), "+44" + number.replace(" ", "")[1:],
             "+44-" + number[1:].replace(" ", "-"))  # fmt: skip
    found = set()
    for path in folder.rglob("*"):
        if path.is_file():
            said = words(path)
            if any(form in said for form in forms):
                found.add(path.relative_to(folder).as_posix())
    return found


def tell(
    large: Large,
    broken: int,
    bytes_of: Callable[[Path], dict[str, str]],
    gathered: Callable[[str], bool],
) -> None:
    """Break drafts, correct the number, build, and compare with what stood before."""
    desk = large.desk
    site = desk.build()
    before, shown = bytes_of(site), showing(site, OLD)
    status = rows(desk)
    articles = {
        (id, code): article(site / large.page(id, code)) for id in large.ids for code in large.codes
    }
    for number, id in enumerate(large.ids[-broken:]):
        file = desk.library / "leaflets" / f"{id}.md"
        file.write_bytes(faults()[number % len(faults())](file.read_text(encoding="utf-8")))
    assert bytes_of(desk.build()) == before, "a broken draft reached readers"
    listed = desk.do(
        f"facts set {KEY} --role editor", NEW, "--source", "its page", "--date", "2026-11-23"
    )  # fmt: skip
    assert f"{len(large.ids) * len(large.codes)} pages" in plain(listed), listed
    after = bytes_of(desk.build())
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    pages = {large.page(id, code) for id in large.ids for code in large.codes}
    must = {f"{page}/index.html" for page in pages}
    must |= {f"{large.page(i, c)}/{i}-{c}.pdf" for i in large.ids for c in large.codes}
    assert must <= changed, sorted(must - changed)[:9]
    may = ("index.html", "editions/index.html", "editions/1.0/index.html")
    allowed = must | {f"{page}/{name}" for page in pages for name in may}
    allowed |= {f"q/{id}/index.html" for id in large.ids}
    beside = {name for name in changed - allowed if not gathered(name)}
    assert beside == set(), sorted(beside)[:9]
    assert must <= shown and showing(site, OLD) == set()
    assert shown <= showing(site, NEW)
    for (id, code), said in articles.items():
        now = article(site / large.page(id, code))
        assert now == said.replace(OLD, NEW) and now != said, (id, code)
        stale = interface_words(code)[0]["edition.translates"].partition("{")[0]
        assert plain(stale) not in words(site / large.page(id, code) / "index.html")
    # The last line counts the files, and a draft that cannot be read has none.
    whole = [row for row in status[:-1] if row.split()[0] not in large.ids[-broken:]]
    assert [r for r in rows(desk) if r in whole] == whole
    assert desk.run("check").exit_code == 1


def rows(desk: Any) -> list[str]:
    """What ``translations status`` says; a column is as wide as its longest cell."""
    return [row.rstrip() for row in desk.do("translations status").splitlines()]


def article(page: Path) -> str:
    return plain(lxml.html.parse(str(page / "index.html")).find(".//article").text_content())


def test_a_number_is_corrected_while_drafts_are_broken(
    desk: Any, bytes_of: Callable[[Path], dict[str, str]], gathered: Callable[[str], bool]
) -> None:
    tell(make(desk, 5, ["pl", "ur"]), 4, bytes_of, gathered)


@pytest.mark.slow
def test_twenty_five_documents_in_eight_languages(
    desk: Any, bytes_of: Callable[[Path], dict[str, str]], gathered: Callable[[str], bool]
) -> None:
    """200 pages show the number; 20 of the 25 drafts are broken."""
    large = make(desk, 25, list(LANGUAGES))
    assert len(large.ids) * len(large.codes) == 200
    tell(large, 20, bytes_of, gathered)
