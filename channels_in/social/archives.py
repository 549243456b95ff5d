"""The archives that are kept: made once for each inbox and half-year, however often they are asked for."""

from datetime import datetime
from tempfile import TemporaryFile

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from channels_in.locks import only_one
from channels_in.models import SocialArchive, SocialItem
from channels_in.social.archive import write_archive
from channels_in.social.halves import Half, half_named, half_of
from servicedesk.lib.files import store
from servicedesk.lib.queueing import enqueue
from tickets.models import Inbox

MAKE = "channels_in.make_social_archive"  # the job's name


def archived_inboxes() -> QuerySet[Inbox]:
    """Inboxes of accounts at which something public was said, active or not."""
    said = SocialItem.objects.filter(inbox=OuterRef("pk"), is_public=True)
    return Inbox.objects.filter(Exists(said)).order_by("pk")


def ask_for(half: Half) -> int:
    """Ask for a job for each inbox that has no final archive of the half. Returns how many."""
    final = SocialArchive.objects.filter(inbox=OuterRef("pk"), half=half.name, made_at__gte=half.ends)
    wanted = archived_inboxes().exclude(Exists(final)).values_list("pk", flat=True)
    for inbox_id in wanted:
        enqueue(MAKE, lock=f"{MAKE}:{inbox_id}", inbox_id=inbox_id, half=half.name)
    return len(wanted)


def ask_for_the_half_before(now: datetime) -> int:
    return ask_for(half_of(timezone.localdate(now)).before)


def is_final(archive: SocialArchive) -> bool:
    """Whether its half was over when it was made."""
    return archive.made_at >= half_named(archive.half).ends


def make(inbox_id: int, half: Half, now: datetime) -> SocialArchive | None:
    """Make the archive if it is not there, or was made too early. None: nothing was said, or another makes it now."""
    with only_one(f"social_archive {half.name}", inbox_id) as is_mine:
        if not is_mine:
            return None
        before = SocialArchive.objects.filter(inbox=inbox_id, half=half.name).first()
        if before is not None and is_final(before):
            return before
        archive = _made(Inbox.objects.get(pk=inbox_id), half, now)
        if before is not None and archive is not None:
            default_storage.delete(before.storage_name)
        return archive


def _made(inbox: Inbox, half: Half, now: datetime) -> SocialArchive | None:
    with TemporaryFile() as file:
        items = write_archive(inbox, half, file, now=now)
        if not items:
            return None
        stored = store(file, file_name(inbox, half))
    fields = {"storage_name": stored.storage_name, "size": stored.size, "sha256": stored.sha256}
    try:
        row, _is_new = SocialArchive.objects.update_or_create(
            inbox=inbox, half=half.name, defaults={**fields, "made_at": now, "items": items}
        )
    except BaseException:
        default_storage.delete(stored.storage_name)
        raise
    return row


def file_name(inbox: Inbox, half: Half) -> str:
    return f"{inbox.slug}-{half.name}.zip"
