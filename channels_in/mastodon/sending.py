"""An answer as a status: to the one it answers, as public as that was, once.

Source: docs.joinmastodon.org/methods/statuses#create (Idempotency-Key: kept for an hour).
"""

import hashlib
import json
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.base import ChannelError
from channels_in.mastodon.api import PROVIDER, call, host_of
from channels_in.mastodon.parse import named, number_of
from channels_in.models import DoorAccount, RawInbound, SocialItem
from channels_in.social.items import keep_ours
from channels_in.social.leaving import answered_by, check_fits, may_have_left_at, unknown, whole_text
from tickets.models import Message

KEY_HOLDS = timedelta(minutes=50)  # an hour, with time to spare
VISIBILITIES = ("public", "unlisted", "private", "direct")


def send(account: DoorAccount, message: Message) -> None:
    """Raises ChannelError."""
    item = answered_by(message, account)
    if not item.external_id.endswith(f"@{host_of(account)}"):  # its number is another status here
        raise ChannelError(_("What would be answered is on a server where the account no longer is."), permanent=True)
    status = _status(message, item)
    check_fits(message, account, status["status"] + status.get("spoiler_text", ""))
    first = may_have_left_at(message)
    if first is not None and timezone.now() - first > KEY_HOLDS:
        raise unknown()
    said = call(account, "POST", "/api/v1/statuses", fields=status, key=key_of(message)).data
    if not isinstance(said, dict) or not isinstance(said.get("id"), str):
        raise ChannelError(f"{PROVIDER}: the answer could not be understood", ambiguous=True)
    keep_ours(
        account.inbox,
        message,
        external_id=named(said["id"], host_of(account)),
        parent_id=item.external_id,
        thread_id=item.thread_id,
        permalink=str(said.get("url") or ""),
        is_public=item.is_public,
    )


def _status(message: Message, item: SocialItem) -> dict[str, Any]:
    answered = _original(item)
    visibility = answered.get("visibility")
    if visibility not in VISIBILITIES:
        visibility = "public" if item.is_public else "direct"
    status = {
        "status": whole_text(message, f"@{item.author_id}"),
        "in_reply_to_id": number_of(item.external_id),
        "visibility": visibility,
        "language": message.language or "sv",
    }
    warning = answered.get("spoiler_text")
    return {**status, "spoiler_text": warning} if isinstance(warning, str) and warning else status


def _original(item: SocialItem) -> dict[str, Any]:
    """The status as it came: what the answer shall be like."""
    raw = RawInbound.objects.filter(inbox=item.inbox, external_id=item.external_id).first()
    try:
        found = json.loads(bytes(raw.body)) if raw else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def key_of(message: Message) -> str:
    """The same for every try of a message, and no other's, also not of another installation's."""
    named_as = f"{settings.BASE_URL} {message.pk} {message.created_at.isoformat()}"
    return hashlib.sha256(named_as.encode()).hexdigest()
