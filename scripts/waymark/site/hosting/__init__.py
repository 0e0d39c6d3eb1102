"""How the site is served: headers, caches, types and logs from one source, as ready files."""

from __future__ import annotations

from waymark.site.hosting import apache, caddy, daily, nginx, platforms, rules
from waymark.site.hosting.rules import Site

HEADERS_FILE = "_headers"
"""Lies in the site itself too: hosts that know it obey it, to all others it is a text like another.

``.htaccess`` does not: a host that forbids one of its lines answers every page with an error.
"""


def hosting_files(site: Site) -> dict[str, bytes]:
    """The ready files, by their path below ``build/hosting/…/``."""
    texts = {
        "README.txt": platforms.guide(site),
        "nginx/waymark.conf": nginx.nginx(site),
        "apache/waymark.conf": apache.virtual_host(site),
        "apache/htaccess": apache.htaccess(site),
        "caddy/Caddyfile": caddy.caddyfile(site),
        "platforms/_headers": platforms.headers_file(site),
        "platforms/_redirects": platforms.redirects_file(site),
        "daily/crontab": daily.crontab(site),
        "daily/waymark.service": daily.service(site),
        "daily/waymark.timer": daily.timer(site),
        "daily/site.yml": daily.workflow(site),
    }
    return {name: text.encode() for name, text in texts.items()}


__all__ = [
    "HEADERS_FILE",
    "Site",
    "apache",
    "caddy",
    "hosting_files",
    "nginx",
    "platforms",
    "rules",
]
