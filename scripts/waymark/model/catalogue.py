"""The catalogue of findings: one row a code, with what it means and what to do.

Families: LB library files, FM front matter, AU audiences and blocks, FA facts, MK protective
marking, MD Markdown dialect, LK links and addresses, AX accessibility, TR translation, ED editions,
PF printed and offline files, VE verification of what is served, PD personal data. CONTRIBUTING.md
lists every code (a test holds it).
"""

from __future__ import annotations

from dataclasses import dataclass

from waymark.model.finding import Effect, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of fault. ``remedy`` is the hint where a finding has none of its own."""

    code: str
    severity: Severity
    effect: Effect
    meaning: str
    remedy: str


_E, _W = Severity.ERROR, Severity.WARNING
_STOP, _HOLD, _WARN = Effect.STOP, Effect.HOLD, Effect.WARN

_TABLE: tuple[tuple[str, Severity, Effect, str, str], ...] = (
    # Library files. A fault in one document holds that document; in a shared file it stops.
    ("LB001", _E, _HOLD, "A document's file cannot be read as UTF-8.", "Save the file as UTF-8."),
    (
        "LB002",
        _E,
        _HOLD,
        "A document's file is too large.",
        "Split the document; 1 MB is the limit.",
    ),
    ("LB003", _E, _HOLD, "A link or path leads out of the library.", "Put the file itself here."),
    ("LB004", _E, _STOP, "A shared file is not valid YAML.", "Mend the line named here."),
    (
        "LB005",
        _E,
        _STOP,
        "A shared file is missing.",
        "Add the file; the starter library has one to copy.",
    ),
    (
        "LB006",
        _E,
        _STOP,
        "A shared file cannot be read.",
        "Save it as UTF-8, below 1 MB, in the library.",
    ),
    ("LB007", _E, _HOLD, "Text holds a private-use or control character.", "Delete the character."),
    (
        "LB008",
        _E,
        _STOP,
        "A shared file has an unknown, missing or wrong entry.",
        "See the schema.",
    ),
    ("LB009", _W, _WARN, "A file lies where Waymark does not look.", "Move or delete it."),
    (
        "LB010",
        _E,
        _HOLD,
        "A folder's or file's name cannot stand in an address.",
        "Rename it: lower-case words joined by hyphens.",
    ),
    # Front matter.
    (
        "FM001",
        _E,
        _HOLD,
        "Front matter is missing or not closed.",
        "Start with --- and end with ---.",
    ),
    ("FM002", _E, _HOLD, "Front matter is not valid YAML.", "Mend the line named here."),
    ("FM003", _E, _HOLD, "A key is missing.", "Add the key."),
    ("FM004", _E, _HOLD, "A key is unknown.", "Correct or delete the key."),
    ("FM005", _E, _HOLD, "A value has the wrong form.", "Write it as the schema says."),
    ("FM006", _E, _HOLD, "A date is not a real day.", "Write it as 2026-11-20."),
    ("FM007", _E, _HOLD, "A key stands twice.", "Keep one of them."),
    ("FM008", _E, _HOLD, "A format is unknown.", "Choose one of the listed formats."),
    ("FM009", _E, _HOLD, "A format cannot be made yet.", "Take it out of the list for now."),
    ("FM010", _E, _HOLD, "A reviewer group is unknown.", "Choose one from groups.yml."),
    ("FM011", _E, _HOLD, "A companion file is missing.", "Add the file or take the line out."),
    ("FM012", _E, _HOLD, "A restricted source carries a link.", "Name it only: delete its url."),
    ("FM013", _W, _WARN, "A date lies in the future.", "Check the year."),
    # Audiences and blocks.
    ("AU001", _E, _HOLD, "An audience is unknown.", "Choose one from audiences.yml."),
    (
        "AU002",
        _E,
        _HOLD,
        "A language or group of languages is unknown.",
        "Choose one from languages.yml.",
    ),
    ("AU003", _E, _HOLD, "A block is not closed.", "End it with a line of three slashes: ///"),
    ("AU004", _E, _HOLD, "A block is closed that was never opened.", "Delete the line."),
    (
        "AU005",
        _E,
        _HOLD,
        "A block names an audience that the document does not have.",
        "Add the audience to the front matter, or take it out of the block.",
    ),
    (
        "AU006",
        _E,
        _HOLD,
        "A block stands inside a list, table or footnote.",
        "Start it at the margin, between blank lines.",
    ),
    (
        "AU007",
        _E,
        _HOLD,
        "A block's line is not understood.",
        "Write /// audience | professionals, schools or /// internal.",
    ),
    ("AU008", _E, _HOLD, "A block stands inside another.", "Close the first one before."),
    ("AU009", _E, _HOLD, "Nothing is left of an edition.", "Give this audience some text."),
    (
        "AU010",
        _E,
        _HOLD,
        "A document has no audience.",
        "Add an audience: without one nothing is made.",
    ),
    # Facts.
    ("FA001", _E, _HOLD, "A fact is unknown.", "Use a key from facts/."),
    ("FA002", _E, _HOLD, "A placeholder is malformed.", "Write {{ contact.act_early.phone }}."),
    ("FA003", _E, _HOLD, "A retired fact is used.", "Use the fact that replaces it."),
    (
        "FA004",
        _E,
        _HOLD,
        "A phone number, e-mail or amount is typed by hand.",
        "Use the fact's placeholder.",
    ),
    ("FA005", _W, _WARN, "A fact is still to be supplied.", "Fill in its value, source and date."),
    ("FA006", _E, _STOP, "An emergency fact is missing.", "Supply it: every page shows it."),
    (
        "FA007",
        _E,
        _STOP,
        "A fact's entry is wrong.",
        "Write value, type, source, verified, recheck.",
    ),
    (
        "FA008",
        _W,
        _WARN,
        "A fact is due to be checked again.",
        "Check it at its source, then set verified.",
    ),
    ("FA009", _E, _STOP, "A fact is defined twice.", "Keep one of them."),
    (
        "FA010",
        _E,
        _WARN,
        "An urgent change of a fact was not checked in time.",
        "Check it at its source: another role sets the same value again.",
    ),
    (
        "FA011",
        _E,
        _WARN,
        "A change of a fact lacks a role, source or day, and was not made.",
        "Give what is missing.",
    ),
    (
        "FA012",
        _E,
        _WARN,
        "A fact's file cannot be changed without touching something else.",
        "Change it by hand.",
    ),
    # Marking.
    ("MK001", _E, _HOLD, "A document is not marked OFFICIAL.", "Only OFFICIAL is ever published."),
    ("MK002", _E, _HOLD, "A marking is unknown.", "Write marking: OFFICIAL."),
    (
        "MK003",
        _E,
        _HOLD,
        "A marking banner above OFFICIAL stands in the text.",
        "Take the text out.",
    ),
    # The Markdown dialect.
    (
        "MD001",
        _E,
        _HOLD,
        "HTML is typed into the text.",
        "Write Markdown: HTML is shown as it is typed.",
    ),
    ("MD002", _E, _HOLD, "A heading level is skipped.", "Go one level deeper at a time."),
    ("MD003", _E, _HOLD, "A section is empty.", "Give it some text, or take the heading out."),
    (
        "MD004",
        _E,
        _HOLD,
        "A heading of the first level stands in the text.",
        "The title is the first level: start with ##.",
    ),
    ("MD005", _E, _HOLD, "Two headings have the same explicit id.", "Give each its own."),
    ("MD006", _E, _HOLD, "A block of the dialect is unknown or not closed.", "Close it with ///."),
    ("MD007", _E, _HOLD, "An attribute is not allowed.", "Only {#id} on headings is."),
    (
        "MD008",
        _E,
        _HOLD,
        "Markdown is used that the dialect does not have.",
        "Write headings with ## and links as [text](address).",
    ),
    # Links and addresses.
    (
        "LK001",
        _E,
        _HOLD,
        "A link names a document that does not exist.",
        "Use the id of a document.",
    ),
    ("LK002", _E, _HOLD, "A link names a heading that does not exist.", "Use a heading's id."),
    (
        "LK003",
        _E,
        _HOLD,
        "A link's address is of a kind that is not allowed.",
        "Use https://, or doc: and a document's id.",
    ),
    ("LK004", _E, _STOP, "Two documents have one id.", "Give each its own id."),
    ("LK005", _E, _STOP, "Two documents have one address.", "Rename one, or change its alias."),
    (
        "LK006",
        _E,
        _HOLD,
        "An image is missing or of a kind that is not allowed.",
        "Put it into images/, as SVG, PNG or JPEG.",
    ),
    (
        "LK008",
        _W,
        _WARN,
        "A link leads to a document that is left out for now.",
        "Mend that document: until then the link's words stand without the link.",
    ),
    (
        "LK007",
        _E,
        _HOLD,
        "A link names a document that no reader of this edition can reach.",
        "Publish that document for this audience or the public.",
    ),
    # Accessibility.
    (
        "AX001",
        _E,
        _HOLD,
        "An image has no text for those who cannot see it.",
        "Write ![what it shows](…).",
    ),
    ("AX002", _E, _HOLD, "A link's text says nothing.", "Say where it leads."),
    ("AX003", _E, _HOLD, "A table has no header row.", "Start it with a row of column names."),
    (
        "AX004",
        _E,
        _STOP,
        "A colour of the organisation has too little contrast.",
        "Choose a darker one.",
    ),
    # Translation.
    (
        "TR001",
        _W,
        _WARN,
        "A translation's title is missing.",
        "Translate the title: until then nothing is published in this language.",
    ),
    ("TR002", _W, _WARN, "A PO file belongs to no document.", "Rename or delete it."),
    ("TR003", _E, _WARN, "A PO file cannot be read.", "Mend it: until then English stands in."),
    (
        "TR004",
        _E,
        _WARN,
        "A translation changes a placeholder, link or tag.",
        "Keep it as it is in English: until then English stands in.",
    ),
    ("TR005", _E, _WARN, "A translation's numbers differ from the English.", "Check the numbers."),
    ("TR006", _E, _WARN, "A translation's emphasis differs from the English.", "Check ** and `."),
    (
        "TR007",
        _E,
        _WARN,
        "A translation holds block syntax, HTML or direction overrides.",
        "Take them out.",
    ),
    (
        "TR008",
        _E,
        _HOLD,
        "A translation does not fit the English text's structure.",
        "Run waymark translations update.",
    ),
    (
        "TR009",
        _W,
        _WARN,
        "A translation's file is older than the English text.",
        "Run waymark translations update.",
    ),
    (
        "TR010",
        _E,
        _WARN,
        "A PO file's language is not the one of its folder.",
        "Correct its header.",
    ),
    (
        "TR011",
        _W,
        _WARN,
        "Words of the interface are missing in a language.",
        "Add them to the PO file.",
    ),
    (
        "TR012",
        _E,
        _WARN,
        "A PO file does not say how far its texts are.",
        "Write X-Waymark-State: machine, human or reviewed into its header.",
    ),
    ("TR013", _E, _WARN, "A text stands twice in a PO file.", "Keep one of the translations."),
    ("TR014", _W, _WARN, "A word of the interface is unknown.", "Correct or delete the entry."),
    (
        "TR015",
        _E,
        _HOLD,
        "Words of the English text are in nothing that can be translated.",
        "Write them as a paragraph, list or table of their own.",
    ),
    (
        "TR016",
        _W,
        _WARN,
        "A translation was changed after its review.",
        "Have it read again, then run waymark translations review.",
    ),
    # Editions.
    ("ED001", _W, _WARN, "A review is due.", "Read the document again, then set review.last."),
    (
        "ED002",
        _E,
        _HOLD,
        "A register cannot be read.",
        "Take back the change that was made by hand: Waymark writes this file.",
    ),
    (
        "ED003",
        _E,
        _HOLD,
        "A register contradicts itself.",
        "Take back the change that was made by hand: what was recorded before it still holds.",
    ),
    (
        "ED004",
        _E,
        _HOLD,
        "A released text was changed or is missing.",
        "Restore the file as it was released.",
    ),
    (
        "ED005",
        _E,
        _HOLD,
        "A date in a register lies in the future.",
        "Take back the change that was made by hand.",
    ),
    (
        "ED006",
        _E,
        _STOP,
        "The day to work for is before what the registers record.",
        "Set the clock, or give the day: --today.",
    ),
    (
        "ED007",
        _W,
        _WARN,
        "A release without consultation is still to be checked.",
        "Check it, then record that: waymark editions checked.",
    ),
    (
        "ED008",
        _E,
        _HOLD,
        "An address that was released would no longer answer.",
        "Restore the register of its document.",
    ),
    # Printed and offline files.
    ("PF001", _E, _HOLD, "A file cannot be made from this text.", "Mend the text named here."),
    (
        "PF002",
        _E,
        _HOLD,
        "A character has no face in this language's PDF.",
        "Take it out, or add a face.",
    ),
    ("PF003", _E, _HOLD, "A language has no PDF face.", "Name one in languages.yml."),
    (
        "PF004",
        _E,
        _HOLD,
        "A file lost words of the text.",
        "Report this: the file was not published.",
    ),
    # Verification of what is served. A leak stops the exchange: the old site stays.
    (
        "VE001",
        _E,
        _STOP,
        "A served file holds words of a block for other readers.",
        "Report this: the block filter let it through, or a file was put there by hand.",
    ),
    (
        "VE002",
        _E,
        _STOP,
        "A served file holds words of an internal note.",
        "Report this, or take the words out of the file that was put there by hand.",
    ),
    ("VE003", _E, _STOP, "A served text holds a protective marking.", "It may not be published."),
    (
        "VE004",
        _E,
        _STOP,
        "The metadata or name of a served file holds a protective marking.",
        "Look at the file, then take its metadata off.",
    ),
    (
        "VE005",
        _E,
        _STOP,
        "A served file holds a phone number that is no fact.",
        "Add the number to facts/, or take it out of the text, image or attachment.",
    ),
    (
        "VE006",
        _E,
        _STOP,
        "A served file holds an e-mail address that is no fact.",
        "Add the address to facts/, or take it out of the text, image or attachment.",
    ),
    (
        "VE007",
        _E,
        _STOP,
        "A served file holds what a fact used to say.",
        "Take it out: readers would call a dead number.",
    ),
    (
        "VE008",
        _E,
        _STOP,
        "A served file cannot be verified.",
        "Put a file there that is whole and not locked.",
    ),
    # Personal data.
    ("PD001", _E, _HOLD, "A role's field holds a person's name or address.", "Name a role."),
)

CATALOGUE: dict[str, Rule] = {row[0]: Rule(*row) for row in _TABLE}
