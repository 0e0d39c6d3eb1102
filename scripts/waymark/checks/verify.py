"""The proof on the output: every byte that would be served is read back (design 5).

A leak is a run of words of an excluded block or an internal note where they do not belong, a
protective marking, a phone number or e-mail that is no fact, a fact's earlier value, and a
placeholder that no fact took the place of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from waymark.checks.contacts import ContactCheck
from waymark.checks.copies import copied
from waymark.checks.indexes import index_findings
from waymark.checks.leaks import LeakCheck
from waymark.checks.left_over import left_over
from waymark.checks.served import Contents, Stream, read
from waymark.checks.served_markings import marking_findings
from waymark.checks.verify_subject import Served, VerifySubject
from waymark.model import Finding, finding

Reader = Callable[[bytes, str], Contents]
"""From a file's bytes and address to what it says; it depends on nothing else."""


class Verification:
    """Judges files one by one against one subject; each is judged alone.

    ``reader`` may remember what it has read before.
    """

    def __init__(self, subject: VerifySubject, reader: Reader = read) -> None:
        self.subject = subject
        self.reader = reader
        self.leaks, self.contacts = LeakCheck(subject), ContactCheck(subject)

    def judged(self, whole: Served) -> tuple[tuple[Finding, ...], str]:
        """What leaks in a file, and the address of the page whose text it shows: its own, if empty.

        A finding's path is the address on the site. Findings: VE001–VE011.
        """
        found: list[Finding] = []
        page = ""
        for file, belongs in copied(whole):
            if hashlib.sha256(file.data).hexdigest() in self.subject.exempt:
                continue
            contents = self.reader(file.data, file.address)
            for reason in contents.unread:
                found.append(finding("VE008", file.address, f"It cannot be verified: {reason}."))
            stream = Stream.of(file.address, contents)
            page = contents.page or belongs
            found += self.leaks.findings(file.address, stream, page)
            found += index_findings(file.address, contents, self.subject)
            found += marking_findings(file.address, contents, stream)
            found += self.contacts.findings(file.address, contents)
            found += left_over(file.address, contents)
        return tuple(dict.fromkeys(found)), page


def verify_site(
    served: Iterable[Served], subject: VerifySubject, reader: Reader = read
) -> tuple[Finding, ...]:
    """What leaks in the files of a site; see :meth:`Verification.judged`.

    ``served`` is gone through once and no file is kept, so it may read from a disk as it goes.
    """
    verification = Verification(subject, reader)
    return tuple(dict.fromkeys(f for file in served for f in verification.judged(file)[0]))
