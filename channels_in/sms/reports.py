"""What a vendor says became of an SMS of ours changes that message, and never makes a ticket."""

from django.db import transaction
from django.utils.translation import gettext_noop

from channels_in.models import SmsAccount, SmsSent
from channels_in.sms.vendors import Report
from tickets.actions.changing import changing
from tickets.models import Delivery, EventKind, Message

NOT_DELIVERED = gettext_noop("The phone could not be reached, or the number is not in use.")


def take_report(account: SmsAccount, report: Report) -> None:
    """Note it, whatever order reports come in. An SMS that was delivered stays delivered."""
    with transaction.atomic():
        SmsSent.objects.get_or_create(account=account, vendor_id=report.vendor_id)
        row = SmsSent.objects.select_for_update().get(account=account, vendor_id=report.vendor_id)
        if row.state == SmsSent.State.DELIVERED or row.state == report.state:
            return
        row.state, row.detail = report.state, report.detail
        row.save(update_fields=["state", "detail"])
        if row.state == SmsSent.State.FAILED and row.message_id is not None:
            fail(row)


def fail(row: SmsSent) -> None:
    """The message has not reached this recipient: sending it again tries them again, and nobody else."""
    message = Message.objects.select_related("ticket").get(sms_sent=row.pk)
    with changing(message.ticket, by=None) as change:
        fresh = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        fresh.recipients = [
            {**{key: person[key] for key in person if key != "sent"}, "refused": NOT_DELIVERED}
            if person.get("value") == row.recipient
            else person
            for person in fresh.recipients
        ]
        if fresh.delivery == Delivery.PENDING:  # others are still being tried: the last try sees who was refused
            fresh.save(update_fields=["recipients"])
            return
        fresh.delivery, fresh.delivery_detail, fresh.delivered_at = Delivery.FAILED, NOT_DELIVERED, None
        fresh.save(update_fields=["recipients", "delivery", "delivery_detail", "delivered_at"])
        change.message = fresh
        change.record(EventKind.DELIVERY_CHANGED, message=fresh, to=Delivery.FAILED.value, detail=NOT_DELIVERED)
