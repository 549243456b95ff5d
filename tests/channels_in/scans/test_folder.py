"""What a scanner puts into the folder becomes a ticket once."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from channels_in.alarms import standing_alarms
from channels_in.models import RawInbound, ScanFolder
from channels_in.scans.folders import mark_of, put_away
from channels_in.scans.watcher import Watcher
from channels_in.watch import raise_alarms
from tests.channels_in.scans.papers import bomb, fax, pdf, picture, slow_pdf
from tests.factories import make_inbox
from tests.fakes.clamd import INFECTED, clamd
from tickets.models import Attachment, Inbox, Message, Ticket

pytestmark = pytest.mark.django_db
LETTER = pdf(["Storåns kommun", "Ang: Trasig lampa", "Lampan på Storgatan 4 lyser inte."])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_letter_becomes_a_ticket_and_is_moved_away(inbox: Inbox, folder: Path, watcher: Watcher) -> None:
    (folder / "skanning.pdf").write_bytes(LETTER)

    watcher.look()

    ticket = Ticket.objects.get()
    message, file = Message.objects.get(), Attachment.objects.get()
    raw = RawInbound.objects.get()
    assert (ticket.channel, ticket.subject, ticket.team) == ("letter", "Trasig lampa", inbox.team)
    assert (ticket.requester.kind, ticket.requester.addresses.count()) == ("anonymous", 0)
    assert message.body == "Storåns kommun\nAng: Trasig lampa\nLampan på Storgatan 4 lyser inte."
    assert (file.name, file.content_type, file.size) == ("skanning.pdf", "application/pdf", len(LETTER))
    assert (raw.external_id, bytes(raw.body)) == (file.sha256, LETTER)
    assert names(folder) == ["done"]
    assert names(folder / "done") == [f"skanning-{file.sha256[:12]}.pdf"]
    assert (folder / "done" / names(folder / "done")[0]).read_bytes() == LETTER


def test_fax_without_text_is_named_by_its_day(settings: Settings, folder: Path, watcher: Watcher) -> None:
    inbox = make_inbox(kind="fax", slug="fax")
    place = folder.parent / "fax"
    place.mkdir()
    (place / "1.tif").write_bytes(fax(pages=2))

    watcher.look()

    ticket = Ticket.objects.get(inbox=inbox)
    assert (ticket.channel, ticket.subject) == ("fax", f"Fax {ticket.created_at:%Y-%m-%d}")
    assert Message.objects.get().body == ""


@pytest.mark.parametrize(("name", "content"), [("a.jpg", picture()), ("a.png", picture(kind="PNG")), ("utan", LETTER)])
def test_pictures_and_names_without_an_ending_are_taken(
    folder: Path, watcher: Watcher, name: str, content: bytes
) -> None:
    (folder / name).write_bytes(content)

    watcher.look()

    assert Ticket.objects.count() == 1


def test_same_file_again_is_the_same_letter_and_other_bytes_are_another(folder: Path, watcher: Watcher) -> None:
    (folder / "a.pdf").write_bytes(LETTER)
    watcher.look()
    (folder / "a.pdf").write_bytes(LETTER)
    (folder / "b.pdf").write_bytes(pdf(["Storåns kommun", "Ang: Trasig lampa", "Samma brev, skannat en gång till."]))

    watcher.look()

    assert Ticket.objects.count() == 2
    assert len(names(folder / "done")) == 2


def test_two_letters_of_one_name_both_stay(folder: Path, watcher: Watcher) -> None:
    for number in (1, 2):
        (folder / "scan.pdf").write_bytes(pdf([f"Brev {number}"]))
        watcher.look()

    assert Ticket.objects.count() == 2
    assert len(names(folder / "done")) == 2


def test_letter_that_took_the_place_of_another_is_not_put_away_untaken(folder: Path, watcher: Watcher) -> None:
    (folder / "scan.pdf").write_bytes(LETTER)
    before = mark_of(folder / "scan.pdf")
    (folder / "scan.pdf").write_bytes(pdf(["Ett annat brev"]))

    put_away(folder / "scan.pdf", before, "done", "a" * 64)
    watcher.look()

    assert Ticket.objects.get().subject == "Ett annat brev"
    assert len(names(folder / "done")) == 1


def test_file_that_is_still_being_written_waits(folder: Path) -> None:
    watcher = Watcher(still_for=3600.0)
    (folder / "a.pdf").write_bytes(LETTER)

    watcher.look()
    watcher.look()

    assert (names(folder), Ticket.objects.count()) == (["a.pdf"], 0)
    assert ScanFolder.objects.get().waiting == 1


def test_file_that_grows_between_two_looks_is_not_taken_in_half(folder: Path) -> None:
    watcher = Watcher(still_for=0.0, unfinished_for=3600.0)
    (folder / "a.pdf").write_bytes(LETTER[:400])
    watcher.look()
    assert Ticket.objects.count() == 0
    with (folder / "a.pdf").open("ab") as file:
        file.write(LETTER[400:])

    watcher.look()

    assert bytes(RawInbound.objects.get().body) == LETTER


def test_pdf_that_never_gets_its_end_waits_for_a_person(folder: Path, watcher: Watcher) -> None:
    (folder / "halv.pdf").write_bytes(b"%PDF-1.4\nhalf a letter")

    watcher.look()

    raw = RawInbound.objects.get()
    assert (raw.state, raw.reason) == ("failed", "The file is broken, or not what its name says.")
    assert Ticket.objects.count() == 0
    stem = f"halv-{raw.external_id[:12]}.pdf"
    assert names(folder / "failed") == [stem, f"{stem}.txt"]
    reason = (folder / "failed" / f"{stem}.txt").read_text()
    assert reason == "halv.pdf\nFilen är trasig, eller något annat än namnet säger.\n"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("brev.docx", b"PK\x03\x04word", "The file is neither a PDF nor a picture (TIFF, JPEG, PNG)."),
        ("brev.html", b"<script>alert(1)</script>", "The file is neither a PDF nor a picture (TIFF, JPEG, PNG)."),
        ("tom.pdf", b"", "The file is neither a PDF nor a picture (TIFF, JPEG, PNG)."),
        ("bomb.pdf", bomb(), "The file is broken, or not what its name says."),
        ("evig.pdf", slow_pdf(), "The file took too long, or too much memory, to read."),
    ],
    ids=["docx", "html", "empty", "bomb", "slow"],
)
def test_what_is_not_understood_waits_for_a_person(
    folder: Path, watcher: Watcher, name: str, content: bytes, reason: str
) -> None:
    (folder / name).write_bytes(content)
    (folder / "bra.pdf").write_bytes(LETTER)

    watcher.look()

    assert RawInbound.objects.get(state="failed").reason == reason
    assert Ticket.objects.count() == 1  # the other one is not held up
    assert names(folder) == ["done", "failed"]


def test_file_over_the_limit_waits_for_a_person(settings: Settings, folder: Path, watcher: Watcher) -> None:
    settings.SCAN_MAX_BYTES = 100
    (folder / "stor.pdf").write_bytes(LETTER)

    watcher.look()

    raw = RawInbound.objects.get()
    assert (raw.state, raw.reason) == ("failed", "The file is larger than what is taken in (SCAN_MAX_BYTES).")
    assert bytes(raw.body) == b""


def test_malware_is_not_kept(settings: Settings, folder: Path, watcher: Watcher) -> None:
    (folder / "fara.pdf").write_bytes(LETTER + INFECTED)

    with clamd() as scanner:
        settings.FILE_SCANNER = scanner.url
        watcher.look()

    raw = RawInbound.objects.get()
    assert (raw.state, bytes(raw.body)) == ("failed", b"")
    assert Ticket.objects.count() == 0
    assert len(names(folder / "failed")) == 2


def test_nothing_is_taken_while_the_scanner_of_files_is_away(
    settings: Settings, folder: Path, watcher: Watcher
) -> None:
    settings.FILE_SCANNER = f"unix://{folder}/nobody.sock"
    (folder / "a.pdf").write_bytes(LETTER)
    watcher.look()
    assert (names(folder), RawInbound.objects.count()) == (["a.pdf"], 0)
    assert (ScanFolder.objects.get().waiting, bool(ScanFolder.objects.get().fault)) == (1, True)
    settings.FILE_SCANNER = ""

    watcher.look()

    assert Ticket.objects.count() == 1
    assert (ScanFolder.objects.get().waiting, ScanFolder.objects.get().fault) == (0, "")


def test_links_pipes_folders_and_unfinished_names_are_left_alone(
    folder: Path, watcher: Watcher, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(LETTER)
    (folder / "link.pdf").symlink_to(secret)
    (folder / "folder.pdf").mkdir()
    os.mkfifo(folder / "pipe.pdf")
    for name in (".hidden.pdf", "a.pdf.part", "b.pdf~", "c.TMP"):
        (folder / name).write_bytes(LETTER)
    before = names(folder)

    watcher.look()

    assert names(folder) == before
    assert RawInbound.objects.count() == 0


def test_folder_of_an_inbox_is_made_and_one_that_receives_no_longer_is_left(
    inbox: Inbox, settings: Settings, tmp_path: Path, watcher: Watcher
) -> None:
    settings.SCAN_DIR = str(tmp_path / "new")
    watcher.look()
    (tmp_path / "new" / "brev" / "a.pdf").write_bytes(LETTER)
    Inbox.objects.filter(pk=inbox.pk).update(is_active=False)

    watcher.look()

    assert names(tmp_path / "new" / "brev") == ["a.pdf"]


def test_folder_that_cannot_be_read_says_so(folder: Path, watcher: Watcher) -> None:
    folder.rmdir()
    folder.write_text("a file where the folder should be")

    watcher.look()

    assert ScanFolder.objects.get().fault == "File exists"


def test_folder_nobody_looks_into_or_takes_from_is_an_alarm_until_it_is_well(inbox: Inbox) -> None:
    now = timezone.now()
    row = ScanFolder.objects.create(inbox=inbox, looked_at=now - timedelta(minutes=20))
    raise_alarms(now)
    silent = set(standing_alarms().values_list("key", flat=True))
    since = now - timedelta(minutes=30)
    ScanFolder.objects.filter(pk=row.pk).update(looked_at=now, waiting=2, fault="No space", fault_since=since)
    raise_alarms(now)
    faulty = set(standing_alarms().values_list("key", flat=True))
    ScanFolder.objects.filter(pk=row.pk).update(waiting=0, fault="", fault_since=None)

    raise_alarms(now)

    assert (silent, faulty) == ({f"mail:scans_silent:{inbox.pk}"}, {f"mail:scans_fault:{inbox.pk}"})
    assert standing_alarms().count() == 0
