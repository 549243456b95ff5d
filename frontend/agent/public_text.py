"""What should not stand in an answer that everybody can read: how somebody who is not us is reached."""

from django.conf import settings

from channels_in.models import SmsAccount
from frontend import lookups
from knowledgebase.models import ContactWay
from servicedesk.lib.contact_details import find, normal
from tickets.models import Inbox

KEPT_FOR = 60.0  # seconds


def others_details(text: str) -> list[str]:
    """The e-mail addresses and phone numbers in the text that are not the municipality's own, as they are written."""
    found = find(text)
    if not found:
        return []
    ours = lookups.kept("own_details", KEPT_FOR, _ours)
    domain = f"@{settings.MAIL_DOMAIN}".lower()
    return [detail for detail in found if normal(detail) not in ours and not normal(detail).endswith(domain)]


def _ours() -> frozenset[str]:
    """What the municipality tells everybody: its inboxes, its numbers, its ways to reach it."""
    told = [
        settings.MUNICIPALITY["phone"],
        *Inbox.objects.exclude(address="").values_list("address", flat=True),
        *SmsAccount.objects.values_list("number", flat=True),
        *ContactWay.objects.filter(kind__in=["phone", "sms", "email"]).values_list("address", flat=True),
    ]
    return frozenset(normal(str(one)) for one in told)
