"""Pagefind's own program, which makes an index: a conversation over its standard streams.

A message is JSON in Base64 with a comma at its end; each is answered before the next is sent. The
program reads no file and writes none, and asks nobody: what it makes is handed back.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable, Mapping
from typing import Any

_PLACE = "It comes with Waymark: install the project again (pip install .), or run make."


class SearchUnavailable(Exception):
    """The index cannot be made here: a missing or failing program, not a fault of a text."""

    def __init__(self, message: str, hint: str = _PLACE) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


def indexed(language: str, *indexes: Iterable[tuple[str, str]]) -> list[dict[str, bytes]]:
    """The files of one index or several, by path. An index is addresses and HTML, in order.

    Every page counts as being in ``language``, whatever it says of itself. Raises
    :class:`SearchUnavailable`.
    """
    try:
        with subprocess.Popen(
            [_program(), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                service = _Service(process)
                return [service.index(language, pages) for pages in indexes]
            finally:
                process.kill()
    except OSError as error:
        raise SearchUnavailable(f"Pagefind, which makes the search, fails: {error}.") from error


def _program() -> str:
    try:
        from pagefind_bin import get_executable  # type: ignore[import-untyped]

        return str(get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise SearchUnavailable("Pagefind, which makes the search, is not installed.") from error


class _Service:
    """A running program; its messages are numbered."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        assert process.stdout
        self.into, self.out = process.stdin, process.stdout
        self.sent = 0

    def index(self, language: str, pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
        """One index, from its pages to its files."""
        started = self.ask({"type": "NewIndex", "config": {"force_language": language}})
        index = {"index_id": started["index_id"]}
        for address, html in pages:
            self.ask(
                {"type": "AddFile", **index, "url": address, "file_contents": html}
                | {"file_path": None}
            )
        files = self.ask({"type": "GetFiles", **index})["files"]
        return {f["path"]: base64.b64decode(f["content"]) for f in files}

    def ask(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one message."""
        self.sent += 1
        message = json.dumps({"message_id": self.sent, "payload": payload})
        self.into.write(base64.b64encode(message.encode()) + b",")
        self.into.flush()
        answer = bytearray()
        while not answer.endswith(b","):
            more = self.out.read1(1 << 20)  # type: ignore[attr-defined]
            if not more:
                raise SearchUnavailable("Pagefind, which makes the search, ended early.")
            answer += more
        said: dict[str, Any] = json.loads(base64.b64decode(answer[:-1]))["payload"]
        if said["type"] == "Error":
            raise SearchUnavailable(f"Pagefind cannot make the search: {said['message']}.")
        return said
