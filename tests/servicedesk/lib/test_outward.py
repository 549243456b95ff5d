"""Calls outwards: answered in full, within time and size, with nothing remembered and nothing told about us."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from servicedesk.lib.outward import Limits, OutwardError, get, request
from tests.fakes.web import Asked, Dribbling, Reply, WebServer


@pytest.fixture(autouse=True)
def _loopback_may_be_called(settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]


def answer(asked: Asked) -> Reply:
    return {
        "/": Reply(body=b"hej", headers={"Set-Cookie": "who=you; Path=/", "X-Much": "y"}),
        "/missing": Reply(404, b"no"),
        "/away": Reply(302, b"x" * 100, {"Location": "/"}),
        "/round": Reply(302, b"", {"Location": "/round"}),
        "/cookie": Reply(302, b"", {"Location": "/", "Set-Cookie": "who=you; Path=/"}),
        "/gzip": Reply(body=gzip.compress(b"packed" * 9), headers={"Content-Encoding": "gzip"}),
        "/br": Reply(body=b"x", headers={"Content-Encoding": "br"}),
        "/bomb": Reply(body=gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"}),
        "/torn": Reply(body=b"\x1f\x8bnot gzip", headers={"Content-Encoding": "gzip"}),
        "/large": Reply(body=b"x" * 5000),
    }[asked.path]


@pytest.fixture
def server() -> Iterator[WebServer]:
    with WebServer(answer) as running:
        yield running


def test_answer_is_read_to_its_end_whatever_its_status(server: WebServer) -> None:
    found, missing = get(f"{server.url}/"), get(f"{server.url}/missing")

    assert (found.status, found.body, found.is_ok, found.headers["x-much"]) == (200, b"hej", True, "y")
    assert (missing.status, missing.body, missing.is_ok) == (404, b"no", False)


def test_request_tells_nothing_about_us_and_keeps_no_cookie(server: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    get(f"{server.url}/cookie")

    assert [asked.path for asked in server.asked] == ["/cookie", "/"]
    for asked in server.asked:
        assert set(asked.headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert asked.headers["user-agent"] == "Mozilla/5.0"


def test_body_and_headers_are_sent_as_given(server: WebServer) -> None:
    request("POST", f"{server.url}/", headers={"Content-Type": "text/x"}, content=b"\xff")

    (asked,) = server.asked
    assert (asked.method, asked.headers["content-type"], asked.body) == ("POST", "text/x", b"\xff")


def test_redirect_is_followed_only_when_nothing_secret_goes_along(server: WebServer) -> None:
    assert get(f"{server.url}/away").body == b"hej"
    assert get(f"{server.url}/away", headers={"Authorization": "Bearer x"}).status == 302
    assert request("POST", f"{server.url}/away", content=b"x").status == 302


def test_redirects_end(server: WebServer) -> None:
    with pytest.raises(OutwardError) as raised:
        get(f"{server.url}/round")

    assert (len(server.asked), raised.value.permanent) == (4, True)


def test_packed_answer_is_unpacked(server: WebServer) -> None:
    assert get(f"{server.url}/gzip").body == b"packed" * 9


@pytest.mark.parametrize("path", ["/bomb", "/large"])
def test_answer_that_is_too_large_is_not_read_on(server: WebServer, path: str) -> None:
    with pytest.raises(OutwardError, match="the answer is too large") as raised:
        get(f"{server.url}{path}", limits=Limits(size=4000))

    assert raised.value.permanent is True


def test_endless_answer_is_cut_at_the_limit() -> None:
    with (
        Dribbling(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 10_000) as server,
        pytest.raises(OutwardError, match="too large"),
    ):
        get(server.url, limits=Limits(size=4000))


@pytest.mark.parametrize("path", ["/br", "/torn"])
def test_answer_packed_in_a_wrong_way_is_refused(server: WebServer, path: str) -> None:
    with pytest.raises(OutwardError):
        get(f"{server.url}{path}")


@pytest.mark.parametrize(
    "first",
    [b"", b"HTTP/1.1 200 OK\r\nX-", b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n"],
    ids=["", "head", "body"],
)
def test_slow_answer_ends_with_the_whole_time_though_each_piece_is_quick(first: bytes) -> None:
    started = time.monotonic()
    with Dribbling(first) as server, pytest.raises(OutwardError, match="there was no answer in time"):
        get(server.url, limits=Limits(read=5, whole=0.4))

    assert time.monotonic() - started < 2


def test_nobody_there_and_no_such_name_are_told_apart() -> None:
    with WebServer(answer) as gone:
        url = gone.url
    with pytest.raises(OutwardError, match="there was no connection") as raised:
        get(url)
    assert raised.value.permanent is False
    with pytest.raises(OutwardError, match="there is no such host"):
        get("http://finns-inte.invalid/")


def test_resolver_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    may_go = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: may_go.wait(10) and [])
    started = time.monotonic()

    with pytest.raises(OutwardError, match="there was no answer in time"):
        get("http://long.example/", limits=Limits(connect=0.2))

    may_go.set()
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "//127.0.0.1/", "http://", "http://a:b@127.0.0.1/", "http://[::1"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(OutwardError) as raised:
        get(url)

    assert raised.value.permanent is True


def test_only_https_is_called_where_that_is_asked(settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = []
    with pytest.raises(OutwardError, match="only addresses with https are called"):
        get("http://storan.example/", limits=Limits(https_only=True))


def test_size_counts_what_is_unpacked() -> None:
    body = gzip.compress(b"x" * 4001)
    with (
        WebServer(lambda _: Reply(body=body, headers={"Content-Encoding": "gzip"})) as server,
        pytest.raises(OutwardError, match="too large"),
    ):
        get(server.url, limits=Limits(size=4000))
    assert len(zlib.compress(b"x" * 4001)) < 4000
