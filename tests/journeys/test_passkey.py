"""A passkey in a real Chromium: added, then used alone, then as the second step after a password."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from servicedesk.demo.sign_ins import DEMO_PASSWORD
from tests.journeys.browser import Watched, chromium
from tests.journeys.conftest import House

pytestmark = pytest.mark.browser
# Somebody whom no other journey signs in: afterwards the password alone is not enough.
EMIR = "emir.hadzic@storan.example"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def test_passkey_signs_in_alone_and_as_the_second_step(house: House, browser: Browser) -> None:
    emir = Watched(browser, house.url.replace("127.0.0.1", "localhost"))
    page = emir.page
    device = emir.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    emir.sign_in(EMIR)

    page.goto(f"{emir.url}/konto/sakerhet/passnycklar/ny/")
    page.get_by_label("Lösenord").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_label("Namn").fill("Jobbtelefonen")
    page.get_by_role("button", name="Lägg till passnyckeln").click()
    page.wait_for_url("**/konto/sakerhet/koder/")

    emir.context.clear_cookies()
    page.goto(f"{emir.url}/konto/logga-in/?next=/konto/inloggningar/")
    page.get_by_role("button", name="Använd passnyckel").click()
    page.wait_for_url(f"{emir.url}/konto/inloggningar/")

    emir.context.clear_cookies()
    page.goto(f"{emir.url}/konto/logga-in/?next=/konto/")
    page.get_by_label("E-post").fill(EMIR)
    page.get_by_label("Lösenord").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()
    page.wait_for_url("**/konto/logga-in/kod/**")
    page.get_by_role("button", name="Använd passnyckel").click()
    page.wait_for_url(f"{emir.url}/konto/")
    assert emir.faults == []
