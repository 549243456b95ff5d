"""Where a provider tells how a call goes on. Told to it with each call, so derived and kept nowhere.

The key names the line, which step of a call it is told of, and, of a call we make, which call; it is signed.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse

from channels_in.models import DoorAccount

# connected: what became of putting it through; left: a message was recorded; over: the call has ended; phone: how it
# goes at one of the phones.
STEPS = frozenset({"connected", "left", "over", "phone"})
_signer = signing.Signer(salt="channels_in.phone.step")


@dataclass(frozen=True, slots=True)
class Step:
    account: DoorAccount
    name: str
    ours: int | None = None  # id of the call we made


def address_of(account: DoorAccount, step: str, *, ours: int | None = None) -> str:
    key = _signer.sign(f"{account.pk}.{step}.{ours or ''}")
    return f"{settings.BASE_URL}{reverse('phone_step', args=[key])}"


def step_of(key: str) -> Step | None:
    try:
        pk, name, ours = _signer.unsign(key[:200]).split(".")
    except (signing.BadSignature, ValueError):
        return None
    account = DoorAccount.objects.select_related("inbox").filter(pk=pk, inbox__is_active=True).first()
    return Step(account, name, int(ours) if ours else None) if account is not None else None
