"""One table of headers, caches, types and logs: every ready file says it, and the page tells it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from waymark.commands.build import build
from waymark.model import Hosting, Library, PageKind, PageRecord
from waymark.site import ReadyEdition, Wording, page_records
from waymark.site.hosting import Site, apache, caddy, hosting_files, nginx, platforms, rules
from waymark.site.searching import NEEDS_WASM
from waymark.site.templating import policy

BELOW = Site.of("https://safer.example.org/a.b/safer/", ("pl", "ur"), draft=False)
PLAIN = Site.of("http://safer.example.org/", (), draft=True)
WHOLE = {
    "nginx": nginx.nginx,
    "apache": apache.virtual_host,
    "htaccess": apache.htaccess,
    "caddy": caddy.caddyfile,
}


def test_a_site_is_what_its_address_says() -> None:
    assert (BELOW.host, BELOW.path, BELOW.tls) == ("safer.example.org", "/a.b/safer", True)
    assert (PLAIN.host, PLAIN.path, PLAIN.tls) == ("safer.example.org", "", False)


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    for policy_ in (rules.PAGES, rules.SEARCH):
        sources = {source for values in policy_.values() for source in values}
        assert sources <= {"'self'", "'none'", "'wasm-unsafe-eval'"}
        assert policy_["default-src"] == ("'none'",)
        for name in ("base-uri", "form-action", "frame-ancestors"):
            assert policy_[name] == ("'none'",)
    assert "wasm" not in rules.written(rules.PAGES)


def test_only_the_search_page_may_run_its_index() -> None:
    assert {kind for kind in PageKind if "wasm" in policy(kind)} == {PageKind.SEARCH} == NEEDS_WASM


def test_a_page_says_all_but_what_it_cannot_say() -> None:
    said = dict(d.split(" ", 1) for d in policy("home").split("; "))
    assert rules.PAGES.keys() - said.keys() == {"frame-ancestors"}
    assert not said.keys() & rules.NOT_IN_META
    assert '"' not in policy("home") and "<" not in policy("search")


@pytest.mark.parametrize("name", WHOLE)
def test_every_file_gives_every_header(name: str) -> None:
    text = WHOLE[name](BELOW)
    for header in BELOW.headers:
        assert header.name in text and header.value in text and header.why in text
    for policy_ in (rules.PAGES, rules.SEARCH):
        assert f'"{rules.written(policy_)}"' in text
    assert f'"{rules.REVALIDATE}"' in text and f'"{rules.FOR_EVER}"' in text
    for type, ends in rules.TYPES.items():
        assert type in text
        assert all(re.search(rf"\b{end}\b", text) for end in ends)
    for code in ("pl", "ur"):
        assert f"/a.b/safer/{code}/404.html" in text


def test_tls_is_promised_only_where_there_is_tls() -> None:
    for file in WHOLE.values():
        assert "Strict-Transport-Security" in file(BELOW)
        assert "Strict-Transport-Security" not in file(PLAIN)
    assert "includeSubDomains" not in rules.TLS_ONLY.value
    assert "ssl" not in nginx.nginx(PLAIN) and "SSLEngine" not in apache.virtual_host(PLAIN)


def test_a_draft_is_for_nobodys_index() -> None:
    for file in (*WHOLE.values(), platforms.headers_file):
        assert "noindex" in file(PLAIN)
        assert "noindex" not in file(BELOW)


def test_a_dot_in_a_path_is_a_dot() -> None:
    for file in WHOLE.values():
        for pattern in re.findall(r"\^/a\S+safer/", file(BELOW)):
            assert re.match(pattern, "/a.b/safer/") and not re.match(pattern, "/axb/safer/")


@pytest.mark.parametrize(
    ("address", "hashed"),
    [
        ("assets/stylesheets/site.0f3a9c21.css", True),
        ("assets/images/a/beacon.0f3a9c21.svg", True),
        ("assets/site.css", False),
        ("assets/site.0f3a9c2.css", False),
        ("public/leaflets/worried/worried-en.pdf", False),
        ("index.html", False),
    ],
)
def test_only_what_is_named_by_its_content_is_kept_for_ever(address: str, hashed: bool) -> None:
    assert bool(re.fullmatch(rules.HASHED, address)) is hashed


def test_platforms_join_headers_so_no_address_is_given_two_policies() -> None:
    text = platforms.headers_file(BELOW)
    assert text.count("Content-Security-Policy") == 1
    assert rules.written(rules.SEARCH) in text
    assert text.count("Cache-Control") == 1
    assert all(len(line) < 2000 for line in text.splitlines())
    redirects = platforms.redirects_file(BELOW).splitlines()
    assert redirects[0] == "/a.b/safer/pl/*  /a.b/safer/pl/404.html  404"
    assert redirects[-1] == "/a.b/safer/*  /a.b/safer/404.html  404"
    assert platforms.redirects_file(PLAIN) == "/*  /404.html  404\n"


def test_the_guide_names_every_file_and_what_a_meta_cannot_do() -> None:
    files = hosting_files(BELOW)
    guide = files["README.txt"].decode()
    assert all(name in guide for name in files if name != "README.txt")
    assert "frame-ancestors" in guide
    others = {h.name for h in BELOW.headers} - {"Referrer-Policy", "X-Frame-Options"}
    for name in others - {"X-DNS-Prefetch-Control"}:
        assert name in guide or (name.startswith("Cross-Origin") and "Cross-Origin-*" in guide)


def test_files_are_the_same_at_every_build() -> None:
    assert hosting_files(BELOW) == hosting_files(BELOW)


def test_the_log_of_each_server_holds_what_the_table_allows() -> None:
    (format_,) = re.findall(r"log_format waymark '(.*)';", nginx.nginx(BELOW))
    assert re.findall(r"\$\w+", format_) == [
        "$time_iso8601",
        "$waymark_path",
        "$status",
        "$body_bytes_sent",
    ]
    (format_,) = re.findall(r'LogFormat "(.*)" waymark', apache.virtual_host(BELOW))
    assert re.sub(r"%\{[^}]*\}t", "%t", format_).split() == ["%t", "%U", "%>s", "%B"]
    assert len(rules.LOGGED) == 4
    text = caddy.caddyfile(BELOW)
    for name in ("remote_ip", "remote_port", "client_ip", "headers"):
        assert f"request>{name} delete" in text
    assert 'request>uri regexp "[?].*" ""' in text


# The page about privacy.


def privacy(
    hosting: Hosting,
    library: Library,
    editions: tuple[ReadyEdition, ...],
    speech: Mapping[str, Wording],
) -> dict[str, PageRecord]:
    organisation = replace(library.organisation, hosting=hosting)
    found = page_records(replace(library, organisation=organisation), editions, speech, draft=False)
    return {p.language: p for p in found if p.kind is PageKind.PRIVACY}


@pytest.mark.parametrize("hosting", Hosting)
def test_what_is_said_of_logs_depends_on_whose_they_are(
    hosting: Hosting,
    hand_made: Library,
    editions: tuple[ReadyEdition, ...],
    speech: dict[str, Wording],
) -> None:
    words = speech["en"].words
    page = privacy(hosting, hand_made, editions, speech)["en"]
    lines = [x.text for p in page.parts if p.id == "record" for x in p.lines]
    ours = hosting is not Hosting.OTHER
    assert (words["privacy.left-out"] in lines) is ours
    assert (words["privacy.host"] in lines) is not ours


def test_every_language_has_the_page_in_its_own_words(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> None:
    found = privacy(Hosting.NGINX, hand_made, editions, speech)
    assert {p.address for p in found.values()} == {"privacy/", "pl/privacy/", "ur/privacy/"}
    for code, page in found.items():
        said = [x for p in page.parts for x in (p.title, *p.lines, *p.points)]
        assert {x.language for x in said} == {code}
        values = set(speech[code].words.values())
        assert all(x.text in values for x in said)
        assert all(a.exact for a in page.alternates)


def test_the_words_about_logs_name_what_the_table_names(speech: dict[str, Wording]) -> None:
    kept = speech["en"].words["privacy.kept"]
    for word in ("time", "address on this site", "found", "size"):
        assert word in kept
    for word in ("IP address", "searched", "came from"):
        assert word in speech["en"].words["privacy.left-out"]


def test_no_script_stores_anything_or_asks_anybody_else() -> None:
    """“It sets no cookies and stores nothing in your browser”, “It fetches nothing from others”."""
    scripts = Path(__file__).parents[2] / "docs" / "scripts"
    text = "".join(p.read_text("utf-8") for p in scripts.glob("*.js"))
    forbidden = (
        r"document\.cookie|cookieStore|localStorage|sessionStorage|indexedDB|caches\.|"
        r"serviceWorker|sendBeacon|XMLHttpRequest|WebSocket|EventSource|https?://|new Image\b"
    )
    assert re.findall(forbidden, text) == []


@pytest.mark.parametrize("site", [BELOW, PLAIN], ids=["below", "plain"])
def test_caddy_understands_its_file(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "Caddyfile"
    machine = caddy.Machine(str(tmp_path), str(tmp_path / "log"))
    file.write_text(caddy.caddyfile(site, machine), "utf-8")
    done = subprocess.run(
        ["caddy", "validate", "--config", str(file), "--adapter", "caddyfile"],
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("site", [BELOW, PLAIN], ids=["below", "plain"])
def test_the_nightly_build_writes_where_every_server_looks(site: Site) -> None:
    files = {name: data.decode() for name, data in hosting_files(site).items()}
    (out,) = set(re.findall(r"--out (/\S+)", "".join(files.values())))
    roots = {
        "nginx/waymark.conf": r"^    root (\S+);",
        "apache/waymark.conf": r'DocumentRoot "(.+)"',
        "caddy/Caddyfile": r"root \* (\S+)",
    }
    for name, pattern in roots.items():
        (root,) = re.findall(pattern, files[name], re.M)
        assert f"{root}{site.path}" == out, name


def test_the_nightly_build_is_a_command_that_there_is() -> None:
    for name in ("daily/crontab", "daily/waymark.service", "daily/site.yml"):
        command = re.search(r"waymark (build .+)", hosting_files(BELOW)[name].decode())
        assert command
        context = build.make_context("build", command[1].split()[1:])
        assert not context.params["draft"]
