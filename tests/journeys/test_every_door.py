"""The same question through every door: tickets alike in status, log and search; each answer arrives where it belongs.

The providers are the demo's (tests/fakes/demo_vendors.py): they call make run as the real ones do and take what it
sends. What is done by hand in the browser and what is asked for over HTTP ends in the same actions.
"""

import re
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from html import unescape
from urllib.parse import urlencode

import pytest
from playwright.sync_api import APIResponse, Browser, Page, expect

from frontend.demo_doors.cast import EMAIL
from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.conftest import House, ask
from tests.journeys.people import JOHAN

pytestmark = pytest.mark.browser
QUESTION = "Hej! Soptunnan vid Björkallén 7 blev inte tömd i tisdags. När kommer bilen?"
ANSWER = "Hej Elsa! Bilen kommer i morgon mellan klockan 7 och 12."
BY_HAND = ("sms", "whatsapp", "facebook", "messenger")
BY_HTTP = ("email", "instagram", "instagram_direct", "mastodon", "bluesky")
PUBLIC = {"facebook", "instagram", "mastodon", "bluesky"}  # the network shows whose account speaks
FORM_EMAIL, LETTER_EMAIL = "elsa.i.formular@mejl.example", "elsa.med.brev@mejl.example"
WITHIN = 60.0  # seconds
BY_ITSELF = ("automation_ran", "tagged", "routed", "assigned")
HANDLED = ["created", "replied", "status_changed", "delivery_changed"]


class Player:
    """Johan, who plays the citizen as well."""

    def __init__(self, house: House, browser: Browser) -> None:
        self.house, self.window = house, Watched(browser, house.url)
        self.page = self.window.sign_in(JOHAN)
        self.page = self.window.open("/prova/?via=sms")

    def post(self, path: str, **form: str) -> APIResponse:
        token = next(one["value"] for one in self.window.context.cookies() if one["name"] == "csrftoken")
        headers = {"X-CSRFToken": token, "HX-Request": "true"}
        return self.window.context.request.post(self.house.url + path, form=dict(form), headers=headers)

    def talk(self, kind: str) -> str:
        return self.window.context.request.get(f"{self.house.url}/prova/{kind}/samtal/").text()

    def ticket_of(self, kind: str) -> int:
        """The number beside what the citizen has said."""
        return int(waited(lambda: re.search(r'href="/arenden/(\d+)/', self.talk(kind)), f"a ticket by {kind}")[1])

    def found(self, words: str) -> set[int]:
        """Numbers of all tickets the search finds, page by page."""
        numbers: set[int] = set()
        query = urlencode({"q": words})
        while query:
            page = self.window.context.request.get(f"{self.house.url}/sok/?{query}").text()
            numbers |= {int(number) for number in re.findall(r'href="/arenden/(\d+)/', page)}
            more = re.search(r'href="[^"]*\?(q=[^"]*cursor=[^"]*)"', page)
            query = unescape(more[1]) if more else ""
        return numbers

    def workspace(self) -> Page:
        return self.page.frame_locator("[name=workspace]")  # type: ignore[return-value]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def player(house: House, browser: Browser) -> Player:
    return Player(house, browser)


def waited(look: Callable[[], re.Match[str] | None], what: str) -> re.Match[str]:
    until, pause = time.monotonic() + WITHIN, 0.1
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(pause)
    raise TimeoutError(what)


def ask_by_hand(player: Player, kind: str) -> int:
    """Pick the thing up, write, send, and wait for the ticket's number beside it."""
    # What lies on the table first is picked up again: its answer would come over what was written meanwhile.
    with player.page.expect_response(lambda response: f"/prova/{kind}/" in response.url):
        player.page.locator(f".dock__one--{kind}").click()
    player.page.wait_for_load_state("networkidle")
    expect(player.page.locator(f".dock__one--{kind}")).to_have_attribute("aria-current", "true")
    player.page.locator("#say-text").fill(QUESTION)
    player.page.get_by_role("button", name="Skicka som invånaren").click()
    link = player.page.locator("[data-demo-ticket]")
    expect(link).to_have_count(1)
    return int(re.sub(r"\D", "", link.inner_text()))


def answer_by_hand(player: Player, number: int) -> None:
    """Open the ticket from beside the citizen's words, and answer it in the framed workspace."""
    player.page.locator("[data-demo-ticket]").click()
    workspace = player.workspace()
    expect(workspace.locator(".ticket-head")).to_contain_text(str(number)[-3:])
    workspace.locator("body[data-writing=on]").wait_for()
    workspace.locator("#text-reply").fill(ANSWER)
    workspace.locator("#text-reply").press("Control+Enter")
    expect(player.page.locator(".talk__coming, .bubble:not(.bubble--mine)")).not_to_have_count(0)


def ask_by_form(house: House, browser: Browser) -> int:
    page = Watched(browser, house.url).open("/kontakt/skriv-till-oss/")
    page.get_by_label("Vad gäller det?").fill("Soptunnan")
    page.get_by_label("Beskriv din fråga").fill(QUESTION)
    page.get_by_label("E-post", exact=True).first.check()
    page.get_by_role("textbox", name="E-post").fill(FORM_EMAIL)
    page.get_by_role("button", name="Skicka").click()
    return int(re.sub(r"\D", "", page.locator(".receipt__number").inner_text()))


