"""Checks on a whole library and on what is served: tables of functions that give findings."""

from waymark.checks.served import Contents, read
from waymark.checks.subject import Subject
from waymark.checks.table import CHECKS, check_library
from waymark.checks.verify import verify_site
from waymark.checks.verify_subject import Served, VerifySubject, verify_subject

__all__ = [
    "CHECKS",
    "Contents",
    "Served",
    "Subject",
    "VerifySubject",
    "check_library",
    "read",
    "verify_site",
    "verify_subject",
]
