"""Composed becomes Finished: each placeholder gives way to its fact, in the form its place asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

from waymark.facts.placeholders import TEMPLATE_SYNTAX, Placeholder, malformed, placeholders
from waymark.facts.showing import IN_ENGLISH, address, plain, show
from waymark.facts.zones import Link, LinkKind, Zone, Zones, zones
from waymark.model import (
    ENGLISH,
    Composed,
    Effect,
    Fact,
    Finding,
    Finished,
    Language,
    Passage,
    Place,
    SourceText,
    effects,
    finding,
)
from waymark.model.marks import STAND_IN_CLOSE, STAND_IN_OPEN

Edit = tuple[int, int, str]
"""A span of the text and what takes its place."""

_OWN_SCHEMES = ("tel:", "mailto:")


def finish(
    composed: Composed, facts: Mapping[str, Fact], language: Language, words: Mapping[str, str]
) -> tuple[Finished | None, tuple[Finding, ...]]:
    """The text with its facts, and what is wrong; nothing where a finding holds the edition.

    ``words`` are the interface words of the language. English that stands in for a translation
    takes its facts in English form. Placeholders in code are refused, because code is shown as it
    is typed. Findings: FA001 unknown, FA002 malformed or out of place, FA003 retired, FA005 to be
    supplied (once a fact).
    """
    desk = _Desk(facts, language, words)
    head = Place(composed.body.path)
    title = desk.passage(composed.title, head)
    summary = desk.passage(composed.summary, head)
    body = desk.body(composed.body)
    companions = tuple(replace(c, body=desk.body(c.body)) for c in composed.companions)
    findings = tuple(sorted(desk.findings, key=lambda f: (f.path, f.line, f.column)))
    if not effects(findings) <= {Effect.WARN}:
        return None, findings
    whole = Finished(composed, title, summary, body, desk.contacts_as_of(), companions)
    return whole, findings


def nearest_key(key: str, facts: Mapping[str, Fact]) -> str:
    """The key that an author most likely meant, never a retired one; empty if none is near."""
    known = sorted(k for k, fact in facts.items() if not fact.retired)
    return next(iter(get_close_matches(key, known, 1, 0.6)), "")


@dataclass(slots=True)
class _Desk:
    """The work on one edition: what it knows, and the findings and dates that it gathers."""

    facts: Mapping[str, Fact]
    language: Language
    words: Mapping[str, str]
    findings: list[Finding] = field(default_factory=list)
    used: dict[str, Fact] = field(default_factory=dict)

    def passage(self, passage: Passage, place: Place) -> Passage:
        """A title or summary: plain text, so facts stand in it without marks."""
        self._report_malformed(passage.text, lambda _: place)
        english = passage.language == ENGLISH
        text, end = [], 0
        for found in placeholders(passage.text):
            text.append(passage.text[end : found.start])
            fact = self._fact(found, place)
            text.append(self._plain(fact, english) if fact else "")
            end = found.end
        finished = "".join([*text, passage.text[end:]])
        self._report_left_over(finished, lambda _: place)
        return Passage(finished, passage.language)

    def body(self, body: SourceText) -> SourceText:
        """The text, line for line."""
        text = body.text
        self._report_malformed(text, body.place_at)
        where = zones(text)
        edits: list[Edit] = []
        for found, english in _with_stand_ins(text, placeholders(text)):
            fact = self._fact(found, body.place_at(found.start))
            if fact:
                edits += self._edits(found, fact, english, where, body)
        finished = _edited(text, edits)
        self._report_left_over(finished, lambda offset: body.place(finished.count("\n", 0, offset)))
        lines = tuple(finished.removesuffix("\n").split("\n")) if body.lines else ()
        return SourceText(body.path, lines, body.numbers)

    def contacts_as_of(self) -> date | None:
        """The oldest day on which somebody checked a live fact that is shown."""
        days = [f.verified for f in self.used.values() if f.live and f.value is not None]
        return min((day for day in days if day), default=None)

    def _fact(self, found: Placeholder, place: Place) -> Fact | None:
        """The fact that a placeholder names, if it may be shown."""
        fact = self.facts.get(found.key)
        if fact is None:
            near = nearest_key(found.key, self.facts)
            hint = f"Did you mean {{{{ {near} }}}}?" if near else ""
            self._report("FA001", place, f"There is no fact “{found.key}”.", hint)
            return None
        if fact.retired:
            hint = f"Use {{{{ {fact.replaced_by} }}}}." if fact.replaced_by else ""
            self._report("FA003", place, f"The fact “{found.key}” is retired.", hint)
            return None
        if fact.to_be_supplied and found.key not in self.used:
            whose = f" ({fact.label})" if fact.label else ""
            self._report(
                "FA005", fact.place, f"“{found.key}”{whose} is still to be supplied.", fact.supply
            )
        self.used[found.key] = fact
        return fact

    def _edits(
        self, found: Placeholder, fact: Fact, english: bool, where: Zones, body: SourceText
    ) -> list[Edit]:
        """What one placeholder changes."""
        zone, link = where.at(found.start), where.link_at(found.start)
        if zone is Zone.RUNNING:
            return [(found.start, found.end, self._mark(fact, english))]
        if zone is Zone.ATTRIBUTE:
            return [(found.start, found.end, self._plain(fact, english))]
        if zone is Zone.ADDRESS and link:
            return self._in_address(found, fact, english, link, body)
        message = f"“{found.key}” stands in code, where nothing is filled in."
        self._report("FA002", body.place_at(found.start), message, "Take the backticks away.")
        return []

    def _in_address(
        self, found: Placeholder, fact: Fact, english: bool, link: Link, body: SourceText
    ) -> list[Edit]:
        """A link's address: the fact's own, which nothing may stand before but its scheme; a path
        may follow ``https://``."""
        text = body.text
        if link.kind is LinkKind.INLINE and fact.to_be_supplied:
            # A link to nowhere helps nobody: its words stay, and the place to fill in is shown.
            inside = {p.key for p in placeholders(text[link.start : link.text_end])}
            mark = "" if found.key in inside else f" {self._mark(fact, english)}"
            breaks = "\n" * text.count("\n", link.text_end, link.end)
            return [(link.start, link.start + 1, ""), (link.text_end, link.end, mark + breaks)]
        start, end = link.address
        before, after = text[start : found.start].lstrip(" <"), text[found.end : end].rstrip(" >")
        href = address(fact)
        fits = href and (before == "" or (before in _OWN_SCHEMES and href.startswith(before)))
        if fits and not (after and href.startswith(_OWN_SCHEMES)):
            return [(found.start, found.end, href.removeprefix(before))]
        message = f"“{text[start:end].strip()}” cannot be made into a link's address."
        hint = f"Write [words]({{{{ {found.key} }}}}) with a phone, e-mail or https:// fact."
        self._report("FA002", body.place_at(found.start), message, hint)
        return []

    def _mark(self, fact: Fact, english: bool) -> str:
        shown = show(fact, IN_ENGLISH, {}) if english else show(fact, self.language, self.words)
        return shown.mark

    def _plain(self, fact: Fact, english: bool) -> str:
        return plain(fact, IN_ENGLISH, {}) if english else plain(fact, self.language, self.words)

    def _report(self, code: str, place: Place, message: str, hint: str = "") -> None:
        self.findings.append(finding(code, place, message, hint))

    def _report_malformed(self, text: str, place_at: Callable[[int], Place]) -> None:
        for fault in malformed(text):
            key = fault.key if fault.key in self.facts else nearest_key(fault.key, self.facts)
            hint = f"Write {{{{ {key} }}}}: a fact's key and nothing else." if key else ""
            message = f"“{fault.text.strip()}” is no placeholder."
            self._report("FA002", place_at(fault.start), message, hint)

    def _report_left_over(self, text: str, place_at: Callable[[int], Place]) -> None:
        """A fact's own value may hold braces, or put two together with the text around it."""
        match = TEMPLATE_SYNTAX.search(text)
        if match and not any(f.code in ("FA001", "FA002", "FA003") for f in self.findings):
            message = f"“{match[0]}” is left when the facts are filled in."
            self._report("FA002", place_at(match.start()), message, "Take the braces away.")


def _with_stand_ins(text: str, found: tuple[Placeholder, ...]) -> list[tuple[Placeholder, bool]]:
    """Each placeholder, and whether it stands in English that stands in for a translation."""
    pairs, english, position = [], False, 0
    for placeholder in found:
        between = text[position : placeholder.start]
        opened, closed = between.rfind(STAND_IN_OPEN), between.rfind(STAND_IN_CLOSE)
        if opened != closed:
            english = opened > closed
        pairs.append((placeholder, english))
        position = placeholder.end
    return pairs


def _edited(text: str, edits: list[Edit]) -> str:
    """The text after replacing spans; where two overlap the first one stands."""
    pieces, position = [], 0
    for start, end, new in sorted(set(edits)):
        if start < position:
            continue
        pieces += [text[position:start], new]
        position = end
    return "".join([*pieces, text[position:]])
