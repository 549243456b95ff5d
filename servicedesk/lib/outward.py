"""The one way out: every HTTP request this installation makes to somebody else.

An address may come from a stranger's mail or an administrator's slip, and must never lead to the inside. So the name is
resolved once, each of its addresses must be public, and the connection goes to the address that was looked at; the
certificate is still checked against the name. No redirect is followed unseen, nothing is read without end, no cookie is
kept, no proxy is taken from the environment. A rule in tests/house holds that nobody else calls out.
"""

import json
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import httpcore
import httpx
from django.utils.translation import gettext_noop

from servicedesk.lib.outward_network import GuardedBackend, OutwardError, allowed_hosts, tls_context

__all__ = ["LIMITS", "Answer", "Limits", "OutwardError", "allowed_hosts", "check_address", "get", "request"]

# Says nothing about who asks.
USER_AGENT = "Mozilla/5.0"
PORTS = frozenset({80, 443, 8080, 8443})  # of hosts that are not named in OUTWARD_ALLOWED_HOSTS
TOO_LARGE = gettext_noop("the answer is too large")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long is waited, in seconds, and how much is read, in bytes after unpacking."""

    connect: float = 5.0
    read: float = 10.0  # between two pieces
    whole: float = 20.0  # for everything, with redirects
    size: int = 2_000_000
    redirects: int = 0  # how many are followed, each looked at like the first address
    https_only: bool = False


MOST_REDIRECTS = 3
LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, read to its end. headers: names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_ok(self) -> bool:
        return 200 <= self.status < 300

    def json(self) -> Any:
        """Raises ValueError when it is no JSON."""
        return json.loads(self.body)


def get(url: str, *, headers: Mapping[str, str] | None = None, limits: Limits = LIMITS) -> Answer:
    """Fetch an address. Redirects are followed when nothing secret goes along, at most three. Raises OutwardError."""
    return request("GET", url, headers=headers, limits=limits if headers else replace(limits, redirects=MOST_REDIRECTS))


def request(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    content: bytes = b"",
    limits: Limits = LIMITS,
) -> Answer:
    """Send a request and read the whole answer, whatever its status. Raises OutwardError."""
    until = time.monotonic() + limits.whole
    timeout = httpx.Timeout(limits.read, connect=limits.connect)
    own = {"user-agent": USER_AGENT, "accept-encoding": "gzip, identity", "accept": "*/*"}
    try:
        with httpx.Client(
            transport=_Transport(limits, until), headers=own, timeout=timeout, trust_env=False, follow_redirects=False
        ) as client:
            next_request: httpx.Request | None = client.build_request(
                method, url, headers=dict(headers or {}), content=content or None
            )
            for _hop in range(limits.redirects + 1):
                assert next_request is not None  # noqa: S101 -- only a redirect that may be followed comes here again
                response = client.send(next_request, stream=True)
                next_request = response.next_request
                if next_request is None or not limits.redirects:
                    return _read(response, limits)
                response.close()  # what stands beside a redirect is not read
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, zlib.error) as error:
        raise _told(error) from error
    raise OutwardError(gettext_noop("too many redirects"), permanent=True)


class _Transport(httpx.BaseTransport):
    """Each request, also each redirect, passes here: looked at, then sent over a connection of its own."""

    def __init__(self, limits: Limits, until: float) -> None:
        self._limits = limits
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls_context(),
            max_keepalive_connections=0,
            network_backend=GuardedBackend(until),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        check_address(request.url, https_only=self._limits.https_only)
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        try:
            answer = self._pool.handle_request(
                httpcore.Request(
                    method=request.method,
                    url=url,
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise _told(error) from error
        headers = [(name, value) for name, value in answer.headers if name.lower() != b"set-cookie"]
        return httpx.Response(status_code=answer.status, headers=headers, stream=_Stream(answer.stream))

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Any:
        try:
            yield from self._stream
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise _told(error) from error

    def close(self) -> None:
        self._stream.close()


def check_address(url: str | httpx.URL, *, https_only: bool = False) -> None:
    """Raises OutwardError for an address that is never called, whatever its name resolves to."""
    try:
        url = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise _told(error) from error
    is_allowed = url.host in allowed_hosts()
    if url.scheme != "https" and (url.scheme != "http" or (https_only and not is_allowed)):
        raise OutwardError(gettext_noop("only addresses with https are called"), permanent=True)
    if not url.host or url.userinfo:
        raise OutwardError(gettext_noop("the address is not complete, or holds a name before the host"), permanent=True)
    port = url.port or (443 if url.scheme == "https" else 80)
    if port not in PORTS and not is_allowed:
        raise OutwardError(gettext_noop("the port is not one that is called"), permanent=True)


def _read(response: httpx.Response, limits: Limits) -> Answer:
    """Read the answer piece by piece and unpack it, never more than allowed at once."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip"):
        raise OutwardError(gettext_noop("the answer is packed in an unknown way"), permanent=True)
    announced = response.headers.get("content-length", "0")
    if announced.isdecimal() and int(announced[:20]) > limits.size:
        raise OutwardError(TOO_LARGE, permanent=True)
    unpacker = zlib.decompressobj(31) if "gzip" in packing else None
    body = bytearray()
    for piece in response.iter_raw():
        body += unpacker.decompress(piece, limits.size + 1 - len(body)) if unpacker else piece
        if len(body) > limits.size or (unpacker and unpacker.unconsumed_tail):
            raise OutwardError(TOO_LARGE, permanent=True)
    return Answer(response.status_code, dict(response.headers), bytes(body))


def _told(error: Exception) -> OutwardError:
    """A fault of the network in words that hold nothing of what was sent."""
    never_left = isinstance(
        error, httpcore.ConnectError | httpcore.ConnectTimeout | httpx.ConnectError | httpx.ConnectTimeout
    )
    if isinstance(error, httpx.TimeoutException | httpcore.TimeoutException):
        return OutwardError(gettext_noop("there was no answer in time"), may_have_left=not never_left)
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return OutwardError(gettext_noop("this is no address"), permanent=True)
    if isinstance(error, httpx.NetworkError | httpcore.NetworkError):
        return OutwardError(gettext_noop("there was no connection"), may_have_left=not never_left)
    return OutwardError(gettext_noop("the answer could not be understood"), may_have_left=True)
