"""Checks on a whole library: a table of functions from what is known to findings."""

from waymark.checks.subject import Subject
from waymark.checks.table import CHECKS, check_library

__all__ = ["CHECKS", "Subject", "check_library"]
