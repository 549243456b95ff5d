"""What people of the journeys do, in a browser."""

import re

from playwright.sync_api import expect

from tests.journeys.browser import Watched

JOHAN = "johan.akerstrom@storan.example"
ADMINISTRATOR = "anders.nyman@storan.example"


def fill_in_form(citizen: Watched, *, subject: str, email: str, file: tuple[str, bytes] | None = None) -> int:
    """Write to the municipality by the general form, as anybody would. Returns the ticket number on the receipt."""
    page = citizen.open("/kontakt/skriv-till-oss/")
    page.get_by_label("Vad gäller det?").fill(subject)
    page.get_by_label("Beskriv din fråga").fill("Hej! När kommer ni? Vi bor på Åkervägen 14 B.")
    if file is not None:
        name, content = file
        page.set_input_files("input[type=file]", {"name": name, "mimeType": "image/png", "buffer": content})
    page.get_by_label("E-post", exact=True).first.check()
    page.get_by_role("textbox", name="E-post").fill(email)
    page.get_by_role("button", name="Skicka").click()
    shown = page.locator(".receipt__number")
    expect(shown).to_be_visible()
    return int(re.sub(r"\D", "", shown.inner_text()))


def make_macro(lead: Watched, name: str) -> None:
    """Make a macro that gives whoever uses it the ticket, with high priority."""
    page = lead.open("/installningar/makron/nytt/")
    page.fill("[name=name]", name)
    page.select_option("[name=step_assignee]", "me")
    page.select_option("[name=step_priority]", "30")
    page.press("[name=name]", "Enter")
    page.wait_for_url("**/installningar/makron/")
