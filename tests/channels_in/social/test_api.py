"""The API's twin of the list of measures."""

import pytest

from channels_in.models import SocialItem
from channels_in.social.deeds import decide
from servicedesk.people.models import Integration
from tests.factories.cast import Cast
from tests.fakes.social_door import came
from tests.tickets.api.client import Caller
from tickets.models import Inbox

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _decided(cast: Cast, page: Inbox) -> None:
    came(page, id="1", text="Köp billigt på https://reklam.example, hälsningar 640823-3234")
    item = SocialItem.objects.get()
    item.deeds.all().delete()
    decide(item, verb="hide", reason="spam", by=cast.johan, note="Tredje gången")


def test_list_holds_what_was_decided_with_numbers_masked(cast: Cast) -> None:
    row = Caller(cast.kontaktcenter).get("social-deeds/").json()["results"][0]

    assert (row["verb"], row["reason"], row["decided_by"], row["note"], row["done_at"]) == (
        "hide",
        "spam",
        "Johan Åkerström",
        "Tredje gången",
        None,
    )
    assert row["text"].endswith("hälsningar 640823-••••")


def test_other_teams_and_notes_are_not_told(cast: Cast) -> None:
    scopes = (Integration.Scope.TICKETS_READ.value,)

    assert Caller(cast.vatten).get("social-deeds/").json()["results"] == []
    assert Caller(cast.kontaktcenter, scopes=scopes).get("social-deeds/").json()["results"][0]["note"] is None


@pytest.mark.parametrize(("query", "count"), [("reason=spam", 1), ("reason=hate", 0), ("verb=take_down&verb=hide", 1)])
def test_list_is_filtered(cast: Cast, query: str, count: int) -> None:
    assert len(Caller(cast.kontaktcenter).get(f"social-deeds/?{query}").json()["results"]) == count
