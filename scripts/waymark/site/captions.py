"""Captions in other shapes: a text to read, and SRT for players that know nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from waymark.model import Cue, Film, Spoken, Track, TrackKind

PAUSE = 2500
"""Milliseconds of silence after which a new paragraph begins."""


def transcript(film: Film, track: Track) -> tuple[Spoken, ...]:
    """What is said, paragraph by paragraph, with what the described text of the same language adds.

    A paragraph ends where another voice speaks, or nobody does for a while.
    """
    described = [
        cue
        for other in film.tracks
        if other.kind is TrackKind.DESCRIPTIONS and other.language == track.language
        for cue in other.cues
    ]
    rows = [(cue, False) for cue in track.cues] + [(cue, True) for cue in described]
    return tuple(_paragraphs(sorted(rows, key=lambda row: (row[0].start, row[1]))))


def _paragraphs(rows: Sequence[tuple[Cue, bool]]) -> Iterator[Spoken]:
    group: list[Cue] = []
    told = False
    for cue, described in rows:
        last = group[-1] if group else None
        same = last and not told and not described and cue.voice == last.voice
        if last and not (same and cue.start - last.end < PAUSE):
            yield _paragraph(group, told)
            group = []
        group.append(cue)
        told = described
    if group:
        yield _paragraph(group, told)


def _paragraph(cues: Sequence[Cue], described: bool) -> Spoken:
    text = " ".join(cue.text for cue in cues)
    return Spoken(clock(cues[0].start), cues[0].voice, text, described)


def clock(moment: int) -> str:
    """A moment as players show it: ``1:05``, ``1:00:05``."""
    seconds = moment // 1000
    hours, minutes = divmod(seconds // 60, 60)
    short = f"{minutes}:{seconds % 60:02}"
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else short


def srt(cues: Iterable[Cue]) -> bytes:
    """SubRip: numbered captions in UTF-8, a comma before milliseconds, CR LF as players expect."""
    blocks = []
    for number, cue in enumerate(cues, 1):
        said = [*cue.lines]
        if cue.voice:
            said[0] = f"{cue.voice}: {said[0]}"
        blocks.append("\n".join((str(number), f"{_srt(cue.start)} --> {_srt(cue.end)}", *said, "")))
    return "\n".join(blocks).replace("\n", "\r\n").encode("utf-8")


def _srt(moment: int) -> str:
    seconds, thousandths = divmod(moment, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{thousandths:03}"
