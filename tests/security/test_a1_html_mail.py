"""A1: HTML from outside is shown through the sanitiser, in a frame that runs nothing; a real browser looks."""

import time

import pytest
from pytest_django.live_server_helper import LiveServer

from servicedesk.lib.mail_html import sanitise
from tests.factories import make_agent, make_inbox, make_incoming, make_team
from tests.factories.people import PASSWORD
from tests.journeys.browser import chromium
from tests.security.html_mail import ALLOWED, HOSTILE, Left, vectors
from tickets.actions.receive import receive

NEVER = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "button",
    "meta",
    "base",
    "link",
    "svg",
    "math",
}


@pytest.mark.parametrize("hostile", [*HOSTILE, *vectors()])
def test_nothing_that_runs_is_left(hostile: str) -> None:
    left = Left(sanitise(hostile))

    assert left.elements & NEVER == set()
    assert {name for _tag, name, _value in left.attributes} <= ALLOWED
    assert [value for _tag, name, value in left.attributes if name == "src"] == []


def test_text_of_the_mail_is_still_readable() -> None:
    mail = "<head><title>x</title></head><body><h1>Hej</h1><p style='color:red'>Å <b>ä</b> ö</p><ul><li>1</ul></body>"

    assert sanitise(mail) == "<h1>Hej</h1><p>Å <b>ä</b> ö</p><ul><li>1</li></ul>"


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 100_000,
        "<div></b>" * 100_000,
        "<b x={}>" * 900 + "<p>x" * 5000,
        "".join(f"<i x={number}>" for number in range(5000)) + "<p>x" * 5000,
        "<table><tr><td>" * 30_000,
        "<" * 500_000,
        "<!--" * 200_000,
        "<a href='" * 100_000,
    ],
)
def test_html_built_to_take_long_does_not(bomb: str) -> None:
    started = time.process_time()

    sanitise(bomb)

    assert time.process_time() - started < 5  # seconds of CPU (P11)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_browser_runs_nothing_of_a_mail(live_server: LiveServer) -> None:
    agent = make_agent(teams=[team := make_team("Kontaktcenter")])
    inbox = make_inbox(team=team, kind="email", acknowledges=False)
    html = "<p>Läsbar text</p>" + "".join([*HOSTILE, *vectors()])
    received = receive(make_incoming(channel="email", html=html), inbox=inbox)
    place = f"{live_server.url}/arenden/{received.ticket.number}/"

    with chromium() as browser:
        page = browser.new_context(locale="sv-SE").new_page()
        faults: list[str] = []
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{live_server.url}/konto/logga-in/?next=/arenden/{received.ticket.number}/")
        page.fill("input[name=login]", agent.email)
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(place)
        page.get_by_text("Visa som e-post").click()
        frame = page.frame_locator(".msg__frame")
        frame.get_by_text("Läsbar text").wait_for()
        pwned = [each.evaluate("window.__pwn") for each in page.frames]
        page.reload()  # the page itself is still whole

    assert [value for value in pwned if value] == []
    assert [url for url in asked if not url.startswith((live_server.url, "data:", "blob:"))] == []
    assert faults == []
