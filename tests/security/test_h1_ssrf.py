"""H1: an address from outside never leads to the inside, however it is written, resolved or redirected."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from servicedesk.lib.outward import OutwardError, get
from servicedesk.lib.public_addresses import is_public
from tests.fakes.web import Reply, WebServer

INSIDE = (
    *("127.0.0.1", "127.1", "127.255.255.254", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "0"),
    *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]"),
    *("[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fe80::1]", "[fd00:ec2::254]", "[fec0::1]", "[ff02::1]"),
    *(
        "10.0.0.1",
        "0.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
    ),
    *("192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "localhost", "LOCALHOST", "localhost."),
)


@pytest.fixture
def inside() -> Iterator[WebServer]:
    """A server of the inside, which is never to be asked."""
    with WebServer(lambda _asked: Reply(body=b"secret")) as running:
        yield running
        assert running.asked == []


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: tuple[str, ...]) -> list[str]:
    """Make the system's resolver give these answers, one after the other; returns what it was asked."""
    asked: list[str] = []

    def resolve(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        addresses = answers[min(len(asked), len(answers) - 1)]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


@pytest.mark.parametrize("host", INSIDE)
def test_address_of_the_inside_is_not_called(inside: WebServer, host: str) -> None:
    for scheme, port in (("http", 80), ("https", 443), ("http", inside.port)):
        with pytest.raises(OutwardError) as raised:
            get(f"{scheme}://{host}:{port}/")
        assert raised.value.permanent or str(raised.value) == "there is no such host"


@pytest.mark.parametrize("host", ["①②⑦.⓪.⓪.①", "127。0。0。1", "１２７.0.0.1"])
def test_digits_that_only_look_different_lead_nowhere(inside: WebServer, host: str) -> None:
    with pytest.raises(OutwardError):
        get(f"http://{host}:8080/")


@pytest.mark.parametrize(
    "addresses", [("127.0.0.1",), ("8.8.8.8", "127.0.0.1"), ("169.254.169.254", "8.8.8.8"), ("::1",), ("fe80::1%lo",)]
)
def test_name_with_one_closed_address_is_not_called(
    monkeypatch: pytest.MonkeyPatch, addresses: tuple[str, ...]
) -> None:
    resolving(monkeypatch, addresses)

    with pytest.raises(OutwardError, match="the address leads to a closed network"):
        get("http://evil.example/")


def test_name_that_changes_its_answer_is_asked_once(monkeypatch: pytest.MonkeyPatch, inside: WebServer) -> None:
    called: list[Any] = []
    asked = resolving(monkeypatch, ("203.0.114.9",), ("127.0.0.1",))

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> None:
        called.append(address[0])
        raise OSError

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(OutwardError, match="there was no connection"):
        get("http://rebinding.example:8080/")

    assert (asked, called) == (["rebinding.example"], ["203.0.114.9"])


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2:{port}/",
        "//127.0.0.2:{port}/",
        "http://2130706434:{port}/",
        "http://[::ffff:127.0.0.2]:{port}/",
        "http://localhost:{port}/",
        "file:///etc/passwd",
        "gopher://127.0.0.2:{port}/",
        "http://x@127.0.0.1:{port}/",
    ],
)
def test_redirect_to_the_inside_is_not_followed(settings: Settings, inside: WebServer, target: str) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    location = target.format(port=inside.port)
    with WebServer(lambda _asked: Reply(302, b"", {"Location": location})) as outside:
        with pytest.raises(OutwardError) as raised:
            get(f"{outside.url}/")
        assert (len(outside.asked), raised.value.permanent) == (1, True)


@pytest.mark.parametrize("port", [22, 25, 5432, 6379, 65535])
def test_ports_that_are_not_for_the_web_are_not_called(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    asked = resolving(monkeypatch, ("203.0.114.9",))

    with pytest.raises(OutwardError, match="the port is not one that is called"):
        get(f"http://evil.example:{port}/")

    assert asked == []


def test_name_before_the_host_deceives_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = resolving(monkeypatch, ("127.0.0.1",))

    for url in ("http://good.example@evil.example/", "http://good.example#@evil.example/", "http://good.example\\@e/"):
        with pytest.raises(OutwardError):
            get(url)

    assert "evil.example" not in asked


@pytest.mark.parametrize("address", ["8.8.8.8", "193.10.5.1", "2001:67c:2564::1", "2a00:1450:400f:80d::200e"])
def test_public_addresses_may_be_called(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("text", ["", "x", "127.0.0.1", "::ffff:8.8.8.8.8", "8.8.8", "::ffff:10.0.0.1"])
def test_what_is_no_public_address_is_not(text: str) -> None:
    assert not is_public(text)


def test_nothing_of_the_inside_is_allowed_unless_it_is_named(settings: Settings) -> None:
    assert settings.OUTWARD_ALLOWED_HOSTS == []
