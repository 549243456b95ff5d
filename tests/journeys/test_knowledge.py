"""One answer from the editor to the web page, the agent's mail, and away again: the same everywhere."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN, fill_in_form

pytestmark = pytest.mark.browser

EDITOR, PUBLISHER = "pirkko.kallio@storan.example", "samir.haddad@storan.example"
CITIZEN = "lastcykel@mejl.example"
QUESTION = "Hur lånar jag kommunens lastcykel?"
ANSWER = "Du bokar lastcykeln på Medborgarservice och får låna den i tre dagar. Det kostar inget."
CHANGED = "Du bokar lastcykeln på Medborgarservice och får låna den i en vecka. Ta med legitimation."
SECRET = "Nyckelskåpets kod ligger hos vaktmästaren"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def test_an_answer_is_written_published_used_changed_and_taken_down(house: House, browser: Browser) -> None:
    editor, publisher = Watched(browser, house.url), Watched(browser, house.url)
    citizen, agent = Watched(browser, house.url), Watched(browser, house.url)

    article = written(editor)
    assert QUESTION not in found(citizen)

    address = published(publisher, article)
    assert violations(publisher.page) == []
    assert QUESTION in found(citizen)
    page = citizen.open(address)
    expect(page.locator("main")).to_contain_text(ANSWER)
    assert SECRET not in page.content()
    assert violations(page) == []
    citizen.picture("knowledge-1-article")

    # Somebody asks all the same: the agent takes the answer into a mail, and leaves the ticket open.
    number = fill_in_form(citizen, subject="Låna lastcykeln", email=CITIZEN)
    agent.sign_in(JOHAN)
    page = agent.open_ticket(number)
    suggestion = page.locator(".suggest", has_text=QUESTION)
    suggestion.locator("[data-insert-from]").click()
    expect(page.locator("#text-reply")).to_have_value(re.compile(re.escape(ANSWER)))
    agent.picture("knowledge-2-inserted")
    page.locator("#panel-reply [popovertarget]").last.click()
    page.locator("#reply-menu .menu__item").first.click()
    mail = house.postbox.wait_for(CITIZEN, "Låna lastcykeln")
    plain = mail.get_body(("plain",))
    assert plain is not None
    assert ANSWER in " ".join(plain.get_content().split())
    assert address in plain.get_content()

    # The article changes: what was answered is outdated, and one click begins the next mail.
    changed(publisher, article)
    page = agent.open("/arenden/inaktuella-svar/")
    row = page.locator("li", has_text=str(number)[-3:]).filter(has_text="Låna lastcykeln")
    expect(row.locator("ins").first).to_contain_text("en vecka")
    assert violations(page) == []
    agent.picture("knowledge-3-outdated")
    row.locator("form[action$='/uppfoljning/'] button").click()
    page.wait_for_selector("body[data-writing=on]")
    expect(page.locator("#text-reply")).to_have_value(re.compile(re.escape(CHANGED)))

    # Taken down: gone from the page, the search and the feed with the next request.
    taken_down(publisher, article)
    gone = citizen.page.request.get(house.url + address)
    assert gone.status == 410
    assert CHANGED not in gone.text()
    assert QUESTION not in found(citizen)
    assert QUESTION not in citizen.page.request.get(f"{house.url}/fragor/feed.atom").text()
    assert address not in citizen.page.request.get(f"{house.url}/sitemap.xml").text()


def written(editor: Watched) -> str:
    """The editor asks the question, writes the answer and sends it for review. Returns the article's address."""
    editor.sign_in(EDITOR)
    page = editor.open("/kunskap/ny/")
    page.fill("[name=question]", QUESTION)
    page.locator("[name=category] option:not([value=''])").first.wait_for(state="attached")
    page.select_option("[name=category]", index=1)
    page.press("[name=question]", "Enter")
    page.wait_for_url("**/redigera/**")
    page.fill("[name=short_answer]", ANSWER)
    page.fill("[name=steps]", "1. Boka en dag.\n2. Hämta cykeln på Storgatan 1.")
    page.fill("[name=internal_notes]", SECRET)
    # What is typed is kept by itself: it is there after a reload.
    expect(page.locator("#saved")).to_contain_text(page.locator("#saved").get_attribute("data-saved") or "")
    page.reload()
    expect(page.locator("[name=short_answer]")).to_have_value(ANSWER)
    editor.picture("knowledge-0-editor")
    page.locator("[name=then][value=granskning]").click()
    expect(page.locator(".editor__head")).to_contain_text("Under granskning")
    return re.sub(r"redigera/.*", "", page.url.removeprefix(editor.url))


def published(publisher: Watched, article: str) -> str:
    """The publisher says that the facts are right. Returns the page's address."""
    publisher.sign_in(PUBLISHER)
    page = publisher.open(f"{article}redigera/")
    page.locator("[name=then][value=publicering]").click()
    expect(page.locator(".flow, .banner, [role=alert]").first).to_be_visible()  # not without that
    page.locator("[name=attested]").check()
    page.locator("[name=then][value=publicering]").click()
    page.wait_for_url(re.compile(rf"{article}(\?.*)?$"))
    return str(page.locator("a[href*='/fragor/']").first.get_attribute("href")).removeprefix(publisher.url)


def changed(publisher: Watched, article: str) -> None:
    page = publisher.open(f"{article}redigera/")
    page.fill("[name=short_answer]", CHANGED)
    page.locator("[name=attested]").check()
    page.locator("[name=then][value=publicering]").click()
    page.wait_for_url(re.compile(rf"{article}(\?.*)?$"))


def taken_down(publisher: Watched, article: str) -> None:
    page = publisher.open(article)
    page.locator("[data-dialog-open=unpublish]").click()
    page.locator("#unpublish [name=reason]").fill("Cykeln är såld.")
    page.locator("#unpublish form[method=post] [type=submit]").click()
    expect(page.locator(".article-head")).to_contain_text("Avpublicerad")


def found(citizen: Watched) -> str:
    """What the help centre finds in a citizen's own words."""
    page: Page = citizen.open("/fragor/?q=hyra+lastcyklar")
    return page.locator(".found").inner_text() if page.locator(".found").count() else ""
