"""Facts: placeholders, their form in each language, isolation, and numbers typed by hand."""

from waymark.facts.changing import CHECK_WITHIN, Evidence, changed, fact_of, retired
from waymark.facts.contacts import Contact, Contacts, contact_value
from waymark.facts.duties import due, emergency_findings
from waymark.facts.filling import filled
from waymark.facts.finishing import finish
from waymark.facts.formats import format_date, format_number, format_size, format_time
from waymark.facts.history import (
    ContactChange,
    RetiredValue,
    contact_changes,
    in_force,
    retired_values,
    same_value,
)
from waymark.facts.personal import personal_data
from waymark.facts.placeholders import Malformed, Placeholder, keys_used, malformed, placeholders
from waymark.facts.showing import Shown, plain, show
from waymark.facts.titles import titled
from waymark.facts.typed import typed_by_hand, typed_by_hand_in

__all__ = [
    "CHECK_WITHIN",
    "Contact",
    "ContactChange",
    "Contacts",
    "Evidence",
    "Malformed",
    "Placeholder",
    "RetiredValue",
    "Shown",
    "changed",
    "contact_changes",
    "contact_value",
    "due",
    "emergency_findings",
    "fact_of",
    "filled",
    "finish",
    "format_date",
    "format_number",
    "format_size",
    "format_time",
    "in_force",
    "keys_used",
    "malformed",
    "personal_data",
    "placeholders",
    "plain",
    "retired",
    "retired_values",
    "same_value",
    "show",
    "titled",
    "typed_by_hand",
    "typed_by_hand_in",
]
