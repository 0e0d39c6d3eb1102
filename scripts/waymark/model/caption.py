"""Captions as they are read from WebVTT: what is said when, without any styling."""

from __future__ import annotations

from dataclasses import dataclass, field

from waymark.model.findings import Place


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption. Times are in milliseconds from the film's start; ``lines`` as they are shown;
    ``voice`` is who speaks, empty where the file does not say."""

    start: int
    end: int
    lines: tuple[str, ...]
    voice: str = ""
    place: Place = field(default=Place(""), compare=False)

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(self.lines)
