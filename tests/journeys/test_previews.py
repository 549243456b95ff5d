"""Files are looked at where they came: pictures, PDFs, the beginning of texts; a recording is heard from its middle."""

import io
import struct
import wave
import zlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN, fill_in_form

pytestmark = pytest.mark.browser

SECONDS = 60


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def recording() -> bytes:
    """A minute of silence."""
    kept = io.BytesIO()
    with wave.open(kept, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(2 * 8000 * SECONDS))
    return kept.getvalue()


def picture() -> bytes:
    """One grey pixel as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R>>
"""


def test_files_are_looked_at_in_place_and_a_recording_from_its_middle(house: House, browser: Browser) -> None:
    citizen = Watched(browser, house.url)
    number = fill_in_form(citizen, subject="Fyra filer", email="filer@mejl.example")
    citizen.context.close()
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = agent.open_ticket(number)
    page.keyboard.press("n")
    page.locator("#text-note").fill("Samtalet, kartan, avtalet och bilden.")
    for name, kind, content in (
        ("samtal.wav", "audio/wav", recording()),
        ("karta.pdf", "application/pdf", PDF),
        ("avtal.txt", "text/plain", "Avtal mellan Storån och Åkervägen".encode()),
        ("bild.png", "image/png", picture()),
    ):
        chosen = page.locator("#compose-note input[type=file]")
        chosen.set_input_files({"name": name, "mimeType": kind, "buffer": content})
        expect(page.locator("#compose-note .composer__files")).to_contain_text(name)
    page.locator("#text-note").press("Control+Enter")
    said = page.locator("#thread .msg--note")
    expect(said.locator("[data-preview]")).to_have_count(3)

    # Only the part that is listened to is fetched.
    sound = said.locator("audio")
    with page.expect_response(lambda answer: answer.status == 206 and "filer" in answer.url):
        ended = sound.evaluate(
            """async (audio) => {
              audio.currentTime = 42;
              audio.load();
              await new Promise((done, no) => { audio.onloadedmetadata = done; audio.onerror = no; });
              audio.currentTime = 42;
              await new Promise((done) => { audio.onseeked = done; });
              return [audio.currentTime, Math.round(audio.duration)];
            }"""
        )
    assert ended == [42, SECONDS]

    preview = page.locator("#preview")
    said.locator("[data-preview=pdf]").click()
    expect(preview.locator("iframe")).to_have_attribute("title", "karta.pdf")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(preview.locator("iframe")).to_have_count(0)
    said.locator("[data-preview=text]").click()
    expect(preview.locator("pre")).to_have_text("Avtal mellan Storån och Åkervägen")
    page.keyboard.press("Escape")
    said.locator("[data-preview=image]").click()
    shown = preview.locator("img")
    expect(shown).to_have_js_property("complete", True)
    assert shown.evaluate("image => image.naturalWidth") == 1
    agent.picture("preview")
    agent.context.close()
