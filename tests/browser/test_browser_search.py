"""The search in a real Chromium: how it is used, what it sends, and that it finds words."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from harness.serving import ours, serving
from harness.sites import ROOT, Site
from waymark.model import Direction, Language
from waymark.site.searching import SearchedPage, write_index
from waymark.translation import interface_words, packaged_languages, plural

Visit = Callable[..., Page]
STATUS, ROWS = "[data-part=status]", "[data-part=list] > li"
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")


def ask(page: Page, words: str) -> None:
    """Write words into the form and send it with the keyboard; wait for the answer."""
    page.fill("#words", words)
    page.press("#words", "Enter")
    answered(page)


def answered(page: Page) -> None:
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^(\d+ .*|No page was found\.)$"))


def titles(page: Page) -> list[str]:
    return page.locator(f"{ROWS} h3").all_inner_texts()


def test_a_search_says_how_many_and_marks_the_words(
    visit: Visit, listen: Callable[[Page], list[str]]
) -> None:
    page = visit("")
    heard = listen(page)
    page.goto(page.url + "search/")
    ask(page, "worrying")
    count = int(page.locator(STATUS).inner_text().split()[0])
    assert count >= len(titles(page)) >= 2  # ten at a time
    marks = {m.lower().strip("?.,") for m in page.locator(f"{ROWS} mark").all_inner_texts()}
    assert marks and all(m.startswith("worr") for m in marks)
    assert page.locator("#words").evaluate("e => e === document.activeElement")
    assert page.locator(STATUS).get_attribute("role") == "status"
    assert heard == []


def test_words_stay_out_of_every_address_that_is_asked_for(visit: Visit) -> None:
    page = visit("search/")
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url + (r.post_data or "") + str(r.headers)))
    ask(page, "supporting")
    page.locator("[data-group=kind]").first.check()
    answered(page)
    page.reload()
    answered(page)
    page.locator(f"{ROWS} a").first.click()
    page.wait_for_load_state()
    assert len(asked) > 8
    assert [a for a in asked if "support" in a.lower()] == []
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == [
        "",
        0,
        0,
    ]


def test_an_address_with_words_answers_by_itself(visit: Visit) -> None:
    page = visit("search/#q=safeguarding&audience=schools&kind=guidance")
    answered(page)
    assert page.input_value("#words") == "safeguarding"
    checked = page.locator("[data-search] :checked")
    assert [b.get_attribute("value") for b in checked.all()] == ["schools", "guidance"]
    abouts = page.locator("[data-about]").all_inner_texts()
    assert abouts and all("For schools" in a and "Guidance" in a for a in abouts)


def only(page: Page, words: str) -> None:
    """Wait for rows that all say something: the count changes before them, and they go before new
    ones come."""
    rows = page.locator("[data-about]")
    expect(rows.filter(has_not_text=words)).to_have_count(0)
    expect(rows.filter(has_text=words)).not_to_have_count(0)


def test_boxes_narrow_a_search_down_and_open_it_again(visit: Visit) -> None:
    page = visit("search/")
    ask(page, "safeguarding")
    everything = page.locator(STATUS).inner_text()
    box = page.get_by_role("checkbox", name="For schools")
    box.check()
    expect(page.locator(STATUS)).not_to_have_text(everything)
    only(page, "For schools")
    some = page.locator("[data-about]").all_inner_texts()
    assert some and all("For schools" in s for s in some)
    fewer = page.locator(STATUS).inner_text()
    assert 0 < int(fewer.split()[0]) < int(everything.split()[0])
    # One reader or another, but only of one kind.
    page.get_by_role("checkbox", name="For professionals").check()
    page.get_by_role("checkbox", name="Guidance").check()
    only(page, "Guidance")
    expect(page.locator(STATUS)).not_to_have_text(fewer)
    for about in page.locator("[data-about]").all_inner_texts():
        assert "Guidance" in about and ("For schools" in about or "For professionals" in about)
    for name in ("For schools", "For professionals", "Guidance"):
        page.get_by_role("checkbox", name=name).uncheck()
    expect(page.locator(STATUS)).to_have_text(everything)
    # Boxes without words ask for nothing.
    page.fill("#words", "")
    page.press("#words", "Enter")
    expect(page.locator(STATUS)).to_have_text("")
    box.check()
    expect(page.locator(STATUS)).to_have_text("")


def test_back_and_forward_go_from_search_to_search(visit: Visit) -> None:
    page = visit("search/")
    ask(page, "safeguarding")
    first = titles(page)
    ask(page, "zzzz")
    expect(page.locator(STATUS)).to_have_text("No page was found.")
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(len(first))
    assert page.input_value("#words") == "safeguarding" and titles(page) == first
    page.go_back()
    expect(page.locator(STATUS)).to_have_text("")
    assert page.input_value("#words") == "" and titles(page) == []
    page.go_forward()
    expect(page.locator(ROWS)).to_have_count(len(first))
    # The same words again: nothing new in the address, but an answer.
    page.press("#words", "Enter")
    answered(page)
    assert titles(page) == first


def test_a_jump_on_the_page_does_not_forget_the_search(visit: Visit) -> None:
    page = visit("search/#q=safeguarding")
    answered(page)
    before = titles(page)
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#main'")
    assert titles(page) == before


def test_where_nothing_is_found_there_is_help(visit: Visit) -> None:
    page = visit("search/")
    ask(page, "zzzz qqqq")
    expect(page.locator(STATUS)).to_have_text("No page was found.")
    links = page.locator("[data-part=nothing] a")
    assert links.all_inner_texts() == ["All pages", "Get help now"]
    assert page.locator("[data-part=results]").is_hidden()
    links.first.click()
    page.wait_for_url("**/pages/")


def test_a_result_leads_to_the_place_on_its_page(visit: Visit) -> None:
    page = visit("search/#q=0800+011+3764")
    answered(page)
    step = page.locator(f"{ROWS} li a").first
    name = step.inner_text()
    step.click()
    page.wait_for_url(re.compile(r"/#[\w-]+$"))
    target = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert target.inner_text().startswith(name)
    assert "0800 011 3764" in page.locator("article").inner_text().replace("\u00a0", " ")


@pytest.mark.parametrize("address", ["search/", "pl/search/", "ur/search/"])
def test_a_number_is_found_however_it_is_written(visit: Visit, address: str) -> None:
    page = visit(address)
    for number in (
        "0800 011 3764",
        "08000113764",
        "+44 800 011 3764",
        "0800-011-3764",
        "٠٨٠٠٠١١٣٧٦٤",
    ):
        page.fill("#words", "")
        page.press("#words", "Enter")
        expect(page.locator(STATUS)).to_have_text("")
        page.fill("#words", number)
        page.press("#words", "Enter")
        expect(page.locator(ROWS).first).to_be_visible()
        for row in page.locator(ROWS).all():
            marked = "".join(row.locator("mark").all_inner_texts())
            assert marked.replace(" ", "").startswith("08000113764")


def test_numbers_and_hours_keep_their_order_in_urdu(visit: Visit) -> None:
    page = visit("ur/search/#q=0800+011+3764")
    expect(page.locator(ROWS).first).to_be_visible()
    for bdi in page.locator("[data-excerpt] bdi").all():
        assert bdi.get_attribute("dir") == "ltr"
    text = " ".join(page.locator("[data-excerpt] bdi").all_inner_texts())
    assert "0800 011 3764" in text and re.search(r"9:00\s?AM\s–\s5:00\s?PM", text)
    assert not re.search("[\u2066-\u2069]", page.locator("main").inner_text())
    # By the places of the glyphs: the groups of the number stand from left to right.
    row = page.locator("[data-excerpt]", has_text="3764").first
    left = [m.bounding_box() for m in row.locator("mark").all()[:3]]
    places = [box["x"] for box in left if box]
    assert len(places) == 3 and places == sorted(places)


def test_one_language_never_shows_anothers_pages(visit: Visit) -> None:
    """“Prevent” and “Channel” stand in the texts of all languages."""
    for code in ("", "pl/", "ur/"):
        page = visit(f"{code}search/#q=Channel")
        expect(page.locator(ROWS).first).to_be_visible()
        links = [a.evaluate("a => a.href") for a in page.locator(f"{ROWS} a").all()]
        below = page.url.partition("search/")[0]
        other = [x for x in ("", "pl/", "ur/") if x != code]
        for link in links:
            assert link.startswith(below)
            rest = link.removeprefix(below)
            assert not any(rest.startswith(x) for x in other if x)


def test_words_that_are_typed_never_become_markup(visit: Visit) -> None:
    page = visit("search/")
    hostile = '<img src=x onerror=alert(1)> "worried" <mark>'
    page.fill("#words", hostile)
    page.press("#words", "Enter")
    expect(page.locator(STATUS)).not_to_have_text(re.compile("Searching|^$"))
    assert page.locator("main img").count() == 0
    assert page.input_value("#words") == hostile


def test_more_pages_come_when_asked_for(small: Callable[..., tuple[str, Page]]) -> None:
    pages = [_page("en", f"<p>Lamp {'word ' * n}</p>", f"Page {n}") for n in range(23)]
    _, page = small("en", pages)
    ask(page, "lamp")
    more = page.get_by_role("button", name="Show more pages")
    expect(page.locator(STATUS)).to_have_text("23 pages found")
    assert len(titles(page)) == 10
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(ROWS)).to_have_count(20)
    focused: str = page.evaluate("document.activeElement.textContent")
    assert focused == titles(page)[10]
    more.click()
    expect(page.locator(ROWS)).to_have_count(23)
    assert more.is_hidden() and len(set(titles(page))) == 23


def test_the_last_search_wins(visit: Visit) -> None:
    page = visit("search/")
    page.evaluate("location.hash = '#q=safeguarding'; location.hash = '#q=zzzz'")
    expect(page.locator(STATUS)).to_have_text("No page was found.")
    assert titles(page) == []


def test_what_is_typed_after_a_search_is_not_written_over(visit: Visit) -> None:
    page = visit("search/")
    page.evaluate(
        """() => {
          const words = document.querySelector("#words");
          words.value = "safeguarding";
          words.form.requestSubmit();
          words.value = "zzzz";
        }"""
    )
    answered(page)
    assert page.input_value("#words") == "zzzz"
    page.press("#words", "Enter")
    expect(page.locator(STATUS)).to_have_text("No page was found.")
    page.go_back()
    answered(page)
    assert page.input_value("#words") == "safeguarding" and titles(page)


@pytest.mark.parametrize("lost", ["waymark.json", "pagefind.js", ".pf_meta", ".pf_index"])
def test_a_search_that_cannot_be_loaded_says_so(visit: Visit, lost: str) -> None:
    page = visit("search/")
    page.route(re.compile(re.escape(lost)), lambda route: route.abort())
    page.fill("#words", "safeguarding")
    page.press("#words", "Enter")
    expect(page.locator(STATUS)).to_have_text(re.compile("could not be loaded"))
    assert page.locator("[data-part=without] a").inner_text() == "All pages"
    page.unroute(re.compile(re.escape(lost)))
    page.press("#words", "Enter")
    answered(page)
    assert len(titles(page)) > 3


def test_without_script_the_list_of_pages_stands_in(visit: Visit) -> None:
    page = visit("public/", java_script_enabled=False)
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    page.wait_for_url("**/search/")
    assert page.locator("form").is_hidden()
    assert "needs JavaScript" in page.locator("[data-part=without]").inner_text()
    page.locator("[data-part=without] a").click()
    page.wait_for_url("**/pages/")


@pytest.mark.parametrize(
    ("address", "words", "scheme"),
    [
        ("search/", "", "light"),
        ("search/", "safeguarding", "light"),
        ("search/", "safeguarding", "dark"),
        ("search/", "zzzz", "light"),
        ("ur/search/", "0800", "light"),
        ("ur/search/", "0800", "dark"),
    ],
)
def test_nothing_to_find_for_axe_in_any_state(
    visit: Visit, address: str, words: str, scheme: str
) -> None:
    page = visit(address, color_scheme=scheme)
    if words:
        page.fill("#words", words)
        page.press("#words", "Enter")
        expect(page.locator(STATUS)).not_to_have_text(re.compile("^$|^Searching"))
    page.evaluate(AXE)
    result = page.evaluate("axe.run(document)")
    faults = [(v["id"], [n["html"][:90] for n in v["nodes"]]) for v in result["violations"]]
    assert faults == []


def test_counts_take_the_same_form_in_the_browser_as_elsewhere(visit: Visit) -> None:
    """The browser chooses the plural form, by CLDR's names, which stand in the page."""
    page = visit("search/")
    names = ("zero", "one", "two", "few", "many", "other")
    choose = """([code, names]) => {
      const rules = new Intl.PluralRules(code);
      const form = n => names.includes(rules.select(n)) ? rules.select(n) : "other";
      return [...Array(201).keys()].map(form);
    }"""
    for code in packaged_languages():
        language = Language(code, code, code, Direction.LTR, code)
        given = [n for n in names if f"search.count.{n}" in interface_words(code)[0]]
        words = {f"form.{n}": n for n in given}
        expected = [plural(words, "form", n, language) for n in range(1, 201)]
        assert page.evaluate(choose, [code, given])[1:] == expected, code


