"""The half-yearly archive of a public account: what is in it, and what never is."""

import hashlib
import io
import json
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest

from channels_in.models import SocialDeed, SocialItem
from channels_in.social.archive import write_archive
from channels_in.social.archives import ask_for
from channels_in.social.carrying_out import carry_out
from channels_in.social.deeds import decide
from servicedesk.people.models import Role
from tests.channels_in.social.archiving import AFTER, AUTUMN, MAY, NUMBER, SPRING, archive_of, said, texts
from tests.factories import make_agent
from tests.factories.cast import Cast
from tests.fakes.social_door import PublicDoor, came
from tickets.models import Inbox, Message, Ticket

pytestmark = pytest.mark.django_db


def test_edited_text_is_there_with_what_it_said_before(cast: Cast, page: Inbox) -> None:
    said(page)
    came(page, "edited", id="1", text="Lampan lyser igen", at="2026-05-05T10:00:00+02:00")

    html, [item] = archive_of(page)

    assert item["text"] == "Lampan lyser igen"
    assert item["earlier"] == [{"text": "Lampan är trasig", "until": "2026-05-05T10:00:00+02:00"}]
    assert "Lampan är trasig" in html
    assert "Vad det stod förut" in html


def test_hidden_item_is_there_with_reason_note_and_copy(cast: Cast, page: Inbox) -> None:
    deed = decide(said(page, text="Idioter"), verb="hide", reason="personal_attack", by=cast.johan, note="Igen")
    carry_out(deed.pk)

    html, items = archive_of(page)

    found = next(one for one in items if one["id"] == "1")
    [told] = found["deeds"]
    assert (found["state"]["value"], told["verb"]["value"], told["reason"]["label"]) == (
        "hidden",
        "hide",
        "Personangrepp",
    )
    assert (told["note"], told["by"], told["copy"]["text"]) == ("Igen", "Johan Åkerström", "Idioter")
    assert told["done_at"] is not None
    assert "Dolt: Personangrepp" in html


def test_taken_down_item_is_there(cast: Cast, page: Inbox) -> None:
    lead = make_agent("Eva Lind", teams=[cast.kontaktcenter], role=Role.TEAM_LEAD)
    deed = decide(said(page, text="Hets"), verb="take_down", reason="hate", by=lead)
    Message.objects.filter(direction="out").update(delivery="sent")
    carry_out(deed.pk)

    found = next(one for one in archive_of(page)[1] if one["id"] == "1")

    assert (found["state"]["value"], found["deeds"][0]["reason"]["value"], found["text"]) == (
        "taken_down",
        "hate",
        "Hets",
    )


def test_what_its_author_removed_is_there(page: Inbox) -> None:
    said(page)
    came(page, "withdrawn", id="1")

    [item] = archive_of(page)[1]

    assert (item["state"]["value"], item["text"], item["withdrawn_at"] is not None) == (
        "withdrawn",
        "Lampan är trasig",
        True,
    )


def test_our_own_answers_are_there_with_who_wrote_them(cast: Cast, page: Inbox) -> None:
    ticket = said(page).message.ticket  # type: ignore[union-attr]
    answer = Message.objects.create(
        ticket=ticket, direction="out", channel="facebook", agent=cast.johan, body="Vi lagar den", delivery="sent"
    )
    PublicDoor().send(answer)
    SocialItem.objects.filter(message=answer).update(said_at=datetime.fromisoformat(MAY))

    ours = next(one for one in archive_of(page)[1] if one["is_ours"])

    assert (ours["who"], ours["written_by"], ours["text"]) == ("Kommunen", "Johan Åkerström", "Vi lagar den")


def test_private_messages_are_not_there(cast: Cast, page: Inbox) -> None:
    private = Inbox.objects.get(kind="messenger")
    said(private, text="Mellan oss")
    said(page)

    assert (texts(private), texts(page)) == ([], ["Lampan är trasig"])
    assert ask_for(SPRING) == 1


