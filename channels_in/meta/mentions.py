"""Somebody has named us on Instagram, in a place that is not ours: Meta tells where, and what was said is asked for.

Source: developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/mentions
"""

import json
from dataclasses import dataclass
from typing import Any

from channels_in.base import ChannelError, Happening
from channels_in.fetching import host_of, is_one_of
from channels_in.intake import keep
from channels_in.meta.graph import call
from channels_in.meta.names import named
from channels_in.meta.reading import part, words
from channels_in.models import DoorAccount, RawInbound
from servicedesk.lib.queueing import enqueue
from tickets.models import Message

MENTION = "mention_fetched"  # ours: the field under which what was fetched comes in
FETCH = "channels_in.meta_mention"  # the job's name
_MEDIA = "caption,media_type,timestamp,username,permalink"
_COMMENT = "text,timestamp,username,media{permalink}"


@dataclass(frozen=True, slots=True)
class Mentioned(Happening):
    media_id: str
    comment_id: str = ""

    def take(self, raw: RawInbound) -> Message | None:
        enqueue(FETCH, queue="outgoing", raw_id=raw.pk)
        return None


def fetch(raw_id: int) -> None:
    """Ask what was said, and let it come in. Raises ChannelError while there is hope."""
    raw = RawInbound.objects.select_related("inbox").get(pk=raw_id)
    account = DoorAccount.objects.select_related("app", "inbox").filter(inbox=raw.inbox).first()
    if account is None:
        return
    told = json.loads(bytes(raw.body))
    value = part(told["value"])
    try:
        found = _asked(account, str(value["media_id"]), str(value.get("comment_id") or ""))
    except ChannelError as error:
        if not error.permanent:
            raise
        return  # it is gone, or closed to us
    body = json.dumps({"id": account.external_id, "time": told.get("time"), "field": MENTION, "value": found})
    what = named(value.get("comment_id") or value["media_id"])
    keep(raw.inbox, external_id=f"add:{what}", body=body.encode())


def _asked(account: DoorAccount, media: str, comment: str) -> dict[str, Any]:
    """Return {"media_id", "comment_id", "comment": {}, and what is known of the picture}. Raises ChannelError."""
    if comment:
        fields = f"mentioned_comment.comment_id({_digits(comment)}){{{_COMMENT}}}"
        said = part(call(account, "GET", f"/{account.external_id}", {"fields": fields}).get("mentioned_comment"))
        known = {"permalink": part(said.get("media")).get("permalink"), "comment": said}
    else:
        fields = f"mentioned_media.media_id({_digits(media)}){{{_MEDIA}}}"
        known = part(call(account, "GET", f"/{account.external_id}", {"fields": fields}).get("mentioned_media"))
    link = words(known.get("permalink"))
    known["permalink"] = link if is_one_of(host_of(link), {".instagram.com"}) else ""
    return {**known, "media_id": media, "comment_id": comment}


def _digits(text: str) -> str:
    """An id that is put into a question must not be able to ask another."""
    if not text.isdecimal():
        raise ChannelError("the mention has no id that can be asked for", permanent=True)
    return text
