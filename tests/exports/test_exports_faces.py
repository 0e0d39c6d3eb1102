"""Faces that come with Waymark, those that are fetched, and what a language without one is told."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import sys
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import waymark.exports
from waymark.cli import main
from waymark.exports import ADDED_FACES, FaceRefused, add_face, is_added
from waymark.exports.pdf.added_faces import AddedFace
from waymark.exports.pdf.faces import face_finding

FONTS = Path(waymark.exports.__file__).parent / "pdf" / "fonts"
README = (FONTS / "README.md").read_text(encoding="utf-8")


def test_each_face_is_the_file_whose_hash_is_written_down() -> None:
    written = dict(re.findall(r"^\| `(.+?\.ttf)` \| `(\w+)` \|$", README, re.M))
    here = {
        path.relative_to(FONTS).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in FONTS.rglob("*.ttf")
        if "added" not in path.parts
    }
    assert here == written


def test_each_face_has_its_licence_beside_it() -> None:
    for folder in (p for p in FONTS.iterdir() if p.is_dir() and p.name != "added"):
        assert "SIL OPEN FONT LICENSE" in (folder / "LICENSE").read_text(encoding="utf-8").upper()
        assert f"| `{folder.name}` |" in README


@pytest.mark.parametrize(
    ("code", "name", "english", "face", "found"),
    [
        ("pl", "Polski", "Polish", "Noto Sans", None),
        ("ur", "اردو", "Urdu", "Noto Nastaliq Urdu", None),
        (
            "bn",
            "বাংলা",
            "Bengali",
            "",
            "languages.yml:1:1: error PF003 Bengali (bn) has no face, so no PDF is made in it. "
            "Write “face: Hind Siliguri” under bn in languages.yml.",
        ),
        (
            "ar",
            "العربية",
            "Arabic",
            "",
            "languages.yml:1:1: error PF003 Arabic (ar) has no face, so no PDF is made in it. "
            "Write “face: Amiri” under ar in languages.yml.",
        ),
        (
            "ta",
            "தமிழ்",
            "Tamil",
            "Noto Sans Tamill",
            "languages.yml:1:1: error PF003 The face “Noto Sans Tamill” of Tamil (ta) is not here. "
            "Did you mean “Noto Sans Tamil”?",
        ),
        (
            "pa",
            "ਪੰਜਾਬੀ",
            "Punjabi",
            "Noto Sans Tamil",
            "languages.yml:1:1: error PF013 The face “Noto Sans Tamil” has none of the letters of "
            "Punjabi (pa). Write “face: Noto Sans Gurmukhi” under pa in languages.yml.",
        ),
    ],
)
def test_what_a_language_is_told(
    code: str, name: str, english: str, face: str, found: str | None
) -> None:
    finding = face_finding(code, name, english, face)
    shown = (
        finding
        and f"{finding.path}:{finding.line}:{finding.column}: {finding.severity} {finding.code} "
        f"{finding.message} {finding.hint}"
    )
    assert shown == found


def test_a_script_that_no_face_has_is_told_how_to_add_one() -> None:
    finding = face_finding("am", "አማርኛ", "Amharic", "")
    assert finding is not None
    assert finding.hint.startswith("No face for its script (ethiopic) comes with Waymark, only ")
    assert finding.hint.endswith("CONTRIBUTING.md says how to add one.")


def test_a_face_that_was_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waymark.exports.pdf.faces.faces", lambda: frozenset({"Noto Sans"}))
    named = face_finding("zh", "简体中文", "Chinese", "Noto Sans SC")
    unnamed = face_finding("zh", "简体中文", "Chinese", "")
    assert named is not None and unnamed is not None
    assert (named.code, named.hint) == (
        "PF012",
        "Run once: waymark fonts add zh (57 MB from the network).",
    )
    assert (unnamed.code, unnamed.hint) == (
        "PF003",
        "Write “face: Noto Sans SC” under zh in languages.yml. "
        "Run once: waymark fonts add zh (57 MB from the network).",
    )


def archive(files: dict[str, bytes]) -> bytes:
    """An npm package with these files."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for path, data in files.items():
            member = tarfile.TarInfo(path)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return out.getvalue()


