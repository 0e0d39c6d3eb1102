"""One request a second to a host, or as seldom as its robots.txt asks for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

EVERY = 1.0
"""Seconds between two requests to one host."""

LONGEST_DELAY = 10.0
"""As long as a host's own wish for a delay is followed, in seconds."""


@dataclass(slots=True)
class Pace:
    """Waits before a request to a host. ``clock`` and ``wait`` are given in tests."""

    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep
    every: float = EVERY
    _next: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def turn(self, host: str, delay: float = 0.0) -> None:
        """Return when the host may be asked again. Threads that ask one host queue up."""
        with self._lock:
            now = self.clock()
            at = max(now, self._next.get(host, now))
            self._next[host] = at + max(self.every, min(delay, LONGEST_DELAY))
        if at > now:
            self.wait(at - now)
