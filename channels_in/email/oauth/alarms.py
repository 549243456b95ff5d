"""What administrators are told of connected mailboxes: at once when the right is gone, and a week before it ends."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from channels_in.alarms import alarm_administrators, clear_alarm
from channels_in.models import OAuthClient, OAuthGrant
from channels_in.models.oauth import WARN_BEFORE

LOST_SUBJECT = gettext_noop("The mailbox of %(inbox)s can no longer be read")
LOST = gettext_noop(
    "%(provider)s no longer lets us read and send the mail of %(inbox)s. Mail that comes stays in the mailbox until "
    "it is connected again.\n\nConnect it in Settings, Inboxes, %(inbox)s, Fetching of mail:\n%(address)s\n"
)
ENDS_SUBJECT = gettext_noop("The right to read the mailbox of %(inbox)s ends on %(day)s")
ENDS = gettext_noop(
    "The right that %(provider)s gave us to read and send the mail of %(inbox)s ends on %(day)s.\n\n"
    "Connect it again in Settings, Inboxes, %(inbox)s, Fetching of mail:\n%(address)s\n"
)
SECRET_SUBJECT = gettext_noop("The secret of the registration at %(provider)s ends on %(day)s")
SECRET = gettext_noop(
    "After %(day)s no mailbox connected through %(provider)s can be read. Make a new secret there, and write it in "
    "Settings, Inboxes, Registrations:\n%(address)s\n"
)


def tell_of_refusal(grant: OAuthGrant) -> None:
    alarm_administrators(_lost(grant), LOST_SUBJECT, LOST, **_words(grant))


def tell_of_success(grant: OAuthGrant) -> None:
    if grant.last_error:
        clear_alarm(_lost(grant))


def forget(grant: OAuthGrant) -> None:
    """It was connected anew, or disconnected: what was said of it holds no longer."""
    clear_alarm(_lost(grant))
    clear_alarm(_ends(grant))


def warn_in_time(now: datetime) -> None:
    """Tell of every right and secret that ends within a week, once a day each."""
    grants = OAuthGrant.objects.select_related("client", "inbox").exclude(refresh_token="")
    for grant in grants.filter(expires_at__lte=now + WARN_BEFORE, inbox__is_active=True):
        day = timezone.localtime(grant.expires_at).date().isoformat()
        alarm_administrators(_ends(grant), ENDS_SUBJECT, ENDS, day=day, **_words(grant))
    last_day = timezone.localtime(now).date() + WARN_BEFORE
    in_use = ~Q(grants__refresh_token="") & Q(grants__isnull=False)
    for client in OAuthClient.objects.filter(in_use, secret_expires_on__lte=last_day).distinct():
        words = {"provider": str(client), "address": _address("settings_oauth_clients")}
        day = str(client.secret_expires_on)
        alarm_administrators(f"oauth_secret:{client.pk}", SECRET_SUBJECT, SECRET, day=day, **words)


def secret_was_changed(client: OAuthClient) -> None:
    clear_alarm(f"oauth_secret:{client.pk}")


def _lost(grant: OAuthGrant) -> str:
    return f"oauth_lost:{grant.pk}"


def _ends(grant: OAuthGrant) -> str:
    return f"oauth_ends:{grant.pk}"


def _words(grant: OAuthGrant) -> dict[str, str]:
    address = _address("settings_inbox_account", grant.inbox_id)
    return {"inbox": grant.inbox.name, "provider": grant.client.get_provider_display(), "address": address}


def _address(name: str, *args: int) -> str:
    return f"{settings.BASE_URL}{reverse(name, args=args)}"
