"""A question that keeps coming by four channels becomes a page, and the page spares the next contact: counted.

Mails and texts come in through the demo's providers, the form and the contact log as in life. The editor drafts,
somebody else publishes, and a citizen who was about to write gets the answer in the form.
"""

import re
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import psycopg
import pytest
from django.urls import reverse
from django.utils.crypto import salted_hmac
from playwright.sync_api import Browser, Page, expect

from servicedesk.embedded.places import DATABASE, PORT, ROLE, places
from servicedesk.secret_key import stored
from tests.fakes.sms_vendors import elks_sms
from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN
from tests.journeys.test_knowledge import EDITOR, PUBLISHER

pytestmark = pytest.mark.browser
ASKED = (
    "Hur hyr jag kommunens partytält?",
    "Kan man hyra ett partytält av kommunen?",
    "Vad kostar det att hyra kommunens partytält?",
    "Jag vill hyra ett partytält till en fest, hur gör jag?",
    "Var hyr man partytält hos kommunen?",
    "Går det att hyra partytält av er?",
    "Hur gör man för att hyra ett partytält?",
    "Hyr kommunen ut partytält?",
    "Vi vill hyra ett partytält till vår förening, hur gör vi?",
    "Var kan jag hyra ett partytält av kommunen?",
)
BY_MAIL, BY_SMS, BY_PHONE, BY_FORM = 12, 12, 12, 4
ANSWER = "Du hyr partytältet på Medborgarservice. Det kostar 300 kronor för ett dygn."
STEPS = "1. Boka ett dygn.\n2. Hämta tältet på Storgatan 1."
WITHIN = 60.0  # seconds
Found = TypeVar("Found")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def test_a_question_that_keeps_coming_becomes_a_page_that_spares_contacts(house: House, browser: Browser) -> None:
    agent, editor = Watched(browser, house.url), Watched(browser, house.url)
    publisher, citizen = Watched(browser, house.url), Watched(browser, house.url)
    count_demo_as_collected(house)
    agent.sign_in(JOHAN)
    ask_by_all_doors(house, agent, citizen)
    answer_one(house, agent)

    # Forty contacts, one question.
    editor.sign_in(EDITOR)
    page = grouped(editor)
    row = page.locator(".cluster-card", has_text="partytält")
    expect(row).to_have_count(1)
    assert re.sub(r"\s+", " ", row.locator(".cluster-card__vol").first.inner_text()) == "40 kontakter"
    expect(row.locator(".cluster-card__channel")).to_have_count(4)
    assert violations(page) == []
    editor.picture("radar-1-list")

    # Drafted with one press, written to its end, and looked at by somebody else.
    row.get_by_role("button", name="Skapa utkast").click()
    page.wait_for_url("**/redigera/**")
    title = page.locator("[name=question]").input_value()
    assert "partytält" in title.lower()
    page.fill("[name=short_answer]", ANSWER)
    page.fill("[name=steps]", STEPS)
    page.locator("[name=then][value=granskning]").click()
    expect(page.locator(".editor__head")).to_contain_text("Under granskning")
    editor.open("/aterkommande-fragor/")
    expect(row.locator(".cluster-card__state")).to_contain_text("Under granskning")
    published(publisher)

    # Found in a citizen's own words.
    page = citizen.open("/fragor/?q=hyra+tält+till+fest")
    expect(page.locator(".found")).to_contain_text(title)
    page.get_by_role("link", name=title).first.click()
    expect(page.locator("main")).to_contain_text(ANSWER)

    # Somebody is about to write, and need not.
    page = citizen.open("/kontakt/skriv-till-oss/")
    page.get_by_label("Vad gäller det?").fill("Partytält")
    page.get_by_label("Beskriv din fråga").fill("Hej! Kan vi hyra ett partytält av er till midsommar?")
    page.locator(".hits li", has_text=title).get_by_role("button").click()
    page.wait_for_url("**/besvarad/**")

    # The radar follows: answered, and the contact that was not needed is counted.
    page = editor.open("/aterkommande-fragor/?visa=foljs-upp")
    expect(row.locator(".cluster-card__state")).to_contain_text("Publicerad")
    row.get_by_role("link", name="Se effekt").click()
    effect = page.locator("#effekt")
    expect(effect.locator("div", has_text="Fick svar i formuläret").last).to_contain_text("1")
    expect(effect).to_contain_text("Inget säkert att säga än")
    assert violations(page) == []
    editor.picture("radar-2-effect")


