"""What stands large on paper beside the text: whom to call, and whom to ask for other formats."""

from __future__ import annotations

from waymark.build.work import Work
from waymark.content import logo_path
from waymark.facts import in_force, show
from waymark.model import ENGLISH, Fact, Finished, Passage, PrintedContact


def numbers(work: Work, finished: Finished) -> tuple[PrintedContact, ...]:
    """The numbers of the get-help strip: the one for danger always, the others where the text has
    them. A line that is for the public must not stand large before professionals."""
    if work.library is None:
        return ()
    code, used = finished.language, finished.composed.fact_keys
    first, *others = work.library.organisation.emergency or ("",)
    danger = _contact(work, code, first, Passage(work.words[code]["help.danger"], code))
    found = [danger] if danger else []
    for key in others:
        fact = _facts(work).get(key)
        if key in used and fact is not None:
            named = _contact(work, code, key, Passage(f"{fact.label} {{phone}}", ENGLISH))
            found += [named] if named else []
    return tuple(found)


def ask(work: Work, finished: Finished) -> PrintedContact | None:
    """Whom to ask for another format or language."""
    if work.library is None:
        return None
    code = finished.language
    line = Passage(f"{work.words[code]['print.formats']} {{phone}}", code)
    return _contact(work, code, work.library.organisation.accessible_formats, line)


def logo(work: Work) -> str:
    """The path of the council's logo, where it has one that can be shown."""
    path = logo_path(work.library.organisation) if work.library else ""
    return path if work.library and path in work.library.images else ""


def _facts(work: Work) -> dict[str, Fact]:
    facts = dict(work.library.facts) if work.library else {}
    return in_force(facts) if work.released else facts


def _contact(work: Work, code: str, key: str, line: Passage) -> PrintedContact | None:
    fact = _facts(work).get(key)
    if work.library is None or fact is None or fact.retired or fact.to_be_supplied:
        return None
    shown = show(fact, work.library.language(code), work.words[code])
    return PrintedContact(line, shown.text, shown.href)
