"""Files that were found clean before, and need not be judged again.

A verdict holds as long as nothing that it rests on is another: the file's bytes and address, the
rules, what may be served nowhere and what everywhere, and the text that belongs where the file is.
Only “clean” is kept; whatever had a finding is judged anew. So a fault in the list can cost time,
and never lets through what a judge would have stopped.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from waymark.build.cache import FileCache
from waymark.build.code import code_digest
from waymark.checks import VerifySubject
from waymark.editions import is_offline

_NAME = "verdicts"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a clean file rests on: its bytes (SHA-256), the page whose text it shows where that is
    not its own address, and a digest of the text that belongs there."""

    data: str
    page: str
    text: str


class Texts:
    """The digests of what belongs where, each worked out once."""

    def __init__(self, subject: VerifySubject) -> None:
        self.subject = subject
        self.known: dict[str, str] = {}

    def digest(self, address: str, page: str) -> str:
        """The digest of all text that a file at an address may rightly show besides the common.

        A copy of a whole site holds pages of every text.
        """
        own = self.subject.own
        at = "" if is_offline(address) else self.subject.place(page or address)
        if is_offline(address):
            key, parts = "*", [p for place, texts in sorted(own.items()) for p in (place, *texts)]
        else:
            key, parts = at, [at, *own.get(at, ())]
        if key not in self.known:
            digest = hashlib.sha256()
            for part in parts:
                digest.update(f"{len(part)} {part}".encode())
            self.known[key] = digest.hexdigest()
        return self.known[key]


def rules_digest(subject: VerifySubject) -> str:
    """SHA-256 (hex) of all that verdicts rest on, but the texts that belong to single places."""
    parts = (subject.common, subject.hidden, sorted(subject.facts.items()), sorted(subject.exempt))
    digest = hashlib.sha256(code_digest().encode())
    for part in parts:
        digest.update(f"\n{part!r}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def read_verdicts(cache: FileCache, rules: str) -> dict[str, Verdict]:
    """The files that were clean by the same rules, by address; none where the list is not whole."""
    kept = cache.get(_NAME)
    content = json.loads(kept[0]) if kept else {}
    if content.get("rules") != rules:
        return {}
    return {address: Verdict(*row) for address, row in content["files"].items()}


def write_verdicts(cache: FileCache, rules: str, verdicts: Mapping[str, Verdict]) -> None:
    """Keep these and no others."""
    rows = {address: [v.data, v.page, v.text] for address, v in sorted(verdicts.items())}
    cache.put(_NAME, json.dumps({"rules": rules, "files": rows}).encode(), 0)
