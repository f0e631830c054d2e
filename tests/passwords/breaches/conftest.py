"""A server on this machine that behaves like the real one, and can be told to misbehave."""

from __future__ import annotations

import hashlib
import random
import socket
import ssl
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from secaudit.passwords.breaches.service import RangeService

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# A key for tests alone: it protects nothing, and no other program trusts its certificate.
CERTIFICATE = Path(__file__).with_name("local_server.pem")
LEAKED = {"password": 9_659_365, "123456": 42_542_807, "trustno1": 4711, "pässwörd": 3}
_CONNECT, _LOOK_UP = socket.socket.connect, socket.getaddrinfo


def sha1(password: str) -> str:
    return hashlib.sha1(password.encode()).hexdigest().upper()  # noqa: S324 - the protocol's


def listed(prefix: str, leaked: dict[str, int], *, padded: bool) -> bytes:
    """A range as the service sends it: other people's rows, ours, and padding of count 0."""
    source = random.Random(prefix)  # noqa: S311 - it only fills a list
    rows = {f"{source.getrandbits(140):035X}": source.randint(1, 99) for _ in range(820)}
    rows |= {sha1(one)[5:]: count for one, count in leaked.items() if sha1(one)[:5] == prefix}
    lines = [f"{suffix}:{count}" for suffix, count in sorted(rows.items())]
    if padded:
        lines += [f"{source.getrandbits(140):035X}:0" for _ in range(100)]
    return "\r\n".join(lines).encode()


@dataclass
class Server:
    """What it lists, how it answers, and what it was asked."""

    address: str = ""
    leaked: dict[str, int] = field(default_factory=lambda: dict(LEAKED))
    # Takes the handler and the honest body, and answers in its own way.
    misbehave: Callable[[Handler, bytes], None] | None = None
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(CERTIFICATE))

    def service(self, **other: Any) -> RangeService:  # noqa: ANN401 - whatever it takes
        settings = {"context": self.context, "timeout": 2.0, **other}
        return RangeService(address=self.address, wait=self.waits.append, **settings)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    state: Server

    def do_GET(self) -> None:
        self.state.asked.append(self.path)
        self.state.headers.append(dict(self.headers))
        if not self.headers.get("User-Agent", "").startswith("secaudit/"):
            return self.send_error(403)
        padded = self.headers.get("Add-Padding") == "true"
        body = listed(self.path.rpartition("/")[2].upper(), self.state.leaked, padded=padded)
        if self.state.misbehave is not None:
            return self.state.misbehave(self, body)
        return self.answer(body)

    def answer(
        self,
        body: bytes,
        *,
        status: int = 200,
        length: int | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        if length is not None:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing on stderr."""


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what many of these tests are about."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The server, running; the tests' guard lets connections to this machine through."""

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        assert address[0] == "127.0.0.1", "a test reached for the network"
        _CONNECT(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", _LOOK_UP)
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    state = Server()
    handler = type("Bound", (Handler,), {"state": state})
    with _Quiet(("127.0.0.1", 0), handler) as running:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        running.socket = context.wrap_socket(running.socket, server_side=True)
        state.address = f"https://127.0.0.1:{running.server_address[1]}"
        thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield state
        state.over.set()
        running.shutdown()
