"""Pictures of other hosts in a mail, fetched by us because an agent asked: once each, without telling who we are.

What came is kept in the storage, so that the sender sees one visit however often and by whomever the mail is read.
"""

import hashlib
import io
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

from channels_in.locks import only_one
from channels_in.models import RemoteImage
from servicedesk.lib import outward
from servicedesk.lib.files import content_type_of, store
from servicedesk.lib.mail_pictures import remote_pictures
from servicedesk.lib.picture_size import pixels_of
from servicedesk.lib.scanning import FileInfected, ScannerAway
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent
from tickets.models import Message

IMAGE_MAX = 5 * 1024 * 1024  # bytes
IMAGES_MAX = 40 * 1024 * 1024  # bytes of one mail's pictures together
PIXELS_MAX = 40_000_000  # of one picture, unpacked: 160 MB in the agent's browser
TYPES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})  # by content; no SVG: it is a program
LIMITS = outward.Limits(connect=4, read=5, whole=8, size=IMAGE_MAX)
AT_ONCE = 4
WHOLE = 20.0  # seconds; what is not fetched by then may be asked for again


@dataclass(frozen=True, slots=True)
class Pictures:
    """How it is with the pictures of other hosts in one mail."""

    total: int
    shown: int = 0
    is_asked: bool = False
    may_try_again: bool = False


def digest_of(address: str) -> str:
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()


def fetched(message: Message) -> dict[str, RemoteImage]:
    """The pictures we have, by digest of their address."""
    return {row.digest: row for row in RemoteImage.objects.filter(message=message).exclude(storage_name="")}


def pictures_of(message: Message) -> Pictures:
    wanted = {digest_of(address) for address in remote_pictures(message.body_html)}
    rows = {row.digest: row for row in RemoteImage.objects.filter(message=message, digest__in=wanted)}
    shown = sum(bool(row.storage_name) for row in rows.values())
    again = sum(row.may_try_again for row in rows.values()) + len(wanted) - len(rows)
    return Pictures(len(wanted), shown, is_asked=bool(rows), may_try_again=bool(rows) and again > 0)


def fetch_remote_images(message: Message, *, by: Agent) -> bool:
    """Fetch what has not been fetched, four at a time. Returns False when somebody else is doing it right now.

    Writes a row for each picture and an entry in the audit.
    """
    with only_one("remote_images", message.pk) as is_ours:
        if not is_ours:
            return False
        kept = RemoteImage.objects.filter(message=message)
        answered = set(kept.filter(may_try_again=False).values_list("digest", flat=True))
        waiting = [url for url in remote_pictures(message.body_html) if digest_of(url) not in answered]
        record("message.remote_images_fetched", by=by, about=message, number=len(waiting))
        left = IMAGES_MAX - sum(kept.values_list("size", flat=True))
        _fetch_all(message, waiting, left)
    return True


def _fetch_all(message: Message, addresses: list[str], left: int) -> None:
    until, rest = time.monotonic() + WHOLE, iter(addresses)
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="pictures") as pool:
        while left > 0 and time.monotonic() < until and (few := list(islice(rest, AT_ONCE))):
            for address, found in zip(few, pool.map(_fetch, few), strict=True):
                left -= _keep(message, address, found)


def _fetch(address: str) -> bytes | outward.OutwardError:
    """Called in a thread of its own: no database."""
    try:
        answer = outward.get(address, limits=LIMITS)
    except outward.OutwardError as error:
        return error
    return answer.body if answer.is_ok else b""


def _keep(message: Message, address: str, found: bytes | outward.OutwardError) -> int:
    """Returns how many bytes were kept."""
    row = RemoteImage(message=message, digest=digest_of(address))
    if isinstance(found, outward.OutwardError):
        row.may_try_again = not found.permanent
    elif content_type_of(found[:8192]) in TYPES and 0 < pixels_of(found) <= PIXELS_MAX:
        _store(row, found)
    RemoteImage.objects.filter(message=message, digest=row.digest).delete()  # of a try that nobody answered
    row.save()
    return row.size


def _store(row: RemoteImage, found: bytes) -> None:
    """A picture the scanner refuses is as one that is not there; one it could not look at may be asked for again."""
    try:
        stored = store(io.BytesIO(found), "bild")
    except FileInfected:
        return
    except ScannerAway:
        row.may_try_again = True
        return
    row.storage_name, row.content_type, row.size = stored.storage_name, stored.content_type, stored.size
