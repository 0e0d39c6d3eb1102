"""Other forms of a text, and what is heard or seen: companions, the film."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CompanionWay:
    """Another form of a text as its page names it. ``kind`` is that of the companion, ``label`` a
    finished word; ``address`` is empty where there is none yet, and starts with ``#`` for a place
    on the page itself. Companions are in English."""

    kind: str
    label: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Player:
    """A recording on its page. ``captions`` is the address of a WebVTT file, of a film alone;
    ``recorded`` says when it was made."""

    kind: str
    title: str
    address: str
    type: str
    label: str
    captions: str
    recorded: str


@dataclass(frozen=True, slots=True)
class FilmFile:
    """A film as a page offers it: ``type`` is its media type, ``label`` says format and size."""

    address: str
    type: str
    label: str


@dataclass(frozen=True, slots=True)
class FilmTrack:
    """Captions or described text; ``kind`` in HTML's words, ``label`` in its own language."""

    address: str
    kind: str
    language: str
    label: str
    default: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """A paragraph of a film's words: when it starts, who speaks (if that is known), what is said.
    One that is ``described`` says what is to be seen."""

    time: str
    voice: str
    text: str
    described: bool = False


@dataclass(frozen=True, slots=True)
class FilmPlayer:
    """The film on its page. Without ``files`` it is not supplied, and the page says so.

    ``spoken`` is made from the captions, in ``spoken_language``; ``captions`` are they as files to
    save; ``template`` an empty one, while the film is not there.
    """

    files: tuple[FilmFile, ...] = ()
    tracks: tuple[FilmTrack, ...] = ()
    described: FilmFile | None = None
    poster: str = ""
    rights: str = ""
    spoken: tuple[Spoken, ...] = ()
    spoken_language: str = ""
    spoken_direction: str = ""
    captions: tuple[FilmFile, ...] = ()
    template: FilmFile | None = None
