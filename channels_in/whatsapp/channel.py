"""The door for WhatsApp, by Meta's Cloud API."""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import timezone

from channels_in.accounts import account_for, secret
from channels_in.base import ChannelError, Happening, ReplyWindow
from channels_in.fetching import fetch_from, host_of
from channels_in.media import ask_for_files
from channels_in.meta.graph import call
from channels_in.meta.standing import note_fault, note_success
from channels_in.models import DoorAccount, RawInbound, SocialItem
from channels_in.social.items import keep_item, keep_ours
from channels_in.social.leaving import check_fits, whole_text
from channels_in.social.telling import not_had
from channels_in.whatsapp.parse import parse
from channels_in.whatsapp.sending import check_window, hand_over, window_of
from tickets.incoming import IncomingMessage
from tickets.models import Message, Ticket

# Where Meta's addresses of files lead; the account's token goes along.
MEDIA_HOSTS = ("lookaside.fbsbx.com",)


class WhatsAppChannel:
    def parse(self, raw: RawInbound) -> IncomingMessage | Happening:
        return parse(bytes(raw.body), received_at=raw.received_at)

    def written(self, raw: RawInbound, incoming: IncomingMessage, message: Message) -> None:
        keep_item(raw, incoming, message)
        if files := incoming.extra.get("files"):
            ask_for_files(message, [{**file, "inbox": str(raw.inbox_id)} for file in json.loads(files)])

    def fetch_file(self, message: Message, reference: Mapping[str, str]) -> tuple[str, str, bytes]:
        """Ask where the file lies just now (the address holds for five minutes), and fetch it."""
        rows = DoorAccount.objects.select_related("app", "inbox")
        account = rows.filter(inbox=int(reference["inbox"])).first()
        if account is None:
            raise ChannelError("no account for WhatsApp is set up", permanent=True)
        where = call(account, "GET", f"/{reference['id']}", {"phone_number_id": account.external_id})
        content_type, content = fetch_from(
            str(where.get("url", "")),
            hosts={*MEDIA_HOSTS, host_of(settings.META_GRAPH_URL)},
            headers={"authorization": f"Bearer {secret(account, 'token')}"},
        )
        return reference["name"], content_type or reference["content_type"], content

    def refused_meanwhile(self, message: Message) -> str:
        item = SocialItem.objects.filter(message=message, is_ours=True).exclude(failed="").first()
        if item is None:
            return ""
        not_had(message, item.failed)
        return item.failed

    def reply_window(self, ticket: Ticket) -> ReplyWindow | None:
        return window_of(ticket)

    def send(self, message: Message) -> None:
        """Hand over to each recipient once. What may have left is not sent again: its message ends unknown."""
        if not message.recipients:
            raise ChannelError("no recipients", permanent=True)
        account, text = account_for(message), whole_text(message)
        check_fits(message, account, text)
        check_window(message, timezone.now())
        for row in message.recipients:
            if row.get("sent") or row.get("refused"):
                continue
            _send_to(account, message, row, text)
            Message.objects.filter(pk=message.pk).update(recipients=message.recipients)
        if refused := [str(row["refused"]) for row in message.recipients if row.get("refused")]:
            raise ChannelError("; ".join(refused), permanent=True)


def _send_to(account: DoorAccount, message: Message, row: dict[str, Any], text: str) -> None:
    """Note on the row whether they had it or never can. Raises ChannelError: it can be tried again, or nobody knows."""
    try:
        named = hand_over(account, message, str(row["value"]), text)
    except ChannelError as error:
        note_fault(account, error)
        if not error.permanent or error.ambiguous:
            raise
        row["refused"] = str(error)
        return
    note_success(account)
    try:
        keep_ours(account.inbox, message, external_id=named)
    except ChannelError as error:  # it was told that it did not arrive, before we had written down that it left
        row["refused"] = str(error)
    else:
        row["sent"] = True
