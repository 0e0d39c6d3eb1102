"""What is a leak and what is not, page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from waymark.checks import Served, VerifySubject, verify_site
from waymark.model import (
    Composed,
    Document,
    Effect,
    Fact,
    FactType,
    FormerValue,
    Frozen,
    Passage,
    SourceText,
    TranslationKind,
    TranslationState,
    Version,
)

LEAK = "Ask the panel chair which pupils were discussed before you speak to the family again."
PAGE = "public/leaflets/worried/index.html"


def found(subject: VerifySubject, text: str, address: str = PAGE) -> list[str]:
    page = f"<!doctype html><title>x</title><p>{text}</p>".encode()
    findings = verify_site([Served(address, page)], subject)
    assert all(f.path == address and f.effect is Effect.STOP for f in findings)
    return [f.code for f in findings]


@pytest.mark.parametrize(
    "address",
    ["index.html", "q/worried/index.html", "pages/index.html", "sitemap.xml", "ur/404.html", PAGE],
)
def test_a_block_leaks_wherever_it_is_not_the_pages_own(
    subject: VerifySubject, address: str
) -> None:
    assert found(subject, LEAK, address) == ["VE001"]


@pytest.mark.parametrize(
    "address",
    [
        "professionals/leaflets/worried/index.html",
        "professionals/leaflets/worried/worried-en.pdf.txt",
        "professionals/leaflets/worried/editions/1.0/index.html",
        "pl/professionals/leaflets/worried/index.html",
    ],
)
def test_its_own_readers_are_shown_it_also_where_english_stands_in(
    subject: VerifySubject, address: str
) -> None:
    assert found(subject, LEAK, address) == []


def test_a_note_leaks_on_every_page(subject: VerifySubject) -> None:
    note = "The owner still has to check the numbers with the northern police before release."
    assert found(subject, note, "professionals/leaflets/worried/index.html") == ["VE002"]


@pytest.mark.parametrize(
    ("text", "leaks"),
    [
        ("panel chair which pupils were discussed before you", True),
        ("panel chair which pupils were discussed before", False),
        ("panel chair which pupils were discussed yesterday before you", False),
        ("PANEL CHAIR: which pupils – were discussed, before you", True),
        ("panel\u00a0chair which\npupils were <em>discus</em>sed before <br>you", True),
        ("panel chair which pu&shy;pils were dis\u200bcussed before you", True),
        (
            "<li>panel chair</li><li>which pupils</li><li>were discussed</li><li>before you</li>",
            True,
        ),
        ("panel chair which ｐｕｐｉｌｓ were discussed before you", True),
    ],
)
def test_a_run_has_eight_words_whatever_stands_between_them(
    subject: VerifySubject, text: str, leaks: bool
) -> None:
    assert found(subject, text) == (["VE001"] if leaks else [])


def test_a_finding_names_the_readers_the_place_and_the_words(subject: VerifySubject) -> None:
    page = Served(PAGE, f"<p>{LEAK}".encode())
    (finding,) = verify_site([page], subject)
    assert "professionals (leaflets/worried.md:12)" in finding.message
    assert "“Ask the panel chair which pupils were discussed”" in finding.message


def test_a_label_and_a_title_that_meet_are_no_leak(
    make_subject: Callable[..., VerifySubject], make_document: Callable[..., Document]
) -> None:
    text = "A page for [Worried about someone?](doc:worried) and more of it here."
    block = f"/// audience | professionals\n\n{text}\n\n///\n"
    subject = make_subject(make_document(block), more={"": "A page for"})
    assert found(subject, "A page for: <a href=x>Worried about someone?</a>") == []
    assert found(subject, "A page for Worried about someone? and more of it") == ["VE001"]


def test_the_lines_of_a_list_that_meet_are_no_leak(
    make_subject: Callable[..., VerifySubject], make_document: Callable[..., Document]
) -> None:
    text = "Ask where to turn first when you worry and then what to do."
    kind, titles = (
        "Leaflet",
        ("When you worry and then what", "A friend", "Ask where to turn first"),
    )
    block = f"/// audience | professionals\n\n{text}\n\n///\n"
    subject = make_subject(make_document(block), more={"": "\n".join((kind, *titles))})
    line = f"<li><a href=x>{{0}}</a> <small>{kind}</small><span>{{1}}.</span></li>"
    listed = line.format(*titles[1:]) + line.format(*titles)
    assert found(subject, listed) == []
    assert found(subject, f"<p>{text}</p>") == ["VE001"]


NOTES = {
    "plain": "/// internal\n\n{note}\n\n///\n",
    "in a block": "/// audience | public\n\n/// internal\n\n{note}\n\n///\n\n///\n",
    "around a block": "/// internal\n\n/// audience | public\n\n{note}\n\n///\n\n///\n",
    "more slashes": "//// internal\n\n{note}\n\n////\n",
    "in capitals": "/// INTERNAL\n\n{note}\n\n///\n",
    "in a list": "- a\n\n    /// internal\n    {note}\n    ///\n",
    "no blank lines": "Text.\n/// internal\n{note}\n///\nText.\n",
    "never closed": "/// internal\n\n{note}\n",
}


@pytest.mark.parametrize("form", NOTES)
def test_a_note_is_one_however_it_was_written(
    form: str, make_subject: Callable[..., VerifySubject], make_document: Callable[..., Document]
) -> None:
    note = "Nobody outside the team may learn of the visit that is planned for March."
    subject = make_subject(make_document(NOTES[form].format(note=note)))
    expected = "VE001" if form == "never closed" else "VE002"
    assert found(subject, note) == [expected]


def test_a_note_that_quotes_the_public_text_is_no_leak_of_it(
    make_subject: Callable[..., VerifySubject], make_document: Callable[..., Document]
) -> None:
    public = "Somebody listens, and nothing is decided without you being told about it first."
    body = f"{public}\n\n/// internal\n\nRead this again: “{public}”\n\n///\n"
    subject = make_subject(make_document(body))
    assert found(subject, public) == []
    assert found(subject, public, "community/other/index.html") == ["VE002"]


def test_slashes_in_code_hide_nothing(
    make_subject: Callable[..., VerifySubject], make_document: Callable[..., Document]
) -> None:
    said = "This is how a note to colleagues is written in a text of ours"
    body = f"```\n/// internal\n```\n\n{said}\n\n```\n///\n```\n"
    assert found(make_subject(make_document(body)), said) == []


def test_facts_stand_in_blocks_as_pages_show_them(
    make_subject: Callable[..., VerifySubject], make_document: Callable[..., Document]
) -> None:
    written = "Write to {{ contact.line.email }} and say whom you worry about."
    body = f"/// audience | professionals\n\n{written}\n\n///\n"
    text = "Write to help@lamp.example and say whom you worry about."
    assert found(make_subject(make_document(body)), text) == ["VE001"]


@pytest.mark.parametrize(
    "text",
    [
        "OFFICIAL-SENSITIVE",
        "Official - Sensitive",
        "OFFICIAL–SENSITIVE",
        "ＯＦＦＩＣＩＡＬ－ＳＥＮＳＩＴＩＶＥ",
        "O F F I C I A L - S E N S I T I V E",
        "OFFI\u00adCIAL\u200b-SENSITIVE",
        "OFFICIAL-<b>SENS</b>ITIVE",
        "[RESTRICTED]",
        "TOP SECRET",
        "Confidential",
        "UK SECRET",
        "OFFICIAL-SENSITIVE PERSONAL",
        "This copy is OFFICIAL-SENSITIVE, keep it safe.",
    ],
)
def test_a_banner_is_found_in_any_spelling(subject: VerifySubject, text: str) -> None:
    assert found(subject, text) == ["VE003"]


@pytest.mark.parametrize(
    "text",
    [
        "The profile is restricted and is not quoted here.",
        "We keep what you say confidential.",
        "<table><tr><td>Confidential</td><td>Who may read it</td></tr></table>",
        "OFFICIAL",
        "It is official. Sensitive questions need time.",
        'Protect yourself: <img src="x.svg" alt="People protect each other">',
        '<a class="restricted" id="secret" href="#confidential">More</a>',
    ],
)
def test_prose_is_no_banner(subject: VerifySubject, text: str) -> None:
    assert found(subject, text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<img src="x.svg" alt="OFFICIAL-SENSITIVE map of the ward">', "VE004"),
        ('<meta name="keywords" content="map, restricted, ward">', "VE004"),
        ('<meta name="classification" content="Official sensitive">', "VE004"),
        ("<!-- Classification: SECRET -->", "VE004"),
        ('<span title="CONFIDENTIAL">x</span>', "VE004"),
    ],
)
def test_a_marking_in_metadata_is_found(subject: VerifySubject, text: str, code: str) -> None:
    assert found(subject, text) == [code]


def test_names_of_files_are_metadata_but_a_page_may_be_called_protect(
    subject: VerifySubject,
) -> None:
    assert found(subject, "x", "public/OFFICIAL-SENSITIVE minutes/index.html") == ["VE004"]
    assert found(subject, "x", "public/leaflets/protect/index.html") == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Call 020 7946 0101.", []),
        ("Call 02079460101 or +44 (0)20 7946 0101.", []),
        ("Call ۰۲۰ ۷۹۴۶ ۰۱۰۱.", []),
        ("Call 999, in the year 2026, on page 111 of 112.", []),
        ("(PDF, 101 KB, 119 pages), 105 of 111 schools.", []),
        ("SHA-256 07946010179460101794601017946010a9460101794601017946010179460101", []),
        ("uuid 07946010-1794-4101-8946-079460101794", []),
        ("<svg viewBox='0 0 24 24'><path d='M020 7946 0123'/></svg>", []),
        ("<img src='photo@2x.png' alt='x'>", []),
        ("https://lamp.example/02079460123/", []),
        ("Call 020 7946 0123.", ["VE005"]),
        ("Call 020<b>7946</b>0123.", ["VE005"]),
        ("<table><tr><td>020 7946</td><td>0123</td></tr></table>", []),
        ("<a href='tel:+442079460123'>Call</a>", ["VE005"]),
        ("<a href='tel:101'>Call</a>", ["VE005"]),
        ("Text 85258.", ["VE005"]),
        ("<a href='mailto:jan%40lamp.example'>Write</a>", ["VE006"]),
        ("jan.novak (at) lamp.example", ["VE006"]),
        ("HELP@lamp.example", []),
        ("Call 020 7946 0999.", ["VE007"]),
        ("Write to old.desk@lamp.example", ["VE007"]),
        ("<a href='https://old.lamp.example/help'>Help</a>", ["VE007"]),
        ("<a href='https://old.lamp.example/help/more/'>Another page</a>", []),
        ("<a href='https://very-old.lamp.example/help'>Another site</a>", []),
    ],
)
def test_numbers_and_addresses_are_those_of_facts(
    subject: VerifySubject, text: str, codes: list[str]
) -> None:
    assert found(subject, text) == codes


def test_a_retired_fact_is_a_former_value(
    subject: VerifySubject, make_subject: Callable[..., VerifySubject]
) -> None:
    line = subject.facts["contact.line.phone"]
    retired = replace(line, retired=True, replaced_by="contact.emergency.phone", was=())
    changed = make_subject(facts={**subject.facts, retired.key: retired})
    assert found(changed, "Call 020 7946 0101.") == ["VE007"]


def test_a_former_value_that_another_fact_has_today_is_none(
    subject: VerifySubject, make_subject: Callable[..., VerifySubject]
) -> None:
    line = subject.facts["contact.line.phone"]
    other = replace(line, key="contact.other.phone", value="020 7946 0999", was=())
    changed = make_subject(facts={**subject.facts, other.key: other})
    assert found(changed, "Call 020 7946 0999.") == []


def test_a_former_postal_address_is_found_across_lines(
    subject: VerifySubject, make_subject: Callable[..., VerifySubject]
) -> None:
    line = subject.facts["contact.line.phone"]
    was = (FormerValue("1 Old Lane\nLamptown LT1 1AA", date(2026, 11, 1), ("editor",)),)
    place = replace(line, key="a.b", type=FactType.ADDRESS, value="2 New Lane, Lamptown", was=was)
    changed = make_subject(facts={**subject.facts, "a.b": place})
    assert found(changed, "Come to 1 Old Lane, Lamptown, LT1 1AA.") == ["VE007"]
    assert found(changed, "Come to 2 New Lane, Lamptown.") == []


def test_what_is_exempt_is_not_read(subject: VerifySubject) -> None:
    licence = b"Write to the author: someone@font.example"
    exempt = replace(subject, exempt=frozenset({sha256(licence).hexdigest()}))
    assert verify_site([Served("fonts/LICENSE", licence)], exempt) == ()
    assert [f.code for f in verify_site([Served("fonts/LICENSE", licence)], subject)] == ["VE006"]


def frozen(document: Document, audience: str, body: str, version: int = 0, **fixed: Fact) -> Frozen:
    composed = Composed(
        document=document.id,
        section=document.section,
        slug=document.slug,
        audience=audience,
        language="en",
        title=Passage(document.title, "en"),
        summary=Passage(document.summary, "en"),
        body=SourceText.of(document.path, body),
        heading_ids=(),
        fact_keys=(),
        linked_ids=(),
        translation=TranslationState(TranslationKind.SOURCE),
        dialect="1",
    )
    edition = Version(1, version)
    path = f"register/leaflets/worried/{audience}/1.{version}.en.json"
    day = date(2026, 11, 20)
    return Frozen(composed, document, edition, day, edition, (), fixed=fixed, path=path)


def test_releases_say_what_was_a_block_when_the_working_text_no_longer_does(
    make_subject: Callable[..., VerifySubject], make_document: Callable[..., Document]
) -> None:
    today = make_document("A new text, which nobody has released, stands here now.\n")
    shared = "Everyone may read this.\n"
    releases = [
        frozen(today, "public", shared),
        frozen(today, "professionals", f"{shared}\n{LEAK}\n"),
    ]
    subject = make_subject(today, frozen=releases, working=False)
    assert found(subject, LEAK) == ["VE001"]
    assert found(subject, LEAK, "professionals/leaflets/worried/index.html") == []
    assert found(subject, LEAK, "ur/professionals/leaflets/worried/index.html") == []


def test_a_released_sentence_that_a_draft_makes_a_note_stays_published(
    make_subject: Callable[..., VerifySubject], make_document: Callable[..., Document]
) -> None:
    sentence = "You need not say your name when you call, and nobody will ask you for it."
    today = make_document(f"Text.\n\n/// internal\n\nTaken out: {sentence}\n\n///\n")
    subject = make_subject(today, frozen=[frozen(today, "public", sentence)], working=False)
    assert found(subject, sentence) == []
    assert found(subject, sentence, "index.html") == ["VE002"]


def test_nothing_of_a_file_is_kept_and_each_is_read_once(subject: VerifySubject) -> None:
    seen = []

    def files() -> object:
        for number in range(3):
            seen.append(number)
            yield Served(f"{number}.txt", b"x")

    assert verify_site(files(), subject) == ()  # type: ignore[arg-type]
    assert seen == [0, 1, 2]
