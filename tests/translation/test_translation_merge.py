"""Merge: what readers get when a translation is there, missing, stale or wrong."""

from __future__ import annotations

from waymark.markup import skeleton
from waymark.model import Direction, Effect, Language, SourceText, TranslationKind, TranslationState
from waymark.model.marks import STAND_IN_CLOSE, STAND_IN_OPEN, stand_in
from waymark.translation import Merged, merge, read_catalogue

POLISH = Language("pl", "polski", "Polish", Direction.LTR, "pl_PL")
PATH = "translations/pl/leaflets/worried.po"
HEADER = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"X-Waymark-State: human\\n"\n\n'


def merged(source: str, po: str, first: int = 10) -> Merged:
    catalogue, findings = read_catalogue(HEADER + po, PATH, "pl")
    assert findings == ()
    return merge(SourceText.of("leaflets/worried.md", source, first), catalogue, POLISH, skeleton)


def entry(english: str, polish: str, before: str = "") -> str:
    return f'{before}msgid "{english}"\nmsgstr "{polish}"\n\n'


def test_translated_lines_keep_the_authors_numbers() -> None:
    source = "## Who\n\nYou may\nbe the\nonly one.\n\nCall.\n"
    po = entry("Who", "Kto") + entry("You may be the only one.", "Być może tylko ty.")
    result = merged(source, po + entry("Call.", "Zadzwoń."))
    assert result.body.text == "## Kto\n\nByć może tylko ty.\n\nZadzwoń.\n"
    assert result.body.numbers == (10, 11, 12, 15, 16)
    assert result.findings == ()
    assert result.state == TranslationState(TranslationKind.HUMAN, 3, 3, 0)


def test_a_fuzzy_text_stands_in_english() -> None:
    result = merged("Call now.\n", entry("Call now.", "Zadzwoń.", "#, fuzzy\n"))
    assert result.body.text == f"{stand_in('Call now.')}\n"
    assert (result.translated, result.stand_ins, result.findings) == (0, 1, ())


def test_a_text_that_the_file_lacks_is_said() -> None:
    result = merged("- One\n- Two\n", entry("One", "Jeden"))
    assert result.body.text == f"- Jeden\n- {stand_in('Two')}\n"
    (finding,) = result.findings
    assert (finding.code, finding.path) == ("TR009", PATH)
    assert "“Two”" in finding.message


def test_an_obsolete_text_is_not_used() -> None:
    result = merged("Call.\n", '#~ msgid "Call."\n#~ msgstr "Zadzwoń."\n')
    assert result.stand_ins == 1


def test_a_failing_text_stands_in_english_with_its_place_in_the_po_file() -> None:
    po = entry("Wait.", "Czekaj.") + entry("Call in 24 hours.", "Zadzwoń w ciągu 42 godzin.")
    result = merged("Wait.\n\nCall in 24 hours.\n", po)
    assert result.body.text == f"Czekaj.\n\n{stand_in('Call in 24 hours.')}\n"
    (finding,) = result.findings
    assert (finding.code, finding.path, finding.line) == ("TR005", PATH, 10)
    assert finding.message == (
        "The translation of “Call in 24 hours.” lacks the number “24” and has “42” instead. "
        "The English stands in."
    )
    assert finding.effect is Effect.WARN


def test_marks_wrap_the_words_and_leave_the_markdown() -> None:
    source = (
        "## Who {#who}\n\n1. **Call** us\n   now\n\n> Quote\n\n| A | 24 |\n|---|---|\n\n"
        "/// note | Title\n\nText\n\n///\n"
    )
    body = merge(SourceText.of("a.md", source), None, POLISH, skeleton).body.text
    shown = body.replace(STAND_IN_OPEN, "⟦").replace(STAND_IN_CLOSE, "⟧")
    assert shown == (
        "## ⟦Who⟧ {#who}\n\n1. ⟦**Call** us\n   now⟧\n\n> ⟦Quote⟧\n\n| ⟦A⟧ | 24 |\n|---|---|\n\n"
        "/// note | ⟦Title⟧\n\n⟦Text⟧\n\n///\n"
    )


def test_without_a_catalogue_all_is_english() -> None:
    result = merge(SourceText.of("a.md", "One\n\nTwo\n"), None, POLISH, skeleton)
    assert (result.total, result.translated, result.stand_ins) == (2, 0, 2)


def test_a_bar_in_a_cell_is_escaped() -> None:
    po = entry("Who", "Kto | co", 'msgctxt "cell"\n') + entry("Yes", "Tak", 'msgctxt "cell"\n')
    result = merged("| Who |\n|---|\n| Yes |\n", po)
    assert result.body.text == "| Kto \\| co |\n|---|\n| Tak |\n"


def test_words_in_a_cell_are_not_those_outside() -> None:
    result = merged("Who\n", entry("Who", "Kto", 'msgctxt "cell"\n'))
    assert result.stand_ins == 1


def test_a_hard_break_keeps_its_place_in_a_quotation() -> None:
    result = merged("> One  \n> Two\n", entry("One\\nTwo", "Jeden\\nDwa"))
    assert result.body.text == "> Jeden  \n> Dwa\n"
    assert result.body.numbers == (10, 11)


def test_a_folded_translation_becomes_one_line() -> None:
    assert merged("One\n", entry("One", "Jeden\\nraz")).body.text == "Jeden raz\n"


def test_spaces_around_a_translation_do_not_matter() -> None:
    assert merged("One\n", entry("One", "  Jeden \\n")).body.text == "Jeden\n"


def test_another_structure_holds_the_text_and_names_the_entry() -> None:
    # Each mark is there as often as in English, but the last line now belongs to code.
    skeletons = {"Jeden\n\nTwo\n": ("ul",), "Jeden\n\nDwa\n": ("ul",)}
    catalogue, _ = read_catalogue(HEADER + entry("One", "Jeden") + entry("Two", "Dwa"), PATH, "pl")
    text = SourceText.of("a.md", "One\n\nTwo\n")
    result = merge(text, catalogue, POLISH, lambda t: skeletons.get(t, ("p",)))
    (finding,) = result.findings
    assert (finding.code, finding.line, finding.effect) == ("TR008", 7, Effect.HOLD)
    assert "“One”" in finding.message
    assert (result.translated, result.stand_ins) == (0, 2)
    assert result.body.text == f"{stand_in('One')}\n\n{stand_in('Two')}\n"


def test_another_structure_by_several_entries_together_names_the_file() -> None:
    catalogue, _ = read_catalogue(HEADER + entry("One", "Jeden") + entry("Two", "Dwa"), PATH, "pl")
    text = SourceText.of("a.md", "One\n\nTwo\n")
    both = "Jeden\n\nDwa\n"
    result = merge(text, catalogue, POLISH, lambda t: ("ul",) if t == both else ("p",))
    assert [(f.code, f.line) for f in result.findings] == [("TR008", 1)]


def test_a_dropped_list_item_stays_in_english() -> None:
    result = merged("- One\n- Two\n", entry("One", "Jeden") + entry("Two", ""))
    assert result.body.text == f"- Jeden\n- {stand_in('Two')}\n"
    assert skeleton(result.body.text) == skeleton("- One\n- Two\n")
