"""The film of a library: ``pathways/film.yml``. The page that shows it stands without it too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from waymark.model.caption import Cue
from waymark.model.findings import Place


class TrackKind(StrEnum):
    """What a caption file holds, in HTML's words (WHATWG HTML, the ``track`` element)."""

    CAPTIONS = "captions"
    SUBTITLES = "subtitles"
    DESCRIPTIONS = "descriptions"


MEDIA_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}
"""Kinds of film by the end of their names. Browsers play both without anybody's player."""


@dataclass(frozen=True, slots=True)
class Track:
    """One WebVTT file. ``file`` is a path relative to the library; ``cues`` is what it says."""

    file: str
    language: str
    kind: TrackKind
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Film:
    """A film. Paths are relative to the library; ``files`` is empty where it is not supplied.

    ``document`` is the id of the document whose pages show it: its text is the transcript.
    ``described`` is the same film with audio description, ``poster`` its still picture, each empty
    where there is none; ``template`` an empty caption file to fill in, offered while the film is
    not there; ``sizes`` of all of them in bytes.
    """

    document: str
    files: tuple[str, ...] = ()
    tracks: tuple[Track, ...] = ()
    described: str = ""
    poster: str = ""
    rights: str = ""
    template: str = ""
    sizes: Mapping[str, int] = field(default_factory=dict)
    place: Place = field(default=Place("pathways/film.yml"), compare=False)

    @property
    def media(self) -> tuple[str, ...]:
        """Every file that the site serves."""
        template = "" if self.files else self.template
        single = (name for name in (self.described, self.poster, template) if name)
        return (*self.files, *single, *(t.file for t in self.tracks))
