"""Delivery reports: what a mail server says about a message of ours changes that message, and never makes a ticket."""

from typing import Any

from django.utils.translation import gettext_noop

from servicedesk.lib.text import one_line
from tickets.actions.changing import changing
from tickets.incoming import DeliveryReport
from tickets.models import Delivery, Direction, EventKind, Message
from tickets.references import ticket_of_message_id

UNKNOWN = gettext_noop("It reports that a mail did not arrive, but not one of ours.")
DELAYED = gettext_noop("It reports that a mail of ours is late; the mail servers go on trying.")
DETAIL_MAX = 300  # as Message.delivery_detail


def take_report(report: DeliveryReport) -> Message | str:
    """Note on the message that it did not arrive and return the message, or return why the report is set aside.

    Only a Message-ID that we signed and have sent is believed: those who can name it have had the mail.
    """
    message = _message_of(report.message_id)
    if message is None:
        return UNKNOWN
    if not report.is_final:
        return DELAYED
    detail = one_line(report.detail, DETAIL_MAX)
    with changing(message.ticket, by=None) as change:
        row = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        row.recipients = [_refused(person, report, row.recipients, detail) for person in row.recipients]
        if row.delivery == Delivery.PENDING:
            # Others are still being tried; the last try sees who was refused (channels_in.email.channel).
            row.save(update_fields=["recipients"])
            return row
        is_new = row.delivery != Delivery.FAILED
        row.delivery, row.delivery_detail, row.delivered_at = Delivery.FAILED, detail, None
        row.save(update_fields=["recipients", "delivery", "delivery_detail", "delivered_at"])
        if is_new:
            change.message = row
            change.record(EventKind.DELIVERY_CHANGED, message=row, to=Delivery.FAILED.value, detail=detail)
    return row


def _message_of(message_id: str) -> Message | None:
    bare = message_id.strip().strip("<>")
    if ticket_of_message_id(bare) is None:
        return None
    sent = Message.objects.filter(direction=Direction.OUT, message_id=bare)
    return sent.select_related("ticket").first()


def _refused(
    person: dict[str, Any], report: DeliveryReport, everyone: list[dict[str, Any]], detail: str
) -> dict[str, Any]:
    """The recipient as one who has not had it, so that sending again tries them again and nobody else."""
    is_meant = len(everyone) == 1 or str(person.get("value", "")).lower() == report.recipient.lower()
    if not is_meant:
        return person
    return {**{key: person[key] for key in person if key != "sent"}, "refused": detail or "bounced"}
