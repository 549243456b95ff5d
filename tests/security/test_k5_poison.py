"""K5: one thing that cannot be read does not keep the next from becoming a ticket, and a person can see it."""

import pytest

from channels_in import intake
from channels_in.models import RawInbound
from tests.channels_in.contract.test_parsing import BROKEN
from tests.channels_in.test_intake import body
from tests.factories import make_inbox
from tickets.models import Ticket

pytestmark = pytest.mark.django_db


def job(raw: RawInbound) -> None:
    """What the worker does with it until it gives up."""
    for _try in range(intake.MOST_TRIES):
        try:
            intake.process(raw.pk)
        except Exception:  # noqa: S112 -- whatever it is, the worker goes on
            continue


@pytest.mark.parametrize("poison", [content for content in BROKEN if content])
def test_poison_between_two_good_ones_harms_neither(poison: bytes) -> None:
    inbox = make_inbox()
    rows = [
        intake.keep(inbox, external_id=str(number), body=content)[0]
        for number, content in enumerate([body("Den första"), poison, body("Den andra")])
    ]

    for raw in rows:
        job(raw)

    states = list(RawInbound.objects.order_by("external_id").values_list("state", flat=True))
    assert (states[0], states[2]) == ("done", "done")
    assert states[1] in ("failed", "set_aside")
    assert RawInbound.objects.get(external_id="1").reason
    assert bytes(RawInbound.objects.get(external_id="1").body) == poison
    assert Ticket.objects.count() == 2
