"""The proof on the output: every byte that would be served is read back (design 5).

A leak is a run of words of an excluded block or an internal note where they do not belong, a
protective marking, a phone number or e-mail that is no fact, and a fact's earlier value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from waymark.checks.contacts import ContactCheck
from waymark.checks.leaks import LeakCheck
from waymark.checks.served import Contents, Stream, read
from waymark.checks.served_markings import marking_findings
from waymark.checks.verify_subject import Served, VerifySubject
from waymark.model import Finding, finding

Reader = Callable[[bytes, str], Contents]
"""From a file's bytes and address to what it says; it depends on nothing else."""


def verify_site(
    served: Iterable[Served], subject: VerifySubject, reader: Reader = read
) -> tuple[Finding, ...]:
    """What leaks. A finding's path is the address on the site. Findings: VE001–VE008.

    ``served`` is gone through once and no file is kept, so it may read from a disk as it goes.
    ``reader`` may remember what it has read before.
    """
    leaks, contacts = LeakCheck(subject), ContactCheck(subject)
    found: list[Finding] = []
    for file in served:
        if hashlib.sha256(file.data).hexdigest() in subject.exempt:
            continue
        contents = reader(file.data, file.address)
        for reason in contents.unread:
            found.append(finding("VE008", file.address, f"It cannot be verified: {reason}."))
        stream = Stream.of(file.address, contents)
        found += leaks.findings(file.address, stream)
        found += marking_findings(file.address, contents, stream)
        found += contacts.findings(file.address, contents)
    return tuple(dict.fromkeys(found))
