"""A3: what has been sanitised once is the same when it is sanitised again; nested and broken markup finds no way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.lib.mail_html import sanitise, shown, with_hosts
from tests.security.html_mail import ALLOWED, HOSTILE, Left, vectors

NAMES = (
    "p div a b table tr td svg math style title noscript template form img select textarea li mglyph mtext xmp script"
)
TAGS = st.sampled_from([*NAMES.split(), "annotation-xml", "foreignObject", "plaintext"])
ATTRIBUTES = st.sampled_from(
    [
        "",
        " href=javascript:x",
        ' href="https://a.example/?b=1&c"',
        " src=cid:x",
        " onclick=x",
        ' style="x"',
        " dir=rtl",
        ' id="a',
    ],
)
PIECES = st.one_of(
    st.builds(lambda tag, attributes: f"<{tag}{attributes}>", TAGS, ATTRIBUTES),
    st.builds(lambda tag: f"</{tag}>", TAGS),
    st.sampled_from(
        ["<!--", "-->", "<![CDATA[", "]]>", "<", ">", "&lt;script&gt;", "&amp;", "\u00a0", "x", '"', "'", "\x00"]
    ),
    st.text(max_size=5),
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_markup_twice_is_the_same(html: str) -> None:
    once = sanitise(html)

    assert sanitise(once) == once
    assert {name for _tag, name, _value in Left(once).attributes} <= ALLOWED


@pytest.mark.parametrize("hostile", [*HOSTILE, *vectors()])
def test_known_payload_twice_is_the_same(hostile: str) -> None:
    once = sanitise(hostile)

    assert sanitise(once) == once


def test_mail_with_its_own_pictures_twice_is_the_same() -> None:
    images = {"Bild@mejl": "data:image/png;base64,QQ=="}
    once = shown('<img src="cid:bild@MEJL" width=10 onerror=x><img src="cid:annan">', images).html

    assert once == '<img src="data:image/png;base64,QQ==" width="10"><img>'
    assert shown(once, images).html == once


@given(st.text(alphabet="<>/ab\"'= &;:hrefjscipt", max_size=60))
def test_hosts_are_added_to_links_only(html: str) -> None:
    clean = sanitise(html)

    assert Left(with_hosts(clean)).elements - {"span"} == Left(clean).elements - {"span"}
