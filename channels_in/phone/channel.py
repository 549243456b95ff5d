"""The door for phone calls: what is told of them comes in; what is written in answer leaves by e-mail."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings

from channels_in.base import ChannelError
from channels_in.fetching import fetch_from, host_of, name_for
from channels_in.models import DoorAccount, RawInbound
from channels_in.phone.parse import parse
from channels_in.phone.told import Told
from channels_in.phone.vendors import sign_in
from tickets.models import Message

WAV = ".wav"


class PhoneChannel:
    def parse(self, raw: RawInbound) -> Told:
        ours = str(raw.envelope.get("ours", ""))
        return parse(
            bytes(raw.body),
            provider=str(raw.envelope.get("provider", "")),
            step=str(raw.envelope.get("step", "")),
            ours=int(ours) if ours.isdecimal() else None,
            came_at=raw.received_at,
        )

    def send(self, message: Message) -> None:
        """Nothing is written by phone: tickets that came by it are answered by e-mail (registry.ANSWERED_BY_EMAIL)."""
        raise ChannelError("a phone call cannot be answered in writing", permanent=True)

    def fetch_file(self, message: Message, reference: Mapping[str, str]) -> tuple[str, str, bytes]:
        """A voice message. Our secret goes to the provider's own host and to nobody else's."""
        account = DoorAccount.objects.filter(pk=int(reference["account"])).first()
        if account is None:
            raise ChannelError("the line is gone", permanent=True)
        url, home = reference["url"], _home(account)
        if account.provider == "twilio" and not urlsplit(url).path.endswith(WAV):
            url += WAV
        is_theirs = bool(home) and host_of(url) == home
        hosts = {home, *_BESIDE.get(account.provider, ())} if home else None
        kind, content = fetch_from(url, hosts=hosts, headers=sign_in(account) if is_theirs else None)
        return reference.get("name") or name_for(kind or "audio/wav"), kind, content


# Where else the providers keep recordings.
_BESIDE = {"46elks": (".46elks.com",), "twilio": (".twilio.com",)}


def _home(account: DoorAccount) -> str:
    addresses = {"46elks": settings.SMS_46ELKS_URL, "twilio": settings.SMS_TWILIO_URL}
    return host_of(addresses.get(account.provider, ""))
