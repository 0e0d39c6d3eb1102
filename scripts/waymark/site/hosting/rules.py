"""What every server must say with every answer, and what it may write down: the one source.

The ready files for servers (:mod:`.nginx`, :mod:`.apache`, :mod:`.caddy`, :mod:`.platforms`), the
``<meta>`` of each page and the page about privacy are all made from the tables here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

Policy = Mapping[str, tuple[str, ...]]
"""A content security policy: sources by directive."""

PAGES: Policy = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'",),
    "font-src": ("'self'",),
    "media-src": ("'self'",),
    "connect-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
    "frame-ancestors": ("'none'",),
}
"""Nothing from elsewhere, nothing inline, no form that sends anything, in nobody's frame."""

SEARCH: Policy = {
    **PAGES,
    "script-src": ("'self'", "'wasm-unsafe-eval'"),
}
"""The search pages alone run an index, the site's own, as WebAssembly."""

NOT_IN_META = frozenset({"frame-ancestors", "report-uri", "sandbox"})
"""Directives that a page cannot give itself (Content Security Policy Level 3, section 3.3)."""

_OFF = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)


@dataclass(frozen=True, slots=True)
class Header:
    """A header of every answer, and why it is there."""

    name: str
    value: str
    why: str


HEADERS = (
    Header("X-Content-Type-Options", "nosniff", "A file is only ever what its type says."),
    Header("Referrer-Policy", "no-referrer", "No website learns where a reader came from."),
    Header(
        "Permissions-Policy",
        ", ".join([*(f"{feature}=()" for feature in _OFF), "fullscreen=(self)"]),
        "No sensor, camera or place; the film may fill the screen.",
    ),
    Header("X-Frame-Options", "DENY", "For browsers that do not know frame-ancestors."),
    Header("Cross-Origin-Opener-Policy", "same-origin", "No other window gets hold of a page."),
    Header("Cross-Origin-Resource-Policy", "same-origin", "No other website shows our files."),
    Header(
        "X-DNS-Prefetch-Control",
        "off",
        "The network is not asked for a link before it is followed.",
    ),
)

TLS_ONLY = Header(
    "Strict-Transport-Security",
    "max-age=31536000",
    "For a year, browsers come back with TLS only. Without includeSubDomains, as a council’s other "
    "services may live below the same name.",
)
NO_INDEX = Header("X-Robots-Tag", "noindex, nofollow", "A draft is for nobody’s index.")

REVALIDATE = "no-cache"
"""Pages and downloads: kept, but asked for anew each time, so that no old number is ever shown."""
FOR_EVER = "public, max-age=31536000, immutable"
"""Files whose name holds a digest of their content: another content has another name."""
HASHED = r"assets/.+\.[0-9a-f]{8}\.[a-z0-9]+"
"""Addresses of such files from the site's root, as a regular expression."""
SEARCHING = r"([a-z]{2}/)?search/"
"""Where the addresses of search pages start, as a regular expression."""

TYPES: Mapping[str, tuple[str, ...]] = {
    "text/html": ("html",),
    "text/css": ("css",),
    "text/javascript": ("js", "mjs"),
    "text/plain": ("txt",),
    "text/vtt": ("vtt",),
    "application/x-subrip": ("srt",),
    "application/json": ("json",),
    "application/xml": ("xml",),
    "application/wasm": ("wasm",),
    "application/pdf": ("pdf",),
    "application/epub+zip": ("epub",),
    "application/zip": ("zip",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("docx",),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ("pptx",),
    "image/svg+xml": ("svg",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/webp": ("webp",),
    "font/woff2": ("woff2",),
    "video/mp4": ("mp4",),
    "video/webm": ("webm",),
    "application/octet-stream": (
        "brf",
        "pagefind",
        "pf_meta",
        "pf_index",
        "pf_fragment",
        "pf_filter",
    ),
}
"""Types by the end of a name. Braille (.brf) has none of its own, and is saved, not shown."""
FEED = ("feed.xml", "application/atom+xml")
"""The feeds of updates, the one file whose type does not follow from the end of its name."""
TEXT_TYPES = (
    "text/html",
    "text/css",
    "text/javascript",
    "text/plain",
    "text/vtt",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "image/svg+xml",
)
"""What is UTF-8, and worth compressing."""

LOGGED = ("time", "path", "status", "size")
"""All that a log may hold of a request: no address, no query, no referrer, no browser."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a server must know: ``path`` is ``/safer`` or empty; ``languages`` are those besides
    English that have pages of their own."""

    host: str
    path: str
    tls: bool
    languages: tuple[str, ...]
    draft: bool = False

    @classmethod
    def of(cls, site_url: str, languages: tuple[str, ...], *, draft: bool) -> Site:
        """From the site's address as ``organisation.yml`` has it."""
        parts = urlsplit(site_url)
        return cls(
            parts.hostname or "localhost",
            parts.path.rstrip("/"),
            parts.scheme == "https",
            languages,
            draft,
        )

    @property
    def headers(self) -> tuple[Header, ...]:
        """Those of every answer but the policy and the cache's, which depend on the address."""
        return (
            *HEADERS,
            *((TLS_ONLY,) if self.tls else ()),
            *((NO_INDEX,) if self.draft else ()),
        )


def root(site: Site) -> str:
    """The folder in which a server looks for paths, unless a council has another one."""
    return "/srv/waymark" if site.path else "/srv/waymark/site"


def folder(site: Site) -> str:
    """The folder of the site itself."""
    return f"{root(site)}{site.path}"


def written(policy: Policy) -> str:
    """A policy as the header has it."""
    return "; ".join(" ".join((name, *sources)) for name, sources in policy.items())


def meta(policy: Policy) -> str:
    """A policy as a page may give itself, for hosts that let nobody set a header."""
    return written({name: s for name, s in policy.items() if name not in NOT_IN_META})
