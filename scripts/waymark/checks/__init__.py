"""Checks on a whole library and on what is served: tables of functions that give findings."""

from waymark.checks.subject import Subject
from waymark.checks.table import CHECKS, check_library
from waymark.checks.verify import verify_site
from waymark.checks.verify_subject import Served, VerifySubject, verify_subject

__all__ = [
    "CHECKS",
    "Served",
    "Subject",
    "VerifySubject",
    "check_library",
    "verify_site",
    "verify_subject",
]