# Words of every language.


def _page(language: str, body: str, name: str = "Title") -> SearchedPage:
    rtl = language in ("ar", "fa", "ur")
    address = f"public/leaflets/{name.lower().replace(' ', '-')}/"
    return SearchedPage(address, name, "—", body, ("public",), "leaflet", rtl)


@pytest.fixture
def small(
    drafts: Site, browser: Browser, tmp_path: Path, listen: Callable[[Page], list[str]]
) -> Iterator[Callable[..., tuple[str, Page]]]:
    """A site of a search page alone, in any language, with an index of the pages that are given."""
    shutil.copytree(drafts.root / "assets", tmp_path / "assets")
    page = (drafts.root / "search" / "index.html").read_text("utf-8")
    context = browser.new_context()
    headers = ours("search/")
    with serving(tmp_path, lambda _address: headers) as base:

        def open_page(language: str, pages: list[SearchedPage]) -> tuple[str, Page]:
            write_index(language, pages, tmp_path)
            text = page.replace('<html lang="en"', f'<html lang="{language}"')
            text = text.replace("pagefind/en/", f"pagefind/{language}/")
            here = tmp_path / "search" / "index.html"
            here.parent.mkdir(exist_ok=True)
            here.write_text(text, "utf-8")
            tab = context.new_page()
            tab.goto(f"{base}/search/")
            return base, tab

        yield open_page
    context.close()


