"""Makes the released library of the fictional council again: ``make_library.py FOLDER``.

FOLDER must not exist. The working texts are copied there from ``tests/library``; then the story
below is played with the real commands, each on its day. All of it is fiction.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import polib
from click.testing import CliRunner

from waymark.cli import main

LIBRARY = Path(__file__).parents[1] / "library"
Step = Callable[[Path], None]


def on(day: str, command: str, *words: str) -> Step:
    """One command on its day. ``command`` is split at spaces; ``words`` are added as they are."""

    def step(folder: Path) -> None:
        args = [*command.split(), *words, "--content", str(folder), "--today", day]
        done = CliRunner().invoke(main, args)
        if done.exit_code:
            shown = done.output or repr(done.exception)
            raise SystemExit(f"{day}: waymark {' '.join(args)}\n{shown}")

    return step


def review(day: str, document: str, language: str) -> Step:
    """A native speaker reads a translation (in the story)."""
    role = f"native-speaker-{language}"
    return on(day, f"translations review {document} {language} --role {role}")


def edition(day: str, document: str, audience: str = "") -> Iterator[Step]:
    """Two roles approve a text, and it goes out."""
    only = f" --audience {audience}" if audience else ""
    yield on(day, f"editions approve {document} --role head-of-prevention{only}")
    yield on(day, f"editions approve {document} --role director-of-communities{only}")


def consulted(day: str, document: str, group: str, view: str, *comments: str) -> Step:
    """A group says what it thinks, and each comment gets an id."""
    words = [w for comment in comments for w in ("--comment", comment)]
    command = f"editions consult {document} --group {group} --view {view} --role editor"
    return on(day, command, *words)


def answered(day: str, document: str, comment: str, outcome: str, because: str = "") -> Step:
    """What became of a comment."""
    command = f"editions answer {document} {comment} --outcome {outcome} --role editor"
    return on(day, command, *(["--because", because] if because else []))


def submitted(day: str, document: str) -> Step:
    """The working text goes on its way."""
    return on(day, f"editions submit {document} --role editor")


def released(day: str, document: str, note: str = "", *more: str) -> Step:
    """The approved text goes out."""
    words = ["--note", note] if note else []
    return on(day, f"editions release {document} --role editor", *words, *more)


def in_language(day: str, document: str, language: str) -> Step:
    """A reviewed translation goes out."""
    return on(day, f"editions release {document} --language {language} --role editor")


# The texts before the story changed them: (file, what it says now, what it said).
HELP_BEFORE = (
    "help/get-help-now.md",
    "tell your designated safeguarding lead. Nobody needs permission to call.",
    "tell your designated safeguarding lead.",
)
WORRIED_BEFORE = (
    "leaflets/worried.md",
    "then listen.\nYou can disagree and still care.",
    "then listen.",
)
SHARE_BEFORE = (
    "referral/share-a-concern.md",
    "If someone is in danger {#danger}\n\nDo not wait. Go to",
    "If someone is in danger {#danger}\n\nGo to",
)
WRITE_BEFORE = (
    "assurance/how-we-write.md",
    "People from the county’s advisory groups read",
    "People from the countys advisory groups read",
)
LESSON_1_BEFORE = (
    "pathways/lesson-1.md",
    "Pupils who would rather listen may listen.",
    "Everybody says something.",
)
LESSON_2_BEFORE = ("pathways/lesson-2.md", "cold and cross, but safe", "cold and cross")
LAMP = ("first", "lesson-1", "lesson-2", "worksheet", "cards", "answers", "letter")
TALK_BEFORE = "Choose a quiet moment. Say what you have noticed, then listen."
TALK = f"{TALK_BEFORE} You can disagree and still care."
LAST_SENTENCES = {
    "pl": " Możesz się nie zgadzać i nadal okazywać troskę.",
    "ur": " اختلاف کے باوجود آپ ان کا خیال رکھ سکتے ہیں۔",
}


def before(path: str, now: str, then: str) -> Step:
    """A text as it was at first."""

    def step(folder: Path) -> None:
        file = folder / path
        text = file.read_text(encoding="utf-8")
        assert text.count(now) == 1, (path, now)
        file.write_text(text.replace(now, then), encoding="utf-8")

    return step


def translated_before(folder: Path) -> None:
    """The translations of the leaflet's first text, which had one sentence less."""
    for language, sentence in LAST_SENTENCES.items():
        file = folder / f"translations/{language}/leaflets/worried.po"
        catalogue = polib.pofile(str(file))
        entry = catalogue.find(TALK)
        entry.msgid, entry.msgstr = TALK_BEFORE, entry.msgstr.removesuffix(sentence)
        catalogue.save()


