"""A6 in a real browser: before asking nothing leaves, after asking the pictures come from our own address only."""

import pytest
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from servicedesk.people.models import Agent
from tests.factories import make_agent, make_inbox, make_incoming, make_team
from tests.factories.people import PASSWORD
from tests.fakes.web import Reply, WebServer
from tests.frontend.agent.remote import png
from tests.journeys.browser import chromium
from tickets.actions.receive import receive


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_browser_gets_pictures_from_us_and_only_when_asked(live_server: LiveServer, settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    agent: Agent = make_agent(teams=[team := make_team("Kontaktcenter")])
    inbox = make_inbox(team=team, kind="email", acknowledges=False)
    with WebServer(lambda _asked: Reply(body=png(30, 20))) as outside:
        html = f'<p>Läsbar text</p><img alt="Karta" src="{outside.url}/1.png">'
        received = receive(make_incoming(channel="email", html=html), inbox=inbox)
        place = f"{live_server.url}/arenden/{received.ticket.number}/"
        with chromium() as browser:
            page = browser.new_context(locale="sv-SE").new_page()
            faults: list[str] = []
            page.on(
                "console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None
            )
            asked: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            page.goto(f"{live_server.url}/konto/logga-in/?next=/arenden/{received.ticket.number}/")
            page.fill("input[name=login]", agent.email)
            page.fill("input[name=password]", PASSWORD)
            page.press("input[name=password]", "Enter")
            page.wait_for_url(place)
            page.get_by_text("Visa som e-post").click()
            page.frame_locator(".msg__frame").get_by_text("Läsbar text").wait_for()
            before = len(outside.asked)

            page.get_by_role("button", name="Visa bilder utifrån").press("Enter")

            page.get_by_text("1 av 1 bild från en annan webbplats visas.").wait_for()
            focused = page.evaluate("document.activeElement.className")
            picture = page.frame_locator(".msg__frame").get_by_alt_text("Karta")
            picture.wait_for()
            box = picture.bounding_box()

    assert (before, len(outside.asked)) == (0, 1)
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (30, 20)
    assert focused == "remote__said"
    assert [url for url in asked if not url.startswith((live_server.url, "data:", "blob:"))] == []
    assert faults == []
