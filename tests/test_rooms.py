"""The walls of the house: which room may import what (ARCHITECTURE.md, "The rooms")."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "scripts" / "waymark"
ROOMS = (
    "model",
    "content",
    "facts",
    "editions",
    "translation",
    "markup",
    "assurance",
    "checks",
    "exports",
    "site",
    "build",
    "commands",
)
CORE = {"content", "facts", "editions", "translation", "markup", "assurance"}
FORBIDDEN = {
    **{room: {"mkdocs", "exports", "checks", "site", "commands", "build"} for room in CORE},
    "checks": {
        "mkdocs",
        "subprocess",
        "socket",
        "http",
        "urllib",
        "requests",
        "site",
        "commands",
        "build",
    },
    "exports": {"mkdocs", "content", "site", "checks", "commands", "build"},
    "site": {"exports", "checks", "commands", "build"},
}
DRIVERS = ("build", "swap", "cli")


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> list[str]:
    """Every module that a file imports, also inside its functions, as full dotted names."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides its room"
            found.append(node.module or "")
            if node.module == "waymark":
                found += [f"waymark.{alias.name}" for alias in node.names]
    return found


def room_of(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def target(name: str) -> tuple[str, bool]:
    """What an import reaches: a room's name (or an outside package), and whether its inside."""
    parts = name.split(".")
    if parts[0] != "waymark":
        return (
            "mkdocs" if parts[0].startswith("mkdocs") or parts[0] == "material" else parts[0]
        ), False
    return (parts[1] if len(parts) > 1 else "waymark"), len(parts) > 2


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    room = room_of(path)
    for name in imports(path):
        reached, inside = target(name)
        if room == "model":
            allowed = reached == "model" or (name.split(".")[0] in sys.stdlib_module_names)
            assert allowed, f"model imports {name}: it may use the standard library only"
        assert reached not in FORBIDDEN.get(room, set()), f"{room} must not import {name}"
        if reached == "mkdocs":
            assert room == "site", f"{room} imports {name}: only site/ may know MkDocs"
        if inside and reached != room and reached in ROOMS:
            assert reached == "model", f"{room} reaches into {name}: use the room's public face"


def test_every_folder_is_a_room_and_every_room_is_there() -> None:
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and not p.name.startswith("_")}
    assert folders == set(ROOMS)


def test_a_format_does_not_know_its_siblings() -> None:
    formats = [
        p for p in (PACKAGE / "exports").iterdir() if p.is_dir() and not p.name.startswith("_")
    ]
    for folder in formats:
        for path in folder.rglob("*.py"):
            for name in imports(path):
                for other in formats:
                    if other != folder:
                        assert not name.startswith(f"waymark.exports.{other.name}"), (
                            f"{path}: {name}"
                        )


def test_nothing_else_is_importable_beside_the_package() -> None:
    assert [p.name for p in PACKAGE.parent.glob("*.py")] == []


def test_the_walls_are_seen_when_broken(tmp_path: Path) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text(
        "def late():\n    from mkdocs.config import load_config\n    return load_config\n"
    )
    assert imports(broken) == ["mkdocs.config"]
    assert target("mkdocs_static_i18n.plugin") == ("mkdocs", False)
    assert target("waymark.facts.hours") == ("facts", True)


def test_names_that_are_loaded_late_hide_no_module() -> None:
    import waymark.build as build
    import waymark.model as model
    from waymark.model import everything

    for room, face in ((build, build.__all__), (model, everything.__all__)):
        modules = {p.stem for p in (PACKAGE / room.__name__.rpartition(".")[2]).iterdir()}
        assert not modules & set(face)
        assert [name for name in face if getattr(room, name, None) is None] == []


def test_a_name_that_a_room_does_not_have_is_no_attribute_of_it() -> None:
    import waymark.model as model

    with pytest.raises(AttributeError, match="no attribute 'Leaflet_'"):
        model.Leaflet_  # noqa: B018
    with pytest.raises(AttributeError, match="no attribute 'annotations'"):
        model.annotations  # noqa: B018


def test_a_build_with_nothing_to_do_loads_nothing_for_it() -> None:
    code = (
        "import sys, waymark.cli, waymark.commands.build as b; b.build_drafts; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "waymark.build.unchanged" in loaded
    late = {"markdown", "lxml", "mkdocs", "jinja2", "babel", "typst", "docx", "multiprocessing"}
    assert not (late | {"waymark.build.table", "waymark.model.everything"}) & loaded
