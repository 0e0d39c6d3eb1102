"""The nouns of the house, frozen and slotted. Standard library only.

Every other room may import this one; it imports none of them.
"""

from waymark.model.audience import WAY_COLOURS, Audience, Section, Shape
from waymark.model.catalogue import CATALOGUE, Rule
from waymark.model.composed import Composed, Finished, Passage, TranslationKind, TranslationState
from waymark.model.document import (
    Document,
    EditionPlan,
    Every,
    Format,
    Kind,
    Review,
    Source,
    SourceStatus,
)
from waymark.model.fact import LIVE_TYPES, Fact, FactType, FactValue, FormerValue, Hours
from waymark.model.finding import Effect, Finding, Place, Severity, effects, finding
from waymark.model.frozen import Frozen
from waymark.model.language import ENGLISH, Direction, Language
from waymark.model.library import Library, Organisation, ReviewerGroup
from waymark.model.marking import PUBLISHABLE, Marking
from waymark.model.page import (
    Alternate,
    Citation,
    ContactChange,
    Crumb,
    Detail,
    Download,
    FileRecord,
    Link,
    NavGroup,
    Notice,
    PageKind,
    PageRecord,
    ReleaseRow,
    Trust,
)
from waymark.model.register import (
    Answer,
    Comment,
    CommentOutcome,
    Entry,
    Event,
    Register,
    ReleasedAddress,
    Version,
    View,
)
from waymark.model.text import SourceText
from waymark.model.tree import Heading, Node, Rendered, plain_text

__all__ = [
    "CATALOGUE",
    "ENGLISH",
    "LIVE_TYPES",
    "PUBLISHABLE",
    "WAY_COLOURS",
    "Alternate",
    "Answer",
    "Audience",
    "Citation",
    "Comment",
    "CommentOutcome",
    "Composed",
    "ContactChange",
    "Crumb",
    "Detail",
    "Direction",
    "Document",
    "Download",
    "EditionPlan",
    "Effect",
    "Entry",
    "Event",
    "Every",
    "Fact",
    "FactType",
    "FactValue",
    "FileRecord",
    "Finding",
    "Finished",
    "Format",
    "FormerValue",
    "Frozen",
    "Heading",
    "Hours",
    "Kind",
    "Language",
    "Library",
    "Link",
    "Marking",
    "NavGroup",
    "Node",
    "Notice",
    "Organisation",
    "PageKind",
    "PageRecord",
    "Passage",
    "Place",
    "Register",
    "ReleaseRow",
    "ReleasedAddress",
    "Rendered",
    "Review",
    "ReviewerGroup",
    "Rule",
    "Section",
    "Severity",
    "Shape",
    "Source",
    "SourceStatus",
    "SourceText",
    "TranslationKind",
    "TranslationState",
    "Trust",
    "Version",
    "View",
    "effects",
    "finding",
    "plain_text",
]
