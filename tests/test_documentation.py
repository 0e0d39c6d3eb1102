"""What the README and CONTRIBUTING.md say is so: commands, options, keys, findings."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from waymark.build import table
from waymark.cli import main
from waymark.content import front_matter_keys
from waymark.model import (
    CATALOGUE,
    CommentOutcome,
    CompanionKind,
    Copies,
    Format,
    Kind,
    NoticeLevel,
    PackChangeKind,
    PartRole,
    View,
)
from waymark.site import Happening

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
INTERFACE = ROOT / "scripts" / "waymark" / "translation" / "interface" / "en.po"
WORDS = re.findall(r'^msgctxt "(.+)"$', INTERFACE.read_text(encoding="utf-8"), re.M)
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def leaves(command: click.Command, name: str = "waymark") -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for child in command.list_commands(context):
            below = command.get_command(context, child)
            assert below is not None
            yield from leaves(below, f"{name} {child}")
    else:
        yield name, command


COMMANDS = dict(leaves(main))


def named_commands() -> list[str]:
    """Every line of the README that a person would type and that starts with waymark or make."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.S)
    lines = [line for block in blocks for line in block.splitlines()]
    lines += re.findall(r"`((?:waymark|make) [^`]+)`", README.replace("\n", " "))
    return [line.split("  #")[0].strip() for line in lines if line.strip()]


@pytest.mark.parametrize("line", named_commands())
def test_every_command_that_the_readme_names_can_be_run(line: str) -> None:
    words = shlex.split(line)
    if words[:2] == [".", ".venv/bin/activate"]:
        return
    if words[:2] == ["python", "-m"]:
        assert importlib.util.find_spec(words[2]), f"there is no module {words[2]}"
        return
    if words[0] == "make":
        assert re.search(rf"^{re.escape(words[1])}:", MAKEFILE, re.M), f"no target {words[1]}"
        return
    assert words[0] == "waymark"
    if words[1:] == ["--help"]:
        return
    command: click.Command = main
    rest = words[1:]
    while isinstance(command, click.Group):
        name = rest.pop(0)
        below = command.get_command(click.Context(command), name)
        assert below is not None, f"waymark has no command {name}"
        command = below
    command.make_context(command.name, rest)


def test_every_command_and_option_is_documented() -> None:
    for name, command in COMMANDS.items():
        assert f"`{name}" in CONTRIBUTING, f"{name} is not described"
        row = next(x for x in CONTRIBUTING.splitlines() if x.startswith(f"| `{name}"))
        everywhere = (
            {"--content", "--today", "--plain", "--help"} if "build" not in name else {"--help"}
        )
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                option = parameter.opts[-1]
                assert option in everywhere or option in row, f"{name} {option} is not described"


def test_every_command_says_what_it_does() -> None:
    for name, command in COMMANDS.items():
        assert command.help, f"{name} has no help"


def test_every_key_of_the_front_matter_is_documented() -> None:
    table = CONTRIBUTING.split("### The front matter")[1].split("###")[0]
    for key in front_matter_keys():
        assert f"`{key.split('.')[-1]}`" in table, f"{key} is not described"


def rows() -> list[str]:
    return [
        f"| {r.code} | {r.effect.value} | {r.meaning} | {r.remedy.replace('|', chr(92) + '|')} |"
        for r in sorted(CATALOGUE.values(), key=lambda r: r.code)
    ]


def test_every_finding_is_documented() -> None:
    table = CONTRIBUTING.split("|---|---|---|---|\n")[1].split("<!-- /findings -->")[0]
    assert table.splitlines() == rows()


def test_every_stage_of_a_build_is_explained() -> None:
    names = [name for name, _ in table.stages(None, lambda stage, done, total: None)]  # type: ignore[arg-type]
    section = ARCHITECTURE.split("| Stage | What it adds |")[1].split("\n\n")[0]
    assert re.findall(r"^\| ([A-Z][\w ]+) \|", section, re.M) == names


def test_no_row_of_the_catalogue_is_lost() -> None:
    text = (ROOT / "scripts" / "waymark" / "model" / "catalogue.py").read_text(encoding="utf-8")
    assert re.findall(r"^([A-Z]{2}\d{3})\b", text, re.M) == list(CATALOGUE)


def test_every_finding_can_arise() -> None:
    package = ROOT / "scripts" / "waymark"
    code = "".join(
        p.read_text(encoding="utf-8") for p in package.rglob("*.py") if p.name != "catalogue.py"
    )
    code += (package / "translation" / "catalogue.py").read_text(encoding="utf-8")
    assert [c for c in CATALOGUE if f'"{c}"' not in code] == []


def test_every_word_of_the_interface_is_used() -> None:
    package = ROOT / "scripts" / "waymark"
    places = [*package.rglob("*.py"), *(ROOT / "overrides").rglob("*.html")]
    text = "".join(p.read_text(encoding="utf-8") for p in places)
    made = {f"download.{f.value}" for f in Format}  # named by the format, by the state of a release
    made |= {key for key in WORDS if key.startswith("editions.")}
    made |= {f"kind.{kind}" for kind in Kind} | {f"updates.{h}" for h in Happening}
    made |= {f"notice.{level}" for level in NoticeLevel}
    made |= {f"said.{word}" for word in (*View, *CommentOutcome)}
    made |= {f"pack.copies.{c}" for c in Copies} | {f"pack.change.{k}" for k in PackChangeKind}
    made |= {f"companion.{kind}{lede}" for kind in CompanionKind for lede in ("", ".lede")}
    made |= {f"pack.role.{role}" for role in (*PartRole, "answers")}
    assert [
        k for k in WORDS if k not in made and not re.search(rf"[\"']{re.escape(k)}\.?[\"']", text)
    ] == []