OTHER = {
    "zh": "这里什么都没有。另一页。",
    "ur": "یہاں کچھ نہیں ہے۔ دوسرا صفحہ۔",
    "ar": "لا شيء هنا. صفحة أخرى.",
    "fa": "اینجا چیزی نیست.",
    "bn": "এখানে কিছু নেই। অন্য পাতা।",
    "pa": "ਇੱਥੇ ਕੁਝ ਨਹੀਂ ਹੈ। ਹੋਰ ਪੰਨਾ।",
    "gu": "અહીં કંઈ નથી.",
    "ne": "यहाँ केही छैन।",
    "hi": "यहाँ कुछ नहीं है।",
    "ta": "இங்கே எதுவும் இல்லை. மற்ற பக்கம்.",
    "ru": "Здесь ничего нет.",
}
"""What another page says, which no query may find; in Latin letters, unless it stands here."""
FINDS: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "en": (
        "Your friend is being radicalised. Report it to the police at the café, the council’s own.",
        ("radicalisation", "radicalising", "Reports", "reporting", "POLICE", "cafe", "councils"),
        ("council's", "what is a friend", '"to the police"'),
    ),
    "pl": (
        "Radykalizacja młodzieży. Dziecko w niebezpieczeństwie, dzwoń na policję. Żółte łódki.",
        ("radykalizacji", "radykalizację", "młodzież", "dziecka", "policja", "niebezpieczeństwo"),
        ("mlodziezy", "zolte", "lodki", "łódka", "dzieci"),
    ),
    "ur": (
        "بچوں کی حفاظت کے لیے پولیس کو فون کریں۔ اُردُو زبان میں مَدَد ملتی ہے۔ انتہا پسندی",
        ("بچے", "بچہ", "بچوں", "پوليس", "پولیس", "اردو", "اُردُو", "مدد", "مَدَد", "زبانیں"),
        ("انتہا پسندی", "انتہاپسندی", "ﭘﻮﻟﻴﺲ", "حفاظت"),
    ),
    "ar": (
        "اتّصل بالشُّرطة فوراً. حماية الأطفال والمدرسة من التطرّف.",
        ("الشرطة", "شرطة", "اتصل", "الاطفال", "أطفال", "المدرسة", "مدرسة", "تطرف", "ﺍﻟﺸﺮﻃﺔ"),
        ("حمايه", "فورا"),
    ),
    "fa": (
        "حفاظت از کودکان. با پلیس تماس بگیرید. کمک می‌خواهید؟",
        ("کودک", "كودكان", "پليس", "می‌خواهید", "میخواهید"),
        (),
    ),
    "bn": (
        "শিশুদের সুরক্ষা। পুলিশকে ফোন করুন ০৮০০ ০১১। উগ্রবাদ কী? বিদ্যালয়ের শিক্ষক।",
        ("শিশু", "শিশুদের", "শিশুকে", "পুলিশ", "উগ্রবাদ", "বিদ্যালয়", "বিদ্যালয\u09bcে", "0800"),
        ("কী",),
    ),
    "pa": (
        "ਬੱਚਿਆਂ ਦੀ ਸੁਰੱਖਿਆ। ਪੁਲਿਸ ਨੂੰ ਫ਼ੋਨ ਕਰੋ। ਕੱਟੜਵਾਦ ਤੋਂ ਬਚਾਓ।",
        ("ਬੱਚੇ", "ਬੱਚਾ", "ਬੱਚਿਆਂ", "ਸੁਰੱਖਿਆ", "ਪੁਲਿਸ", "ਫੋਨ", "ਫ਼ੋਨ", "ਕੱਟੜਵਾਦੀ"),
        (),
    ),
    "gu": ("બાળકોની સલામતી. પોલીસને ફોન કરો.", ("બાળકો", "બાળક", "પોલીસ", "સલામતી"), ()),
    "hi": ("बच्चों की सुरक्षा। पुलिस को फ़ोन करें।", ("बच्चे", "बच्चों", "पुलिस", "फोन", "सुरक्षा"), ()),
    "ta": (
        "குழந்தைகள் பாதுகாப்பு. காவல்துறையை அழைக்கவும். தீவிரவாதம்",
        ("குழந்தை", "குழந்தைகளை", "பாதுகாப்பு", "காவல்துறை", "தீவிரவாதத்தை"),
        (),
    ),
    "zh": (
        "您担心某个人吗？保护儿童免受极端主义的影响。请致电警方0800 011。",
        ("儿童", "极端主义", "担心", "警方", "保护儿童", "致电警方", "影响", "请致电", "0800"),
        (),
    ),
    "ro": (
        "Copiii și tinerii sunt în siguranță. Sunați la poliție. Școala copilului.",
        ("copii", "copil", "tineri", "siguranta", "siguranţă", "poliția", "politie", "scoala"),
        (),
    ),
    "lt": (
        "Vaikų apsauga. Skambinkite policijai. Radikalizacija mokykloje.",
        ("vaikai", "vaikas", "vaiku", "apsaugos", "policija", "mokykla", "radikalizacijos"),
        (),
    ),
    "ru": (
        "Безопасность детей. Позвоните в полицию. Радикализация подростков. Ещё раз.",
        ("дети", "полиция", "радикализации", "подросток", "еще", "безопасности"),
        (),
    ),
    "cy": (
        "Diogelwch plant. Ffoniwch yr heddlu ym Mhowys.",
        ("blant", "Plant", "phlant", "heddlu", "Powys", "diogelu"),
        (),
    ),
    "ne": (
        "बालबालिकाको सुरक्षा। प्रहरीलाई फोन गर्नुहोस्।",
        ("बालबालिका", "सुरक्षा", "प्रहरी", "प्रहरीको", "फोन"),
        (),
    ),
    "so": ("Badbaadada carruurta. Wac booliska.", ("carruur", "booliis", "badbaado"), ()),
    "sq": ("Fëmijët dhe siguria. Telefononi policinë.", ("femijet", "fëmijë", "policia"), ()),
    "pt": ("Proteção das crianças. Ligue para a polícia.", ("proteger", "criança", "policia"), ()),
    "bg": ("Безопасност на децата. Обадете се в полицията.", ("деца", "полиция"), ()),
    "tr": ("Çocukların güvenliği. Polisi arayın.", ("çocuk", "cocuk", "güvenlik", "polis"), ()),
    "ku": ("Ewlehiya zarokan. Telefonî polîs bikin.", ("zarok", "polis", "ewlehî"), ()),
    "uk": ("Безпека дітей. Зателефонуйте в поліцію.", ("діти", "поліція", "безпеки"), ()),
}


