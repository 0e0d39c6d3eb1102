"""The network: one request over HTTP, which always ends, and is never made into a private network.

A server may hang, drip or send without end: the whole request has a deadline, at which its
connection is cut, and of a body only the beginning is read.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import urllib.request
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from waymark.build.web.asking import AGENT, Answer

DEADLINE = 20.0
"""Seconds for a whole request."""

LARGEST_BODY = 512 * 1024
"""Bytes of a body that are read at most: as many as RFC 9309 wants of a robots.txt."""


@dataclass(frozen=True, slots=True)
class WebFetcher:
    """A :data:`~waymark.build.web.asking.Fetch`. ``contact`` says whose program asks; ``allowed``
    are hosts (``intranet.example``, ``127.0.0.1:8000``) that may be in a private network."""

    contact: str = ""
    allowed: Collection[str] = ()
    deadline: float = DEADLINE

    def __call__(self, method: str, url: str) -> Answer:
        """One request."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return Answer(error="the address is malformed", lasting=True)
        if not host:
            return Answer(error="the address names no host", lasting=True)
        if not {parts.netloc.lower(), host} & set(self.allowed) and (refused := _private(host)):
            return refused
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {
            "User-Agent": f"{AGENT}/1.0 (+{self.contact})" if self.contact else f"{AGENT}/1.0",
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        connection = _connection(parts.scheme, host, port, self.deadline)
        over = threading.Event()
        cut = threading.Timer(self.deadline, _cut, [connection, over])
        cut.daemon = True
        cut.start()
        try:
            connection.request(method, path.encode("utf-8").decode("latin-1"), headers=headers)
            response = connection.getresponse()
            body = response.read(LARGEST_BODY) if method == "GET" else b""
            if over.is_set():  # what was read by then looks like an answer, and is none
                raise TimeoutError
            return Answer(response.status, response.headers.get("Location", ""), body)
        except ssl.SSLCertVerificationError as error:
            return Answer(
                error=f"its certificate is not valid: {error.verify_message}", lasting=True
            )
        except (OSError, http.client.HTTPException, ValueError) as error:
            late = over.is_set() or isinstance(error, TimeoutError)
            why = f"nothing within {self.deadline:g} seconds" if late else str(error)
            return Answer(error=why or type(error).__name__)
        finally:
            cut.cancel()
            connection.close()


def _connection(
    scheme: str, host: str, port: int | None, deadline: float
) -> http.client.HTTPConnection:
    """A connection, through the proxy that this machine is told to use."""
    proxy = None if urllib.request.proxy_bypass(host) else urllib.request.getproxies().get(scheme)
    make = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    if not proxy or scheme != "https":
        return make(host, port, timeout=deadline)
    through = urlsplit(proxy if "//" in proxy else f"//{proxy}")
    connection = make(through.hostname or "", through.port, timeout=deadline)
    connection.set_tunnel(host, port)
    return connection


def _private(host: str) -> Answer | None:
    """A refusal where a name leads into a private network, or nowhere."""
    try:
        found = {row[4][0] for row in socket.getaddrinfo(host, None)}
    except OSError:
        return Answer(error=f"there is no host {host}")
    for address in found:
        if not ipaddress.ip_address(str(address).partition("%")[0]).is_global:
            return Answer(error=f"{host} is in a private network", lasting=True)
    return None


def _cut(connection: http.client.HTTPConnection, over: threading.Event) -> None:
    """End a request that takes too long: whatever reads from its socket gets an error."""
    over.set()
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            connection.close()
