"""The states in which a page is judged: how wide, which colours, with what open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from harness.sites import SitePage

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"
)
"""The spacing that a reader may set (WCAG 1.4.12)."""

_WORDS = "999"
"""What is looked for: every language has it."""


@dataclass(frozen=True, slots=True)
class State:
    """One state. ``options`` are those of a browser context; ``css`` a reader's own style sheet.

    ``opened`` opens every disclosure; ``words`` are looked for on the search page, which is then
    the only kind of page that has this state.
    """

    name: str
    options: dict[str, Any] = field(default_factory=dict, hash=False)
    media: str = "screen"
    css: str = ""
    opened: bool = False
    words: str = ""

    @property
    def script(self) -> bool:
        """Whether the page's scripts run."""
        return bool(self.options.get("java_script_enabled", True))

    def has(self, page: SitePage) -> bool:
        """Whether a page can be in this state."""
        return not self.words or page.kind == "search"


def _state(name: str, viewport: dict[str, int], *, opened: bool = False, **options: Any) -> State:
    return State(name, {"viewport": viewport, **options}, opened=opened)


STATES = (
    _state("desktop", WIDE),
    _state("narrow", NARROW),
    _state("dark", WIDE, color_scheme="dark"),
    _state("dark-narrow", NARROW, color_scheme="dark"),
    _state("forced", WIDE, forced_colors="active"),
    _state("forced-narrow-open", NARROW, forced_colors="active", opened=True),
    _state("no-script", WIDE, java_script_enabled=False),
    _state("no-script-narrow-open", NARROW, java_script_enabled=False, opened=True),
    State("print", {"viewport": {"width": 718, "height": 1000}}, media="print"),
    _state("open", WIDE, opened=True),
    _state("open-narrow", NARROW, opened=True),
    _state("open-dark", WIDE, color_scheme="dark", opened=True),
    State("results", {"viewport": WIDE}, words=_WORDS),
    State("results-narrow", {"viewport": NARROW}, words=_WORDS),
    State("results-dark", {"viewport": WIDE, "color_scheme": "dark"}, words=_WORDS),
    # 1280 × 900 device pixels at 400 %.
    _state("zoom", {"width": 320, "height": 225}, device_scale_factor=4),
    State("large-text", {"viewport": WIDE}, css="html { font-size: 200% !important; }"),
    State("spaced", {"viewport": WIDE}, css=SPACED),
    State("spaced-narrow", {"viewport": NARROW}, css=SPACED, opened=True),
)
