"""The citizens' form in a real Chromium: without scripts, with them, and in another site's frame.

The database is asked only before the browser opens and after it has closed: its loop runs in this thread.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from channels_in.models import Form
from tests.factories import make_form
from tests.journeys.browser import chromium
from tickets.models import Ticket

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@contextmanager
def window(*, scripts: bool = True) -> Iterator[tuple[BrowserContext, Page]]:
    with chromium() as browser:
        context = browser.new_context(locale="sv-SE", java_script_enabled=scripts)
        context.set_default_timeout(20_000)
        yield context, context.new_page()


def address(live_server: LiveServer, form: Form) -> str:
    return f"{live_server.url}/kontakt/{form.slug}/"


def write(page: Page, text: str = "Ingen har tömt soptunnan.") -> None:
    page.get_by_label("Vad gäller det?").fill("Soptunnan")
    page.get_by_label("Beskriv din fråga").fill(text)


def test_without_scripts_the_focus_goes_to_the_summary_and_the_form_can_be_sent(live_server: LiveServer) -> None:
    form = make_form()

    with window(scripts=False) as (_context, page):
        page.goto(address(live_server, form))
        page.get_by_label("E-post").fill("anna@")
        page.get_by_role("button", name="Skicka till oss").click()
        expect(page).to_have_title("Fel i formuläret: Skriv till oss – Storåns kommun")
        expect(page.locator("#error-summary")).to_be_focused()
        page.locator("#error-summary").get_by_role("link", name="E-post").click()
        expect(page.get_by_label("E-post")).to_be_focused()
        page.get_by_label("E-post").fill("anna@mejl.example")
        write(page)
        page.get_by_role("button", name="Skicka till oss").click()
        number = page.locator(".receipt__number").inner_text()

    assert number == Ticket.objects.get().shown_number


def test_unsent_text_survives_a_reload_and_is_forgotten_when_it_has_been_received(live_server: LiveServer) -> None:
    form = make_form()

    with window() as (_context, page):
        page.goto(address(live_server, form))
        write(page)
        page.goto("about:blank")
        page.goto(address(live_server, form))
        expect(page.get_by_label("Beskriv din fråga")).to_have_value("Ingen har tömt soptunnan.")
        page.get_by_role("button", name="Skicka till oss").click()
        expect(page.locator(".receipt__number")).to_be_visible()
        page.get_by_role("link", name="Skriv ett nytt meddelande").click()
        expect(page.get_by_label("Beskriv din fråga")).to_have_value("")

    assert Ticket.objects.count() == 1


def test_two_quick_presses_are_one_ticket(live_server: LiveServer) -> None:
    form = make_form()

    with window() as (_context, page):
        page.goto(address(live_server, form))
        write(page)
        page.get_by_role("button", name="Skicka till oss").dblclick()
        expect(page.locator(".receipt__number")).to_be_visible()

    assert Ticket.objects.count() == 1


class OtherSite(BaseHTTPRequestHandler):
    body = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def other_site() -> Iterator[tuple[str, type[OtherSite]]]:
    """A website on another host; what it shows is the class's body."""
    pages = type("Pages", (OtherSite,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()
    server.server_close()
    thread.join()


def test_form_is_sent_from_another_sites_frame_without_a_cookie(live_server: LiveServer) -> None:
    with other_site() as (origin, pages):
        form = make_form(embed_origins=[origin])
        pages.body = f'<iframe src="{address(live_server, form)}inbaddad/" width=700 height=900></iframe>'.encode()
        with window() as (context, page):
            page.goto(origin)
            frame = page.frame_locator("iframe")
            expect(frame.get_by_text("Formuläret hör till Storåns kommun.")).to_be_visible()
            frame.get_by_label("Vad gäller det?").fill("Soptunnan")
            frame.get_by_role("button", name="Skicka till oss").click()
            expect(frame.locator("#error-summary")).to_be_visible()
            frame.get_by_label("Beskriv din fråga").fill("Ingen har tömt den.")
            frame.get_by_role("button", name="Skicka till oss").click()
            number = frame.locator(".receipt__number").inner_text()
            cookies = context.cookies()

    assert number == Ticket.objects.get().shown_number
    assert cookies == []


def test_other_sites_cannot_show_the_form_nor_its_own_page(live_server: LiveServer) -> None:
    with other_site() as (origin, pages):
        form = make_form(embed_origins=["https://www.storan.example"])
        own = address(live_server, form)
        pages.body = f'<iframe src="{own}"></iframe><iframe src="{own}inbaddad/"></iframe>'.encode()
        with window() as (_context, page):
            page.goto(origin)
            shown = [frame.get_by_label("Vad gäller det?").count() for frame in page.frames[1:]]

    assert shown == [0, 0]
