"""The catalogue of findings: one row a code, with what it means and what to do.

Families: LB library files, FM front matter, AU audiences and blocks, FA facts, MK protective
marking, MD Markdown dialect, LK links and addresses, LW links on the web, AX accessibility, TR
translation, ED editions, NT notices, CP companions, RD how hard a text is to read, SG sections
about signs, EX exceptions, EV evidence of training, PF printed and offline files, FI the film, PK
lesson packs, VE verification of what is served, PD personal data.
CONTRIBUTING.md lists every code (a test holds it).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from waymark.model.findings import Effect, Severity


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
LB011 error warn: A record of reviews cannot be read.
    Take back the change that was made by hand: Waymark writes this file.
LB012 error warn: The glossary has a wrong entry.
    Write it as CONTRIBUTING.md says.
LB013 warning warn: The logo cannot be shown: the site's name stands in words instead.
    Put the logo into images/, as an SVG, PNG or JPEG file that holds a drawing and nothing else.
LB014 warning warn: The logo is heavy, and every page loads it.
    Save it as plain SVG, or as a PNG file 200 pixels high.
LB015 warning warn: The logo's shape does not fit the header of a page.
    Use one that is between half as wide and eight times as wide as it is high.
LB016 error warn: A route of audiences.yml leads to no document of its readers.
    Name a document that this audience has: until then the route is left out.
LB017 error warn: A route of audiences.yml leads to no heading of its document.
    Name one of its headings: until then the route leads to the whole text.
LB019 warning warn: The accessibility record is missing.
    Copy accessibility.yml from the starter library: until then the statement says "not assessed".
LB020 error warn: The accessibility record cannot be read.
    Mend the line named here: until then the statement says "not assessed".
LB021 error warn: The accessibility record has an unknown, missing or wrong entry.
    Mend it: until then what it says there does not count.
LB022 error warn: A criterion stands twice in the accessibility record.
    Keep one: until then it counts as not tested.
LB023 warning warn: The site's address does not start with https://.
    Serve the site with TLS: without it anybody on the way can read along and change pages.

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

# Companions: easy read, scripts, recordings.
CP001 error hold: A line of easy read has no picture.
    Put a picture before it: ![what it shows](images/easy-phone.svg)
CP002 error hold: A picture of easy read has no line.
    Write one idea below it, or take the picture out.
CP003 error hold: Easy read holds more than headings, pictures and lines.
    Write each idea as a paragraph of its own, with a picture before it.
CP004 warning warn: A sentence of easy read is long.
    Make it two, each with a picture.
CP005 error hold: A recording cannot be used.
    Put a whole file of that kind beside the document.
CP006 warning warn: A recording says a contact that has changed, and is not played.
    Record it again, then set the day in companions.
CP007 warning warn: A recording is not the one that was approved, and is not played.
    Restore the file, or release the document with the new one.

# Sections about signs, and exceptions.
SG001 error hold: A section about signs names who people are.
    Describe what somebody does. What is not a sign stands in a section of its own.
EX001 warning warn: An exception is not needed.
    Take it out of exceptions.yml.
EX002 warning warn: An exception is wrong, and does not count.
    Write code, file, words and reason; CONTRIBUTING.md says which codes allow one.

# How hard a text is to read.
RD001 warning warn: A sentence of a leaflet is long.
    Make it two.
RD002 warning warn: A leaflet is hard to read.
    Use shorter sentences and words: the grade should be 8 or less.

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

# Links that lead out, as waymark links check finds them.
LW001 error warn: A link leads nowhere any more.
    Look for where it went, or take the link out.
LW002 warning warn: A link leads on to another address for good.
    Write the new address.
LW003 warning warn: It could not be told whether a link still leads somewhere.
    Look at it yourself; it is asked for again next time.

# Accessibility.
AX001 error hold: An image has no text for those who cannot see it.
    Write ![what it shows](…).
AX002 error hold: A link's text says nothing.
    Say where it leads.
AX003 error hold: A table has no header row.
    Start it with a row of column names.
AX004 error stop: A colour of the organisation has too little contrast.
    Choose a darker one.
AX005 error stop: The organisation's colour for the dark has too little contrast.
    Choose a lighter one, or leave brand_dark out: then it is worked out.
AX008 warning warn: Criteria of WCAG 2.2 AA are missing in the accessibility record.
    Add them, as not-tested where nobody has tested them.
AX009 error warn: A criterion of the accessibility record is not one of WCAG 2.2 AA.
    Write number, name and level as W3C has them.
AX010 error warn: A result in the accessibility record does not go with the rest of its row.
    Say how, when and with what it was tested: until then it counts as not tested.
AX011 error warn: A date in the accessibility record lies in the future.
    Check the year.
AX012 warning warn: The accessibility statement is due to be read again.
    Read it against the site, then set reviewed. The law asks for that once a year.

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
TR017 error warn: An override of a check cannot be followed.
    Write # waymark: allow TR005 because …, or TR006; nothing else can be allowed.
TR018 warning warn: An override of a check is not needed.
    Take the comment out.
TR019 warning warn: A translation does not use the glossary's word.
    Use it, or add the form that you need to glossary.yml.
TR020 warning warn: An English text uses a word that the glossary avoids.
    Use the glossary's word.
TR021 error warn: A word has not the plural forms of its language.
    Give each form of the header's Plural-Forms.
TR025 error warn: A translator's file cannot be read.
    Ask for it as Waymark exported it: .docx, .xlf or .po.
TR026 error warn: A translator's file is of no document or language of this library.
    Export the document again: waymark translations export.
TR027 error warn: A row of a translator's file is of no text of the document.
    Leave the codes as they are; where the English has changed, export it again.
TR028 error warn: A row stands more than once in a translator's file, with different texts.
    Keep one of them.
TR029 error warn: The English of a row was changed in a translator's file.
    Restore the English: changes to it are made in the document itself.
TR030 error warn: A row of a translator's file holds tracked changes.
    Accept or reject them, then send the file back.
TR031 error warn: A row of a translator's file has lost its code, or its cells were merged.
    Copy the translation into the row as it was exported.
TR032 warning warn: Rows are missing from a translator's file, or were emptied.
    Nothing is changed for them.
TR033 error warn: A translation was changed in the library after a translator's file was exported.
    Compare the two. To use the translator's: --replace.
TR034 error warn: A translator's file changes a code that stands for a number, address or link.
    Put each code of the English into the translation once.

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

# Notices.
NT001 error hold: A notice ends before it starts.
    Correct notice.starts or notice.ends.
NT002 error hold: A document that is no notice has a start and an end.
    Write kind: notice, or take notice out.
NT003 warning warn: A notice has ended.
    Give it a new end and release it again, or delete it.
NT004 warning warn: A notice is to stand for longer than 90 days.
    Check the year; what stays true for so long is better written as guidance.
NT005 warning warn: Two urgent notices stand before the same readers at once.
    Say it in one notice, or give one of them a lower level.

# Evidence of training. A wrong row is not counted.
EV001 error warn: A row of the evidence is wrong, and is not counted.
    Mend the line named here; CONTRIBUTING.md lists the keys.
EV002 error warn: Numbers or dates of a row of the evidence contradict each other.
    Count again: the row is not counted.
EV003 warning warn: Training was not counted for more than 100 days, or on a day to come.
    Count it, then add a row with the day.
EV004 warning warn: A commissioned service owes its evidence sheet.
    Ask for it, then set sheet and again.

# Printed and offline files.
PF001 error hold: A file cannot be made from this text.
    Mend the text named here.
PF002 error hold: A character has no face in this language's PDF.
    Take it out, or add a face.
PF003 error warn: A language has no face, and no PDF is made in it.
    Name one in languages.yml.
PF004 error hold: A file lost words of the text.
    Report this: the file was not published.
PF005 error warn: A text is longer than its sheet, and this file of it is not made.
    Shorten the text before the words named here, or take the format out.
PF006 error warn: A word is longer than a line, and this file is not made.
    Write it in parts, with a space or a hyphen between them.
PF007 error warn: A table is wider than the page, and this file is not made.
    Give it fewer columns, or shorter words.
PF008 error warn: A translation has not the parts of its English, and no file with both is made.
    Run waymark translations update, and have what changed translated.
PF012 error warn: A language's face has not been fetched, and no PDF is made in it.
    Run waymark fonts add.
PF013 error warn: A language's face has no letters of its script, and no PDF is made in it.
    Name another face in languages.yml.
PF014 warning warn: A format is asked for that none of the languages can have.
    Take the format out, or add a language that it is for.
PF030 error hold: A slide holds more than fits.
    Say less on it, or make it two slides.
PF031 error hold: A deck is asked for, and the text has no slide.
    Write /// slide | Title, or take pptx out of the formats.
PF032 warning warn: No braille is made in a language.
    Install liblouis; name a sound table in languages.yml, or “braille: none” if there is none.
PF035 error warn: A format was asked for and not made.
    Report this, with the name of the file.

# The film. A fault costs its player alone: the page that shows it stands without.
FI001 error warn: The film's entry is wrong, and its player is left out.
    Mend the line named here; CONTRIBUTING.md lists the keys.
FI002 error warn: A file of the film is missing or is of another kind, and is left out.
    Put it into pathways/media/.
FI003 error warn: The film has no captions.
    Name a WebVTT file of the kind captions: deaf readers need it.
FI004 error warn: A caption file is not well formed, and is left out.
    Mend the line named here: a browser would skip it without a word.
FI005 error warn: A caption ends before it starts, and its file is left out.
    Correct its times.
FI006 warning warn: Captions are out of order, or two stand at once.
    Let one end when the next one starts.
FI007 warning warn: A caption is gone before it can be read.
    Let it stand longer, or say it in fewer words: 180 a minute are enough.
FI008 warning warn: A caption is too long to be read at a glance.
    Break it: two lines at most, of 42 characters each.

# Lesson packs. A fault holds the page of the pack; its parts are documents and stand without it.
PK001 error hold: A pack's file cannot be read, or has an unknown, missing or wrong entry.
    Mend the line named here; CONTRIBUTING.md lists the keys.
PK002 error hold: A part of a pack is no document of its readers.
    Use the id of a document that has an edition for them.
PK003 error hold: A part of a pack has no role.
    Add role: teacher, pupil or parent.
PK004 error hold: A part or a name stands twice in a pack.
    Keep one of them.
PK005 error hold: The name of a part cannot stand in a ZIP.
    Write lower-case words joined by hyphens, 48 characters at most.
PK006 error hold: A part is asked for in a format that its document does not have.
    Add the format to the document's front matter.
PK007 error hold: A pack does not start with a PDF for teachers.
    Name first the part that says how to use the pack, with pdf among its formats.
PK008 error hold: A pack lies beside no document that presents it.
    Write pack.md beside it: its title, who it is for, and what a teacher needs to know.

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
VE009 error stop: The search finds a page that is not part of the site.
    Build again; report this if it stays.
VE010 error stop: The search of one language finds a page of another.
    Build again; report this if it stays.
VE011 error stop: A served file shows a placeholder instead of its fact.
    Report this, or take it out of the file that was put there by hand.

# Personal data.
PD001 error hold: A role's field holds a person's name or address.
    Name a role.
PD002 error warn: A comment or its answer holds personal data, and is not published.
    Take it out of the register, and of the repository's history.
"""
"""A row is two lines: code, severity, effect and meaning; then, set in, the remedy."""

_ROW = re.compile(r"^([A-Z]{2}\d{3}) (\w+) (\w+): (.+)\n    (.+)$", re.MULTILINE)

CATALOGUE: dict[str, Rule] = {
    code: Rule(code, Severity(severity), Effect(effect), meaning, remedy)
    for code, severity, effect, meaning, remedy in _ROW.findall(_TABLE)
}
