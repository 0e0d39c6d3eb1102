"""The catalogue of findings: one row a code, with what it means and what to do.

Families: LB library files, FM front matter, AU audiences and blocks, FA facts, MK protective
marking, MD Markdown dialect, LK links and addresses, AX accessibility, TR translation, ED editions,
PF printed and offline files, VE verification of what is served, PD personal data. CONTRIBUTING.md
lists every code (a test holds it).
"""

from __future__ import annotations

import re
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


_TABLE = """
# Library files. A fault in one document holds that document; in a shared file it stops.
LB001 error hold: A document's file cannot be read as UTF-8.
    Save the file as UTF-8.
LB002 error hold: A document's file is too large.
    Split the document; 1 MB is the limit.
LB003 error hold: A link or path leads out of the library.
    Put the file itself here.
LB004 error stop: A shared file is not valid YAML.
    Mend the line named here.
LB005 error stop: A shared file is missing.
    Add the file; the starter library has one to copy.
LB006 error stop: A shared file cannot be read.
    Save it as UTF-8, below 1 MB, in the library.
LB007 error hold: Text holds a private-use or control character.
    Delete the character.
LB008 error stop: A shared file has an unknown, missing or wrong entry.
    See the schema.
LB009 warning warn: A file lies where Waymark does not look.
    Move or delete it.
LB010 error hold: A folder's or file's name cannot stand in an address.
    Rename it: lower-case words joined by hyphens.

# Front matter.
FM001 error hold: Front matter is missing or not closed.
    Start with --- and end with ---.
FM002 error hold: Front matter is not valid YAML.
    Mend the line named here.
FM003 error hold: A key is missing.
    Add the key.
FM004 error hold: A key is unknown.
    Correct or delete the key.
FM005 error hold: A value has the wrong form.
    Write it as the schema says.
FM006 error hold: A date is not a real day.
    Write it as 2026-11-20.
FM007 error hold: A key stands twice.
    Keep one of them.
FM008 error hold: A format is unknown.
    Choose one of the listed formats.
FM009 error hold: A format cannot be made yet.
    Take it out of the list for now.
FM010 error hold: A reviewer group is unknown.
    Choose one from groups.yml.
FM011 error hold: A companion file is missing.
    Add the file or take the line out.
FM012 error hold: A restricted source carries a link.
    Name it only: delete its url.
FM013 warning warn: A date lies in the future.
    Check the year.

# Audiences and blocks.
AU001 error hold: An audience is unknown.
    Choose one from audiences.yml.
AU002 error hold: A language or group of languages is unknown.
    Choose one from languages.yml.
AU003 error hold: A block is not closed.
    End it with a line of three slashes: ///
AU004 error hold: A block is closed that was never opened.
    Delete the line.
AU005 error hold: A block names an audience that the document does not have.
    Add the audience to the front matter, or take it out of the block.
AU006 error hold: A block stands inside a list, table or footnote.
    Start it at the margin, between blank lines.
AU007 error hold: A block's line is not understood.
    Write /// audience | professionals, schools or /// internal.
AU008 error hold: A block stands inside another.
    Close the first one before.
AU009 error hold: Nothing is left of an edition.
    Give this audience some text.
AU010 error hold: A document has no audience.
    Add an audience: without one nothing is made.

# Facts.
FA001 error hold: A fact is unknown.
    Use a key from facts/.
FA002 error hold: A placeholder is malformed.
    Write {{ contact.act_early.phone }}.
FA003 error hold: A retired fact is used.
    Use the fact that replaces it.
FA004 error hold: A phone number, e-mail or amount is typed by hand.
    Use the fact's placeholder.
FA005 warning warn: A fact is still to be supplied.
    Fill in its value, source and date.
FA006 error stop: An emergency fact is missing.
    Supply it: every page shows it.
FA007 error stop: A fact's entry is wrong.
    Write value, type, source, verified, recheck.
FA008 warning warn: A fact is due to be checked again.
    Check it at its source, then set verified.
FA009 error stop: A fact is defined twice.
    Keep one of them.
FA010 error warn: An urgent change of a fact was not checked in time.
    Check it at its source: another role sets the same value again.
FA011 error warn: A change of a fact lacks a role, source or day, and was not made.
    Give what is missing.
FA012 error warn: A fact's file cannot be changed without touching something else.
    Change it by hand.

# Marking.
MK001 error hold: A document is not marked OFFICIAL.
    Only OFFICIAL is ever published.
MK002 error hold: A marking is unknown.
    Write marking: OFFICIAL.
MK003 error hold: A marking banner above OFFICIAL stands in the text.
    Take the text out.

# The Markdown dialect.
MD001 error hold: HTML is typed into the text.
    Write Markdown: HTML is shown as it is typed.
MD002 error hold: A heading level is skipped.
    Go one level deeper at a time.
MD003 error hold: A section is empty.
    Give it some text, or take the heading out.
MD004 error hold: A heading of the first level stands in the text.
    The title is the first level: start with ##.
MD005 error hold: Two headings have the same explicit id.
    Give each its own.
MD006 error hold: A block of the dialect is unknown or not closed.
    Close it with ///.
MD007 error hold: An attribute is not allowed.
    Only {#id} on headings is.
MD008 error hold: Markdown is used that the dialect does not have.
    Write headings with ## and links as [text](address).

# Links and addresses.
LK001 error hold: A link names a document that does not exist.
    Use the id of a document.
LK002 error hold: A link names a heading that does not exist.
    Use a heading's id.
LK003 error hold: A link's address is of a kind that is not allowed.
    Use https://, or doc: and a document's id.
LK004 error stop: Two documents have one id.
    Give each its own id.
LK005 error stop: Two documents have one address.
    Rename one, or change its alias.
LK006 error hold: An image is missing or of a kind that is not allowed.
    Put it into images/, as SVG, PNG or JPEG.
LK008 warning warn: A link leads to a document that is left out for now.
    Mend that document: until then the link's words stand without the link.
LK007 error hold: A link names a document that no reader of this edition can reach.
    Publish that document for this audience or the public.

# Accessibility.
AX001 error hold: An image has no text for those who cannot see it.
    Write ![what it shows](…).
AX002 error hold: A link's text says nothing.
    Say where it leads.
AX003 error hold: A table has no header row.
    Start it with a row of column names.
AX004 error stop: A colour of the organisation has too little contrast.
    Choose a darker one.

# Translation.
TR001 warning warn: A translation's title is missing.
    Translate the title: until then nothing is published in this language.
TR002 warning warn: A PO file belongs to no document.
    Rename or delete it.
TR003 error warn: A PO file cannot be read.
    Mend it: until then English stands in.
TR004 error warn: A translation changes a placeholder, link or tag.
    Keep it as it is in English: until then English stands in.
TR005 error warn: A translation's numbers differ from the English.
    Check the numbers.
TR006 error warn: A translation's emphasis differs from the English.
    Check ** and `.
TR007 error warn: A translation holds block syntax, HTML or direction overrides.
    Take them out.
TR008 error hold: A translation does not fit the English text's structure.
    Run waymark translations update.
TR009 warning warn: A translation's file is older than the English text.
    Run waymark translations update.
TR010 error warn: A PO file's language is not the one of its folder.
    Correct its header.
TR011 warning warn: Words of the interface are missing in a language.
    Add them to the PO file.
TR012 error warn: A PO file does not say how far its texts are.
    Write X-Waymark-State: machine, human or reviewed into its header.
TR013 error warn: A text stands twice in a PO file.
    Keep one of the translations.
TR014 warning warn: A word of the interface is unknown.
    Correct or delete the entry.
TR015 error hold: Words of the English text are in nothing that can be translated.
    Write them as a paragraph, list or table of their own.
TR016 warning warn: A translation was changed after its review.
    Have it read again, then run waymark translations review.

# Editions.
ED001 warning warn: A review is due.
    Read the document again, then set review.last.
ED002 error hold: A register cannot be read.
    Take back the change that was made by hand: Waymark writes this file.
ED003 error hold: A register contradicts itself.
    Take back the change that was made by hand: what was recorded before it still holds.
ED004 error hold: A released text was changed or is missing.
    Restore the file as it was released.
ED005 error hold: A date in a register lies in the future.
    Take back the change that was made by hand.
ED006 error stop: The day to work for is before what the registers record.
    Set the clock, or give the day: --today.
ED007 warning warn: A release without consultation is still to be checked.
    Check it, then record that: waymark editions checked.
ED008 error hold: An address that was released would no longer answer.
    Restore the register of its document.

# Printed and offline files.
PF001 error hold: A file cannot be made from this text.
    Mend the text named here.
PF002 error hold: A character has no face in this language's PDF.
    Take it out, or add a face.
PF003 error hold: A language has no PDF face.
    Name one in languages.yml.
PF004 error hold: A file lost words of the text.
    Report this: the file was not published.

# Verification of what is served. A leak stops the exchange: the old site stays.
VE001 error stop: A served file holds words of a block for other readers.
    Report this: the block filter let it through, or a file was put there by hand.
VE002 error stop: A served file holds words of an internal note.
    Report this, or take the words out of the file that was put there by hand.
VE003 error stop: A served text holds a protective marking.
    It may not be published.
VE004 error stop: The metadata or name of a served file holds a protective marking.
    Look at the file, then take its metadata off.
VE005 error stop: A served file holds a phone number that is no fact.
    Add the number to facts/, or take it out of the text, image or attachment.
VE006 error stop: A served file holds an e-mail address that is no fact.
    Add the address to facts/, or take it out of the text, image or attachment.
VE007 error stop: A served file holds what a fact used to say.
    Take it out: readers would call a dead number.
VE008 error stop: A served file cannot be verified.
    Put a file there that is whole and not locked.

# Personal data.
PD001 error hold: A role's field holds a person's name or address.
    Name a role.
"""
"""A row is two lines: code, severity, effect and meaning; then, set in, the remedy."""

_ROW = re.compile(r"^([A-Z]{2}\d{3}) (\w+) (\w+): (.+)\n    (.+)$", re.MULTILINE)

CATALOGUE: dict[str, Rule] = {
    code: Rule(code, Severity(severity), Effect(effect), meaning, remedy)
    for code, severity, effect, meaning, remedy in _ROW.findall(_TABLE)
}
