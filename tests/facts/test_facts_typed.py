"""What is typed by hand and what only looks so: two tables, and the findings' words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import Leniency, PhoneNumberMatcher

from waymark.facts import reading, typed, typed_by_hand, typed_by_hand_in
from waymark.facts.zones import Zone, zones
from waymark.model import Fact, FactType, FormerValue, Place, SourceText


def _fact(key: str, type: FactType, value: object, **changes: object) -> Fact:
    fields = {
        "label": key,
        "source": "https://example.org/",
        "verified": date(2026, 11, 20),
        "recheck_days": 90,
        "critical": False,
        "replaced_by": "",
        "retired": False,
        "supply": "",
        "place": Place("facts/contacts.yml"),
    }
    return Fact(key=key, type=type, value=value, **(fields | changes))  # type: ignore[arg-type]


FACTS = {
    fact.key: fact
    for fact in (
        _fact("contact.emergency.phone", FactType.PHONE, "999"),
        _fact("contact.hotline.phone", FactType.PHONE, "0800 789 321"),
        _fact("contact.childline.phone", FactType.PHONE, "0800 1111"),
        _fact("contact.relay.phone", FactType.PHONE, "18001 101"),
        _fact("contact.office.phone", FactType.PHONE, "+44 20 7946 0000"),
        _fact("contact.office.email", FactType.EMAIL, "team@council.gov.uk"),
        _fact("cost.room", FactType.MONEY, Decimal("20")),
        _fact("cost.licence", FactType.MONEY, Decimal("1000.50")),
        _fact(
            "contact.old.phone",
            FactType.PHONE,
            "01632 960 123",
            retired=True,
            replaced_by="contact.office.phone",
        ),
    )
}

# Text, and what of it is found.
TYPED = [
    ("Call 999 now.", "999"),
    ("Call **999**.", "999"),
    ("Dial 9-9-9", "9-9-9"),
    ("In danger: 999!", "999"),
    ("Zadzwoń pod 999.", "999"),
    ("اتصل ب999 الآن", "999"),
    ("فوری طور پر ۹۹۹ پر کال کریں", "۹۹۹"),
    ("اتصل على ٩٩٩", "٩٩٩"),
    ("৯৯৯ নম্বরে কল করুন", "৯৯৯"),
    ("ਕਾਲ ਕਰੋ ੯੯੯", "੯੯੯"),
    ("请拨打999求助", "999"),
    ("Call ９９９", "９９９"),
    ("999-এ কল করুন", "999"),
    ("The number is 101 for the police", "101"),
    ("Text relay: 18000", "18000"),
    ("Text relay 18001 101", "18001 101"),
    ("Samaritans: 116 123", "116 123"),
    ("Samaritans: 116123", "116123"),
    ("Power cut? 105", "105"),
    ("Call 111.", "111"),
    ("Europe: 112", "112"),
    ("| Police | 101 |", "101"),
    ("[999](tel:{{ contact.emergency.phone }})", "999"),
    ("[Call us](tel:0800789321)", "0800789321"),
    ("[Call us](tel:+44-800-789-321)", "+44-800-789-321"),
    ("0800 789 321", "0800 789 321"),
    ("0800\u00a0789\u00a0321", "0800 789 321"),
    ("0800\u202f789\u2009321", "0800 789 321"),
    ("0800&nbsp;789&nbsp;321", "0800&nbsp;789&nbsp;321"),
    ("0800-789-321", "0800-789-321"),
    ("0800–789–321", "0800–789–321"),
    ("0800‑789‑321", "0800‑789‑321"),
    ("0800.789.321", "0800.789.321"),
    ("0800789321", "0800789321"),
    ("(0800) 789 321", "0800) 789 321"),
    ("0800 **789** 321", "0800 **789** 321"),
    ("Ring 0800\n789 321 today", "0800 789 321"),
    ("0\u200b800 789 321", "0\u200b800 789 321"),
    ("\u20660800 789 321\u2069", "0800 789 321"),
    ("Tel0800 789 321", "0800 789 321"),
    ("٠٨٠٠ ٧٨٩ ٣٢١", "٠٨٠٠ ٧٨٩ ٣٢١"),
    ("۰۸۰۰ ۷۸۹ ۳۲۱", "۰۸۰۰ ۷۸۹ ۳۲۱"),
    ("০৮০০ ৭৮৯ ৩২১", "০৮০০ ৭৮৯ ৩২১"),
    ("０８００　７８９　３２１", "０８００　７８９　３２１"),
    ("800 789 321 without the nought", "800 789 321"),
    ("+44 800 789 321", "+44 800 789 321"),
    ("+44 (0)800 789 321", "+44 (0)800 789 321"),
    ("＋44 800 789 321", "＋44 800 789 321"),
    ("0044 800 789 321", "0044 800 789 321"),
    ("44 20 7946 0000", "44 20 7946 0000"),
    ("020 7946 0000", "020 7946 0000"),
    ("01632 960 123", "01632 960 123"),
    ("07700 900123", "07700 900123"),
    ("+48 22 123 45 67", "+48 22 123 45 67"),
    ("0 8 0 0 1 1 1 1", "0 8 0 0 1 1 1 1"),
    ("team@council.gov.uk", "team@council.gov.uk"),
    ("Team@Council.gov.uk.", "Team@Council.gov.uk"),
    ("team＠council.gov.uk", "team＠council.gov.uk"),
    ("team [at] council.gov.uk", "team [at] council.gov.uk"),
    ("[write](mailto:team@council.gov.uk)", "team@council.gov.uk"),
    ("napisz: team@council.gov.uk!", "team@council.gov.uk"),
    ("It costs £20.", "£20"),
    ("It costs £ 20", "£ 20"),
    ("It costs £\u00a020.00", "£ 20.00"),
    ("a £1,000.50 fine", "£1,000.50"),
    ("20 GBP", "20 GBP"),
    ("GBP 20", "GBP 20"),
    ("20\u00a0£", "20 £"),
    ("1 000,50 £", "1 000,50 £"),
    ("20 pounds", "20 pounds"),
    ("50p", "50p"),
    ("€20", "€20"),
    ("20 funtów", "20 funtów"),
    ("£۲۰", "£۲۰"),
    ("٢٠ £", "٢٠ £"),
    ("২০ পাউন্ড", "২০ পাউন্ড"),
    ("۲۰ پاؤنڈ", "۲۰ پاؤنڈ"),
    ("￡２０", "￡２０"),
    ("&pound;20", "&pound;20"),
]

NOT_TYPED = [
    "",
    "No numbers at all.",
    "In 2014 and 2026.",
    "On 20/11/2026 and 2026-11-20.",
    "From 01/02/2026 10 30 to 03/04/2026 11 15.",
    "On 01.02.2026 and 03-04-26.",
    "2026-11-20T10:30:00",
    "20 November 2026",
    "٢٠ نوفمبر ٢٠٢٦",
    "See page 101.",
    "See pages 101, 105 and 111.",
    "see pp. 101–105",
    "section 111 and sections 101 to 105",
    "section 26 of the Counter-Terrorism and Security Act 2015",
    "CTSA 2015, s26, s. 101",
    "§ 101",
    "zob. strona 101 i str. 105",
    "دیکھیں صفحہ 101",
    "الصفحة ١٠١",
    "第101页",
    "paragraph 101(2)",
    "ages 11–15",
    "ages 11 to 15, 16+",
    "9am–5pm",
    "9am to 5pm, 09:00–17:00",
    "at 10:30 and 18:00",
    "8,778 referrals (+27%)",
    "8 778 zgłoszeń, 8.778, 8'778",
    "101,250 people",
    "111 000 people",
    "2 111 osób",
    "56%, 101%, 111 per cent, 112 فیصد",
    "1.101 and 101.5",
    "ISO 9001, ISO 101, BS 8878, EN 301 549",
    "ISO/IEC 27001:2022",
    "DAPB1605 v4",
    "101st and 999th",
    "A101, KS3, E07000113",
    "WCAG 2.2, version 1.0.1",
    "ISBN 978-0-12-345678-9 and 978 0 12 345678 9",
    "[the Act](https://www.legislation.gov.uk/ukpga/2015/6/part/5/section/111)",
    "https://www.example.org/0800789321/101?tel=08001111",
    "www.example.org/999",
    "gov.uk/999",
    "[x]: https://example.org/999",
    "![A phone](images/0800-789-321.png)",
    "[guide](doc:worried#step-101)",
    "{{ contact.emergency.phone }}",
    "Call {{ contact.a999.phone_0800 }}.",
    "## Title {#part-999}",
    "A note[^101].",
    "@handle and name@",
    "0.1234567890 of it",
    "007 and 0",
    "24/7",
    "11/999",
    "24 → 42",
    "1080p",
    "the 1990s; 5–6; 1/2",
    "12345678",
    "KCSIE 2025, RSHE (Sept 2026), 15 Jul 2025",
    "# 1\n\n1. one\n2. two\n",
]


@pytest.mark.parametrize(("text", "expected"), TYPED)
def test_what_is_typed_by_hand_is_found(text: str, expected: str) -> None:
    findings = typed_by_hand_in(text, FACTS, "x.md")
    assert [f.message.split("“")[1].split("”")[0] for f in findings] == [" ".join(expected.split())]
    assert {f.code for f in findings} == {"FA004"}


@pytest.mark.parametrize("text", NOT_TYPED)
def test_what_only_looks_so_is_left_alone(text: str) -> None:
    assert typed_by_hand_in(text, FACTS, "x.md") == ()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("999", "contact.emergency.phone"),
        ("٩٩٩", "contact.emergency.phone"),
        ("+44 800 789 321", "contact.hotline.phone"),
        ("800 789 321", "contact.hotline.phone"),
        ("۰۸۰۰ ۱۱۱۱", "contact.childline.phone"),
        ("020 7946 0000", "contact.office.phone"),
        ("18001-101", "contact.relay.phone"),
        ("TEAM@council.gov.uk", "contact.office.email"),
        ("20,00 £", "cost.room"),
        ("২০ পাউন্ড", "cost.room"),
        ("£1,000.50", "cost.licence"),
        ("1.000,50 EUR", "cost.licence"),
    ],
)
def test_the_hint_names_the_fact(text: str, key: str) -> None:
    (finding,) = typed_by_hand_in(text, FACTS, "x.md")
    assert finding.hint == f"Write {{{{ {key} }}}}."


def test_an_earlier_value_names_the_fact_that_had_it() -> None:
    was = (
        FormerValue("0808 157 0001", date(2026, 11, 23)),
        FormerValue("61234", date(2026, 11, 24)),
    )
    facts = {"a.line": _fact("a.line", FactType.PHONE, "0808 157 0002", was=was)}
    for number in ("0808 157 0001", "61234"):
        (finding,) = typed_by_hand_in(f"Call {number} now.", facts, "a.po")
        assert finding.hint == "It is retired: write {{ a.line }}."


def test_a_retired_number_names_its_replacement() -> None:
    (finding,) = typed_by_hand_in("01632 960123", FACTS, "x.md")
    assert finding.hint == "It is retired: write {{ contact.office.phone }}."


def test_a_number_without_a_fact_asks_for_one() -> None:
    (finding,) = typed_by_hand_in("0808 157 0000", FACTS, "x.md")
    assert "Add it to facts/ as a fact of type phone" in finding.hint


def test_all_are_found_in_order_with_their_places() -> None:
    text = SourceText.of("a.md", "Call 999 or\n0800 789 321,\n\nwrite team@council.gov.uk: £20", 7)
    findings = typed_by_hand(text, FACTS)
    assert [(f.path, f.line, f.column) for f in findings] == [
        ("a.md", 7, 6),
        ("a.md", 8, 1),
        ("a.md", 10, 7),
        ("a.md", 10, 28),
    ]
    assert findings[1].message == "The phone number “0800 789 321” is typed by hand."


def test_short_codes_of_the_librarys_own_facts_count() -> None:
    own = {"x.y": _fact("x.y", FactType.PHONE, "4242")}
    assert [f.hint for f in typed_by_hand_in("Text 4242.", own, "x.md")] == ["Write {{ x.y }}."]
    assert typed_by_hand_in("Text 4242.", {}, "x.md") == ()


def test_numbers_next_to_each_other_are_several() -> None:
    findings = typed_by_hand_in("0800 1111 0800 789 321, 999/112", FACTS, "x.md")
    assert len(findings) == 4


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789+ ()-.٠٨٩۰۸９０\u00a0\nx", max_size=40))
def test_nothing_escapes_that_the_library_of_numbers_finds(text: str) -> None:
    matches = list(PhoneNumberMatcher(text, "GB", leniency=Leniency.VALID))
    if matches and "." not in text and "\n" not in text:
        assert typed_by_hand_in(text, FACTS, "x.md") or _only_dates(text)


def _only_dates(text: str) -> bool:
    # A British number written without its nought, and what is glued to a letter, are no typed fact.
    return all(
        m.raw_string.lstrip("+( ")[:1] not in "0٠۰０" or "x" in text
        for m in PhoneNumberMatcher(text, "GB", leniency=Leniency.VALID)
    )


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_a_traceback(text: str) -> None:
    typed_by_hand_in(text, FACTS, "x.md")


PIECES = (
    *"0123456789 /.:-@&()[]{}<>#^_\n",
    *("٣", "２", "²", "\u200b", "\\", "£", "€", "(at)", "[AT]", "&#48;", "word", "GBP ", "50p"),
    *("{{ a.b }}", "{#id}", "[^1]", "[x](", "](", "]: ", "https://", "www.", "tel:", "978", "999"),
    *("0800 011 3764", "a@b.example", "2026-11-26", "9:00", "3.5"),
)
SOUP = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


@given(SOUP)
def test_what_is_passed_over_holds_nothing(text: str) -> None:
    typed._all.cache_clear()
    found = typed_by_hand_in(text, FACTS, "x.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typed, "says_nothing", lambda _text: False)
        typed._all.cache_clear()
        assert typed_by_hand_in(text, FACTS, "x.md") == found


@given(SOUP)
def test_a_mask_is_looked_for_wherever_it_matches(text: str) -> None:
    for sign, pattern in (*reading._UNREAD, *reading._NOT_DIALLED):
        assert sign in text or not pattern.search(text)
    addresses = list(zones(text).spans(Zone.ADDRESS))
    assert not addresses or "](" in text or "]:" in text
