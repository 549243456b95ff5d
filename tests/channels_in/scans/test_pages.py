"""The pages of a scanned letter on its ticket: made once by a job, seen by those who see the ticket."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from channels_in.models import RawInbound, Scan, ScanFolder, ScanPage
from channels_in.scans.channel import MAKE_PAGES
from channels_in.scans.pages import ask_again, make_pages
from channels_in.scans.watcher import Watcher
from servicedesk.people.models import Agent
from tests.channels_in.scans.papers import fax, flat_png, pdf, picture
from tests.factories import make_agent, make_inbox
from tests.factories.cast import Cast, make_cast
from tickets.models import Inbox, Ticket

pytestmark = pytest.mark.django_db
LETTER = pdf(["Storåns kommun", "Ang: Trasig lampa"], ["Sida två"], ["Sida tre"])


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def inbox(cast: Cast) -> Inbox:
    """Of a closed team."""
    return make_inbox(kind="letter", slug="brev", team=cast.socialtjanst)


@pytest.fixture
def sign_in() -> Callable[[Agent], Client]:
    def signed_in(agent: Agent) -> Client:
        client = Client()
        client.force_login(agent)
        return client

    return signed_in


@pytest.fixture
def came(folder: Path, watcher: Watcher) -> Callable[[bytes], Scan]:
    def taken(content: bytes) -> Scan:
        (folder / "skanning.pdf").write_bytes(content)
        watcher.look()
        return Scan.objects.order_by("pk").select_related("attachment").last()  # type: ignore[return-value]

    return taken


def test_job_makes_a_picture_and_the_text_of_each_page(came: Callable[[bytes], Scan]) -> None:
    scan = came(LETTER)
    job = ProcrastinateJob.objects.get(task_name=MAKE_PAGES)
    assert (scan.state, job.args) == ("waiting", {"scan_id": scan.pk})

    make_pages(scan.pk)
    make_pages(scan.pk)

    rows = list(ScanPage.objects.values_list("number", "text", "content_type", "width", "height"))
    assert rows == [
        (1, "Storåns kommun\nAng: Trasig lampa", "image/jpeg", 1240, 1754),
        (2, "Sida två", "image/jpeg", 1240, 1754),
        (3, "Sida tre", "image/jpeg", 1240, 1754),
    ]
    assert Scan.objects.get().state == "ready"


def test_ticket_shows_the_first_page_and_leads_to_the_next(
    cast: Cast, came: Callable[[bytes], Scan], sign_in: Callable[[Agent], Client]
) -> None:
    scan = came(LETTER)
    client, place = sign_in(cast.sara), f"/filer/{scan.attachment_id}/sidor/"
    waiting = client.get(f"/arenden/{Ticket.objects.get().number}/").content.decode()
    make_pages(scan.pk)

    ticket = client.get(f"/arenden/{Ticket.objects.get().number}/").content.decode()
    second = client.get(f"{place}?sida=2", headers={"HX-Request": "true"}).content.decode()

    assert ("Sidorna är på väg" in waiting, "Sidorna är på väg" in ticket) == (True, False)
    assert f'src="{place}1/"' in ticket
    assert 'alt="Sida 1 av 3 i brevet. Texten står under bilden. Öppnar hela filen."' in ticket
    assert (f'src="{place}2/"' in second, "Sida två" in second) == (True, True)
    assert f'href="{place}?sida=3"' in second
    for wrong in ("4", "0", "x1", "9" * 20):
        assert client.get(f"{place}?sida={wrong}").status_code in (404, 200)
    assert client.get(f"{place}?sida=4").status_code == 404


def test_pages_are_for_those_who_see_the_ticket(
    cast: Cast, came: Callable[[bytes], Scan], sign_in: Callable[[Agent], Client]
) -> None:
    scan = came(LETTER)
    make_pages(scan.pk)
    place = f"/filer/{scan.attachment_id}/sidor/"

    seen = sign_in(cast.sara).get(f"{place}1/")
    content = seen.getvalue()
    outsider = sign_in(cast.olle)

    assert (seen.status_code, seen.headers["Content-Type"], content[:3]) == (200, "image/jpeg", b"\xff\xd8\xff")
    assert seen.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert [outsider.get(f"{place}{page}").status_code for page in ("", "1/", "?sida=2")] == [404, 404, 404]


def size_of_page(scan: Scan, number: int = 1) -> tuple[int, int]:
    with default_storage.open(scan.pages.get(number=number).storage_name) as stored:
        return Image.open(io.BytesIO(stored.read())).size


def test_fax_is_not_squeezed_and_every_page_is_there(came: Callable[[bytes], Scan]) -> None:
    scan = came(fax(pages=3))

    make_pages(scan.pk)

    assert scan.pages.count() == 3
    width, height = size_of_page(scan, 3)
    assert 1.3 < height / width < 1.5  # a sheet of A4, not half of one


def test_picture_that_was_held_sideways_is_turned(came: Callable[[bytes], Scan]) -> None:
    scan = came(picture(600, 800, orientation=6))

    make_pages(scan.pk)

    assert size_of_page(scan) == (800, 600)


def test_picture_that_unpacks_to_too_much_waits_for_a_person(came: Callable[[bytes], Scan]) -> None:
    came(flat_png(20_000))

    assert RawInbound.objects.get().reason == "The picture is too large to be unpacked."


def test_scan_whose_job_is_gone_is_asked_for_again_and_given_up_in_the_end(came: Callable[[bytes], Scan]) -> None:
    scan = came(LETTER)
    ProcrastinateJob.objects.all().delete()
    Scan.objects.update(asked_at=timezone.now() - timedelta(hours=1))

    ask_again(timezone.now())
    ask_again(timezone.now())

    assert ProcrastinateJob.objects.filter(task_name=MAKE_PAGES).count() == 1
    Scan.objects.update(asked_at=timezone.now() - timedelta(hours=1), tries=5)
    ask_again(timezone.now())
    assert Scan.objects.get(pk=scan.pk).state == "failed"


def test_settings_tell_the_folder_and_what_became_of_files(
    cast: Cast, inbox: Inbox, folder: Path, came: Callable[[bytes], Scan], sign_in: Callable[[Agent], Client]
) -> None:
    came(LETTER)
    came(b"%PDF-1.4 halv")
    client = sign_in(make_agent("Anders Nyman", teams=[cast.socialtjanst], role="administrator"))

    page = client.get(f"/installningar/inkorgar/{inbox.pk}/skanning/").content.decode()
    ScanFolder.objects.update(looked_at=timezone.now() - timedelta(hours=1))
    later = client.get(f"/installningar/inkorgar/{inbox.pk}/skanning/").content.decode()

    assert str(folder) in page
    assert f"#{Ticket.objects.get().shown_number}" in page
    assert "Filen är trasig, eller något annat än namnet säger." in page
    assert ("Bevakas inte" in page, "Bevakas inte" in later) == (False, True)
    failed = RawInbound.objects.get(state="failed")
    file = client.get(f"/installningar/undanlagt/{failed.pk}/fil/")
    assert (file.headers["Content-Disposition"], file.content) == (
        'attachment; filename="skanning.pdf"',
        b"%PDF-1.4 halv",
    )