def statuses(house: House, numbers: dict[str, int]) -> dict[str, str]:
    rows = {number: str(status) for number, status in ask(house, "SELECT number, status FROM tickets_ticket")}
    return {kind: rows[number] for kind, number in numbers.items()}


def logs(house: House, numbers: dict[str, int]) -> dict[str, list[str]]:
    """What people did with each ticket, in order.

    That a door tells that it has the question is no part of it, nor what the demo's automations add outside hours.
    """
    found: dict[str, list[str]] = {}
    for kind, number in numbers.items():
        rows = ask(
            house,
            "SELECT e.kind FROM tickets_event e JOIN tickets_ticket t ON t.id = e.ticket_id "
            f"WHERE t.number = {number} AND e.message_id IS NULL OR t.number = {number} AND e.message_id IN "
            "(SELECT id FROM tickets_message WHERE NOT is_automatic) ORDER BY e.id",
        )
        found[kind] = [str(name) for (name,) in rows if name not in BY_ITSELF]
    return found


def test_same_question_through_every_door_is_handled_and_answered_alike(
    house: House, player: Player, browser: Browser
) -> None:
    offered = set(re.findall(r"dock__one--(\w+)", player.page.content()))
    assert offered >= {*BY_HAND, *BY_HTTP, "phone", "letter", "chat", "webform"}

    numbers: dict[str, int] = {}
    for kind in (*BY_HTTP, "letter"):
        assert player.post(f"/prova/{kind}/samtal/", text=QUESTION, subject="").ok
    for kind in BY_HAND:
        numbers[kind] = ask_by_hand(player, kind)
        answer_by_hand(player, numbers[kind])
    numbers["webform"] = ask_by_form(house, browser)
    numbers |= {kind: player.ticket_of(kind) for kind in (*BY_HTTP, "letter")}
    for kind in (*BY_HTTP, "webform", "letter"):
        # Who wrote a letter is told by its text alone: the agent says where the answer goes.
        to = {"recipients": "1", "to_more": LETTER_EMAIL} if kind == "letter" else {}
        path = f"/arenden/{numbers[kind]}/meddelanden/svar/"
        answered = player.post(path, body=ANSWER, then_status="solved", **to)
        assert answered.ok, f"{kind}: {answered.status}"
    assert len(set(numbers.values())) == len(numbers)

    for kind in numbers:
        assert_answer_arrives(house, player, kind)

    assert statuses(house, numbers) == dict.fromkeys(numbers, "solved")
    assert logs(house, numbers) == dict.fromkeys(numbers, HANDLED)
    hits = player.found("soptunnan Björkallén bilen")
    assert {kind for kind, number in numbers.items() if number not in hits} == set()


def assert_answer_arrives(house: House, player: Player, kind: str) -> None:
    """One message, its text, and who says it."""
    if to := {"email": EMAIL, "webform": FORM_EMAIL, "letter": LETTER_EMAIL}.get(kind):
        mail = waited_mail(house, to)
        part = mail.get_body(("plain",))
        assert part is not None
        text = str(part.get_content()) + str(mail["From"])
    else:
        waited(lambda: re.search("mellan klockan 7 och 12", player.talk(kind)), f"the answer by {kind}")
        bubbles = re.findall(r'<div class="bubble".*?</div>', player.talk(kind), re.DOTALL)
        assert len(bubbles) == 1, kind
        text = bubbles[0]
    assert ANSWER in text
    assert kind in PUBLIC or "Storåns kommun" in text, kind


def waited_mail(house: House, to: str) -> EmailMessage:
    """The one answer among the mails to this address; an acknowledgement is none."""
    until = time.monotonic() + WITHIN
    while time.monotonic() < until:
        mails = [mail for recipients, mail in list(house.postbox.received) if to in recipients]
        if answers := [mail for mail in mails if mail["Auto-Submitted"] is None]:
            assert len(answers) == 1
            return answers[0]
        time.sleep(0.1)
    raise TimeoutError(f"no answer to {to}")


def test_somebody_who_rings_is_shown_and_becomes_a_ticket_to_call_back(house: House, player: Player) -> None:
    assert player.post("/prova/phone/samtal/", verb="call").ok
    expect(player.workspace().get_by_text("070-174 06 90").first).to_be_visible()
    assert player.post("/prova/phone/samtal/", verb="voicemail").ok

    numbers = {"phone": player.ticket_of("phone")}

    assert statuses(house, numbers) == {"phone": "new"}
    assert logs(house, numbers) == {"phone": ["created", "call_back_promised"]}


@pytest.mark.parametrize("width", [1440, 390])
def test_page_of_the_demo_has_no_faults(player: Player, width: int) -> None:
    player.page.set_viewport_size({"width": width, "height": 900})
    for kind in ("sms", "email", "facebook", "phone", "letter"):
        page = player.window.open(f"/prova/?via={kind}")

        assert violations(page) == []
        player.window.picture(f"demo_doors_{kind}_{width}")
