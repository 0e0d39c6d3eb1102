"""Text that remembers its lines."""

from __future__ import annotations

from dataclasses import dataclass

from waymark.model.findings import Place


@dataclass(frozen=True, slots=True)
class SourceText:
    """Lines (without line ends) and, for each, its 1-based number in the author's file.

    Filtering and translation drop and replace lines; the numbers go along, so that every finding
    still names the line that the author sees.
    """

    path: str
    lines: tuple[str, ...]
    numbers: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.lines) != len(self.numbers):
            raise ValueError("each line needs its number")

    @property
    def text(self) -> str:
        """The lines joined by LF, with one LF at the end."""
        return "\n".join(self.lines) + "\n" if self.lines else ""

    def place(self, index: int, column: int = 1) -> Place:
        """The author's place of the line at 0-based ``index``; past the end, of the last line."""
        if not self.numbers:
            return Place(self.path)
        return Place(self.path, self.numbers[min(index, len(self.numbers) - 1)], column)

    def place_at(self, offset: int) -> Place:
        """The author's place of a character offset into :attr:`text`."""
        before = self.text[:offset]
        return self.place(before.count("\n"), offset - (before.rfind("\n") + 1) + 1)

    @classmethod
    def of(cls, path: str, text: str, first: int = 1) -> SourceText:
        """Text whose first line has the number ``first``."""
        lines = tuple(text.removesuffix("\n").split("\n")) if text else ()
        return cls(path, lines, tuple(range(first, first + len(lines))))
