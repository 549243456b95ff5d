"""Which pictures of other hosts a mail names, and which only count who reads."""

import time

import pytest

from servicedesk.lib.mail_html import shown
from servicedesk.lib.mail_pictures import MOST, address_of, remote_pictures


@pytest.mark.parametrize(
    ("src", "address"),
    [
        ("https://a.example/1.png", "https://a.example/1.png"),
        (" HTTP://a.example/1.png\n", "HTTP://a.example/1.png"),
        ("//a.example/1.png", "https://a.example/1.png"),
        ("https://a.exam\nple/1", "https://a.example/1"),
        ("/arenden/1/", ""),
        ("cid:x", ""),
        ("data:image/png;base64,x", ""),
        ("ftp://a.example/1", ""),
        ("https:///x", ""),
        ("https://a.example/" + "x" * 5000, ""),
    ],
)
def test_address_is_whole_or_none(src: str, address: str) -> None:
    assert address_of(src) == address


def test_pictures_are_named_once_in_order_and_not_endlessly() -> None:
    html = "".join(f'<img src="https://a.example/{number % 60}">' for number in range(200))

    assert remote_pictures(html) == [f"https://a.example/{number}" for number in range(MOST)]


@pytest.mark.parametrize(
    "attributes",
    [
        'width="1" height="1"',
        "width=0 height=0",
        'width="1px" height=" 1 "',
        'style="width:1px;height:1px"',
        'style="max-width: 1px; max-height: 0"',
        'style="width:1px" height=1',
        'style="display:none"',
        'style="visibility: hidden"',
        'style="opacity:0"',
    ],
)
def test_pixel_that_counts_readers_is_left_out(attributes: str) -> None:
    assert remote_pictures(f'<img {attributes} src="https://spår.example/1"><img src="https://a.example/2">') == [
        "https://a.example/2"
    ]


@pytest.mark.parametrize("attributes", ["", "width=100 height=1", "width=1", 'style="width:100%;height:auto"'])
def test_other_pictures_are_no_pixels(attributes: str) -> None:
    assert remote_pictures(f'<img {attributes} src="https://a.example/1">') == ["https://a.example/1"]


@pytest.mark.parametrize("html", ["", "<img", "<img src>", "<!--<img src=https://a.example/1>-->", "<p>x</p>"])
def test_nothing_is_found_where_nothing_is(html: str) -> None:
    assert remote_pictures(html) == []


def test_picture_is_shown_from_where_we_say_and_no_other() -> None:
    html = '<img src="https://a.example/1?x=1&amp;y=2" alt="Karta"><img src="//a.example/2"><img src="/3">'
    ours = {"https://a.example/1?x=1&y=2": "/bilder/1/"}

    found = shown(html, remote=lambda address: ours.get(address, ""))

    assert found.html == '<img src="/bilder/1/" alt="Karta"><img><img>'
    assert found.remote_images == 1


@pytest.mark.parametrize(
    "bomb", ["<" * 500_000, "<!--" * 200_000, "<img " * 300_000, "<img src='" * 150_000, "<img" + " a='b'" * 200_000]
)
def test_html_built_to_take_long_does_not(bomb: str) -> None:
    started = time.process_time()

    remote_pictures(bomb)

    assert time.process_time() - started < 5  # seconds of CPU (P11)
