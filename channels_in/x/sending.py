"""An answer as a post. Source: docs.x.com/x-api/posts/create-post (reply.in_reply_to_tweet_id)."""

import json

from channels_in.base import ChannelError
from channels_in.models import DoorAccount, RawInbound, SocialItem
from channels_in.social.items import keep_ours
from channels_in.social.leaving import answered_by, check_fits, check_is_first, whole_text
from channels_in.x.api import PROVIDER, call
from tickets.models import Message


def send(account: DoorAccount, message: Message) -> None:
    """Raises ChannelError."""
    item = answered_by(message, account)
    text = whole_text(message)  # X itself shows whom it answers
    check_fits(message, account, text)
    check_is_first(message)
    fields = {"text": text, "reply": {"in_reply_to_tweet_id": _newest_version(item)}}
    said = call(account, "POST", "tweets", fields=fields).data
    data = said.get("data") if isinstance(said, dict) else None
    if not isinstance(data, dict) or not isinstance(data.get("id"), str):
        raise ChannelError(f"{PROVIDER}: the answer could not be understood", permanent=True, ambiguous=True)
    keep_ours(
        account.inbox,
        message,
        external_id=data["id"],
        parent_id=item.external_id,
        thread_id=item.thread_id,
        permalink=f"https://x.com/{account.options.get('username') or 'i'}/status/{data['id']}",
        is_public=True,
    )


def _newest_version(item: SocialItem) -> str:
    """A post that was edited is answered under the id of what it says now, as far as we know."""
    rows = RawInbound.objects.filter(inbox=item.inbox, message=item.message).order_by("-received_at", "-pk")
    for raw in rows:
        try:
            return str(json.loads(bytes(raw.body))["post"]["id"])
        except (ValueError, KeyError, TypeError):
            continue
    return item.external_id
