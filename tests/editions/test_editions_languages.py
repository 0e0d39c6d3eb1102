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
from waymark.model import TranslationKind, Version
from waymark.translation import Catalogue, read_catalogue

SMALL = Path(__file__).parents[1] / "small_library"
PO = "translations/pl/leaflets/worried.po"


def catalogue(kind: TranslationKind = TranslationKind.REVIEWED, *missing: str) -> Catalogue:
    read, findings = read_catalogue((SMALL / PO).read_text(encoding="utf-8"), PO, "pl")
    assert not findings
    entries = {k: e for k, e in read.entries.items() if not any(m in k[1] for m in missing)}
    return replace(read, state=kind, entries=entries)


def translated(council: Any, po: Catalogue) -> dict[str, Any]:
    draft = council.draft()
    polish = council.library.language("pl")
    return {a: translate(draft.current(a), polish, po) for a in ("public", "community")}


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


@pytest.mark.parametrize("kind", [TranslationKind.MACHINE, TranslationKind.HUMAN])
def test_what_nobody_reviewed_stays_in(out: Any, kind: TranslationKind) -> None:
    said = out.refuse(release_language, "communications", "pl", translated(out, catalogue(kind)))
    assert f"Nobody has reviewed the translation as it is now (it is “{kind}”)." in said
    assert "waymark translations review worried pl --role ROLE" in said


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("Worried about someone?", "TR001"),
        ("What you may notice, who to call", "It has no summary in pl."),
        (" a ", "90 % are needed."),
        ("contact.emergency.phone", "critical fact contact.emergency.phone is not translated"),
    ],
)
def test_what_must_be_there(out: Any, missing: str, said: str) -> None:
    keys = ("contact.emergency.phone", "contact.support_line.phone")
    facts = {k: replace(f, critical=f.critical or k in keys) for k, f in out.library.facts.items()}
    out.library = replace(out.library, facts=facts)
    po = catalogue(TranslationKind.REVIEWED, missing)
    if "critical" in said:
        texts = {a: _standing_in(t, missing) for a, t in translated(out, po).items()}
    else:
        texts = translated(out, po)
    refused = out.refuse(release_language, "communications", "pl", texts)
    assert said in refused and "waymark translations update pl" in refused


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
    texts = translated(out, catalogue(TranslationKind.REVIEWED))
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
