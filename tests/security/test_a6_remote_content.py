"""A6: opening a mail fetches nothing from outside: the sender does not learn that, when or where it was read."""

import pytest

from servicedesk.lib.mail_html import sanitise, shown

REMOTE = (
    '<img src="https://evil.example/1.png">',
    "<img src=//evil.example/1.png>",
    '<img src="HTTP://evil.example/1.png">',
    '<img src=" https://evil.example/1.png">',
    "<img src='\\\\evil.example\\1.png'>",
)
OTHERS = (
    '<img srcset="https://evil.example/1.png 1x">',
    '<picture><source srcset="https://evil.example/1.png"><img></picture>',
    '<video poster="https://evil.example/p.png" src="https://evil.example/v.mp4"></video>',
    '<audio src="https://evil.example/a.mp3" autoplay></audio>',
    '<input type=image src="https://evil.example/i.png">',
    '<body background="https://evil.example/b.png">',
    '<link rel=prefetch href="https://evil.example/"><link rel=dns-prefetch href="//evil.example">',
    '<object data="https://evil.example/o"></object><embed src="https://evil.example/e">',
    '<iframe src="https://evil.example/"></iframe>',
    '<svg><image xlink:href="https://evil.example/s.png"/><use href="https://evil.example/u#x"/></svg>',
    '<a href="https://x.example" ping="https://evil.example/ping">x</a>',
    '<blockquote cite="https://evil.example/c">x</blockquote>',
    '<img lowsrc="https://evil.example/l.png" longdesc="https://evil.example/d">',
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    '<img src="cid:x" data-src="https://evil.example/1.png">',
)


@pytest.mark.parametrize("html", [*REMOTE, *OTHERS])
def test_nothing_of_another_host_is_left(html: str) -> None:
    assert "evil.example" not in sanitise(html)


@pytest.mark.parametrize("html", REMOTE)
def test_picture_left_out_is_counted(html: str) -> None:
    assert shown(html).remote_images == 1


def test_picture_of_ours_cannot_be_named_from_outside() -> None:
    assert sanitise('<img src="/filer/0f0e/?visa=1"><img src="data:image/svg+xml,<svg/>">') == "<img><img>"
