"""Real servers with the files that a build makes for them: headers, types, caches, logs, and what a
browser makes of the policy."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from harness import sites
from harness.servers import Server, apache_serving, caddy_serving, nginx_serving
from waymark.site import hosting
from waymark.site.hosting import rules

pytestmark = pytest.mark.xdist_group("servers")

ROOT = Path(__file__).parents[2]
BELOW = hosting.Site.of("https://together.exampleshire.example/safer/", ("pl", "ur"), draft=True)
OWN = hosting.Site.of("https://safer.exampleshire.test/", ("pl", "ur"), draft=False)
Serve = Callable[[Path, hosting.Site, Path], AbstractContextManager[Server]]
SERVERS: dict[str, Serve] = {
    "nginx": nginx_serving,
    "apache": apache_serving,
    "htaccess": partial(apache_serving, htaccess=True),
    "caddy": caddy_serving,
}
SECRETS = {
    "Referer": "https://mail.example/inbox-of-a-reader",
    "User-Agent": "A-Browser-Of-A-Reader/1.0",
    "Accept-Language": "so-SO",
    "X-Forwarded-For": "198.51.100.7",
    "Cookie": "of=a-reader",
}
WATCH = """() => { window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => window.refused.push(
    `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)); }"""


@pytest.fixture(scope="module")
def public_folder() -> Iterator[Path]:
    """A folder that the user of a server may read, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(scope="module")
def below(public_folder: Path) -> Path:
    """The small library's drafts, built for an address below a path, where a server looks."""
    out = public_folder / "root" / "safer"
    program = Path(sys.executable).with_name("waymark")
    library = ROOT / "tests" / "small_library"
    done = subprocess.run(
        [program, "build", "--draft", "--content", library, "--out", out, "--today", sites.TODAY],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (out / "index.html").is_file(), done.stderr + done.stdout
    return out.parent


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, public_folder: Path, below: Path) -> Iterator[Server]:
    """Each server in turn, with the site below a path."""
    folder = public_folder / request.param
    folder.mkdir()
    with SERVERS[request.param](below, BELOW, folder) as running:
        yield running
    (below / "safer" / ".htaccess").unlink(missing_ok=True)


@pytest.fixture(scope="module")
def own(council: sites.Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """What the council has released, on a name of its own, by nginx."""
    with nginx_serving(council.root, OWN, tmp_path_factory.mktemp("nginx")) as running:
        yield running


def expected_policy(address: str) -> str:
    searching = re.match(rules.SEARCHING, address)
    return rules.written(rules.SEARCH if searching else rules.PAGES)


def expected_type(name: str) -> str:
    if name.endswith(rules.FEED[0]):
        return rules.FEED[1]
    end = name.rpartition("/")[2].rpartition(".")[2]
    return next((t for t, ends in rules.TYPES.items() if end in ends), "application/octet-stream")


def test_every_file_of_a_site_has_its_type_its_policy_and_its_cache(
    own: Server, council: sites.Site
) -> None:
    files = [p.relative_to(council.root).as_posix() for p in council.root.rglob("*") if p.is_file()]
    served = [f for f in files if not f.startswith(".")]
    assert len(served) > 100
    kept = 0
    for name in served:
        address = name.removesuffix("index.html")
        answer = own.get(f"/{address}")
        assert answer.status == 200, address
        assert answer.body == (council.root / name).read_bytes(), address
        said = answer.headers
        for_ever = bool(re.fullmatch(rules.HASHED, name))
        kept += for_ever
        assert said["cache-control"] == (rules.FOR_EVER if for_ever else rules.REVALIDATE), address
        type_, _, charset = said["content-type"].partition("; ")
        assert type_ == expected_type(name), address
        assert charset == ("charset=utf-8" if type_ in rules.TEXT_TYPES else ""), address
        assert said["content-security-policy"] == expected_policy(address), address
        for header in OWN.headers:
            assert said[header.name.lower()] == header.value, address
        assert "set-cookie" not in said
    assert kept >= 3


def test_every_type_of_the_table_that_a_site_may_hold(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for ends in rules.TYPES.values():
        for end in ends:
            file = root / "files" / f"worried.{end}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"x")
    (root / "updates").mkdir()
    (root / "updates" / rules.FEED[0]).write_bytes(b"<feed/>")
    folder = tmp_path / "server"
    folder.mkdir()
    with nginx_serving(root, OWN, folder) as running:
        for type_, ends in rules.TYPES.items():
            for end in ends:
                said = running.get(f"/files/worried.{end}").headers
                assert said["content-type"].partition(";")[0] == type_
        said = running.get(f"/updates/{rules.FEED[0]}").headers
        assert said["content-type"] == f"{rules.FEED[1]}; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "status", "language"),
    [
        ("/safer/", 200, "en"),
        ("/safer/pl/", 200, "pl"),
        ("/safer/public/leaflets/worried/", 200, "en"),
        ("/safer/missing", 404, "en"),
        ("/safer/missing/?words=of-a-reader", 404, "en"),
        ("/safer/pl/missing.pdf", 404, "pl"),
        ("/safer/ur/a/b/", 404, "ur"),
        ("/safer/plain/", 404, "en"),
        ("/safer/.nojekyll", 404, "en"),
    ],
)
def test_a_page_or_its_absence_is_answered_in_its_language(
    path: str, status: int, language: str, server: Server
) -> None:
    answer = server.get(path)
    assert answer.status == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{language}"' in answer.body.decode()
    assert answer.headers["cache-control"] == rules.REVALIDATE
    assert answer.headers["content-security-policy"] == rules.written(rules.PAGES)
    for header in BELOW.headers:
        assert answer.headers[header.name.lower()] == header.value, header.name
    assert "set-cookie" not in answer.headers


def test_an_address_without_its_slash_leads_to_the_one_with_it(server: Server) -> None:
    answer = server.get("/safer/public")
    assert answer.status in (301, 308)
    assert answer.headers["location"].endswith("/safer/public/")


@pytest.mark.parametrize("path", ["/safer/search/", "/safer/pl/search/"])
def test_the_search_pages_may_run_their_index(path: str, server: Server) -> None:
    said = server.get(path).headers["content-security-policy"]
    assert said == rules.written(rules.SEARCH)


def test_only_what_is_there_and_named_by_its_content_is_kept(server: Server, below: Path) -> None:
    hashed = next((below / "safer" / "assets").rglob("site.*.css")).relative_to(below).as_posix()
    found = server.get(f"/{hashed}").headers
    assert found["cache-control"] == rules.FOR_EVER
    assert found["content-type"] == "text/css; charset=utf-8"
    gone = server.get("/safer/assets/stylesheets/site.00000000.css")
    assert (gone.status, gone.headers["cache-control"]) == (404, rules.REVALIDATE)
    pdf = next((below / "safer").rglob("*.pdf")).relative_to(below).as_posix()
    said = server.get(f"/{pdf}").headers
    assert (said["content-type"], said["cache-control"]) == ("application/pdf", rules.REVALIDATE)


def test_pages_are_compressed_and_found_again(server: Server) -> None:
    packed = {"Accept-Encoding": "gzip"}
    first = server.get("/safer/", packed).headers
    assert first["content-encoding"] == "gzip"
    known = {
        there: first[name]
        for name, there in (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
        if name in first
    }
    assert known
    assert server.get("/safer/", {**packed, **known}).status == 304


@pytest.mark.parametrize("name", ["nginx", "apache", "caddy"])
def test_a_log_holds_no_address_no_query_and_no_referrer(
    name: str, below: Path, public_folder: Path
) -> None:
    folder = public_folder / f"{name}-log"
    folder.mkdir()
    with SERVERS[name](below, BELOW, folder) as running:
        for path in ("/safer/", "/safer/missing", "/safer/assets/", "/safer/%00", "/safer/.x"):
            running.get(f"{path}?words=what-a-reader-typed", SECRETS)
        if running.plain:
            running.get("/safer/?words=what-a-reader-typed", SECRETS, plain=True)
    written = "".join(p.read_text("utf-8") for p in folder.rglob("*.log"))
    for secret in ("what-a-reader-typed", "127.0.0.1", *SECRETS.values()):
        assert secret not in written, secret
    lines = running.log.read_text("utf-8").splitlines()
    assert len(lines) == 5
    for line in lines:
        if name == "caddy":
            entry = json.loads(line)
            assert entry.keys() == {"level", "ts", "logger", "msg", "request", "size", "status"}
            assert entry["request"].keys() == {"uri"}
        else:
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:]+[+-][\d:]+ \S+ \d{3} \d+", line), line


@pytest.mark.parametrize("name", ["nginx", "apache"])
def test_without_tls_a_reader_is_sent_to_tls(name: str, below: Path, public_folder: Path) -> None:
    folder = public_folder / f"{name}-plain"
    folder.mkdir()
    with SERVERS[name](below, BELOW, folder) as running:
        answer = running.get("/safer/pl/", plain=True)
    assert answer.status == 301
    assert answer.headers["location"] == "https://together.exampleshire.example/safer/pl/"


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that tells what the policy refuses. Other websites answer with an empty page."""
    context = browser.new_context(ignore_https_errors=True)
    context.add_init_script(f"({WATCH})()")
    context.route(
        lambda url: not url.startswith("https://127.0.0.1:"),
        lambda route: route.fulfill(content_type="text/html", body="<title>Elsewhere</title>"),
    )
    yield context
    context.close()


def heard(page: Page) -> list[str]:
    """What goes wrong on a page from now on, warnings among it."""
    found: list[str] = []
    page.on("console", lambda m: found.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def test_the_policy_refuses_nothing_of_any_page(
    own: Server, council: sites.Site, reader: BrowserContext
) -> None:
    page = reader.new_page()
    found = heard(page)
    seen = set()
    for one in {(p.kind, p.language): p for p in council.stays}.values():
        page.goto(f"{own.base}/{one.address}")
        assert page.evaluate("window.refused") == [], one.address
        kept = page.evaluate("[document.cookie, localStorage.length, sessionStorage.length].join()")
        assert kept == ",0,0", one.address
        seen.add(one.kind)
    assert {"home", "search", "accessibility", "privacy", "document", "updates"} <= seen
    assert found == []
    assert reader.cookies() == []


def test_the_policy_is_in_force(own: Server, reader: BrowserContext) -> None:
    """A policy that refuses nothing at all would pass the test above too."""
    page = reader.new_page()
    page.goto(f"{own.base}/")
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          document.body.setAttribute("style", "color: red");
          const picture = new Image();
          picture.src = "https://elsewhere.example/pixel.png";
          document.body.append(picture);
        }"""
    )
    page.evaluate("() => fetch('https://elsewhere.example/').catch(() => {})")
    page.wait_for_function("window.refused.length >= 4")
    refused = " ".join(page.evaluate("window.refused"))
    for directive in ("script-src-elem", "style-src-attr", "img-src", "connect-src"):
        assert directive in refused
    assert page.evaluate("window.ran") is None
    wasm = "new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) && 'runs'"
    attempt = f"() => {{ try {{ return {wasm}; }} catch (error) {{ return error.name; }} }}"
    assert page.evaluate(attempt) == "CompileError"
    page.goto(f"{own.base}/search/")
    assert page.evaluate(attempt) == "runs"


def test_a_search_runs_under_the_policy_and_asks_the_server_for_no_word(
    own: Server, reader: BrowserContext
) -> None:
    page = reader.new_page()
    found = heard(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{own.base}/search/#q=worried")
    page.locator("[data-part=list] li").first.wait_for()
    assert page.evaluate("window.refused") == []
    assert found == []
    assert [url for url in asked if "worried" in url.partition("#")[0].rpartition("/")[2]] == []
    assert all(url.startswith(own.base) for url in asked)


@pytest.mark.parametrize("way", ["exit", "source"])
def test_the_next_website_is_not_told_where_a_reader_came_from(
    way: str, own: Server, reader: BrowserContext
) -> None:
    page = reader.new_page()
    page.goto(f"{own.base}/accessibility/")
    leaves = page.locator("[data-exit]" if way == "exit" else ".sources a").first
    host = leaves.get_attribute("href")
    assert host
    with page.expect_request(lambda r: r.url.startswith(host) and r.is_navigation_request()) as to:
        leaves.click()
    assert "referer" not in to.value.all_headers()


def test_a_page_is_in_nobodys_frame(own: Server, reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto("https://elsewhere.example/")
    page.evaluate(
        """(address) => {
          const frame = document.createElement("iframe");
          frame.src = address;
          document.body.append(frame);
          return new Promise((done) => { frame.onload = done; });
        }""",
        f"{own.base}/",
    )
    assert all("127.0.0.1" not in frame.url for frame in page.frames)


def test_what_the_page_about_privacy_says_is_so(own: Server, council: sites.Site) -> None:
    """Its claims one by one, against the site that is served."""
    words = council.tree("privacy/").text_content()
    assert "sets no cookies and stores nothing in your browser" in words
    assert "fetches nothing from other websites" in words
    assert "Not recorded: your IP address" in words
    loads = "//script/@src|//link[@rel='stylesheet' or @rel='icon']/@href|//img/@src|//source/@src"
    for one in council.pages:
        tree = council.tree(one.address)
        elsewhere = [x for x in tree.xpath(loads) if re.match(r"\w+:|//", x)]
        assert elsewhere == [], one.address
        assert tree.xpath("//iframe|//object|//embed|//link[contains(@rel, 'pre')]") == []
        assert tree.xpath("//meta[@name='referrer']/@content") == ["no-referrer"], one.address
