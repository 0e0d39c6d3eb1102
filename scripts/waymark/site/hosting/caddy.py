"""Caddy 2: a whole ``Caddyfile``. It fetches its certificates itself."""

from __future__ import annotations

from dataclasses import dataclass

from waymark.site.hosting import rules
from waymark.site.hosting.rules import Site

_FORGOTTEN = (
    "request>remote_ip",
    "request>remote_port",
    "request>client_ip",
    "request>headers",
    "request>tls",
    "request>host",
    "request>proto",
    "request>method",
    "resp_headers",
    "user_id",
    "bytes_read",
    "duration",
)
"""What Caddy would log of a request, besides what :data:`rules.LOGGED` allows."""


@dataclass(frozen=True, slots=True)
class Machine:
    """Where things lie: the lines that a council changes. A site at ``/safer/`` lies in
    ``root/safer/``; ``address`` is the site's own, unless another one is given."""

    root: str
    log: str = "/var/log/caddy/waymark.log"
    address: str = ""


def caddyfile(site: Site, machine: Machine | None = None) -> str:
    """The file."""
    machine = machine or Machine(rules.root(site))
    address = machine.address or f"{'https' if site.tls else 'http'}://{site.host}"
    forgotten = "".join(f"                {name} delete\n" for name in _FORGOTTEN)
    return f"""\
# Made by Waymark: the next build writes it anew. Copy it to /etc/caddy/Caddyfile, and change the
# folders to yours. Then: caddy validate --config /etc/caddy/Caddyfile && systemctl reload caddy
{{
    # What goes wrong with one request would be logged with the reader's address.
    log default {{
        exclude http.log.error
    }}
}}

{address} {{
    # The site lies in {machine.root}{site.path}/
    root * {machine.root}
    encode gzip

    # The log: when, which page, whether it was there, and its size. No address, query or referrer.
    log {{
        output file {machine.log}
        format filter {{
            wrap json
            fields {{
                request>uri regexp "[?].*" ""
{forgotten}            }}
        }}
    }}

    route {{
{_headers(site)}
{_types()}
        @hidden path_regexp /[.]
        error @hidden 404
        # Files that lie beside (index.html.br, index.html.gz) are taken where there are any.
        file_server {{
            precompressed br gzip
        }}
    }}

    handle_errors {{
        header -Server
        header Cache-Control "{rules.REVALIDATE}"
        header Content-Type "text/html; charset=utf-8"
{_missing(site)}    }}
}}
"""


def _headers(site: Site) -> str:
    base = f"^{site.path.replace('.', '[.]')}/"
    lines = ["header -Server"]
    for header in site.headers:
        lines.append(f"# {header.why}")
        lines.append(f'header {header.name} "{header.value}"')
    lines += [
        f'header Content-Security-Policy "{rules.written(rules.PAGES)}"',
        f"@search path_regexp {base}{rules.SEARCHING}",
        f'header @search Content-Security-Policy "{rules.written(rules.SEARCH)}"',
        f'header Cache-Control "{rules.REVALIDATE}"',
        f"@hashed path_regexp {base}{rules.HASHED}$",
        f'header @hashed Cache-Control "{rules.FOR_EVER}"',
    ]
    return "".join(f"        {line}\n" for line in lines)


def _types() -> str:
    lines = []
    for number, (type, ends) in enumerate(rules.TYPES.items()):
        names = " ".join(f"*.{end}" for end in ends)
        lines.append(f"@type{number} path {names}")
        lines.append(f'header @type{number} Content-Type "{_with_charset(type)}"')
    lines.append(f"@feed path */{rules.FEED[0]}")
    lines.append(f'header @feed Content-Type "{_with_charset(rules.FEED[1])}"')
    return "".join(f"        {line}\n" for line in lines)


def _with_charset(type: str) -> str:
    return f"{type}; charset=utf-8" if type in rules.TEXT_TYPES else type


def _missing(site: Site) -> str:
    blocks = [
        f"""\
        @{code} path {site.path}/{code}/*
        handle @{code} {{
            rewrite * {site.path}/{code}/404.html
            file_server
        }}
"""
        for code in site.languages
    ]
    blocks.append(f"""\
        handle {{
            rewrite * {site.path}/404.html
            file_server
        }}
""")
    return "".join(blocks)
