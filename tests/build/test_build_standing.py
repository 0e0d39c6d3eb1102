"""What stands of what was released, by hand-made registers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from waymark.build import Options
from waymark.build.bygone import gone, moves
from waymark.build.register_store import Records
from waymark.build.released_texts import facts_of
from waymark.build.standing import StandingEdition, standings
from waymark.build.work import Released
from waymark.content import read_shared
from waymark.editions import Edition
from waymark.model import (
    Composed,
    Document,
    Entry,
    Event,
    Fact,
    FactType,
    Frozen,
    Kind,
    Library,
    Marking,
    Passage,
    Place,
    Register,
    ReleasedAddress,
    Review,
    SourceText,
    TranslationKind,
    TranslationState,
    Version,
)
from waymark.model.document import Every

SHARED = read_shared(Path(__file__).parents[1] / "small_library")[0]
FIRST, SECOND, THIRD = Version(1, 0), Version(1, 1), Version(1, 2)
DAY = date(2026, 11, 1)
PLACE = Place("register/leaflets/worried/register.yml")


def library() -> Library:
    assert SHARED is not None
    return SHARED


def entry(event: Event, version: Version, **changes: object) -> Entry:
    made = Entry(event, DAY, "editor", PLACE, {"public": "x"}, {"public": version})
    return replace(made, **changes)  # type: ignore[arg-type]


def release(version: Version, **changes: object) -> Entry:
    return entry(Event.RELEASED, version, **changes)


def translation(version: Version, translates: Version) -> Entry:
    return entry(Event.LANGUAGE_RELEASED, version, language="pl", translates={"public": translates})


def withdrawal(version: Version, language: str = "") -> Entry:
    return entry(Event.WITHDRAWN, version, language=language, reason="wrong", digests={})


def frozen(
    version: Version, language: str = "en", slug: str = "worried", keys: tuple[str, ...] = ()
) -> Frozen:
    path = f"leaflets/{slug}.md"
    title = Passage("Worried?", language)
    composed = Composed(
        document="worried", section="leaflets", slug=slug, audience="public", language=language,
        title=title, summary=title, body=SourceText.of(path, "Text.\n"), heading_ids=(),
        fact_keys=keys, linked_ids=(), translation=TranslationState(TranslationKind.SOURCE),
        dialect="1",
    )  # fmt: skip
    document = Document(
        path=path, section="leaflets", slug=slug, id="worried", title="Worried?", summary="x",
        kind=Kind.LEAFLET, marking=Marking.OFFICIAL, editions=(), owner="editor",
        review=Review(Every("6 months", 180), DAY, DAY), body=SourceText.of(path, ""),
    )  # fmt: skip
    return Frozen(composed, document, version, DAY, version, ())


def stand(
    entries: list[Entry], texts: list[Frozen], addresses: tuple[ReleasedAddress, ...] = ()
) -> tuple[dict[str, StandingEdition], Records]:
    register = Register(PLACE.path, "worried", "leaflets", "worried", tuple(entries))
    records = Records((register,), tuple(texts), addresses)
    return {s.edition.language: s for s in standings(records, library())}, records


def test_the_newest_whole_text_comes_first() -> None:
    found, _ = stand([release(FIRST), release(SECOND)], [frozen(FIRST), frozen(SECOND)])
    assert [f.version for f in found["en"].texts] == [SECOND, FIRST]
    found, _ = stand([release(FIRST), release(SECOND)], [frozen(FIRST)])
    assert [f.version for f in found["en"].texts] == [FIRST]


def test_what_was_withdrawn_never_comes_back() -> None:
    texts = [frozen(FIRST), frozen(FIRST, "pl"), frozen(SECOND)]
    entries = [release(FIRST), translation(FIRST, FIRST), withdrawal(FIRST)]
    found, _ = stand(entries, texts)
    assert [s.texts for s in found.values()] == [(), ()]
    assert all(s.withdrawn for s in found.values())
    found, _ = stand([*entries, release(SECOND)], texts)
    assert [f.version for f in found["en"].texts] == [SECOND]
    assert found["en"].withdrawn is None
    assert found["pl"].texts == () and found["pl"].withdrawn


def test_a_translation_may_be_withdrawn_alone() -> None:
    texts = [frozen(FIRST), frozen(FIRST, "pl")]
    entries = [release(FIRST), translation(FIRST, FIRST), withdrawal(FIRST, "pl")]
    found, _ = stand(entries, texts)
    assert found["en"].texts and found["en"].withdrawn is None
    assert found["pl"].texts == () and found["pl"].withdrawn


def test_a_change_for_safety_takes_down_older_translations() -> None:
    texts = [frozen(FIRST), frozen(FIRST, "pl"), frozen(SECOND)]
    entries = [release(FIRST), translation(FIRST, FIRST), release(SECOND, safety=True)]
    found, _ = stand(entries, texts)
    assert found["pl"].unsafe and found["pl"].behind
    assert not found["en"].unsafe


def test_a_small_change_leaves_no_translation_behind() -> None:
    entries = [release(FIRST), translation(FIRST, FIRST), release(SECOND, minor=True)]
    found, _ = stand(entries, [frozen(FIRST), frozen(FIRST, "pl"), frozen(SECOND)])
    assert not found["pl"].behind


def test_an_edition_without_any_whole_text_is_found_by_its_listed_address() -> None:
    row = ReleasedAddress("public/leaflets/moved/", "worried", "public", "en")
    found, records = stand([release(FIRST)], [], (row,))
    assert found["en"].page == "public/leaflets/moved/"
    released = Released(
        records, tuple(found.values()), titles={found["en"].edition: Passage("", "en")}
    )
    (lost,) = gone(released)
    assert (lost.page, lost.withdrawn) == ("public/leaflets/moved/", None)


def test_a_moved_text_answers_at_all_its_addresses() -> None:
    old, new = "public/leaflets/old/", "public/leaflets/worried/"
    rows = (
        ReleasedAddress("q/worried/", "worried"),
        ReleasedAddress(old, "worried", "public", "en"),
        ReleasedAddress(new, "worried", "public", "en"),
        ReleasedAddress("ar/public/leaflets/old/", "worried", "public", "ar"),
        ReleasedAddress("public/x/lost/", "lost", "public", "en"),
    )
    texts = [frozen(FIRST, slug="old"), frozen(SECOND)]
    found, records = stand([release(FIRST), release(SECOND)], texts, rows)
    edition = Edition("worried", "public", "en")
    released = Released(records, tuple(found.values()), {edition: texts[1]})
    taken = frozenset({new, "q/worried/", f"{new}editions/", f"{new}editions/1.0/"})
    assert {m.address: m.target for m in moves(released, taken)} == {
        f"{new}editions/1.1/": new,
        old: new,
        f"{old}editions/": f"{new}editions/",
        f"{old}editions/1.0/": f"{new}editions/1.0/",
        f"{old}editions/1.1/": new,
        "ar/public/leaflets/old/": new,
        "ar/public/leaflets/old/editions/": f"{new}editions/",
        "ar/public/leaflets/old/editions/1.0/": f"{new}editions/1.0/",
        "ar/public/leaflets/old/editions/1.1/": new,
        "public/x/lost/": "",
    }


def fact(key: str, value: str, type: FactType = FactType.PHONE, **changes: object) -> Fact:
    made = Fact(key, type, value, key, "us", DAY, 90, False, "", False, "", Place("facts/a.yml"))
    return replace(made, **changes)  # type: ignore[arg-type]


def test_live_facts_are_of_today_and_fixed_ones_of_the_release() -> None:
    text = frozen(FIRST, keys=("a.phone", "a.law", "a.gone", "a.unknown"))
    text = replace(text, fixed={"a.law": fact("a.law", "Act 2025", FactType.LAW)})
    today = {
        "a.phone": fact("a.phone", "new"),
        "a.law": fact("a.law", "Act 2026", FactType.LAW),
        "a.gone": fact("a.gone", "old", retired=True),
    }
    found = facts_of(text, today)
    assert {k: f.value for k, f in found.items()} == {
        "a.phone": "new",
        "a.law": "Act 2025",
        "a.gone": None,
    }
    assert found["a.gone"].to_be_supplied


def test_releases_and_drafts_work_in_folders_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    options = Options(tmp_path, tmp_path, tmp_path / "site", DAY)
    assert options.work != replace(options, draft=True).work
