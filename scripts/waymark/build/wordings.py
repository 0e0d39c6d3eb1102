"""How the site speaks each language: words, names, dates and contacts as functions of facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from waymark.build.notices import at_moment
from waymark.build.work import Work
from waymark.facts import format_date, in_force, show
from waymark.model import Language
from waymark.site import Contact, Wording


def wordings(work: Work) -> dict[str, Wording]:
    """A :class:`~waymark.site.Wording` for every language of the library."""
    if work.library is None:
        return {}
    return {
        language.code: Wording(
            language=language,
            words=work.words[language.code],
            passages=work.names[language.code],
            date=_date(language),
            contact=_contact(work, language),
            moment=_moment(work, language),
        )
        for language in work.library.languages
    }


def _date(language: Language) -> Callable[[date], str]:
    return lambda day: format_date(day, language)


def _moment(work: Work, language: Language) -> Callable[[str, datetime], str]:
    return lambda key, moment: at_moment(key, moment, language, work.words)


def _contact(work: Work, language: Language) -> Callable[[str], Contact | None]:
    written = work.library.facts if work.library else {}
    facts = in_force(written) if work.released else written
    words = work.words[language.code]

    def contact(key: str) -> Contact | None:
        fact = facts.get(key)
        if fact is None or fact.retired:
            return None
        shown = show(fact, language, words)
        return Contact(
            shown.text, shown.href, shown.language, not fact.to_be_supplied, label=fact.label
        )

    return contact