def test_public_text_of_a_confidential_ticket_stays(page: Inbox) -> None:
    said(page)
    Ticket.objects.update(is_confidential=True)

    assert texts(page) == ["Lampan är trasig"]


def test_half_is_the_local_one(page: Inbox) -> None:
    said(page, "1", "Före", at="2025-12-31T23:59:59+01:00")
    said(page, "2", "Först", at="2026-01-01T00:00:00+01:00")
    said(page, "3", "Sist", at="2026-06-30T23:59:59+02:00")
    said(page, "4", "Efter", at="2026-07-01T00:00:00+02:00")

    assert texts(page) == ["Först", "Sist"]


def test_what_was_done_in_a_later_half_is_in_that_one_too(cast: Cast, page: Inbox) -> None:
    deed = decide(said(page), verb="hide", reason="spam", by=cast.johan)
    SocialDeed.objects.filter(pk=deed.pk).update(at=datetime(2026, 8, 1, tzinfo=UTC))

    assert (texts(page), texts(page, AUTUMN)) == (["Lampan är trasig"], ["Lampan är trasig"])


def test_threads_stand_together_below_their_post(page: Inbox) -> None:
    SocialItem.objects.create(
        inbox=page, external_id="p1", thread_id="p1", text="Vi lagar lampor", is_public=True, is_ours=True,
        said_at=datetime(2025, 11, 1, tzinfo=UTC),
    )  # fmt: skip
    said(page, "1", "Bra", parent="p1", thread="p1")
    said(page, "2", "Annat", thread="p2", at="2026-05-04T10:01:00+02:00")
    said(page, "3", "Tack", parent="p1", thread="p1", at="2026-05-04T10:02:00+02:00")

    html, items = archive_of(page)

    assert [one["text"] for one in items] == ["Vi lagar lampor", "Bra", "Tack", "Annat"]
    assert (items[0]["who"], html.count("<section>"), html.count("</section>")) == ("Kommunen", 2, 2)


@pytest.mark.parametrize(
    "payload",
    ["<script>alert(1)</script>", "</blockquote><img src=x onerror=alert(1)>", "</title><svg onload=alert(1)>"],
)
def test_what_others_wrote_runs_nowhere(cast: Cast, page: Inbox, payload: str) -> None:
    item = said(page, text=payload, name=payload, thread=payload)
    SocialItem.objects.filter(pk=item.pk).update(permalink="javascript:alert(1)")
    decide(item, verb="hide", reason="spam", by=cast.johan, note=payload)
    Inbox.objects.filter(pk=page.pk).update(name=payload)
    page.refresh_from_db()

    html, _items = archive_of(page)

    assert [bad for bad in ("<script", "<img", "<svg", "javascript:", "<style") if bad in html] == []


def test_identity_numbers_are_masked_everywhere(cast: Cast, page: Inbox) -> None:
    item = said(page, text=f"Jag heter {NUMBER}")
    came(page, "edited", id="1", text=f"Mitt är {NUMBER}", at="2026-05-05T10:00:00+02:00")
    SocialDeed.objects.create(item=item, verb="hide", reason="spam", note=NUMBER, copy={"text": NUMBER})

    html, items = archive_of(page)

    assert "3234" not in html + json.dumps(items)
    assert "19640823-••••" in html


def test_protected_people_are_not_named(page: Inbox) -> None:
    item = said(page)
    item.message.contact.__class__.objects.update(is_protected=True)  # type: ignore[union-attr]

    html, [row] = archive_of(page)

    assert (row["who"], "Ann Berg" in html) == ("Skyddad identitet", False)


def test_sums_are_those_of_the_files(page: Inbox) -> None:
    said(page)
    file = io.BytesIO()
    assert write_archive(page, SPRING, file, now=AFTER) == 1

    with ZipFile(file) as archive:
        lines = archive.read("SHA256SUMS").decode().splitlines()
        sums = {line[66:]: line[:64] for line in lines}
        found = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in ("index.html", "items.json")}
    assert sums == found