def face_of(package: bytes, files: dict[str, bytes]) -> AddedFace:
    """A face whose hashes are those of a package and some files."""
    return AddedFace(
        name="gd",
        family="Gaelic Hand",
        package="@faces/gaelic-hand",
        version="1.0.0",
        integrity="sha512-" + base64.b64encode(hashlib.sha512(package).digest()).decode(),
        files={path: hashlib.sha256(data).hexdigest() for path, data in files.items()},
        megabytes=1,
        purpose="Gaelic",
    )


KEPT = {"package/Gaelic_400Regular.ttf": b"letters", "package/LICENSE_FONT": b"free"}
PACKAGE = archive({**KEPT, "package/index.js": b"not kept"})


def test_a_face_is_fetched_from_its_address_and_only_its_files_are_kept(tmp_path: Path) -> None:
    face, asked = face_of(PACKAGE, KEPT), []

    def fetch(address: str) -> bytes:
        asked.append(address)
        return PACKAGE

    assert not is_added(face, tmp_path)
    here = add_face(face, fetch, tmp_path)
    assert asked == ["https://registry.npmjs.org/@faces/gaelic-hand/-/gaelic-hand-1.0.0.tgz"]
    assert {p.name: p.read_bytes() for p in here.iterdir()} == {
        "Gaelic_400Regular.ttf": b"letters",
        "LICENSE_FONT": b"free",
    }
    assert [p.name for p in tmp_path.iterdir()] == ["gd"]
    assert is_added(face, tmp_path)


@pytest.mark.parametrize(
    ("face", "sent", "reason"),
    [
        (face_of(PACKAGE, KEPT), PACKAGE + b"\0", "has not the bytes that Waymark knows"),
        (face_of(PACKAGE, KEPT), b"<html>Not found", "has not the bytes that Waymark knows"),
        (
            face_of(PACKAGE, {**KEPT, "package/LICENSE_FONT": b"forged"}),
            PACKAGE,
            "package/LICENSE_FONT of @faces/gaelic-hand is not the file that Waymark knows",
        ),
    ],
)
def test_other_bytes_are_refused_and_what_was_there_stays(
    face: AddedFace, sent: bytes, reason: str, tmp_path: Path
) -> None:
    (tmp_path / "gd").mkdir()
    (tmp_path / "gd" / "before.ttf").write_bytes(b"before")
    with pytest.raises(FaceRefused, match=re.escape(reason)):
        add_face(face, lambda _: sent, tmp_path)
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*")] == [
        "gd",
        "gd/before.ttf",
    ]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FaceRefused, match=re.escape(f"{tmp_path / 'file'} cannot be written")):
        add_face(face_of(PACKAGE, KEPT), lambda _: PACKAGE, tmp_path / "file")


def test_the_command_says_what_there_is_and_refuses_another_archive(tmp_path: Path) -> None:
    listed = CliRunner().invoke(main, ["fonts", "list", "--plain"])
    assert [line.split(";")[0] for line in listed.output.splitlines()] == [
        f"name: {face.name}" for face in ADDED_FACES
    ]
    unknown = CliRunner().invoke(main, ["fonts", "add", "klingon"])
    assert unknown.exit_code == 2
    assert unknown.output == "There is no face “klingon” to fetch.\nThere are: zh.\n"


def test_an_archive_that_was_downloaded_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["waymark.commands.fonts"], "is_added", lambda _: False)
    (tmp_path / "other.tgz").write_bytes(PACKAGE)
    words = ["fonts", "add", "zh", "--archive", str(tmp_path / "other.tgz")]
    refused = CliRunner().invoke(main, words)
    assert refused.exit_code == 2
    assert refused.output == (
        "@expo-google-fonts/noto-sans-sc 0.4.3 has not the bytes that Waymark knows. "
        "It was not added.\n"
    )
