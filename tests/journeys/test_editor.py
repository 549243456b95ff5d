"""A day in the editor: by keyboard, pasted from Word, with pictures that say what they show; nothing typed is lost."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.frontend.editor.pictures import png
from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.conftest import House

pytestmark = pytest.mark.browser

EDITOR, PUBLISHER = "pirkko.kallio@storan.example", "samir.haddad@storan.example"
WORD = (
    "<h1 style='color:red'>Så lånar du</h1><p class=MsoNormal>Det kostar <b>inget</b>.<o:p></o:p></p>"
    "<ul><li>Ta med legitimation</li></ul>"
)


PASTE = """(area, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def begin(editor: Watched, question: str) -> Page:
    """Ask the question with the keyboard alone; the editor opens."""
    editor.sign_in(EDITOR)
    page = editor.open("/kunskap/")
    page.keyboard.press("n")
    page.wait_for_url("**/kunskap/ny/")
    page.locator("[name=question]").focus()
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    page.wait_for_url("**/redigera/**")
    page.locator("body[data-writing=on]").wait_for()
    return page


def kept(page: Page) -> None:
    expect(page.locator("#saved")).to_contain_text(re.compile("Utkast sparat"))


def test_a_text_is_written_by_keyboard_kept_checked_and_published(house: House, browser: Browser) -> None:
    editor, publisher = Watched(browser, house.url), Watched(browser, house.url)
    page = begin(editor, "Hur lånar jag en symaskin?")

    page.locator("#field-short_answer").focus()
    page.keyboard.type("Symaskinen lånas på biblioteket.")
    page.keyboard.press("Tab")
    page.keyboard.type("1. Boka en tid")
    page.keyboard.press("Enter")
    page.keyboard.type("Hämta maskinen")
    expect(page.locator("#field-steps")).to_have_value("1. Boka en tid\n2. Hämta maskinen")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+b")
    page.keyboard.type("Gratis")
    expect(page.locator("#field-details")).to_have_value("**Gratis**")
    kept(page)
    expect(page.locator("#preview strong", has_text="Gratis")).to_be_visible()
    page.locator("[popovertarget=found-passive]").click()
    page.locator("#found-passive [data-field]").first.click()
    expect(page.locator("#field-short_answer")).to_be_focused()
    page.keyboard.type("finns")  # in the place of what was found and selected
    expect(page.locator("#field-short_answer")).to_have_value("Symaskinen finns på biblioteket.")
    expect(page.locator("[popovertarget=found-passive]")).to_have_count(0)
    assert violations(page) == []
    editor.picture("editor-1-writing")

    page.reload()
    expect(page.locator("#field-details")).to_have_value("**Gratis**")
    page.locator("body[data-writing=on]").wait_for()
    page.locator("[name=then][value=granskning]").click()
    expect(page.locator(".editor__head")).to_contain_text("Under granskning")

    publisher.sign_in(PUBLISHER)
    page = publisher.open(page.url.removeprefix(house.url))
    page.locator("[name=attested]").check()
    page.locator("[name=then][value=publicering]").click()
    page.wait_for_url(re.compile(r"/kunskap/\d+/(\?.*)?$"))
    expect(page.locator(".article-head")).to_contain_text("Publicerat")
    assert violations(page) == []
    publisher.picture("editor-2-article")


def test_word_pictures_and_links_come_in_clean_and_with_words(house: House, browser: Browser) -> None:
    editor = Watched(browser, house.url)
    page = begin(editor, "Var lånar jag en skruvdragare?")
    text = page.locator("#field-details")
    text.focus()

    text.evaluate(PASTE, WORD)
    expect(text).to_have_value("## Så lånar du\n\nDet kostar **inget**.\n\n- Ta med legitimation")

    text.press("Control+End")
    page.locator("[data-open=file-dialog]").click()
    page.set_input_files("#file-file", {"name": "prick.png", "mimeType": "image/png", "buffer": png()})
    page.locator("#file-form [type=submit]").click()
    expect(page.locator("#file-refused")).to_contain_text("Skriv i ord vad bilden visar")
    page.fill("#file-alt", "En röd prick")
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(text).to_have_value(re.compile(r"!\[En röd prick\]\(fil:[0-9a-f-]{36}\)"))
    expect(page.locator("#preview img[alt='En röd prick']")).to_have_count(1)

    text.press("Control+End")
    text.press("Control+l")
    page.keyboard.type("sopbilen inte har kommit")
    expect(page.locator("#link-options [data-article]").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(text).to_have_value(re.compile(r"\]\(artikel:\d+\)"))
    expect(page.locator("#preview a[href^='/kunskap/']")).to_have_count(1)
    editor.picture("editor-3-inserted")


def test_what_was_typed_survives_a_lost_session(house: House, browser: Browser) -> None:
    editor = Watched(browser, house.url)
    page = begin(editor, "Hur lånar jag ett släp?")
    page.locator("#field-short_answer").fill("Släpet står på Storgatan.")
    kept(page)

    editor.context.clear_cookies()
    page.locator("#field-short_answer").fill("Släpet står på Storgatan 3 och är gratis.")
    expect(page.locator("#saved")).to_contain_text("kvar i den här webbläsaren")
    address = page.url.removeprefix(house.url)
    editor.sign_in(EDITOR)
    page = editor.open(address)

    expect(page.locator("#field-short_answer")).to_have_value("Släpet står på Storgatan 3 och är gratis.")
    kept(page)
    assert violations(page) == []


def test_what_was_sent_does_not_come_back_over_a_newer_text(house: House, browser: Browser) -> None:
    editor, publisher = Watched(browser, house.url), Watched(browser, house.url)
    page = begin(editor, "Hur lånar jag ett partytält?")
    page.locator("#field-short_answer").fill("Tältet står i förrådet.")
    kept(page)
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_contain_text("Version 2")
    address = page.url.removeprefix(house.url)

    publisher.sign_in(PUBLISHER)
    other = publisher.open(address)
    other.locator("body[data-writing=on]").wait_for()
    other.locator("#field-short_answer").fill("Tältet står på Storgatan.")
    kept(other)
    other.keyboard.press("Control+s")
    expect(other.locator("#saved")).to_contain_text("Version 3")

    page = editor.open(address)
    page.locator("body[data-writing=on]").wait_for()
    expect(page.locator("#field-short_answer")).to_have_value("Tältet står på Storgatan.")
