"""Real servers with the files that a build makes for them: nginx, Apache, Caddy.

Each is there once its function yields, and is waited for when it ends, so that its log is whole.
Where things lie on this machine is all that is put into the files.
"""

from __future__ import annotations

import http.client
import os
import select
import signal
import socket
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from waymark.site.hosting import Site, apache, caddy, nginx

_MODULES = Path("/usr/lib/apache2/modules")
_LOADED = (
    *("mpm_event", "authn_core", "authz_core", "alias", "deflate", "dir", "filter", "headers"),
    *("mime", "setenvif", "socache_shmcb", "ssl"),
)


@dataclass(frozen=True)
class Answer:
    """What a server answered. Headers by their lower-case names, each name once or joined."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running server: its address without a slash at the end, and its log's file."""

    port: int
    tls: bool
    log: Path
    plain: int = 0

    @property
    def base(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def get(self, path: str, headers: dict[str, str] | None = None, plain: bool = False) -> Answer:
        """One request; ``plain`` at the port without TLS."""
        connection: http.client.HTTPConnection
        if self.tls and not plain:
            context = ssl._create_unverified_context()
            connection = http.client.HTTPSConnection(
                "127.0.0.1", self.port, timeout=20, context=context
            )
        else:
            connection = http.client.HTTPConnection(
                "127.0.0.1", self.plain if plain else self.port, timeout=20
            )
        try:
            connection.request("GET", path, headers=headers or {})
            response = connection.getresponse()
            found: dict[str, str] = {}
            for name, value in response.getheaders():
                name = name.lower()
                found[name] = f"{found[name]}, {value}" if name in found else value
            return Answer(response.status, found, response.read())
        finally:
            connection.close()


PATH = f"{os.environ.get('PATH', '')}:/usr/sbin"
"""Where servers lie, also for those who are not root."""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate that this machine signs itself, and its key."""
    cert, key = folder / "cert.pem", folder / "key.pem"
    _run(
        *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
        *(
            "-nodes",
            "-subj",
            "/CN=localhost",
            "-days",
            "30",
            "-keyout",
            str(key),
            "-out",
            str(cert),
        ),
    )
    return cert, key


@contextmanager
def nginx_serving(root: Path, site: Site, folder: Path) -> Iterator[Server]:
    """``root`` holds the site below its path; ``folder`` is for what the server needs."""
    cert, key = certificate(folder)
    port, plain, log = free_port(), free_port(), folder / "access.log"
    machine = nginx.Machine(
        root=str(root),
        log=str(log),
        certificate=str(cert),
        key=str(key),
        tls=(f"127.0.0.1:{port}",),
        plain=(f"127.0.0.1:{plain}",),
    )
    (folder / "waymark.conf").write_text(nginx.nginx(site, machine), "utf-8")
    temporary = "".join(
        f"  {name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(
        f"{user}pid {folder}/pid;\nerror_log {folder}/start.log;\nworker_processes 1;\n"
        f"events {{}}\nhttp {{\n  access_log {folder}/everything.log;\n{temporary}"
        f"  include {folder}/waymark.conf;\n}}\n",
        "utf-8",
    )
    command = ("nginx", "-p", str(folder), "-c", str(main))
    _run(*command)
    with _until_gone(int((folder / "pid").read_text()), (*command, "-s", "quit")):
        yield Server(port if site.tls else plain, site.tls, log, plain)


@contextmanager
def apache_serving(
    root: Path, site: Site, folder: Path, *, htaccess: bool = False
) -> Iterator[Server]:
    """With the virtual host, or with ``.htaccess`` in the site where ``htaccess`` says so."""
    cert, key = certificate(folder)
    port, plain, log = free_port(), free_port(), folder / "waymark.log"
    machine = apache.Machine(str(root), str(folder), str(cert), str(key), str(port), str(plain))
    if htaccess:
        (root / site.path.lstrip("/") / ".htaccess").write_text(apache.htaccess(site), "utf-8")
        host = (
            f'<VirtualHost *:{port}>\nSSLEngine on\nSSLCertificateFile "{cert}"\n'
            f'SSLCertificateKeyFile "{key}"\nDocumentRoot "{root}"\n<Directory "{root}">\n'
            "AllowOverride All\nRequire all granted\n</Directory>\n</VirtualHost>\n"
        )
    else:
        host = apache.virtual_host(site, machine)
    loaded = "".join(f"LoadModule {m}_module {_MODULES}/mod_{m}.so\n" for m in _LOADED)
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    main = folder / "apache.conf"
    main.write_text(
        f"{loaded}{user}TypesConfig /dev/null\nServerName localhost\nServerTokens Prod\n"
        f"PidFile {folder}/pid\n"
        f"ErrorLog /dev/stderr\nDefaultRuntimeDir {folder}\n"
        f"Listen 127.0.0.1:{port}\nListen 127.0.0.1:{plain}\n{host}",
        "utf-8",
    )
    command = ("apache2", "-d", str(folder), "-f", str(main), "-D", "FOREGROUND")
    # As a daemon it returns before it listens: so it stays, and says when it does.
    environment = {**os.environ, "PATH": PATH}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        said = process.stderr or ()
        told = next((line for line in said if "resuming normal operations" in line), "")
        assert told, "apache2 did not start"
        try:
            yield Server(port, True, log, plain)
        finally:
            process.send_signal(signal.SIGWINCH)  # a graceful end
            process.wait(timeout=30)


@contextmanager
def caddy_serving(root: Path, site: Site, folder: Path) -> Iterator[Server]:
    """Without TLS: for that Caddy would ask for a certificate."""
    port, log = free_port(), folder / "access.log"
    machine = caddy.Machine(str(root), str(log), f"http://127.0.0.1:{port}")
    main = folder / "Caddyfile"
    # Its door for administrators is at one port for all: here it stays shut.
    text = caddy.caddyfile(site, machine).replace("{\n", "{\n    admin off\n", 1)
    main.write_text(text, "utf-8")
    pid = folder / "pid"
    config = ("--config", str(main), "--adapter", "caddyfile", "--pidfile", str(pid))
    _run("caddy", "start", *config, home=folder)
    number = int(pid.read_text())
    with _until_gone(number, ("kill", str(number))):
        yield Server(port, False, log)


@contextmanager
def _until_gone(pid: int, stop: tuple[str, ...]) -> Iterator[None]:
    process = os.pidfd_open(pid)
    try:
        yield
    finally:
        _run(*stop)
        gone, _, _ = select.select([process], [], [], 30)
        os.close(process)
        assert gone, f"{stop[0]} did not end"


def _run(*command: str, home: Path | None = None) -> None:
    environment = {**os.environ, "PATH": PATH, **({"HOME": str(home)} if home else {})}
    # A daemon keeps what it was given to write to: with a pipe, its end would be waited for.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            command, stdout=said, stderr=said, check=False, env=environment, timeout=60
        )
        said.seek(0)
        assert done.returncode == 0, f"{command[0]}: {said.read().decode()}"
