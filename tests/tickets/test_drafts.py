"""Drafts: kept as they are written, with their files; each agent's own; gone when sent or thrown away."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from tests.factories import make_agent, make_ticket
from tests.factories.cast import Cast
from tickets.actions.attach import attach_to_draft
from tickets.actions.drafts import discard_draft, remove_draft_file, save_draft
from tickets.actions.errors import InvalidChange
from tickets.actions.note import note
from tickets.actions.reply import reply
from tickets.models import Attachment, Draft
from tickets.queries import attachments_visible_to


def file(name: str = "karta.txt", content: bytes = "Åkervägen 14 B".encode()) -> "SimpleUploadedFile":
    return SimpleUploadedFile(name, BytesIO(content).getvalue())


def test_newest_text_is_kept_one_draft_of_each_kind(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    for body in ("Hej", "Hej Ann", "Hej Ann-Christin\u0000"):
        save_draft(ticket, by=cast.johan, kind="reply", body=body)
    save_draft(ticket, by=cast.johan, kind="note", body="Ring först")
    save_draft(ticket, by=cast.asa, kind="reply", body="Åsas")

    kept = Draft.objects.filter(ticket=ticket).order_by("id").values_list("agent__name", "kind", "body")
    assert list(kept) == [
        ("Johan Åkerström", "reply", "Hej Ann-Christin"),
        ("Johan Åkerström", "note", "Ring först"),
        ("Åsa Lindqvist", "reply", "Åsas"),
    ]


def test_draft_is_no_change_of_the_ticket(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    save_draft(ticket, by=cast.johan, kind="reply", body="Hej")

    ticket.refresh_from_db()
    assert (ticket.version, ticket.events.count()) == (1, 1)


def test_files_follow_the_draft_into_the_message(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    kept = attach_to_draft(save_draft(ticket, by=cast.johan, kind="reply", body="Hej"), file())

    said = reply(ticket, by=cast.johan, body="Hej")

    assert list(said.attachments.all()) == [kept]
    assert Draft.objects.count() == 0
    assert default_storage.exists(kept.storage_name)


def test_sending_one_kind_leaves_the_other_and_other_agents_drafts(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    for agent, kind in ((cast.johan, "reply"), (cast.johan, "note"), (cast.asa, "reply")):
        save_draft(ticket, by=agent, kind=kind, body="Text")

    note(ticket, by=cast.johan, body="Text")

    assert set(Draft.objects.values_list("agent", "kind")) == {(cast.johan.pk, "reply"), (cast.asa.pk, "reply")}


def test_note_may_be_a_file_alone(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    attach_to_draft(save_draft(ticket, by=cast.johan, kind="note", body=""), file())

    assert note(ticket, by=cast.johan, body="").attachments.count() == 1


def test_discarding_throws_the_text_and_the_bytes_away(
    cast: Cast, django_capture_on_commit_callbacks: "object"
) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    kept = attach_to_draft(save_draft(ticket, by=cast.johan, kind="reply", body="Hej"), file())

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        discard_draft(ticket, by=cast.johan, kind="reply")

    assert (Draft.objects.count(), Attachment.objects.count()) == (0, 0)
    assert not default_storage.exists(kept.storage_name)


def test_removing_one_file_removes_its_bytes(cast: Cast, django_capture_on_commit_callbacks: "object") -> None:
    draft = save_draft(make_ticket(team=cast.kontaktcenter), by=cast.johan, kind="reply", body="Hej")
    gone, stays = attach_to_draft(draft, file("a.txt")), attach_to_draft(draft, file("b.txt"))

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        remove_draft_file(gone)

    assert not default_storage.exists(gone.storage_name)
    assert default_storage.exists(stays.storage_name)


def test_file_of_a_draft_is_its_writers_alone_until_it_is_sent(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    kept = attach_to_draft(save_draft(ticket, by=cast.johan, kind="reply", body="Hej"), file())
    before = [attachments_visible_to(agent).filter(pk=kept.pk).count() for agent in (cast.johan, cast.asa, cast.olle)]

    reply(ticket, by=cast.johan, body="Hej")

    after = [attachments_visible_to(agent).filter(pk=kept.pk).count() for agent in (cast.johan, cast.asa, cast.olle)]
    assert (before, after) == ([1, 0, 0], [1, 1, 1])


def test_file_of_a_draft_is_hidden_with_its_ticket(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    kept = attach_to_draft(save_draft(ticket, by=cast.olle, kind="note", body=""), file())
    assert attachments_visible_to(cast.olle).filter(pk=kept.pk).exists()

    type(ticket).objects.filter(pk=ticket.pk).update(is_confidential=True)

    assert not attachments_visible_to(cast.olle).filter(pk=kept.pk).exists()


@pytest.mark.parametrize(("most", "largest", "word"), [(1, 100, "1"), (5, 3, "karta.txt")])
def test_limits_are_told_in_words(cast: Cast, settings: Settings, most: int, largest: int, word: str) -> None:
    settings.ATTACHMENTS_MAX_COUNT, settings.ATTACHMENT_MAX_BYTES = most, 100
    draft = save_draft(make_ticket(), by=make_agent(), kind="reply", body="Hej")
    attach_to_draft(draft, file())
    settings.ATTACHMENT_MAX_BYTES = largest

    with pytest.raises(InvalidChange) as refusal:
        attach_to_draft(draft, file())

    assert word in str(refusal.value)
    assert draft.attachments.count() == 1
