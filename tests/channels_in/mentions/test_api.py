"""The API of mentions: read, and only those of the token's teams."""

import pytest
from django.core.cache import cache

from channels_in.mentions.actions.dispose import dispose
from tests.factories.cast import Cast
from tests.factories.mentions import make_mention
from tests.tickets.api.client import Caller, problem_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def caller(cast: Cast) -> Caller:
    cache.clear()
    return Caller(cast.kontaktcenter, scopes=("tickets:read",))


def test_list_holds_the_mentions_of_the_tokens_teams(cast: Cast, caller: Caller) -> None:
    first, second = make_mention(cast.kontaktcenter), make_mention(cast.kontaktcenter, excerpt="Mer")
    make_mention(cast.socialtjanst)
    dispose(first, "answered", by=cast.johan, note="Ringde")

    rows = caller.get("mentions/").json()["results"]
    still_open = caller.get("mentions/?is_open=true").json()["results"]
    answered = caller.get("mentions/?disposition=answered").json()["results"]

    assert [row["id"] for row in rows] == [second.pk, first.pk]
    assert ([row["id"] for row in still_open], [row["id"] for row in answered]) == ([second.pk], [first.pk])
    assert {name: rows[0][name] for name in ("title", "excerpt", "feed", "team", "disposition", "note")} == {
        "title": second.title,
        "excerpt": "Mer",
        "feed": None,
        "team": cast.kontaktcenter.slug,
        "disposition": "",
        "note": "",
    }


def test_token_without_the_right_to_read_is_refused(cast: Cast) -> None:
    cache.clear()

    answer = Caller(cast.kontaktcenter, scopes=("mail:write",)).get("mentions/")

    assert problem_of(answer)[0] == 403
