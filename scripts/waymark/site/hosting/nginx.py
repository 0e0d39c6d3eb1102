"""nginx: one file for ``/etc/nginx/conf.d/`` or ``sites-enabled/``."""

from __future__ import annotations

from dataclasses import dataclass

from waymark.site.hosting import rules
from waymark.site.hosting.rules import Site


@dataclass(frozen=True, slots=True)
class Machine:
    """Where things lie on the machine that serves: the lines that a council changes.

    ``root`` is the folder that the site's path is looked up in: a site at ``/safer/`` lies in
    ``root/safer/``. ``tls`` and ``plain`` are what ``listen`` is given for https and http.
    """

    root: str
    log: str = "/var/log/nginx/waymark.log"
    certificate: str = "/etc/ssl/certs/waymark.pem"
    key: str = "/etc/ssl/private/waymark.key"
    tls: tuple[str, ...] = ("443", "[::]:443")
    plain: tuple[str, ...] = ("80", "[::]:80")


def nginx(site: Site, machine: Machine | None = None) -> str:
    """The file, for nginx 1.18 and later."""
    machine = machine or Machine(rules.root(site))
    return "\n".join([_HEAD, _maps(site), _server(site, machine), _redirect(site, machine)])


_HEAD = """\
# Made by Waymark: the next build writes it anew. Copy it to /etc/nginx/conf.d/waymark.conf, and
# change the lines that end with "yours". Then: nginx -t && systemctl reload nginx

# The log: when, which page, whether it was there, and its size. No address, query or referrer.
log_format waymark '$time_iso8601 $waymark_path $status $body_bytes_sent';
map $request_uri $waymark_path {
    default -;
    "~^(?<waymark_asked>[^?]+)" $waymark_asked;
}
"""


def _maps(site: Site) -> str:
    base = f"^{_escaped(site.path)}/"
    missing = "".join(
        f'    "~{base}{code}/" {site.path}/{code}/404.html;\n' for code in site.languages
    )
    return f"""\
map $uri $waymark_policy {{
    default "{rules.written(rules.PAGES)}";
    "~{base}{rules.SEARCHING}" "{rules.written(rules.SEARCH)}";
}}
map $uri $waymark_cache {{
    default "{rules.REVALIDATE}";
    "~{base}{rules.HASHED}$" "{rules.FOR_EVER}";
}}
map $uri $waymark_missing {{
    default {site.path}/404.html;
{missing}}}
"""


def _server(site: Site, machine: Machine) -> str:
    listen = _listen(machine.tls, " ssl") if site.tls else _listen(machine.plain)
    certificate = (
        f"""\
    ssl_certificate {machine.certificate};  # yours
    ssl_certificate_key {machine.key};  # yours
    ssl_protocols TLSv1.2 TLSv1.3;
"""
        if site.tls
        else ""
    )
    return f"""\
server {{
{listen}    server_name {site.host};
{certificate}    root {machine.root};  # yours: the site lies in {machine.root}{site.path}/
    index index.html;
    server_tokens off;
    absolute_redirect off;

    access_log {machine.log} waymark;  # yours
    # Each line of nginx's error log names the reader's address, and no setting takes it out. Faults
    # of this file itself still go to nginx's own log.
    error_log /dev/null emerg;

    charset utf-8;
    charset_types {" ".join(t for t in rules.TEXT_TYPES if t != "text/html")};
    default_type application/octet-stream;
    types {{
{_types()}    }}

    # Compressed on the way. Where the modules are there, "gzip_static on;" and "brotli_static on;"
    # take files that lie beside instead (index.html.gz, index.html.br).
    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_min_length 256;
    gzip_types {" ".join(t for t in rules.TEXT_TYPES if t != "text/html")};

{_headers(site)}
    error_page 404 $waymark_missing;
    location / {{
        try_files $uri $uri/ =404;
    }}
    location ~ /{rules.FEED[0].replace(".", "[.]")}$ {{
        types {{ }}
        default_type {rules.FEED[1]};
    }}
    location ~ /[.](?!well-known/) {{
        return 404;
    }}
}}
"""


def _listen(addresses: tuple[str, ...], more: str = "") -> str:
    return "".join(f"    listen {address}{more};\n" for address in addresses)


def _types() -> str:
    return "".join(f"        {type} {' '.join(ends)};\n" for type, ends in rules.TYPES.items())


def _headers(site: Site) -> str:
    lines = []
    for header in site.headers:
        lines.append(f"    # {header.why}")
        lines.append(f'    add_header {header.name} "{header.value}" always;')
    lines.append("    add_header Content-Security-Policy $waymark_policy always;")
    lines.append("    add_header Cache-Control $waymark_cache always;")
    return "\n".join(lines)


def _redirect(site: Site, machine: Machine) -> str:
    if not site.tls:
        return ""
    return f"""\
server {{
{_listen(machine.plain)}    server_name {site.host};
    server_tokens off;
    access_log off;
    error_log /dev/null emerg;
    return 301 https://{site.host}$request_uri;
}}
"""


def _escaped(path: str) -> str:
    return path.replace(".", "[.]")
