"""A language releases by itself, as a translation of what is out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from waymark.editions import (
    addresses_of,
    differences,
    release,
    release_language,
    state,
    translate,
    withdraw,
)
from waymark.model import StringReview, TranslationKind, Version
from waymark.translation import Catalogue, read_catalogue

SMALL = Path(__file__).parents[1] / "small_library"
PO = "translations/pl/leaflets/worried.po"


READ = StringReview("native-speaker-pl", date(2026, 11, 20))


def catalogue(*missing: str, unread: str = "nothing") -> Catalogue:
    """The Polish leaflet, reviewed: without what holds a word, and with some of it not reviewed."""
    read, findings = read_catalogue((SMALL / PO).read_text(encoding="utf-8"), PO, "pl")
    assert not findings
    entries = {
        k: e if unread in k[1] else replace(e, review=READ)
        for k, e in read.entries.items()
        if not any(m in k[1] for m in missing)
    }
    return replace(read, entries=entries)


def translated(council: Any, po: Catalogue) -> dict[str, Any]:
    """As the desk lays it out: only what was reviewed."""
    draft = council.draft()
    polish = council.library.language("pl")
    own = po.reviewed_only()
    return {a: translate(draft.current(a), polish, own) for a in ("public", "community")}


@pytest.fixture
def out(council: Any) -> Any:
    """The council after its first English release."""
    council.prepare()
    council.do(release, "communications")
    return council


def test_a_reviewed_translation_goes_out(out: Any) -> None:
    decision = out.do(release_language, "communications", "pl", translated(out, catalogue()))
    assert [(f.path, str(f.version), str(f.translates)) for f in decision.frozen] == [
        ("register/leaflets/worried/public/1.0.pl.json", "1.0", "1.0"),
        ("register/leaflets/worried/community/1.0.pl.json", "1.0", "1.0"),
    ]
    assert decision.frozen[0].composed.heading_ids == out.released[0].composed.heading_ids
    assert list(state(out.register, "public").languages) == ["en", "pl"]
    said = out.refuse(release_language, "communications", "pl", translated(out, catalogue()))
    assert "Nothing has changed in “pl” since its last release." in said


def test_the_working_text_plays_no_part(out: Any) -> None:
    out.change("A change may have many reasons.", "A wholly other sentence.")
    decision = out.do(release_language, "communications", "pl", translated(out, catalogue()))
    assert decision.frozen[0].composed.translation.stand_ins == 0


def test_front_matter_and_fixed_facts_are_those_of_the_english_release(out: Any) -> None:
    out.document = replace(out.document, owner="somebody-else")
    out.today = date(2026, 11, 24)
    decision = out.do(release_language, "communications", "pl", translated(out, catalogue()))
    english = out.released[0]
    assert decision.frozen[0].document == english.document
    assert decision.frozen[0].fixed == english.fixed
    assert decision.frozen[0].images == english.images
    assert decision.frozen[0].released == date(2026, 11, 24)


def test_what_nobody_reviewed_stays_in(out: Any) -> None:
    said = out.refuse(
        release_language, "communications", "pl", translated(out, catalogue(unread=""))
    )
    assert "The title is not translated, or nobody has reviewed it as it is now." in said
    assert "waymark translations review worried pl --role ROLE" in said


def test_a_released_translation_is_reviewed_whole(out: Any) -> None:
    decision = out.do(release_language, "communications", "pl", translated(out, catalogue()))
    state_of = decision.frozen[0].composed.translation
    assert (state_of.kind, state_of.stand_ins) == (TranslationKind.REVIEWED, 0)


def test_one_unread_string_stands_in_english_and_stops_nothing(out: Any) -> None:
    po = catalogue(unread="A change may have many reasons.")
    texts = translated(out, po)
    composed = texts["public"][0]
    # The small leaflet has few segments: as a share, one of a longer one.
    texts = {a: (_as_of_many(c), f) for a, (c, f) in texts.items()}
    decision = out.do(release_language, "communications", "pl", texts)
    frozen = decision.frozen[0].composed
    assert (frozen.translation.kind, frozen.translation.stand_ins) == (TranslationKind.REVIEWED, 1)
    assert "A change may have many reasons." in composed.body.text


def _as_of_many(composed: Any) -> Any:
    counts = replace(composed.translation, total=40, translated=39)
    return replace(composed, translation=counts)


@pytest.mark.parametrize("how", ["missing", "unread"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Worried about someone?", "The title is not translated, or nobody has reviewed it"),
        ("What you may notice, who to call", "It has no summary in pl, or nobody has reviewed it"),
        (" a ", "are translated and reviewed; 90 % are needed."),
    ],
)
def test_what_must_be_there(out: Any, text: str, said: str, how: str) -> None:
    po = catalogue(text) if how == "missing" else catalogue(unread=text)
    refused = out.refuse(release_language, "communications", "pl", translated(out, po))
    assert said in refused and "waymark translations update pl" in refused


@pytest.mark.parametrize("key", ["contact.emergency.phone", "contact.support_line.phone"])
def test_a_critical_fact_never_stands_in_english(out: Any, key: str) -> None:
    facts = {k: replace(f, critical=k == "contact.support_line.phone")
             for k, f in out.library.facts.items()}  # fmt: skip
    out.library = replace(out.library, facts=facts)
    texts = {a: _standing_in(t, key) for a, t in translated(out, catalogue()).items()}
    said = out.refuse(release_language, "communications", "pl", texts)
    assert f"A critical passage is not translated and reviewed: “Call {{{{ {key} }}}} now.”" in said


def test_a_box_of_emergency_help_never_stands_in_english(out: Any) -> None:
    texts = {a: _with_help(t) for a, t in translated(out, catalogue()).items()}
    said = out.refuse(release_language, "communications", "pl", texts)
    assert "A critical passage is not translated and reviewed: “In danger?”" in said


def _with_help(translated: Any) -> Any:
    from waymark.model import SourceText
    from waymark.model.marks import stand_in

    composed, findings = translated
    box = f"/// help | {stand_in('In danger?')}\n\nZadzwoń.\n\n///\n"
    return replace(composed, body=SourceText.of("x", composed.body.text + box)), findings


def _standing_in(translated: Any, key: str) -> Any:
    """The passage with a fact stands in English: a cell of figures alone is no segment."""
    from waymark.model import SourceText
    from waymark.model.marks import stand_in

    composed, findings = translated
    text = composed.body.text.replace(f"{{{{ {key} }}}}", stand_in(f"Call {{{{ {key} }}}} now."))
    return replace(composed, body=SourceText.of("x", text)), findings


def test_before_english_there_is_nothing_to_translate(council: Any) -> None:
    said = council.refuse(release_language, "communications", "pl", {})
    assert "No English edition of worried is released that asks for “pl”." in said
    assert "waymark editions release worried" in said


def test_a_translation_of_the_older_english_and_then_of_the_newer(out: Any) -> None:
    out.do(release_language, "communications", "pl", translated(out, catalogue()))
    out.change("A change may have many reasons.", "A change may have other reasons.")
    out.prepare()
    out.do(release, "communications", note="Clearer.")
    edition = state(out.register, "public")
    assert edition.behind("pl") and edition.languages["pl"].translates == Version(1, 0)
    texts = translated(out, catalogue())
    decision = out.do(release_language, "communications", "pl", texts)
    assert str(decision.frozen[0].version) == "1.1"
    assert not state(out.register, "public").behind("pl")


def test_a_better_translation_of_the_same_english(out: Any) -> None:
    out.do(release_language, "communications", "pl", translated(out, catalogue()))
    po = catalogue()
    key = ("summary", out.document.summary)
    better = {**po.entries, key: replace(po.entries[key], text="Lepiej.")}
    texts = translated(out, replace(po, entries=better))
    said = out.refuse(release_language, "communications", "pl", texts, version=Version(1, 0))
    assert "1.0 does not come after 1.0." in said
    decision = out.do(release_language, "communications", "pl", texts)
    assert (str(decision.frozen[0].version), str(decision.frozen[0].translates)) == ("1.1", "1.0")


def test_one_language_withdrawn(out: Any) -> None:
    out.do(release_language, "communications", "pl", translated(out, catalogue()))
    out.do(withdraw, "lead", "A wrong word.", language="pl")
    assert list(state(out.register, "public").languages) == ["en"]
    assert "released in pl" in out.refuse(withdraw, "lead", "A wrong word.", language="pl")


def test_a_withdrawn_english_takes_its_translations_along(out: Any) -> None:
    out.do(release_language, "communications", "pl", translated(out, catalogue()))
    out.do(withdraw, "lead", "Old.")
    out.prepare()
    out.do(release, "communications", note="Anew.")
    assert list(state(out.register, "public").languages) == ["en"]


def test_addresses_of_releases(out: Any) -> None:
    out.document = replace(out.document, aliases=("leaflets/old-name",))
    out.do(release_language, "communications", "pl", translated(out, catalogue()))
    aliased = replace(out.released[0], document=replace(out.document))
    found = [a.address for a in addresses_of([*out.released, aliased])]
    assert found == [
        "q/worried/",
        "public/leaflets/worried/",
        "community/leaflets/worried/",
        "pl/public/leaflets/worried/",
        "pl/community/leaflets/worried/",
        "public/leaflets/old-name/",
    ]


def test_differences_word_by_word(out: Any) -> None:
    old = out.draft().texts["public"].composed
    assert differences(old, old) == ""
    out.change("A change may have many reasons.", "A change has many good reasons.")
    out.change("## What happens next", "A new paragraph.\n\n## What happens next")
    new = out.draft().texts["public"].composed
    said = differences(old, new)
    assert "A change [-may have-]{+has+} many {+good+} reasons." in said
    assert "{+A new paragraph.+}" in said
    assert "Who to call" not in said
