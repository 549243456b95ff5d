"""What a line does with a call: where it is put through, for how long, and whether one can leave a message after."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from channels_in.models import DoorAccount, PhoneSeat
from servicedesk.lib.addresses import AddressError, normal_phone
from tickets.models import ChannelKind

PROVIDERS = ("46elks", "twilio", "signed")
MAKES_CALLS = frozenset({"46elks", "twilio"})
RING_SECONDS = 30
MOST_PHONES = 10  # both providers ring at so many at once
CALL_BACK_MINUTES = 240
COUNTRIES = "+46"


@dataclass(frozen=True, slots=True)
class Line:
    """phones: where a call rings, E.164, with the agent who sits there as far as anybody does."""

    number: str
    phones: tuple[tuple[str, int | None], ...]
    ring_seconds: int
    takes_messages: bool
    greeting: str  # names the municipality
    greeting_url: str
    call_back: timedelta
    countries: tuple[str, ...]  # beginnings of numbers that may be rung

    @property
    def agents(self) -> list[int]:
        return [agent for _number, agent in self.phones if agent is not None]


def line_of(account: DoorAccount) -> Line:
    """Read the line, with who sits at its phones now; one query."""
    said = account.options
    return Line(
        number=account.external_id,
        phones=tuple(_phones(account)),
        ring_seconds=int(said.get("ring_seconds") or RING_SECONDS),
        takes_messages=bool(said.get("takes_messages")),
        greeting=greeting_of(str(said.get("greeting") or "")),
        greeting_url=str(said.get("greeting_url") or ""),
        call_back=timedelta(minutes=int(said.get("call_back_minutes") or CALL_BACK_MINUTES)),
        countries=tuple(str(said.get("countries") or COUNTRIES).split()),
    )


def greeting_of(text: str) -> str:
    """The words with the municipality's name in them: whoever rings is to know whom they talk to."""
    name = settings.MUNICIPALITY["name"]
    return text if name.casefold() in text.casefold() else f"{name}. {text}".strip()


def _phones(account: DoorAccount) -> list[tuple[str, int | None]]:
    said = account.options
    named = [number for number in str(said.get("phones") or "").split() if number]
    at_seats = PhoneSeat.objects.filter(agent__is_active=True)
    if said.get("rings_at_team"):
        team = at_seats.filter(agent__memberships__team=account.inbox.team_id, number__startswith="+")
        named += list(team.order_by("since", "pk").values_list("number", flat=True).distinct())
    named = list(dict.fromkeys(named))[:MOST_PHONES]
    sits = dict(at_seats.filter(number__in=named).values_list("number", "agent_id"))
    return [(number, sits.get(number)) for number in named]


def seat_number(text: str) -> str:
    """A number as seats keep it: E.164, or the figures of a number inside an exchange. Raises AddressError."""
    figures = "".join(char for char in text if char.isdigit())
    if not text.strip().startswith(("+", "0")) and 2 <= len(figures) <= 6:
        return figures
    return normal_phone(text)


def at_number(text: str) -> str:
    """The same, "" for what is none: providers write all kinds of things where a number is withheld."""
    try:
        return seat_number(text)
    except AddressError:
        return ""


def agent_at(number: str) -> int | None:
    """Id of the agent who sits at the number."""
    if not number:
        return None
    return PhoneSeat.objects.filter(number=number, agent__is_active=True).values_list("agent_id", flat=True).first()


def line_for(*, team_id: int) -> DoorAccount | None:
    """The line a call is made from: the team's own, else the first that makes calls."""
    rows = DoorAccount.objects.select_related("inbox").filter(
        inbox__kind=ChannelKind.PHONE, inbox__is_active=True, provider__in=MAKES_CALLS
    )
    ranked = sorted(rows, key=lambda row: (row.inbox.team_id != team_id, row.pk))
    return ranked[0] if ranked else None
