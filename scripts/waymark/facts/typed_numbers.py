"""Phone numbers that stand in a reading, long and short."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from waymark.facts.phones import SHORT_CODES, is_number, is_short
from waymark.facts.reading import Reading
from waymark.facts.typed_words import LIST_WORDS, PER_CENT, REFERENCE_WORDS

Span = tuple[int, int]

# Blanks, brackets, emphasis and one line's end may stand between the digits of one number.
_RUN = re.compile(r"\d+(?:(?!\s*\n\s*\n)[ ./()*_·•~\n\[\]-]{1,4}\d+)*")
_DIGITS = re.compile(r"\d+")
# An alphabet's letter: Arabic and Chinese words join a number without a blank, these do not.
_LETTER = "A-Za-z\u00aa-\u024f\u0370-\u052f"
_GLUED = re.compile(rf"[{_LETTER}]\Z|\d[.,:-]\Z")
_DIALLING_WORD = re.compile(r"(?:^|[^\w])(?:tel|phone|fax|call|ring|mobile|t|m)\Z", re.IGNORECASE)
_LONGEST = 17
_DIALLED = re.compile(r"0[1-9]\d{6,9}|00[1-9]\d{7,14}")

_NUMBER = re.compile(r"\d[\d.,;()a-z/-]*")
_EMPHASIS_AND_BRACKETS = "*_([\"'"
_CODED = re.compile(rf"[{_LETTER}]\Z|[.,:]\Z(?<=\d[.,:])|\d-\Z|[A-Z]-\Z|(?<!\w)n ?= ?\Z")
_COUNTED = re.compile(
    rf"[{_LETTER}]|[.,:]\d|-\d|\s?(?:{'|'.join(map(re.escape, PER_CENT))})", re.IGNORECASE
)
_BEFORE_GROUP = re.compile(r"(?<!\d)(\d{1,3}) \Z")
_AFTER_GROUP = re.compile(r" (\d{3})(?!\d)")
_BEFORE_SLASH = re.compile(r"(?<!\d)(\d+)/\Z")
_AFTER_SLASH = re.compile(r"/(\d+)")
_LOOK = 80


def long_numbers(reading: Reading, known: Collection[str]) -> Iterator[Span]:
    """Whole phone numbers: British, international, and ``known`` strings of digits however they
    are divided."""
    text = reading.text
    for run in _RUN.finditer(text):
        groups = [m.span() for m in _DIGITS.finditer(text, run.start(), run.end())]
        index = 0
        while index < len(groups):
            last = _longest(text, groups, index, known)
            if last is None:
                index += 1
                continue
            yield _with_plus(text, groups[index][0]), groups[last][1]
            index = last + 1


def _longest(text: str, groups: list[Span], first: int, known: Collection[str]) -> int | None:
    """The last group of the longest number that begins with a group."""
    start = groups[first][0]
    plus = _with_plus(text, start) < start
    before = text[max(0, start - 12) : start]
    if not plus and _GLUED.search(before) and not _DIALLING_WORD.search(before):
        return None
    digits, found = "", None
    for index in range(first, len(groups)):
        digits += text[slice(*groups[index])]
        if len(digits) > _LONGEST:
            break
        after = text[groups[index][1] : groups[index][1] + 1]
        if not re.match(f"[{_LETTER}]", after) and (_dialled(digits, plus) or digits in known):
            found = index
    return found


def _dialled(digits: str, plus: bool) -> bool:
    if plus:
        return len(digits) >= 9 and is_number(f"+{digits}")
    if digits.startswith("44"):
        return len(digits) in (12, 13) and is_number(f"+{digits}")
    return bool(_DIALLED.fullmatch(digits)) and is_number(digits)


def _with_plus(text: str, start: int) -> int:
    """Where a number begins whose first digit is at ``start``: at its plus, if it has one."""
    before = text[max(0, start - 3) : start]
    match = re.search(r"\+[ (]{0,2}\Z", before)
    return start - len(before) + match.start() if match else start


@dataclass(frozen=True, slots=True)
class ShortCodes:
    """The short codes to look for: the national ones and those of a library's own facts."""

    codes: frozenset[str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, own: Collection[str]) -> ShortCodes:
        """``own`` are digits; only what is short counts."""
        codes = SHORT_CODES | {d for d in own if is_short(d) and len(d) > 2}
        forms = [r"9[ -]9[ -]9", *(re.escape(c) for c in codes)]
        # Six digits are written in two halves.
        forms += [f"{c[:3]}[ .-]{c[3:]}" for c in codes if len(c) == 6]
        return cls(codes, re.compile(rf"(?<!\d)(?:{'|'.join(sorted(forms, reverse=True))})(?!\d)"))

    def find(self, reading: Reading) -> Iterator[Span]:
        """Where a short code stands that is no page, section, decimal, range or part of a larger
        number. What merely counts something (111 schools) is found: it should be a fact."""
        for match in self.pattern.finditer(reading.text):
            before = _words_before(reading.text, match.start())
            after = reading.text[match.end() : match.end() + _LOOK]
            if not self._counts(before, after):
                yield match.span()

    def _counts(self, before: str, after: str) -> bool:
        if _refers(before) or _CODED.search(before) or _COUNTED.match(after):
            return True
        neighbours = (
            _BEFORE_GROUP.search(before),
            _AFTER_GROUP.match(after),
            _BEFORE_SLASH.search(before),
            _AFTER_SLASH.match(after),
        )
        return any(n and n[1] not in self.codes for n in neighbours)


def _words_before(text: str, end: int) -> str:
    """The last few words before an offset, none of them cut."""
    start = max(0, end - _LOOK)
    before = text[start:end]
    return before if not start or text[start - 1].isspace() else before.partition(" ")[2]


def _refers(before: str) -> bool:
    """Whether a number after this text is one of a list of pages, sections and the like."""
    joined = False
    for token in reversed(before.split()):
        word = token.strip(_EMPHASIS_AND_BRACKETS).lower()
        if word in LIST_WORDS or word in ("&", "-", ""):
            joined = True
        elif _NUMBER.fullmatch(word):
            if not joined and word[-1] not in ",;":
                return False
            joined = False
        else:
            return word.rstrip(".") in REFERENCE_WORDS or word[-1] in "§第"
    return False
