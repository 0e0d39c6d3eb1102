"""Apache 2.4: a virtual host, and the same rules as ``.htaccess`` where one may add only that."""

from __future__ import annotations

from dataclasses import dataclass

from waymark.site.hosting import rules
from waymark.site.hosting.rules import Site


@dataclass(frozen=True, slots=True)
class Machine:
    """Where things lie: the lines that a council changes. A site at ``/safer/`` lies in
    ``root/safer/``; ``tls`` and ``plain`` are the ports for https and http."""

    root: str
    logs: str = "/var/log/apache2"
    certificate: str = "/etc/ssl/certs/waymark.pem"
    key: str = "/etc/ssl/private/waymark.key"
    tls: str = "443"
    plain: str = "80"


def virtual_host(site: Site, machine: Machine | None = None) -> str:
    """The file for ``sites-available/``. Only a virtual host can say what the log holds."""
    machine = machine or Machine(rules.root(site))
    port = machine.tls if site.tls else machine.plain
    certificate = (
        f"""\
    SSLEngine on
    SSLCertificateFile "{machine.certificate}"
    SSLCertificateKeyFile "{machine.key}"
    SSLProtocol -all +TLSv1.2 +TLSv1.3
"""
        if site.tls
        else ""
    )
    body = "".join(f"        {line}\n" if line else "\n" for line in _body(site).splitlines())
    return f"""\
# Made by Waymark: the next build writes it anew. Copy it to sites-available/waymark.conf, change
# folders and certificates to yours. Needs: a2enmod headers deflate ssl alias
# Then: apachectl configtest && systemctl reload apache2
{_redirect(site, machine)}
<VirtualHost *:{port}>
    ServerName {site.host}
    DocumentRoot "{machine.root}"
{certificate}    ServerSignature Off

    # The log: when, which page, whether it was there, and its size. No address, query or referrer.
    LogFormat "%{{%Y-%m-%dT%H:%M:%S%z}}t %U %>s %B" waymark
    CustomLog "{machine.logs}/waymark.log" waymark
    # The error log in words of its own: the usual ones name address and referrer.
    ErrorLogFormat "[%{{cu}}t] [%l] %M"
    ErrorLog "{machine.logs}/waymark-error.log"
    LogLevel crit

    # The site lies in {machine.root}{site.path}/
    <Directory "{machine.root}">
        AllowOverride None
        Require all granted
{body}    </Directory>
</VirtualHost>
"""


def htaccess(site: Site) -> str:
    """The rules for a host where only ``.htaccess`` is ours. It cannot change what is logged."""
    return f"""\
# Made by Waymark: the next build writes it anew. Copy it as .htaccess into the folder of the site.
# Needs AllowOverride All. A host's logs are its own: see the page about privacy.
{_body(site)}"""


def _redirect(site: Site, machine: Machine) -> str:
    if not site.tls:
        return ""
    return f"""
<VirtualHost *:{machine.plain}>
    ServerName {site.host}
    CustomLog /dev/null "%s"
    ErrorLogFormat "[%{{cu}}t] [%l] %M"
    LogLevel crit
    Redirect permanent / https://{site.host}/
</VirtualHost>
"""


def _body(site: Site) -> str:
    base = f"^{site.path.replace('.', '[.]')}/"
    missing = "".join(
        f"""\
<If "%{{REQUEST_URI}} =~ m#{base}{code}/#">
    ErrorDocument 404 {site.path}/{code}/404.html
</If>
"""
        for code in site.languages
    )
    types = "".join(
        f"AddType {type} {' '.join(f'.{end}' for end in ends)}\n"
        for type, ends in rules.TYPES.items()
    )
    text = [f".{end}" for type in rules.TEXT_TYPES for end in rules.TYPES.get(type, ())]
    return f"""\
Options -Indexes -MultiViews
DirectoryIndex index.html
RedirectMatch 404 "/[.](?!well-known/)"
ErrorDocument 404 {site.path}/404.html
{missing}
{types}AddCharset utf-8 {" ".join(text)}
<Files "{rules.FEED[0]}">
    ForceType "{rules.FEED[1]}; charset=utf-8"
</Files>
# An ETag that compression changes would never be found again: the day of the last change is enough.
FileETag None
<IfModule mod_deflate.c>
    AddOutputFilterByType DEFLATE {" ".join(rules.TEXT_TYPES)}
</IfModule>

{_headers(site, base)}"""


def _headers(site: Site, base: str) -> str:
    lines = []
    for header in site.headers:
        lines.append(f"# {header.why}")
        lines.append(f'Header always set {header.name} "{header.value}"')
    searching = f"%{{REQUEST_URI}} =~ m#{base}{rules.SEARCHING}#"
    hashed = f"%{{REQUEST_URI}} =~ m#{base}{rules.HASHED}$# && %{{REQUEST_STATUS}} -lt 400"
    lines += [
        f'Header always set Content-Security-Policy "{rules.written(rules.PAGES)}"',
        f'Header always set Content-Security-Policy "{rules.written(rules.SEARCH)}" '
        f'"expr={searching}"',
        f'Header always set Cache-Control "{rules.REVALIDATE}"',
        f'Header always set Cache-Control "{rules.FOR_EVER}" "expr={hashed}"',
    ]
    return "\n".join(lines) + "\n"
