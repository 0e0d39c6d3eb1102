"""The search page of a language."""

from __future__ import annotations

from waymark.editions import index_address, search_address
from waymark.model import Choice, Crumb, Kind, PageKind, PageRecord, Passage, SearchForm
from waymark.site.edition import Wording
from waymark.site.shelf import Shelf
from waymark.site.ways import alternates, audience_label, home_crumb

_COUNT = "search.count."


def search_page(shelf: Shelf, wording: Wording, *, draft: bool) -> PageRecord:
    """The form, with a box for each audience and kind of document that the language has.

    What was asked for is never part of the page: it stays in the reader's browser.
    """
    code = wording.language.code
    title = Passage(wording.words["search.title"], code)
    return PageRecord(
        kind=PageKind.SEARCH,
        address=search_address(code),
        language=code,
        direction=wording.language.direction,
        title=title,
        summary=Passage(wording.words["search.lede"], code),
        text="",
        crumbs=(home_crumb(wording), Crumb(title.text, None, code)),
        alternates=alternates(shelf, search_address),
        exit_shortcut=True,
        indexed=not draft,
        search=_form(shelf, wording),
    )


def _form(shelf: Shelf, wording: Wording) -> SearchForm:
    code, words = wording.language.code, wording.words
    audiences, kinds = [], set()
    for audience in shelf.audiences(code):
        label = audience_label(audience, wording)
        audiences.append(Choice(audience.id, label.text, label.language, audience.shape))
        kinds |= {
            item.document.kind for item in shelf.of_audience(audience.id, code) if not item.shown_in
        }
    return SearchForm(
        index=index_address(code) if kinds else "",
        audiences=tuple(audiences),
        kinds=tuple(Choice(k.value, words[f"kind.{k.value}"], code) for k in Kind if k in kinds),
        counts={k.removeprefix(_COUNT): text for k, text in words.items() if k.startswith(_COUNT)},
        digits=wording.language.digits,
    )
