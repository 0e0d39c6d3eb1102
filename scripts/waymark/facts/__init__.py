"""Facts: placeholders, their form in each language, isolation, and numbers typed by hand."""

from waymark.facts.duties import due, emergency_findings
from waymark.facts.finishing import finish
from waymark.facts.formats import format_date, format_number, format_size
from waymark.facts.placeholders import Malformed, Placeholder, keys_used, malformed, placeholders
from waymark.facts.showing import Shown, plain, show
from waymark.facts.typed import typed_by_hand, typed_by_hand_in

__all__ = [
    "Malformed",
    "Placeholder",
    "Shown",
    "due",
    "emergency_findings",
    "finish",
    "format_date",
    "format_number",
    "format_size",
    "keys_used",
    "malformed",
    "placeholders",
    "plain",
    "show",
    "typed_by_hand",
    "typed_by_hand_in",
]
