"""What an exporter is and what it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from waymark.model import FileRecord, Finding


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A finished file: its bytes, and its pages (0 where a format has none)."""

    data: bytes
    pages: int


Exporter = Callable[[FileRecord, Mapping[str, bytes]], tuple[MadeFile | None, tuple[Finding, ...]]]
"""From a record and the bytes of its images by path (``images/x.svg``) to a file.

There is no file where a finding holds it; nothing is ever silently left out of one.
"""
