"""A7: links lead where they say, with four schemes, in a tab that knows nothing of ours."""

import pytest

from servicedesk.lib.html import text_to_html
from servicedesk.lib.mail_html import sanitise, with_hosts


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "\x01javascript:alert(1)",
        "java\nscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "/arenden/1/",
        "#main",
        "cid:x",
        "blob:https://x.example/1",
        "http://good.example@evil.example/",
        "https:\\\\evil.example",
        "http://[::1",
    ],
)
def test_link_that_leads_elsewhere_than_it_says_leads_nowhere(href: str) -> None:
    assert sanitise(f'<a href="{href}">x</a>') == "<a>x</a>"


@pytest.mark.parametrize("href", ["https://storan.example/a?b=1", "mailto:ann@mejl.example", "tel:+46980319200"])
def test_link_opens_apart_and_tells_nothing(href: str) -> None:
    assert sanitise(f'<a href="{href}" target=_top rel=opener>x</a>') == (
        f'<a href="{href}" rel="noopener noreferrer nofollow" target="_blank">x</a>'
    )


def host_shown(href: str, text: str) -> str:
    return with_hosts(sanitise(f'<a href="{href}">{text}</a>')).partition('<span class="host" dir="ltr">')[2]


@pytest.mark.parametrize(
    ("href", "text", "host"),
    [
        ("https://evil.example/x", "https://storan.example/x", "(evil.example)</span>"),
        ("https://storan.example.evil.example/", "storan.example", "(storan.example.evil.example)</span>"),
        ("https://evil.example/storan.example", "<b>Klicka här</b>", "(evil.example)</span>"),
        ("https://storån.example/", "storån.example", "(xn--storn-pra.example)</span>"),
        ("https://storan.example/a", "Läs på storan.example/a", ""),
        ("https://www.storan.example/a", "storan.example", ""),
        ("mailto:ann@mejl.example", "Ann", ""),
    ],
)
def test_host_is_written_out_when_the_text_does_not_say_it(href: str, text: str, host: str) -> None:
    assert host_shown(href, text) == host


@pytest.mark.parametrize("text", ["[a](javascript:alert(1))", "[a](data:text/html,x)", "<javascript:alert(1)>"])
def test_plain_text_makes_no_such_link(text: str) -> None:
    assert "href" not in text_to_html(text)
