"""``glossary.yml``: the terms of the field. A wrong entry costs itself alone (LB012)."""

from __future__ import annotations

from collections.abc import Mapping

from waymark.content.files import FaultCodes
from waymark.content.keys import Key, read_fields
from waymark.content.report import Family, Report, nearest, quoted
from waymark.content.scalars import Text
from waymark.content.shapes import ListOf
from waymark.content.yaml_tree import Entries, Items, Scalar, Value
from waymark.model import ENGLISH, Term

GLOSSARY = Family("LB012", "LB012", "LB012", "LB012", "LB012", "LB012", "LB012")
GLOSSARY_CODES = FaultCodes("LB012", "LB012", "LB012")

_WORD = Text("a word or a few, such as referral", 80)
_FORM = Text("a word or a few; * stands for an ending: zgłosz*", 80)
_MOST = 500  # terms: more is no glossary, and each text is searched for all of them

PREFERRED = Key("preferred", _WORD, "the English word to use", True)
AVOID = Key("avoid", ListOf(_WORD), "English forms that it replaces")
NOTE = Key("note", Text("a sentence"), "a line for translators")


class _Translations:
    """Accepted forms by language: one, or a list of them."""

    def read(self, value: Value, report: Report) -> Mapping[str, tuple[str, ...]] | None:
        """Forms by language; what is wrong is reported and left out."""
        if not isinstance(value, Entries):
            message = "This is not a mapping of languages and words."
            report.add(report.family.form, value.place, message, "Write {pl: [zgłoszenie]}.")
            return None
        others = tuple(x for x in report.vocabulary.languages if x != ENGLISH)
        forms: dict[str, tuple[str, ...]] = {}
        for entry in value.entries:
            if entry.key not in others:
                message = f"The language {quoted(entry.key)} is none to translate into."
                hint = nearest(entry.key, others)
                report.add(report.family.unknown, entry.place, message, hint)
                continue
            one = isinstance(entry.value, Scalar)
            listed = Items((entry.value,), entry.value.place) if one else entry.value
            read = ListOf(_FORM).read(listed, report) or ()
            kept = tuple(f for f in read if any(map(str.isalpha, f)))
            if len(kept) < len(read):
                message = f"A form in {quoted(entry.key)} has no letters."
                report.add(report.family.form, entry.place, message)
            if kept:
                forms[entry.key] = kept
        return forms

    def schema(self, _vocabulary: object, /) -> dict[str, object]:
        """Forms by language code."""
        return {"type": "object"}


TRANSLATIONS = Key("translations", _Translations(), "accepted forms by language; * is any ending")
GLOSSARY_KEYS = (PREFERRED, AVOID, TRANSLATIONS, NOTE)


def read_glossary(tree: Value, report: Report) -> tuple[Term, ...]:
    """The terms in the file's order; each wrong one is reported and left out."""
    if not isinstance(tree, Items):
        if not (isinstance(tree, Entries) and not tree.entries):
            message = "The glossary is not a list of terms."
            hint = "Write lines such as - {preferred: referral, avoid: [report]}"
            report.add(report.family.form, tree.place, message, hint)
        return ()
    terms: dict[str, Term] = {}
    for item in tree.items[:_MOST]:
        own = Report(report.family, report.vocabulary)
        fields = read_fields(item, GLOSSARY_KEYS, own)
        report.take(own.findings)
        preferred = fields.maybe(PREFERRED)
        if preferred is None:
            continue
        if preferred.casefold() in terms:
            message = f"{quoted(preferred)} stands twice in the glossary."
            report.add(report.family.twice, item.place, message, "Keep one of them.")
            continue
        terms[preferred.casefold()] = Term(
            preferred=preferred,
            avoid=tuple(a for a in fields.get(AVOID, ()) if a.casefold() != preferred.casefold()),
            translations=fields.get(TRANSLATIONS, {}),
            note=fields.get(NOTE, ""),
            place=item.place,
        )
    if len(tree.items) > _MOST:
        message = f"The glossary has {len(tree.items)} terms; {_MOST} is the limit."
        report.add(report.family.form, tree.items[_MOST].place, message, "Keep the best.")
    return tuple(terms.values())
