"""One HTTPS connection that gets small answers: in bounded time and size, from one place only.

No redirect is followed, no certificate is waved through, and nothing that goes wrong is told with
the path that was asked for.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import urllib.parse
import urllib.request
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Self

from secaudit import __version__
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 1 << 19  # bytes; a range has about 80,000
_CHUNK = 1 << 16
_BUSY = (429, 503)
_USUAL_WAIT = 2.0
_DROPPED = (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError)
_HEADERS = {"User-Agent": f"secaudit/{__version__}", "Add-Padding": "true", "Accept": "text/plain"}


class NoAnswer(Exception):  # noqa: N818 - it is no error of ours
    """There was no answer that could be used; `text` says why."""

    def __init__(self, text: Message) -> None:
        super().__init__(text.msgid)
        self.text = text


class Refused(Exception):  # noqa: N818 - it asks to come back
    """The service asks to come back in so many `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Connection:
    """A connection to an https address, opened when it is first used; a proxy is tunnelled."""

    def __init__(self, address: str, context: ssl.SSLContext | None, *, timeout: float) -> None:
        parts = urllib.parse.urlsplit(address)
        if parts.scheme != "https" or parts.hostname is None:
            text = "the address of the service must begin with https://"
            raise ValueError(text)
        self._host, self._port = parts.hostname, parts.port or 443
        self._context = context or ssl.create_default_context()
        self._timeout = timeout
        self._open: http.client.HTTPSConnection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def get(self, path: str) -> bytes:
        """The body of a whole answer of status 200; raises `Refused` or `NoAnswer` otherwise."""
        # A server may close an idle connection at any time: then once more, on a new one.
        for fresh in (self._open is None, True):
            try:
                return self._get(path)
            except _DROPPED:
                self._close()
                if fresh:
                    break
        raise NoAnswer(_NOT_REACHED)

    def _get(self, path: str) -> bytes:
        why = _NOT_REACHED
        try:
            with self._deadline():
                return self._answer(path)
        except _DROPPED:
            raise
        except ssl.SSLCertVerificationError:
            why = Message(N_("the certificate of the service could not be trusted"))
        except TimeoutError:
            why = _TOO_SLOW
        except http.client.IncompleteRead:
            why = _CUT
        except (OSError, http.client.HTTPException):
            pass
        self._close()
        raise NoAnswer(why)

    def _answer(self, path: str) -> bytes:
        connection = self._connected()
        connection.request("GET", path, headers=_HEADERS)
        response = connection.getresponse()
        if response.status in _BUSY:
            self._close()
            raise Refused(_seconds(response.getheader("Retry-After")))
        if response.status != http.client.OK:
            self._close()
            if response.status // 100 == 3:  # noqa: PLR2004 - the redirects
                raise NoAnswer(Message(N_("the service sent us elsewhere, which is not followed")))
            raise NoAnswer(
                Message(N_("the service answered {status}"), {"status": str(response.status)})
            )
        return self._body(response)

    def _body(self, response: http.client.HTTPResponse) -> bytes:
        if response.length is None and not response.chunked:
            self._close()
            raise NoAnswer(_CUT)  # it would end wherever the connection does
        body = bytearray()
        until = time.monotonic() + self._timeout
        while part := response.read1(_CHUNK):
            body += part
            if len(body) > _LARGEST:
                self._close()
                raise NoAnswer(Message(N_("the answer was far too long")))
            if time.monotonic() > until:
                raise TimeoutError
        if response.length:
            self._close()
            raise NoAnswer(_CUT)
        response.close()  # of the answer alone: the connection stays open for the next question
        return bytes(body)

    def _connected(self) -> http.client.HTTPSConnection:
        if self._open is None:
            self._open = self._through_proxy() or http.client.HTTPSConnection(
                self._host, self._port, timeout=self._timeout, context=self._context
            )
            self._open.connect()
        return self._open

    def _through_proxy(self) -> http.client.HTTPSConnection | None:
        proxy = urllib.request.getproxies().get("https")
        if not proxy or urllib.request.proxy_bypass(self._host):
            return None
        parts = urllib.parse.urlsplit(proxy if "//" in proxy else f"//{proxy}")
        if parts.hostname is None:
            return None
        # The proxy sees the name of the service; all else runs through it encrypted.
        connection = http.client.HTTPSConnection(
            parts.hostname, parts.port or 8080, timeout=self._timeout, context=self._context
        )
        connection.set_tunnel(self._host, self._port)
        return connection

    @contextmanager
    def _deadline(self) -> Iterator[None]:
        """End an exchange that takes three times the time-out, however slowly it drips on."""
        over = threading.Event()

        def end() -> None:
            over.set()
            opened = self._open
            if opened is not None and opened.sock is not None:
                with suppress(OSError):
                    # NOTE: SSLSocket's own way of shutting down is not safe from another thread.
                    socket.socket.shutdown(opened.sock, socket.SHUT_RDWR)

        timer = threading.Timer(3 * self._timeout, end)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, http.client.HTTPException, NoAnswer):
            if over.is_set():
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


_NOT_REACHED = Message(N_("the service could not be reached"))
_TOO_SLOW = Message(N_("the service took too long to answer"))
_CUT = Message(N_("the answer was cut off or is not the service's"))


def _seconds(header: str | None) -> float:
    """How long to wait, from a header that holds seconds or a date (RFC 9110, 10.2.3)."""
    if header is None:
        return _USUAL_WAIT
    if header.strip().isdecimal():
        return float(header[:12])
    try:
        when = parsedate_to_datetime(header)
    except ValueError:
        return _USUAL_WAIT
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
