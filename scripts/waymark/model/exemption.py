"""An exception to one finding, with its reason: who reads the list of findings reads these too."""

from __future__ import annotations

from dataclasses import dataclass

from waymark.model.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class Exemption:
    """One row of ``exceptions.yml``: findings of a ``code`` in a ``file`` whose message holds
    ``words`` do not count, and why. ``place`` is that of the row."""

    code: str
    file: str
    words: str
    reason: str
    place: Place

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is one that this is about."""
        return (
            finding.code == self.code
            and finding.path == self.file
            and self.words.lower() in finding.message.lower()
        )


@dataclass(frozen=True, slots=True)
class Exempted:
    """A finding that does not count, and the exception that says why."""

    finding: Finding
    exemption: Exemption

    def as_dict(self) -> dict[str, str | int]:
        """Both as one object, with the reason."""
        return {**self.finding.as_dict(), "reason": self.exemption.reason}

    def as_line(self) -> str:
        """Both on one line, as ``waymark check`` logs them."""
        finding = self.finding
        place = f"{finding.path}:{finding.line}:{finding.column}"
        return f"{place}: excepted {finding.code} {finding.message} Reason: {self.exemption.reason}"
