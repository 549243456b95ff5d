"""Rows of the role matrix: answering by WhatsApp after its window has closed; files; what SMS cost."""

from channels_in.models import RemoteFile, WhatsAppTemplate
from servicedesk.people.models import ContactAddress, Team
from tests.factories import make_contact, make_inbox, make_ticket
from tests.house.roles import Row, administrators, members
from tickets.models import Ticket


def _ticket() -> Ticket:
    """One of the things' team that came by WhatsApp, made when it is first asked for."""
    if found := Ticket.objects.filter(channel="whatsapp").first():
        return found
    requester = make_contact("Ann", email=None)
    ContactAddress.objects.create(contact=requester, kind="whatsapp", value="+46701740605")
    inbox = make_inbox(kind="whatsapp", team=Team.objects.get(name="Bygglov"))
    ticket = make_ticket(inbox=inbox, requester=requester, channel="whatsapp")
    said = {"name": "hej", "language": "sv", "category": "utility", "state": "approved", "body": "Hej"}
    WhatsAppTemplate.objects.create(inbox=inbox, **said)
    return ticket


def of_ticket(_things: object) -> list[object]:
    return [_ticket().number]


def of_template(_things: object) -> list[object]:
    return [_ticket().number, WhatsAppTemplate.objects.get().pk]


def of_inbox(_things: object) -> list[object]:
    return [_ticket().inbox_id]


def of_file(things: object) -> list[object]:
    message = _ticket().messages.get()
    fields = {"reference": {"id": "1"}, "digest": "0" * 64, "state": "failed"}
    return [_ticket().number, message.pk, RemoteFile.objects.get_or_create(message=message, defaults=fields)[0].pk]


WHATSAPP: dict[str, Row] = {
    "remote_file_fetching": members(302, args=of_file, method="post"),
    "ticket_whatsapp_templates": members(args=of_ticket),
    "ticket_whatsapp_template": members(args=of_template),
    "settings_sms_costs": administrators(),
    "settings_sms_costs_export": administrators(),
    "settings_whatsapp_templates": administrators(args=of_inbox),
    "settings_whatsapp_fetching": administrators(404, args=of_inbox, method="post"),  # it has no account
}
