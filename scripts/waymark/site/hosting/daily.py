"""A build each night: notices end and reviews fall due without anybody's doing."""

from __future__ import annotations

from waymark.site.hosting import rules
from waymark.site.hosting.rules import Site

CHECKOUT = "/opt/waymark"
"""Where the program and the library lie on the machine that builds: a council changes it."""


def build_command(site: Site) -> str:
    """What is run. A build that finds a leak or breaks off leaves the old site where it is."""
    return f"{CHECKOUT}/.venv/bin/waymark build --plain --out {rules.folder(site)}"


def crontab(site: Site) -> str:
    """A line for cron, which mails what the command prints."""
    return f"""\
# Made by Waymark: the next build writes it anew. Put it into /etc/cron.d/waymark.
# Just after midnight, so that a notice is gone on the day after its last.
5 0 * * *  waymark  cd {CHECKOUT} && {build_command(site)}
"""


def service(site: Site) -> str:
    """The unit that builds."""
    return f"""\
# Made by Waymark: the next build writes it anew. Copy it to /etc/systemd/system/waymark.service
[Unit]
Description=Builds the site of {site.host} from what is released

[Service]
Type=oneshot
User=waymark
WorkingDirectory={CHECKOUT}
ExecStart={build_command(site)}
"""


def timer(site: Site) -> str:
    """The unit that starts the other one."""
    return f"""\
# Made by Waymark: the next build writes it anew. Copy it to /etc/systemd/system/waymark.timer
# Then: systemctl enable --now waymark.timer. A day that was missed is made up for.
[Unit]
Description=Builds the site of {site.host} each night

[Timer]
OnCalendar=*-*-* 00:05:00
Persistent=true

[Install]
WantedBy=timers.target
"""


def workflow(site: Site) -> str:
    """The same for GitHub Actions; other services have steps by the same names."""
    return f"""\
# Made by Waymark: the next build writes it anew. Copy it to .github/workflows/site.yml, and put
# your own way to publish the folder site/ into its last step.
name: Build {site.host}
on:
  push:
    branches: [main]
  schedule:
    - cron: "5 0 * * *"
permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
      - run: pip install --require-hashes -r requirements.lock && pip install --no-deps -e .
      - run: waymark build --plain --out site
      - run: echo "Publish the folder site/ here."
"""