def ask_by_all_doors(house: House, agent: Watched, citizen: Watched) -> None:
    """Have the forty contacts come in, and wait until they are tickets."""
    context = agent.context.request
    agent.open("/kontaktlogg/")
    token = next(one["value"] for one in agent.context.cookies() if one["name"] == "csrftoken")
    headers = {"X-CSRFToken": token}
    team = ask(house, "SELECT id FROM people_team WHERE slug = 'kontaktcenter'")
    noted = {"kind": "call", "direction": "in", "length": "4:00", "questions": "1", "q0-then": "solved"}
    said = {"q0-team": str(team), "q0-outcome": "answered", "q0-knowledge": "no", "q0-demand": "missing_info"}
    key = salted_hmac("servicedesk.demo.doors", "sms", secret=stored(house.data_dir, allowed=True)).hexdigest()
    hook = reverse("sms_hook", args=[key])
    for number in range(BY_MAIL):
        text, subject = f"Hej! {words(number)}", f"Fråga {number}"
        form = {"text": text, "subject": subject}
        assert context.post(f"{house.url}/prova/email/samtal/", form={**form}, headers=headers).ok
    for number in range(BY_PHONE):
        form = {**noted, **said, "client_key": f"partytalt-{number}", "q0-text": words(number)}
        answer = context.post(f"{house.url}/kontaktlogg/", form={**form}, headers=headers, max_redirects=0)
        assert answer.status == 302, answer.text()
    for number in range(BY_SMS):
        body = elks_sms(f"sparty{number}", words(number), sender=f"+467017406{number + 71}")
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        assert citizen.context.request.post(house.url + hook, data=body, headers=kind).ok
    for number in range(BY_FORM):
        write_in_form(citizen, words(number), f"partytalt{number}@mejl.example")
    wait_for(lambda: ask(house, COUNTED) == 40 or None, "forty messages")


COUNTED = "SELECT count(*) FROM tickets_message WHERE direction = 'in' AND body ILIKE '%%partytält%%'"


def words(number: int) -> str:
    return ASKED[number % len(ASKED)]


def write_in_form(citizen: Watched, text: str, email: str) -> None:
    page = citizen.open("/kontakt/skriv-till-oss/")
    page.get_by_label("Vad gäller det?").fill("En fråga")
    page.get_by_label("Beskriv din fråga").fill(text)
    page.get_by_label("E-post", exact=True).first.check()
    page.get_by_role("textbox", name="E-post").fill(email)
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".receipt__number")).to_be_visible()


def answer_one(house: House, agent: Watched) -> None:
    """An agent answers one of the mails and solves it: what a draft begins from."""
    number = ask(house, MAILED)
    token = next(one["value"] for one in agent.context.cookies() if one["name"] == "csrftoken")
    form = {"body": f"Hej! {ANSWER}", "then_status": "solved"}
    path = f"{house.url}/arenden/{number}/meddelanden/svar/"
    assert agent.context.request.post(path, form={**form}, headers={"X-CSRFToken": token, "HX-Request": "true"}).ok


MAILED = """SELECT ticket.number FROM tickets_ticket AS ticket
              JOIN tickets_message AS message ON message.ticket_id = ticket.id
              WHERE message.channel = 'email' AND message.body ILIKE '%%partytält%%' ORDER BY ticket.number LIMIT 1"""


def grouped(editor: Watched) -> Page:
    """Group now, and look at the list when it is done."""
    page = editor.open("/aterkommande-fragor/")
    page.get_by_role("button", name="Gruppera nu").click()
    page.get_by_role("link", name="Visa den nya listan").click(timeout=1000 * WITHIN)
    page.wait_for_url("**/aterkommande-fragor/")
    return page


def published(publisher: Watched) -> None:
    """By the one who reviews it, from the radar's own list."""
    publisher.sign_in(PUBLISHER)
    page = publisher.open("/aterkommande-fragor/?visa=utkast")
    page.locator(".cluster-card", has_text="partytält").get_by_role("link", name="Granska").click()
    page.wait_for_url("**/redigera/**")
    expect(page.locator("[name=short_answer]")).to_have_value(ANSWER)
    page.locator("[name=attested]").check()
    page.locator("[name=then][value=publicering]").click()
    page.wait_for_url(re.compile(r"/kunskap/\d+/(\?.*)?$"))


def count_demo_as_collected(house: House) -> None:
    """Have what the demo's people asked be read and of long ago: a minute of a processor that no journey needs.

    Collecting goes on two days before the newest contact of a ticket (collecting.AGAIN).
    """
    with connected(house) as connection:
        connection.execute("UPDATE knowledgebase_radarcontact SET at = at - interval '2 years'")
        connection.execute(
            "INSERT INTO knowledgebase_radarcontact (source, source_id, ticket_id, channel, at, weight, words,"
            " language, model, knowledge, nearness, is_placed, changed_at) SELECT 'message', '0', max(id), '',"
            " now() + interval '2 days', 1, 'x', 'sv', '', '', 0, true, now() FROM tickets_ticket"
        )


def ask(house: House, question: str) -> object:
    """The one value a question to the database gives."""
    with connected(house) as connection:
        row = connection.execute(question.encode()).fetchone()
    return row[0] if row else None


def connected(house: House) -> "psycopg.Connection[tuple[object, ...]]":
    socket = str(places(house.data_dir).socket_dir)
    return psycopg.connect(host=socket, port=PORT, user=ROLE, dbname=DATABASE, connect_timeout=10)


def wait_for(look: Callable[[], Found | None], what: str) -> Found:
    until = time.monotonic() + WITHIN
    while time.monotonic() < until:
        if (found := look()) is not None:
            return found
        time.sleep(0.1)
    raise TimeoutError(what)
