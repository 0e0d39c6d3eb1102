"""The checker of the HTML standard (vnu) on all pages or style sheets of a site."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from harness.serving import serving
from harness.sites import ROOT, Site

# A server on this machine is one that the checker reads only if it is told to.
_VNU = (
    "java",
    "-Xss4m",
    "-Dnu.validator.servlet.allow-forbidden-hosts=true",
    "-jar",
    f"{ROOT}/node_modules/vnu-jar/build/dist/vnu.jar",
)


def checked(site: Site, ending: str) -> tuple[int, dict[tuple[str, str], str]]:
    """How many files end so (``html``, ``css``), and what is wrong with them.

    A fault is a message and the text that it is about, with one page that has it. Pages are read
    from a server: to a file, every policy would refuse its own site.
    """
    options = ["--css"] if ending == "css" else []
    with serving(site.root) as base:
        files = [p.relative_to(site.root) for p in sorted(site.root.rglob(f"*.{ending}"))]
        run = subprocess.run(
            [*_VNU, *options, "--format", "json", "--stdout", *(f"{base}/{f}" for f in files)],
            capture_output=True,
            text=True,
            check=False,
        )
    messages: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    # Python-Markdown writes <hr />, which is valid and remarked upon.
    faults = {
        (m["message"], m.get("extract", "")[:80]): m["url"].removeprefix(base)
        for m in messages
        if "Trailing slash on void elements" not in m["message"]
    }
    assert faults or run.returncode == 0, run.stderr
    return len(files), faults
