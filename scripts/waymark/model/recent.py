"""What was worked out of one value, kept while that very value is asked about."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Subject = TypeVar("Subject")
Result = TypeVar("Result")


class Recent(Generic[Subject, Result]):
    """Remembers results for one subject at a time, such as a library that a build is about.

    The subject is compared by identity: it may be large, and a frozen value that is the same object
    says the same. Another subject empties the memory, so it never outgrows one build.
    """

    def __init__(self) -> None:
        self.subject: Subject | None = None
        self.results: dict[Hashable, Result] = {}

    def get(self, subject: Subject, key: Hashable, make: Callable[[], Result]) -> Result:
        """The result for a key, made where it is not known yet."""
        if self.subject is not subject:
            self.subject, self.results = subject, {}
        if key not in self.results:
            self.results[key] = make()
        return self.results[key]
