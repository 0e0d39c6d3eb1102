"""Links that lead out of the site: which there are, asked for politely, and what came of each."""

from waymark.build.web.addresses import Linked, linked
from waymark.build.web.asking import Answer, Checked, Verdict, check_links
from waymark.build.web.fetching import WebFetcher
from waymark.build.web.pacing import Pace
from waymark.build.web.remembering import read_memory, write_memory
from waymark.build.web.verdicts import link_findings

__all__ = [
    "Answer",
    "Checked",
    "Linked",
    "Pace",
    "Verdict",
    "WebFetcher",
    "check_links",
    "link_findings",
    "linked",
    "read_memory",
    "write_memory",
]
