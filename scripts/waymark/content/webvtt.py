"""WebVTT read strictly, with a line for every fault (W3C, WebVTT, section 4).

Browsers skip what they do not understand, and a deaf reader would miss it without knowing; so a
file that is not well formed is not used (FI004, FI005). What can be shown but is hard to follow is
used, and told (FI006–FI008).
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waymark.content.report import quoted
from waymark.model import Cue, Finding, Place, finding

FASTEST = 180
"""Words a minute. Ofcom and the BBC advise at most 160 to 180."""
LONGEST_LINE = 42
"""Characters. Longer lines break again in a small player."""
MOST_LINES = 2
_WORD = 6
"""Characters that count as a word where a script writes no spaces between words."""

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+\S+:\S+)*[ \t]*", re.ASCII)
_TAG = re.compile(r"<[^<>]*>")
_VOICE = re.compile(r"<v(?:\.[^ \t<>]+)?[ \t]+([^<>]+)>")
_ASIDE = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines between blank ones, and the number of the first."""

    lines: tuple[str, ...]
    first: int


def read_webvtt(path: str, text: str) -> tuple[tuple[Cue, ...] | None, tuple[Finding, ...]]:
    """The captions of a file, in its order; ``None`` where it is not well formed.

    ``text`` has LF line ends and no byte order mark. A file without any caption is one too.
    """
    blocks = list(_blocks(text))
    head = text.split("\n", 1)[0]
    if head != "WEBVTT" and not head.startswith(("WEBVTT ", "WEBVTT\t")):
        message = f"The file starts with {quoted(head)}, not with WEBVTT."
        return None, (finding("FI004", path, message, "Write WEBVTT alone on the first line."),)
    faults: list[Finding] = []
    if len(blocks[0].lines) > 1 and "-->" in "".join(blocks[0].lines[1:]):
        message = "The first caption stands right below WEBVTT."
        faults.append(finding("FI004", path, message, "Leave a line free.", line=2))
    cues: list[Cue] = []
    for block in blocks[1:]:
        if block.lines[0].split(" ")[0].split("\t")[0] in _ASIDE and "-->" not in block.lines[0]:
            continue
        cue = _cue(path, block)
        if isinstance(cue, Finding):
            faults.append(cue)
        else:
            cues.append(cue)
    if faults:
        return None, tuple(faults)
    return tuple(cues), tuple(_hard_to_follow(cues))


def _blocks(text: str) -> Iterator[_Block]:
    lines = text.split("\n")
    for blank, group in itertools.groupby(enumerate(lines, 1), lambda pair: not pair[1].strip()):
        if not blank:
            numbered = list(group)
            yield _Block(tuple(line for _, line in numbered), numbered[0][0])


def _cue(path: str, block: _Block) -> Cue | Finding:
    """A caption; its name, which may stand above its times, says nothing to readers."""
    at = 0 if "-->" in block.lines[0] else 1
    place = Place(path, block.first + min(at, len(block.lines) - 1))
    line = block.lines[at] if at < len(block.lines) else ""
    timing = _TIMING.fullmatch(line)
    if timing is None:
        shown = quoted(line or block.lines[0])
        message = f"{shown} does not say from when until when."
        return finding("FI004", place, message, "Write 00:00:01.000 --> 00:00:03.500")
    start, end = _milliseconds(timing.groups()[:4]), _milliseconds(timing.groups()[4:])
    if end <= start:
        message = f"The caption ends at {_clock(end)}, before it starts at {_clock(start)}."
        return finding("FI005", place, message)
    written = block.lines[at + 1 :]
    inner = [i for i, words in enumerate(written) if "-->" in words]
    if inner:
        message = f"{quoted(written[inner[0]])} stands in the text of a caption."
        there = Place(path, place.line + 1 + inner[0])
        return finding("FI004", there, message, "Leave a line free before the next caption.")
    voices = [v for words in written for v in _VOICE.findall(words)]
    lines = tuple(said for words in written if (said := _said(words)))
    if not lines:
        hint = "Write what is said, or delete it."
        return finding("FI004", place, "The caption has no text.", hint)
    return Cue(start, end, lines, voices[0].strip() if voices else "", place)


def _milliseconds(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds, thousandths = (int(p or 0) for p in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _clock(moment: int) -> str:
    seconds, thousandths = divmod(moment, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}"


def _said(words: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", words)).split())


def _hard_to_follow(cues: Sequence[Cue]) -> Iterator[Finding]:
    for before, cue in itertools.pairwise(cues):
        if cue.start < before.start:
            message = f"The caption starts at {_clock(cue.start)}, before the one above it does."
            yield finding("FI006", cue.place, message, "Put captions in the order of their times.")
        elif cue.start < before.end:
            message = f"The caption starts at {_clock(cue.start)}, before the one above it ends."
            yield finding("FI006", cue.place, message)
    for cue in cues:
        words = max(len(cue.text.split()), len(cue.text) / _WORD)
        pace = words * 60_000 / (cue.end - cue.start)
        if pace > FASTEST:
            message = f"{quoted(cue.text)} would have to be read at {pace:.0f} words a minute."
            yield finding("FI007", cue.place, message)
        longest = max(len(line) for line in cue.lines)
        if longest > LONGEST_LINE or len(cue.lines) > MOST_LINES:
            count, s = len(cue.lines), "s" if len(cue.lines) > 1 else ""
            message = f"The caption has {count} line{s}, the longest of {longest} characters."
            yield finding("FI008", cue.place, message)
