"""The door for SMS."""

import json
from collections.abc import Mapping
from typing import Any

from channels_in.accounts import note_fault, note_success
from channels_in.base import ChannelError
from channels_in.media import ask_for_files
from channels_in.models import RawInbound, SmsAccount, SmsSent, SmsStop
from channels_in.sms.accounts import account_for, report_address
from channels_in.sms.compose import text_of
from channels_in.sms.parse import parse
from channels_in.sms.reports import NOT_DELIVERED
from channels_in.sms.vendors import VENDORS, Taken
from tickets.incoming import IncomingMessage
from tickets.models import Message


class SmsChannel:
    def parse(self, raw: RawInbound) -> IncomingMessage:
        return parse(bytes(raw.body), vendor=str(raw.envelope.get("vendor", "")), received_at=raw.received_at)

    def written(self, raw: RawInbound, incoming: IncomingMessage, message: Message) -> None:
        """The files of an MMS lie with the vendor."""
        if files := incoming.extra.get("files"):
            ask_for_files(message, [{**file, "inbox": str(raw.inbox_id)} for file in json.loads(files)])

    def fetch_file(self, message: Message, reference: Mapping[str, str]) -> tuple[str, str, bytes]:
        account = SmsAccount.objects.filter(inbox=int(reference["inbox"])).first()
        if account is None:
            raise ChannelError("no inbox for SMS is set up", permanent=True)
        content_type, content = VENDORS[account.vendor].fetch(account, reference["url"])
        return "", content_type or reference["content_type"], content

    def refused_meanwhile(self, message: Message) -> str:
        """A report may have come since the vendor took it; of an SMS sent again the newest one counts."""
        newest = dict(SmsSent.objects.filter(message=message).order_by("pk").values_list("recipient", "state"))
        lost = {number for number, state in newest.items() if state == SmsSent.State.FAILED}
        for row in message.recipients:
            if row["value"] in lost:
                row.pop("sent", None)
                row["refused"] = NOT_DELIVERED
        return NOT_DELIVERED if lost else ""

    def send(self, message: Message) -> None:
        """Hand over to each recipient once. An SMS that may have left is not sent again: its message ends unknown."""
        if not message.recipients:
            raise ChannelError("no recipients", permanent=True)
        account = account_for(message.ticket.inbox)
        if account is None:
            raise ChannelError("no inbox for SMS is set up", permanent=True)
        for row in message.recipients:
            if row.get("sent") or row.get("refused"):
                continue
            _send_to(account, message, row)
            Message.objects.filter(pk=message.pk).update(recipients=message.recipients)
        if refused := [row for row in message.recipients if row.get("refused")]:
            raise ChannelError("; ".join(f"{row['value']}: {row['refused']}" for row in refused), permanent=True)


def _send_to(account: SmsAccount, message: Message, row: dict[str, Any]) -> None:
    """Note on the row whether they had it or never can. Raises ChannelError: it can be tried again, or nobody knows."""
    if SmsStop.objects.filter(number=row["value"]).exists():
        row["refused"] = "STOP"
        return
    try:
        taken = VENDORS[account.vendor].send(
            account, to=str(row["value"]), text=text_of(message), report_to=report_address(account)
        )
    except ChannelError as error:
        note_fault(account, error)
        if not error.permanent or error.ambiguous:
            raise
        row["refused"] = str(error)
        return
    note_success(account)
    if _keep(account, message, str(row["value"]), taken) == SmsSent.State.FAILED:
        row["refused"] = NOT_DELIVERED
    else:
        row["sent"] = True


def _keep(account: SmsAccount, message: Message, recipient: str, taken: Taken) -> str:
    """Return its state. The vendor's report may have been quicker: then its row is there, and keeps what it says."""
    kept, _is_new = SmsSent.objects.update_or_create(
        account=account,
        vendor_id=taken.vendor_id,
        defaults={"message": message, "recipient": recipient, "parts": taken.parts, "cost": taken.cost},
    )
    return str(kept.state)
