"""Hosts that read ``_headers`` (Netlify, Cloudflare Pages and others), and hosts that read nothing.

Such hosts join the headers of all lines that fit an address, and two policies mean that both hold.
So ``_headers`` gives everything the widest policy that any page needs, and each page narrows it
with the ``<meta>`` at its head.
"""

from __future__ import annotations

from waymark.site.hosting import rules
from waymark.site.hosting.rules import Site


def headers_file(site: Site) -> str:
    """``_headers``: it lies at the root of what is published, and does no harm anywhere else."""
    lines = [f"{site.path}/*"]
    lines += [f"  {header.name}: {header.value}" for header in site.headers]
    lines.append(f"  Content-Security-Policy: {rules.written(rules.SEARCH)}")
    lines += [f"{site.path}/assets/*", f"  Cache-Control: {rules.FOR_EVER}"]
    return "\n".join(lines) + "\n"


def redirects_file(site: Site) -> str:
    """``_redirects``: a page that is not there is answered in its language (Netlify)."""
    codes = [*site.languages, ""]
    return "".join(
        f"{site.path}/{code}/*  {site.path}/{code}/404.html  404\n".replace("//", "/")
        for code in codes
    )


def guide(site: Site) -> str:
    """What lies here, and what a host that reads none of it leaves out."""
    cannot = ", ".join(sorted(rules.NOT_IN_META & rules.PAGES.keys()))
    return f"""\
Made by Waymark for {site.host}{site.path}/. The next build writes this folder anew.

nginx/waymark.conf      nginx: the whole server, its log among it
apache/waymark.conf     Apache 2.4: the whole virtual host, its log among it
apache/htaccess         Apache 2.4, where only .htaccess is yours: copy it so into the site
caddy/Caddyfile         Caddy 2: the whole server, its log among it
platforms/_headers      Netlify, Cloudflare Pages and the like; it lies in the site already
platforms/_redirects    Netlify: a page that is not there is answered in its language
daily/crontab           a build each night, by cron
daily/waymark.service   the same by systemd, with
daily/waymark.timer     the timer that starts it
daily/site.yml          the same by GitHub Actions

A host that reads none of these (GitHub Pages, a plain folder at a provider): every page carries its
policy and "no referrer" itself, in <meta>. That cannot do everything:

- {cannot}: another website may show a page in a frame;
- X-Content-Type-Options, Permissions-Policy, Cross-Origin-*, Strict-Transport-Security: only a
  header can say them;
- caches: how long a browser keeps a page is the host's own choice;
- a page that is not there is answered in English, with links to all languages;
- logs: the host keeps what it keeps. Leave "hosting" out of organisation.yml, so that the page
  about privacy does not promise otherwise. Write "hosting: nginx" (apache, caddy) only where the
  site is served with the file of this folder, log included.
"""