def now(*paths: str) -> Step:
    """Texts as they are today."""

    def step(folder: Path) -> None:
        for path in paths:
            shutil.copyfile(LIBRARY / path, folder / path)

    return step


def first_edition(document: str, group: str = "youth-council") -> Iterator[Step]:
    """A text that everybody likes at once."""
    yield submitted("2026-10-08", document)
    yield consulted("2026-10-14", document, group, "content")
    yield from edition("2026-10-19", document)
    yield released("2026-10-20", document)


def next_edition(day: str, document: str, note: str) -> Iterator[Step]:
    """A text that changed, asked about and released in a day."""
    yield submitted(day, document)
    yield consulted(day, document, "youth-council", "content")
    yield from edition(day, document)
    yield released(day, document, note)


STORY: tuple[Step, ...] = (
    before(*LESSON_1_BEFORE),
    before(*LESSON_2_BEFORE),
    before(*HELP_BEFORE),
    before(*WORRIED_BEFORE),
    before(*SHARE_BEFORE),
    before(*WRITE_BEFORE),
    translated_before,
    review("2026-10-05", "library", "pl"),
    review("2026-10-05", "library", "ur"),
    # The help page: a comment changes it, so both groups are asked again.
    submitted("2026-10-06", "help"),
    consulted("2026-10-12", "help", "independent-advisory-group", "content"),
    consulted(
        "2026-10-13", "help", "safeguarding-leads", "content-with-changes",
        "Staff in schools wait for the head. Tell them that nobody needs permission to call.",
    ),
    now("help/get-help-now.md"),
    answered("2026-10-13", "help", "sl-1", "changed"),
    submitted("2026-10-14", "help"),
    consulted("2026-10-15", "help", "independent-advisory-group", "content"),
    consulted("2026-10-15", "help", "safeguarding-leads", "content"),
    *edition("2026-10-16", "help"),
    released("2026-10-19", "help"),
    review("2026-10-21", "help", "pl"),
    in_language("2026-10-21", "help", "pl"),
    review("2026-10-22", "help", "ur"),
    in_language("2026-10-22", "help", "ur"),
    # The leaflet: 1.0 in three languages.
    submitted("2026-10-06", "worried"),
    consulted(
        "2026-10-12", "worried", "independent-advisory-group", "content-with-changes",
        "Why is dress named at all?",
        "It sounds as if one must agree with the person first.",
    ),
    consulted("2026-10-14", "worried", "youth-council", "content"),
    answered(
        "2026-10-15", "worried", "iag-1", "not-changed",
        "People ask us about it. The sentence says that it tells nothing.",
    ),
    answered("2026-10-15", "worried", "iag-2", "later", "November 2026, with the next edition."),
    *edition("2026-10-16", "worried"),
    released("2026-10-19", "worried"),
    review("2026-10-21", "worried", "pl"),
    in_language("2026-10-21", "worried", "pl"),
    review("2026-10-22", "worried", "ur"),
    in_language("2026-10-22", "worried", "ur"),
    # The guide, mended at once when a reader hesitated; the check is made a day later.
    submitted("2026-10-07", "share"),
    consulted("2026-10-13", "share", "safeguarding-leads", "content"),
    *edition("2026-10-16", "share"),
    released("2026-10-20", "share"),
    now("referral/share-a-concern.md"),
    submitted("2026-11-03", "share"),
    *edition("2026-11-03", "share"),
    released(
        "2026-11-03", "share", "In danger, nobody should wait: the page now says so.",
        "--urgent", "--reason", "A reader did not know whether to wait for an answer.",
    ),
    on(
        "2026-11-04", "editions checked share --role head-of-safeguarding",
        "--note", "The safeguarding leads read the sentence and agree.",
    ),
    # The briefing: its schools edition is taken back for a while.
    submitted("2026-10-07", "online"),
    consulted("2026-10-14", "online", "youth-council", "content"),
    *edition("2026-10-19", "online"),
    released("2026-10-20", "online"),
    review("2026-10-26", "online", "pl"),
    in_language("2026-10-26", "online", "pl"),
    on(
        "2026-11-09", "editions withdraw online --audience schools --role youth-worker",
        "--reason", "A class is trying the lesson that goes with it. It comes back in January.",
        "--instead", "share",
    ),
    # The statement: a slip of the pen is mended without asking everybody again.
    submitted("2026-10-08", "how-we-write"),
    consulted("2026-10-12", "how-we-write", "independent-advisory-group", "content"),
    *edition("2026-10-19", "how-we-write"),
    released("2026-10-20", "how-we-write"),
    now("assurance/how-we-write.md"),
    submitted("2026-10-27", "how-we-write"),
    *edition("2026-10-27", "how-we-write"),
    released("2026-10-27", "how-we-write", "An apostrophe was missing.", "--minor"),
    review("2026-10-29", "how-we-write", "ur"),
    in_language("2026-10-29", "how-we-write", "ur"),
    # The shell for notices after an incident: read, translated and approved before there is one.
    submitted("2026-10-07", "after-an-incident"),
    consulted(
        "2026-10-13", "after-an-incident", "independent-advisory-group", "content-with-changes",
        "Say that nobody is to blame because of their faith.",
    ),
    consulted("2026-10-14", "after-an-incident", "safeguarding-leads", "content"),
    answered(
        "2026-10-15", "after-an-incident", "iag-1", "not-changed",
        "The second paragraph says it, of faith, language and family.",
    ),
    review("2026-10-26", "after-an-incident", "pl"),
    review("2026-10-26", "after-an-incident", "ur"),
    *edition("2026-10-28", "after-an-incident"),
    # The leaflet, 1.1: what was promised for later. Polish follows, Urdu is read and waits.
    now(
        "leaflets/worried.md",
        "translations/pl/leaflets/worried.po",
        "translations/ur/leaflets/worried.po",
    ),
    answered("2026-11-10", "worried", "iag-2", "changed"),
    submitted("2026-11-10", "worried"),
    consulted("2026-11-11", "worried", "independent-advisory-group", "content"),
    consulted("2026-11-12", "worried", "youth-council", "content"),
    *edition("2026-11-13", "worried"),
    released("2026-11-16", "worried", "How to talk now says that you can disagree and still care."),
    review("2026-11-18", "worried", "pl"),
    in_language("2026-11-18", "worried", "pl"),
    review("2026-11-20", "worried", "ur"),
    # The lesson pack: its parts, then the pack itself, bound to their texts; Polish for parents.
    *(step for part in LAMP for step in first_edition(f"lamp-{part}")),
    *first_edition("lamp-pack"),
    *(
        step
        for document in ("lamp-letter", "lamp-pack")
        for step in (
            review("2026-10-26", document, "pl"),
            in_language("2026-10-26", document, "pl"),
        )
    ),
    # A lesson is changed, and the pack goes out with it; another one is changed after that.
    now("pathways/lesson-1.md"),
    *next_edition("2026-11-17", "lamp-lesson-1", "Nobody has to speak."),
    *next_edition("2026-11-18", "lamp-pack", "Lesson 1 lets pupils listen."),
    now("pathways/lesson-2.md"),
    *next_edition("2026-11-19", "lamp-lesson-2", "The story says that everybody was safe."),
)  # fmt: skip


def make(folder: Path) -> None:
    """The library with its register, made anew."""
    ignored = shutil.ignore_patterns("register", "addresses.yml", "*.review.yml")
    shutil.copytree(LIBRARY, folder, ignore=ignored)
    for step in STORY:
        step(folder)


if __name__ == "__main__":
    if len(sys.argv) != 2 or Path(sys.argv[1]).exists():
        raise SystemExit(f"{__doc__}")
    make(Path(sys.argv[1]))
