"""Other forms of one text: easy read, a script to be spoken, its recording, a film in BSL.

They are in English and share all with their document: facts, consultation, approval, release.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waymark.model.text import SourceText


class CompanionKind(StrEnum):
    """What a companion is. Pages name them in this order."""

    EASY_READ = "easy-read"
    AUDIO_SCRIPT = "audio-script"
    RECORDING = "recording"
    BSL = "bsl"


@dataclass(frozen=True, slots=True)
class Companion:
    """A companion that is a text: as written, selected for an audience, or with its facts.

    ``heading_ids`` are there once it is composed.
    """

    kind: CompanionKind
    body: SourceText
    heading_ids: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """What a reader is given: what is digested and frozen."""
        return {
            "kind": str(self.kind),
            "heading_ids": list(self.heading_ids),
            "lines": list(self.body.lines),
        }


@dataclass(frozen=True, slots=True)
class Recording:
    """A companion that is heard or seen. Paths are relative to the library.

    What it says cannot be filled in anew: ``recorded`` is the day from which no spoken contact may
    have changed. ``digests`` are the SHA-256 (hex) of the file and of its captions: what is
    approved is these very bytes. ``captions`` is the path of a WebVTT file, of a film alone.
    """

    kind: CompanionKind
    path: str
    size: int
    recorded: date
    captions: str = ""
    digests: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Its files."""
        return (self.path, self.captions) if self.captions else (self.path,)

    def as_json(self) -> dict[str, object]:
        """What is approved and frozen."""
        return {
            "kind": str(self.kind),
            "path": self.path,
            "size": self.size,
            "recorded": self.recorded.isoformat(),
            "captions": self.captions,
            "digests": list(self.digests),
        }