ALWAYS = frozenset({"en", "pl", "ur", "ar", "bn", "pa", "zh"})


@pytest.mark.parametrize(
    "language", [c if c in ALWAYS else pytest.param(c, marks=pytest.mark.slow) for c in FINDS]
)
def test_words_are_found_in_their_forms(
    language: str, small: Callable[..., tuple[str, Page]]
) -> None:
    text, forms, more = FINDS[language]
    other = OTHER.get(language, "Xyzzy plugh.")
    pages = [_page(language, f"<p>{text}</p>"), _page(language, f"<p>{other}</p>", "Other")]
    _, page = small(language, pages)
    missed = []
    for words in (*forms, *more):
        page.fill("#words", words)
        page.press("#words", "Enter")
        expect(page.locator(STATUS)).to_have_text(re.compile(r"^(\d+ page.*|No page.*)$"))
        if titles(page) != ["Title"]:
            missed.append((words, titles(page)))
    assert missed == []
    shown: Locator = page.locator(f"{ROWS} [data-excerpt]")
    if language != "zh":
        # The last word of the query is marked in a text that is shown as it is written.
        first = " ".join(text.split()[:2])
        assert first.rstrip(".۔।") in shown.inner_text().replace("\u00a0", " ")
    page.fill("#words", "qqqqq")
    page.press("#words", "Enter")
    expect(page.locator(STATUS)).to_have_text("No page was found.")
