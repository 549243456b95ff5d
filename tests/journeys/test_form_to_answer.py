"""The story the house was built for: a citizen writes, an agent who is already looking answers, the mail arrives."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import Line, Watched, chromium
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN, fill_in_form

pytestmark = pytest.mark.browser

CITIZEN = "ann-christin.bergstrom@mejl.example"
QUESTION = "Soptunnan på Åkervägen 14 B blev inte tömd"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def test_a_web_form_becomes_an_answered_ticket(house: House, browser: Browser) -> None:
    agent, citizen = Watched(browser, house.url), Watched(browser, house.url)

    # The agent is already looking at what nobody has taken.
    queue = agent.sign_in(JOHAN)
    queue.goto(f"{house.url}/arenden/?whose=all")
    agent.wait_until_live()

    # The citizen writes, with a photo, and gets a number.
    number = fill_in_form(citizen, subject=QUESTION, email=CITIZEN, file=("kärl åkervägen.png", PNG))

    # The ticket shows up in the agent's list by itself.
    row = queue.locator(f"#row-{number}")
    expect(row).to_contain_text(QUESTION)
    agent.picture("journey-1-queue")

    # Claimed, noted, answered, solved: all by keyboard once it is open.
    row.locator("a[data-row]").click()
    expect(queue.locator("#ticket-title")).to_have_text(QUESTION)
    expect(queue.locator(".msg--in")).to_contain_text("kärl åkervägen.png")
    queue.wait_for_selector("body[data-writing=on]")
    queue.keyboard.press("t")
    expect(queue.locator(".ticket-head__facts")).to_contain_text("Johan Åkerström")
    queue.keyboard.press("n")
    queue.keyboard.type("Entreprenören kör ikapp på onsdag förmiddag.")
    queue.keyboard.press("Control+Enter")
    expect(queue.locator(".msg--note")).to_contain_text("onsdag förmiddag")
    queue.locator("#ticket-title").click()
    queue.keyboard.press("r")
    queue.keyboard.type("Hej Ann-Christin!\n\nVi tömmer kärlet i morgon, onsdag, mellan klockan 7 och 12.")
    agent.picture("journey-2-writing")
    queue.keyboard.press("Control+Enter")
    expect(queue.locator(".msg--out").last).to_contain_text("mellan klockan 7 och 12")
    expect(queue.locator(".ticket-head__facts")).to_contain_text("Löst")
    expect(queue.locator(".msg--out").last).to_contain_text("Skickat", timeout=20_000)  # after the time to undo it
    agent.picture("journey-3-solved")

    # The mail arrived at a real SMTP server: sender, text, threading headers, and nothing of the note.
    mail = house.postbox.wait_for(CITIZEN, QUESTION)
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert "Storåns kommun" in str(mail["From"])
    assert "mellan klockan 7 och 12" in plain.get_content()
    assert "mellan klockan 7 och 12" in html.get_content()
    assert "Entreprenören" not in plain.get_content() + html.get_content()
    assert f"[#{number}]" in str(mail["Subject"])
    assert str(mail["Message-ID"]).startswith("<t")
    assert "+" in str(mail["Reply-To"])

    # The acknowledgement before it repeated nothing the citizen wrote.
    neutral = house.postbox.wait_for(CITIZEN, "Vi har tagit emot")
    assert neutral["Auto-Submitted"] == "auto-replied"
    assert "Åkervägen" not in neutral.as_string()

    assert agent.faults == []
    assert citizen.faults == []


def test_what_is_written_survives_reload_and_sign_out(house: House, browser: Browser) -> None:
    citizen, agent = Watched(browser, house.url), Watched(browser, house.url)
    number = fill_in_form(citizen, subject="Utkast som ska leva", email="utkast@mejl.example")
    agent.sign_in(JOHAN)
    page = agent.open_ticket(number)
    page.keyboard.press("r")

    page.keyboard.type("Det här har jag inte skickat än.")
    expect(page.locator("[data-saved]")).to_contain_text("Utkast sparat")
    page.reload()
    page.wait_for_selector("body[data-writing=on]")
    expect(page.locator("#text-reply")).to_have_value("Det här har jag inte skickat än.")

    # The session ends while writing: the words stay in the browser and come back after signing in again.
    agent.context.clear_cookies()
    page.locator("#text-reply").press("End")
    page.keyboard.type(" Men snart!")
    expect(page.locator("[data-saved]")).to_contain_text("finns kvar i webbläsaren")
    agent.sign_in(JOHAN)
    page = agent.open_ticket(number)
    expect(page.locator("#text-reply")).to_have_value("Det här har jag inte skickat än. Men snart!")


def test_a_lost_connection_is_made_up_for(house: House, browser: Browser) -> None:
    agent, citizen = Watched(browser, house.url), Watched(browser, house.url)
    line = Line(agent.page)
    queue = agent.sign_in(JOHAN)
    queue.goto(f"{house.url}/arenden/?whose=all")
    agent.wait_until_live()

    line.cut()
    queue.wait_for_selector("body[data-live=off]")
    number = fill_in_form(citizen, subject="Kom medan linjen var bruten", email="linje@mejl.example")
    line.mend()

    agent.wait_until_live()
    expect(queue.locator(f"#row-{number}")).to_contain_text("Kom medan linjen var bruten")


def test_two_agents_cannot_both_take_a_ticket(house: House, browser: Browser) -> None:
    citizen = Watched(browser, house.url)
    number = fill_in_form(citizen, subject="Vem tar det här?", email="vem@mejl.example")
    johan, asa = Watched(browser, house.url), Watched(browser, house.url)
    johan.sign_in(JOHAN)
    asa.sign_in("asa.lindqvist@storan.example")
    first, second = johan.open(f"/arenden/{number}/"), asa.open(f"/arenden/{number}/")
    asa.wait_until_live()
    # Åsa's page does not hear of it in time.
    second.route("**/arenden/*/?*part=live*", lambda route: None)

    first.get_by_role("button", name="Ta ärendet").click()
    expect(first.locator(".ticket-head__facts")).to_contain_text("Johan Åkerström")
    second.get_by_role("button", name="Ta ärendet").click()

    expect(second.get_by_role("alert")).to_contain_text("Johan Åkerström tog ärendet strax före dig.")


# The smallest picture there is: one transparent pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
