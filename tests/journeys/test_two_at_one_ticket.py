"""Two agents at one ticket: they see each other, nobody's words are lost, everything comes in the order it was said."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN, fill_in_form

pytestmark = pytest.mark.browser

ASA = "asa.lindqvist@storan.example"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def at_ticket(browser: Browser, house: House, email: str, number: int, **options: object) -> tuple[Watched, Page]:
    agent = Watched(browser, house.url, **options)
    agent.sign_in(email)
    page = agent.open_ticket(number)
    agent.wait_until_live()
    return agent, page


def write_note(page: Page, text: str) -> None:
    page.locator("#ticket-title").click()
    page.keyboard.press("n")
    page.locator("#text-note").fill(text)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".msg--note").last).to_contain_text(text.strip())


def test_two_agents_see_each_other_and_neither_answers_over_the_other(house: House, browser: Browser) -> None:
    citizen = Watched(browser, house.url)
    number = fill_in_form(citizen, subject="Två läser samma ärende", email="tva@mejl.example")
    johan, his = at_ticket(browser, house, JOHAN, number)
    asa, hers = at_ticket(browser, house, ASA, number)

    # Each sees who else is there, and who is writing.
    expect(his.locator("#presence")).to_have_text("ÅLÅsa läser också")
    expect(hers.locator("#presence")).to_have_text("JÅJohan läser också")
    his.locator("#text-reply").fill("Hej! Vi tömmer kärlet på")
    expect(hers.locator("#presence")).to_contain_text("Johan skriver ett svar")

    # Something comes in while he writes: he is told beside his words, which stay; a screen reader hears it.
    hers.locator("#text-reply").fill("Hej! Kärlet töms i morgon.")
    hers.locator("#text-reply").press("Control+Enter")
    expect(his.locator("#arrived")).to_contain_text("Ett nytt meddelande kom medan du skrev")
    expect(his.locator("#heard")).to_have_text("Nytt meddelande från Åsa Lindqvist")
    expect(his.locator("#unread")).to_have_text("1 nytt meddelande")
    expect(his.locator("#text-reply")).to_have_value("Hej! Vi tömmer kärlet på")
    assert violations(his) == []
    johan.picture("journey-two-1-arrived")

    # Sent without looking it is refused; what came stands there, and nothing typed is lost.
    his.locator("#text-reply").press("Control+Enter")
    expect(his.locator(".composer__error")).to_contain_text("Åsa Lindqvist")
    expect(his.locator("#text-reply")).to_have_value("Hej! Vi tömmer kärlet på")
    expect(his.locator(".msg--out").last).to_contain_text("Kärlet töms i morgon.")

    # She leaves: gone from his page at once.
    asa.context.close()
    expect(his.locator("#presence")).to_be_hidden()
    assert (johan.faults, asa.faults) == ([], [])
    johan.context.close()


def test_whoever_has_looked_at_what_came_sends_on_top_of_it(house: House, browser: Browser) -> None:
    citizen = Watched(browser, house.url)
    number = fill_in_form(citizen, subject="Tittar och skickar", email="tittar@mejl.example")
    johan, his = at_ticket(browser, house, JOHAN, number)
    asa, hers = at_ticket(browser, house, ASA, number)
    his.locator("#text-reply").fill("Mitt svar kommer efter ditt.")
    hers.locator("#text-reply").fill("Första svaret.")
    hers.locator("#text-reply").press("Control+Enter")
    expect(his.locator("#arrived")).to_be_visible()

    his.locator("#ticket-title").click()
    his.keyboard.press("v")
    expect(his.locator(".msg.is-here")).to_contain_text("Första svaret.")
    expect(his.locator("#arrived")).to_be_hidden()
    his.locator("#text-reply").press("Control+Enter")

    expect(his.locator(".msg--out").last).to_contain_text("Mitt svar kommer efter ditt.")
    expect(hers.locator(".msg--out").last).to_contain_text("Mitt svar kommer efter ditt.")
    assert (johan.faults, asa.faults) == ([], [])
    johan.context.close()
    asa.context.close()


def test_what_is_said_comes_in_its_order_and_reading_and_focus_stay_where_they_are(
    house: House, browser: Browser
) -> None:
    citizen = Watched(browser, house.url)
    number = fill_in_form(citizen, subject="Ordning och ro", email="ordning@mejl.example")
    johan, his = at_ticket(browser, house, JOHAN, number, viewport={"width": 1024, "height": 600})
    asa, hers = at_ticket(browser, house, ASA, number)
    for place in range(6):
        write_note(hers, f"Rad {place} på anteckningen, som är så lång att den behöver mer än en rad. " * 3)
    expect(his.locator(".msg--note")).to_have_count(6)

    # He reads the first message, with the keyboard on its address.
    address = his.locator(".msg--in [data-permalink]").first
    address.focus()
    address.scroll_into_view_if_needed()
    before = his.locator(".msg--in").first.bounding_box()
    write_note(hers, "Den sista.")
    expect(his.locator("#arrived")).to_contain_text("1 nytt meddelande")

    notes = his.locator(".msg--note .msg__body")
    expect(notes).to_have_count(7)
    assert [text.split()[1] for text in notes.all_inner_texts()] == ["0", "1", "2", "3", "4", "5", "sista."]
    after = his.locator(".msg--in").first.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) <= 1
    expect(address).to_be_focused()

    # The address of a message leads back to it.
    address.press("Enter")
    expect(his.locator(".toast")).to_contain_text("Länken är kopierad")
    his.reload()
    expect(his.locator(".msg--in.is-here")).to_be_focused()
    assert (johan.faults, asa.faults) == ([], [])
    johan.context.close()
    asa.context.close()
