"""Connections to public addresses only: the lower half of servicedesk.lib.outward."""

import os
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from typing import Any

import httpcore
from django.conf import settings
from django.utils.translation import gettext, gettext_noop

from servicedesk.lib.public_addresses import is_public

MOST_TRIED = 4  # addresses of one name
NOT_PUBLIC = gettext_noop("the address leads to a closed network")


class OutwardError(Exception):
    """No answer. permanent: asking again would end the same way. may_have_left: the request may have been taken all
    the same. str() may be logged: it holds no address and no text of the other side."""

    def __init__(self, text: str, *, permanent: bool = False, may_have_left: bool = False) -> None:
        super().__init__(text)
        self.permanent, self.may_have_left = permanent, may_have_left

    def in_words(self) -> str:
        """In the reader's language."""
        return gettext(str(self))


def tls_context() -> ssl.SSLContext:
    """Checks the certificate and that it is this host's. Read once: it takes longer than the request."""
    return _tls_context(os.environ.get("SSL_CERT_FILE", ""), os.environ.get("SSL_CERT_DIR", ""))


@lru_cache(maxsize=4)
def _tls_context(file: str, folder: str) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves a name once, looks at every address it has, and connects to what it looked at.

    until: time.monotonic() when all must be over, however slowly the other side talks.
    """

    def __init__(self, until: float) -> None:
        self._until = until
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        fault: Exception = httpcore.ConnectError()
        for address in resolved(host, port, remaining(self._until, timeout))[:MOST_TRIED]:
            try:
                stream = self._backend.connect_tcp(address, port, remaining(self._until, timeout))
                return TimedStream(stream, self._until)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
        raise fault


class TimedStream(httpcore.NetworkStream):
    """Each step waits no longer than what is left of the whole time."""

    def __init__(self, stream: httpcore.NetworkStream, until: float) -> None:
        self._stream = stream
        self._until = until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, remaining(self._until, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, remaining(self._until, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, remaining(self._until, timeout))
        except httpcore.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLError):
                raise OutwardError(gettext_noop("its certificate is not good")) from error
            raise
        return TimedStream(stream, self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def allowed_hosts() -> frozenset[str]:
    """Hosts an operator has named: they are called wherever they are."""
    return frozenset(host.lower() for host in settings.OUTWARD_ALLOWED_HOSTS)


def remaining(until: float, timeout: float | None) -> float:
    """Seconds to wait for one step. Raises httpcore.ReadTimeout when the whole time is over."""
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return min(left, timeout) if timeout else left


def resolved(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a name, or of a number in any spelling the system knows (2130706433, 0177.0.0.1).

    Raises OutwardError when one of them is not public, unless OUTWARD_ALLOWED_HOSTS names the host.
    """
    found = _looked_up(host, port, seconds)
    addresses = list(dict.fromkeys(str(row[4][0]) for row in found))
    if host.lower() not in allowed_hosts() and not all(is_public(address) for address in addresses):
        raise OutwardError(NOT_PUBLIC, permanent=True)
    return addresses


def _looked_up(host: str, port: int, seconds: float) -> list[Any]:
    """Ask the system's resolver in a thread of its own: it knows no time limit, and may wait for half a minute."""
    answers: list[Any] = []

    def ask() -> None:
        with suppress(OSError, UnicodeError):
            answers.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))

    asking = threading.Thread(target=ask, name="resolve", daemon=True)
    asking.start()
    asking.join(seconds)
    if asking.is_alive():
        raise httpcore.ConnectTimeout
    if not answers:
        raise OutwardError(gettext_noop("there is no such host"))
    return answers
