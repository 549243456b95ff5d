"""G7: a file's address in what a provider tells never leads to the inside, nor anywhere its door does not know."""

from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from channels_in.base import ChannelError
from channels_in.fetching import fetch_from, host_of, is_one_of
from tests.fakes.web import Reply, WebServer
from tests.security.test_h1_ssrf import INSIDE


@pytest.fixture
def inside() -> Iterator[WebServer]:
    """A server of the inside, which is never to be asked."""
    with WebServer(lambda _asked: Reply(body=b"secret")) as running:
        yield running
        assert running.asked == []


@pytest.mark.parametrize("host", INSIDE)
def test_file_of_the_inside_is_not_fetched_even_where_any_public_host_may_be(inside: WebServer, host: str) -> None:
    for address in (f"https://{host}/", f"http://{host}:{inside.port}/", f"https://a.example@{host}/"):
        with pytest.raises(ChannelError):
            fetch_from(address, hosts=None, headers={"authorization": "Bearer x"})


@pytest.mark.parametrize(
    "address", ["", "//", "file:///etc/passwd", "ftp://a.example/", "http://[", "data:,x", "x" * 9000]
)
def test_what_is_no_address_of_the_web_is_a_refusal(address: str) -> None:
    for hosts in (None, {"a.example"}):
        with pytest.raises(ChannelError):
            fetch_from(address, hosts=hosts)


def test_public_host_that_leads_inside_is_not_followed(inside: WebServer, settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    to = Reply(302, headers={"Location": f"http://localhost:{inside.port}/"})
    with WebServer(lambda _asked: to) as public:
        with pytest.raises(ChannelError):
            fetch_from(f"http://127.0.0.1:{public.port}/", hosts=None)

        assert len(public.asked) == 1


@pytest.mark.parametrize(
    ("address", "is_known"),
    [
        ("https://lookaside.fbsbx.com/x", True),
        ("https://LOOKASIDE.fbsbx.com:443/x", True),
        ("https://scontent.xx.fbcdn.net/x", True),
        ("https://fbcdn.net/x", False),
        ("https://fbcdn.net.a.example/x", False),
        ("https://evilfbcdn.net/x", False),
        ("https://lookaside.fbsbx.com.a.example/x", False),
        ("https://lookaside.fbsbx.com@a.example/x", False),
        ("https://a.example/lookaside.fbsbx.com", False),
        ("https://lookaside.fbsbx.com\\@a.example/x", False),
        ("", False),
    ],
)
def test_host_is_the_one_its_door_knows(address: str, is_known: bool) -> None:
    assert is_one_of(host_of(address), {"lookaside.fbsbx.com", ".fbcdn.net", ""}) is is_known
