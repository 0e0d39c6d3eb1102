"""The way of a text to its release, and what is missing at each step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from waymark.editions import (
    answer,
    approve,
    changed,
    checked,
    consult,
    next_step,
    release,
    state,
    submit,
    text_digest,
    thaw,
    withdraw,
)
from waymark.model import (
    UK,
    CommentOutcome,
    Kind,
    NoticeLevel,
    NoticePlan,
    Register,
    Review,
    Version,
    View,
)

IAG, LEADS = "independent-advisory-group", "safeguarding-leads"
CHANGED, NOT_CHANGED, LATER = (
    CommentOutcome.CHANGED,
    CommentOutcome.NOT_CHANGED,
    CommentOutcome.LATER,
)

NOTICE = NoticePlan(
    NoticeLevel.URGENT, datetime(2026, 11, 23, 2, tzinfo=UK), datetime(2026, 11, 25, 18, tzinfo=UK)
)


def test_a_first_release(council: Any) -> None:
    council.prepare()
    decision = council.do(release, "communications")
    assert [(f.composed.audience, str(f.version)) for f in decision.frozen] == [
        ("public", "1.0"),
        ("community", "1.0"),
    ]
    assert decision.frozen[0].path == "register/leaflets/worried/public/1.0.en.json"
    edition = state(council.register, "public")
    assert edition.version == Version(1, 0)
    assert edition.current is not None
    assert edition.current.groups == (IAG, LEADS)
    assert edition.current.roles == ("head-of-safeguarding", "prevent-lead")
    assert edition.current.digest == decision.frozen[0].digest()
    assert not council.draft().changed()


def test_each_step_names_the_next(council: Any) -> None:
    def upcoming() -> str:
        return next_step(council.draft(), "public")

    assert upcoming() == "waymark editions submit worried --role ROLE"
    council.do(submit, "coordinator")
    assert upcoming().startswith(f"waymark editions consult worried --group {IAG}")
    council.do(consult, "coordinator", IAG, View.NOT_CONTENT, ["Too long."])
    assert upcoming().startswith("waymark editions answer worried iag-1")
    council.do(answer, "coordinator", "iag-1", NOT_CHANGED, "It is one page.")
    assert upcoming().startswith(f"waymark editions consult worried --group {LEADS}")
    council.do(consult, "coordinator", LEADS, View.CONTENT)
    assert upcoming().startswith("waymark editions approve worried")
    council.do(approve, "lead")
    council.do(approve, "head")
    assert upcoming() == "waymark editions release worried --role ROLE"
    council.do(release, "communications")
    assert upcoming() == ""


def test_a_release_of_nothing_names_everything_that_is_missing(council: Any) -> None:
    said = council.refuse(release, "communications")
    assert "public, community: The text is not submitted. | waymark editions submit worried" in said
    council.do(submit, "coordinator")
    said = council.refuse(release, "communications")
    assert f"public, community: {IAG} has not been consulted on this text." in said
    assert f"waymark editions consult worried --group {LEADS}" in said
    assert "so far nobody. | waymark editions approve worried" in said


def test_a_change_after_the_approval_needs_all_of_it_again(council: Any) -> None:
    council.prepare()
    council.change("A change may have", "Any change may have")
    said = council.refuse(release, "communications")
    assert "The text was changed since it was submitted. | waymark editions submit worried" in said
    assert "was changed since it was submitted" in council.refuse(approve, "third-role")
    council.do(submit, "coordinator")
    said = council.refuse(release, "communications")
    assert f"{IAG} has not been consulted on this text" in said
    assert "so far nobody" in said


def test_a_change_that_is_taken_back_needs_nothing_again(council: Any) -> None:
    council.prepare()
    council.change("A change may have", "Any change may have")
    council.do(submit, "coordinator")
    council.change("Any change may have", "A change may have")
    council.do(submit, "coordinator")
    council.do(release, "communications")


def test_an_image_or_a_fixed_fact_that_changed_needs_approval(council: Any) -> None:
    council.prepare()
    images = {**council.library.images, "images/beacon.svg": b"<svg/>"}
    other = replace(council.library, images=images)
    council.library, was = other, council.library
    assert "was changed since it was submitted" in council.refuse(release, "communications")
    name = "contact.support_line.name"
    renamed = replace(was.facts[name], value="Another Line")
    council.library = replace(was, facts={**was.facts, name: renamed})
    assert "was changed since it was submitted" in council.refuse(release, "communications")


def test_a_live_fact_is_in_no_digest(council: Any) -> None:
    council.prepare()
    key = "contact.support_line.phone"
    facts = council.library.facts
    moved = replace(facts[key], value="01632 960000", verified=date(2026, 11, 22))
    council.library = replace(council.library, facts={**facts, key: moved})
    council.do(release, "communications")
    moved = replace(moved, value="01632 960001")
    council.library = replace(council.library, facts={**facts, key: moved})
    assert not council.draft().changed()


@pytest.mark.parametrize("audience", ["public", "community"])
def test_one_audience_alone(council: Any, audience: str) -> None:
    council.do(submit, "coordinator", [audience])
    for group in (IAG, LEADS):
        council.do(consult, "coordinator", group, View.CONTENT)
    for role in ("lead", "head"):
        council.do(approve, role, [audience])
    assert "not submitted" in council.refuse(release, "communications")
    decision = council.do(release, "communications", [audience])
    assert [f.composed.audience for f in decision.frozen] == [audience]


def test_an_audience_that_is_not_there(council: Any) -> None:
    said = council.refuse(submit, "coordinator", ["schools"])
    assert "worried has no edition for “schools”. | It has: public, community." in said


def test_the_same_role_does_not_approve_twice(council: Any) -> None:
    council.do(submit, "coordinator")
    council.do(approve, "lead")
    assert "lead has approved this text already" in council.refuse(approve, "lead")


def test_an_unknown_group(council: Any) -> None:
    council.do(submit, "coordinator")
    said = council.refuse(consult, "coordinator", "safeguarding-lead", View.CONTENT)
    assert "There is no group “safeguarding-lead”. | Did you mean safeguarding-leads?" in said


def test_nobody_is_consulted_on_nothing(council: Any) -> None:
    said = council.refuse(consult, "coordinator", IAG, View.CONTENT)
    assert "No text is submitted" in said and "waymark editions submit worried" in said


@pytest.mark.parametrize("view", [View.NOT_CONTENT, View.CONTENT_WITH_CHANGES])
def test_a_group_that_is_not_content_says_why(council: Any, view: View) -> None:
    council.do(submit, "coordinator")
    assert "--comment" in council.refuse(consult, "coordinator", IAG, view)


def test_comments_get_ids_and_answers(council: Any) -> None:
    council.do(submit, "coordinator")
    council.do(consult, "coordinator", IAG, View.CONTENT_WITH_CHANGES, ["One.", "Two."])
    council.do(consult, "coordinator", LEADS, View.CONTENT_WITH_CHANGES, ["Three."])
    council.do(consult, "coordinator", IAG, View.CONTENT_WITH_CHANGES, ["Four."])
    ids = [c.id for c in state(council.register, "public").open_comments]
    assert ids == ["iag-1", "iag-2", "sl-1", "iag-3"]
    assert "Did you mean iag-3?" in council.refuse(answer, "lead", "iag-4", LATER, "In May.")
    assert "needs its reason" in council.refuse(answer, "lead", "iag-1", NOT_CHANGED)
    council.do(answer, "lead", "iag-1", LATER, "In May.")
    council.do(answer, "lead", "iag-1", NOT_CHANGED, "It is May, and no.")
    assert "is answered: not-changed" in council.refuse(answer, "lead", "iag-1", LATER, "In June.")
    assert "iag-2 is not answered: “Two.” | waymark editions answer" in council.refuse(
        release, "communications"
    )


def test_a_text_that_did_not_change_answers_nothing(council: Any) -> None:
    council.do(submit, "coordinator")
    council.do(consult, "coordinator", IAG, View.CONTENT_WITH_CHANGES, ["Say it sooner."])
    said = council.refuse(answer, "lead", "iag-1", CHANGED)
    assert "still the one that the group was shown" in said
    council.change("A change may have", "Any change may have")
    council.do(answer, "lead", "iag-1", CHANGED)
    assert state(council.register, "public").open_comments == ()


@pytest.mark.parametrize(
    "url", ["https://example.org/", "https://safer.example.com/x/", "http://localhost/"]
)
def test_a_placeholder_is_no_address(council: Any, url: str) -> None:
    council.prepare()
    organisation = replace(council.library.organisation, site_url=url)
    council.library = replace(council.library, organisation=organisation)
    said = council.refuse(release, "communications")
    assert f"The site's address {url} is a placeholder. | Set site_url in organisation.yml." in said


@pytest.mark.parametrize(
    ("last", "law", "said"),
    [
        (None, None, "review.last is missing"),
        (
            date(2026, 1, 1),
            date(2026, 11, 20),
            "review.last is 2026-01-01; it is due",
        ),
        (date(2026, 11, 20), date(2026, 1, 1), "review.law_checked is 2026-01-01"),
        (date(2027, 11, 20), date(2026, 11, 20), "review.last is 2027-11-20, still to come"),
    ],
)
def test_a_review_that_lapsed(council: Any, last: date | None, law: date | None, said: str) -> None:
    council.prepare()
    review = council.document.review
    council.document = replace(council.document, review=Review(review.every, last, law))
    assert said in council.refuse(release, "communications")


def test_facts_must_be_there_and_checked(council: Any) -> None:
    council.prepare()
    key = "contact.support_line.phone"
    facts = council.library.facts
    for changes, said in (
        ({"value": None, "supply": "The number."}, f"The fact {key} is still to be supplied."),
        ({"critical": True, "verified": date(2025, 1, 1)}, f"The critical fact {key} is due"),
    ):
        other = replace(facts[key], **changes)
        council.library = replace(council.library, facts={**facts, key: other})
        refused = council.refuse(release, "communications")
        assert said in refused and f"waymark facts set {key} VALUE" in refused


def test_a_finding_keeps_the_text_back(council: Any) -> None:
    from waymark.model import finding

    fault = finding("MD001", "leaflets/worried.md", "“<b>” is HTML.", line=30)
    draft = replace(council.draft(), faults=(fault,))
    for deed in (submit, approve, release):
        refusals = deed(draft, "coordinator").refusals
        assert "leaflets/worried.md:30: MD001" in refusals[0].message


def released(council: Any) -> None:
    council.prepare()
    council.do(release, "communications")


def test_the_next_version_needs_a_note_and_goes_forward(council: Any) -> None:
    released(council)
    assert "Nothing has changed since 1.0." in council.refuse(submit, "coordinator")
    council.change("A change may have", "Any change may have")
    council.prepare()
    assert "Readers are told what changed." in council.refuse(release, "communications")
    for version in (Version(1, 0), Version(0, 9)):
        said = council.refuse(release, "communications", note="Clearer.", version=version)
        assert f"public, community: {version} does not come after 1.0." in said
        assert "at least 1.1" in said
    council.do(release, "communications", note="Clearer.", version=Version(2, 0))
    assert state(council.register, "public").version == Version(2, 0)
    assert [str(r.version) for r in state(council.register, "public").releases] == ["1.0", "2.0"]


def test_a_minor_release_rests_on_the_earlier_consultation(council: Any) -> None:
    council.do(submit, "coordinator")
    assert "A first release is not minor" in council.refuse(release, "communications", minor=True)
    for group in (IAG, LEADS):
        council.do(consult, "coordinator", group, View.CONTENT)
    for role in ("lead", "head"):
        council.do(approve, role)
    council.do(release, "communications")
    council.change("many reasons", "several reasons")
    council.do(submit, "coordinator")
    council.do(approve, "lead")
    council.do(approve, "head")
    assert "has not been consulted" in council.refuse(release, "communications", note="A word.")
    council.do(release, "communications", note="A word.", minor=True)
    edition = state(council.register, "public")
    assert edition.version == Version(1, 1) and edition.releases[-1].minor


def test_approvals_are_spent_by_a_release(council: Any) -> None:
    released(council)
    review = council.document.review
    later = Review(review.every, date(2026, 11, 22), review.law_checked)
    council.document = replace(council.document, review=later)
    council.do(submit, "coordinator")
    said = council.refuse(release, "communications", note="Read again.")
    assert "so far nobody" in said and "consulted" not in said


def test_urgent_goes_without_consultation_and_owes_a_check(council: Any) -> None:
    council.do(submit, "coordinator")
    council.do(approve, "lead")
    assert "needs its reason" in council.refuse(release, "communications", urgent=True)
    said = council.refuse(release, "communications", urgent=True, reason="A danger.")
    assert "consulted" not in said and "so far lead" in said
    council.do(approve, "head")
    council.do(release, "communications", urgent=True, reason="A danger.")
    (owed,) = state(council.register, "public").owed
    assert (owed.version, owed.due) == (Version(1, 0), date(2026, 11, 25))
    assert next_step(council.draft(), "public") == "waymark editions checked worried --role ROLE"
    assert "another role checks" in council.refuse(checked, "communications")
    council.do(checked, "head")
    assert state(council.register, "public").owed == ()
    assert "No check is owed" in council.refuse(checked, "head")


def test_a_notice_goes_out_on_two_approvals_and_owes_a_check(council: Any) -> None:
    council.document = replace(council.document, kind=Kind.NOTICE, notice=NOTICE)
    council.do(submit, "coordinator")
    council.do(approve, "lead")
    council.do(approve, "head")
    council.do(release, "communications")
    assert state(council.register, "public").owed


def test_withdrawn_and_released_again(council: Any) -> None:
    said = council.refuse(withdraw, "lead", "It names a closed line.")
    assert "Nothing of worried is released that could be withdrawn." in said
    released(council)
    assert "Readers are told why." in council.refuse(withdraw, "lead", " ")
    assert "Readers cannot be sent to “nowhere”" in council.refuse(
        withdraw, "lead", "Old.", "nowhere"
    )
    council.do(withdraw, "lead", "It names a closed line.", "help", ["public"])
    edition = state(council.register, "public")
    assert edition.current is None and not edition.languages
    assert edition.withdrawn is not None and edition.withdrawn.instead == "help"
    assert state(council.register, "community").current is not None
    said = council.refuse(release, "communications", note="Again.")
    assert "The text is not submitted" in said
    council.do(submit, "coordinator")
    council.do(approve, "lead")
    council.do(approve, "head")
    council.do(release, "communications", note="Again, with the new line.")
    assert state(council.register, "public").version == Version(1, 1)


@pytest.mark.parametrize("year", [2016, 2025])
def test_a_clock_in_the_wrong_year(council: Any, year: int) -> None:
    council.do(submit, "coordinator")
    council.today = date(year, 11, 23)
    for deed, words in (
        (submit, ()),
        (consult, (IAG, View.CONTENT)),
        (approve, ()),
        (release, ()),
        (withdraw, ("Old.",)),
        (checked, ()),
        (answer, ("iag-1", LATER, "In May.")),
    ):
        said = council.refuse(deed, "coordinator", *words)
        assert f"The register goes up to 2026-11-23, today is {year}-11-23. | Set the clock" in said


def test_a_clock_that_is_far_ahead_finds_everything_lapsed(council: Any) -> None:
    council.prepare()
    council.today = date(2036, 11, 23)
    assert "review.last is 2026-11-20; it is due" in council.refuse(release, "communications")


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 11, 24), "2026-11-24 is still to come"),
        (date(2026, 11, 19), "2026-11-19 is before the text was submitted (2026-11-20)"),
    ],
)
def test_a_day_that_cannot_be(council: Any, on: date, said: str) -> None:
    council.today = date(2026, 11, 20)
    council.do(submit, "coordinator")
    council.today = date(2026, 11, 23)
    assert said in council.refuse(consult, "coordinator", IAG, View.CONTENT, (), (), on)
    assert said in council.refuse(approve, "lead", (), on)


def test_what_is_frozen_thaws(council: Any) -> None:
    council.prepare()
    frozen = council.do(release, "communications").frozen[0]
    composed, document = thaw(frozen)
    assert composed == council.draft().texts["public"].composed
    assert document.title == council.document.title
    assert not document.body.lines and not document.consult and not document.companions
    assert [p.audience for p in document.editions] == ["public"]
    assert set(frozen.images) == {"images/beacon.svg"}
    assert set(frozen.fixed) == {"contact.support_line.name"}
    assert text_digest(frozen) == state(council.register, "public").releases[0].text


@pytest.mark.parametrize(
    "change",
    [
        {"aliases": ("leaflets/old",)},
        {"owner": "another-role"},
        {"sources": ()},
    ],
    ids=str,
)
def test_visible_front_matter_is_a_change_too(council: Any, change: dict[str, Any]) -> None:
    released(council)
    council.document = replace(council.document, **change)
    draft = council.draft()
    assert draft.changed() == ("public", "community")
    assert changed(draft.texts["public"], draft.current("public"))


def test_a_new_register_has_no_state() -> None:
    edition = state(Register("register/a/b/register.yml", "b", "a", "b"), "public")
    assert edition.version is None and not edition.languages and not edition.owed
