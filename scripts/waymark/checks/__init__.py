"""Checks on a whole library and on what is served: tables of functions that give findings."""

from waymark.checks.companions import says_old_contact
from waymark.checks.exemptions import excepted
from waymark.checks.hidden import Told
from waymark.checks.reading_level import ReadingLevel, reading_level
from waymark.checks.served import Contents, read
from waymark.checks.subject import Subject, Texts
from waymark.checks.table import CHECKS, check_library, check_texts
from waymark.checks.verify import Verification, verify_site
from waymark.checks.verify_subject import Served, VerifySubject, told_by, verify_subject

__all__ = [
    "CHECKS",
    "Contents",
    "ReadingLevel",
    "Served",
    "Subject",
    "Texts",
    "Told",
    "Verification",
    "VerifySubject",
    "check_library",
    "check_texts",
    "excepted",
    "read",
    "reading_level",
    "says_old_contact",
    "told_by",
    "verify_site",
    "verify_subject",
]
