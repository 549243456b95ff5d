"""The list of mentions: what was done about each, tickets of them, and those written in by hand."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from channels_in.mentions.actions.dispose import dispose
from channels_in.mentions.actions.make_ticket import make_ticket
from channels_in.mentions.figures import as_csv, figures
from channels_in.models import Mention, MentionFeed
from frontend import lookups
from servicedesk.lib.spreadsheet import safe_cell
from servicedesk.people.models import Agent
from tests.factories.cast import Cast, again
from tests.factories.mentions import make_mention
from tickets.actions.errors import InvalidChange
from tickets.models import Inbox, Message, Ticket
from tickets.queries import tickets_visible_to

pytestmark = pytest.mark.django_db
SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}


def shown(client: Client, query: str = "") -> list[str]:
    """The titles on the page, in order."""
    return [one["row"].title for one in client.get(f"/omnamnanden/{query}").context["rows"]]


def test_list_holds_what_waits_and_what_is_handled_apart(cast: Cast, sign_in: SignIn) -> None:
    first, second = make_mention(cast.kontaktcenter), make_mention(cast.kontaktcenter)
    dispose(first, "answered", by=cast.johan)
    client = sign_in(cast.johan)

    assert shown(client) == [second.title]
    assert shown(client, "?visa=hanterade") == [first.title]


def test_mention_of_a_closed_team_exists_for_nobody_else(cast: Cast, sign_in: SignIn) -> None:
    mention = make_mention(cast.socialtjanst)
    outsider = sign_in(cast.olle)

    assert shown(outsider) == []
    assert outsider.post(f"/omnamnanden/{mention.pk}/bedomning/", {"value": "answered"}).status_code == 404
    assert outsider.post(f"/omnamnanden/{mention.pk}/arende/").status_code == 404
    assert shown(sign_in(cast.sara)) == [mention.title]
    assert Mention.objects.get().disposition == ""


def test_one_click_says_what_was_done_and_one_takes_it_back(cast: Cast, sign_in: SignIn) -> None:
    mention = make_mention(cast.kontaktcenter)
    client, address = sign_in(cast.johan), f"/omnamnanden/{mention.pk}/bedomning/"

    said = client.post(address, {"value": "acted_on", "note": "Ringde tidningen"}, headers=HTMX)
    done = Mention.objects.get()
    taken_back = client.post(address, {"value": ""}, headers=HTMX)

    assert (done.disposition, done.disposed_by, done.note) == ("acted_on", cast.johan, "Ringde tidningen")
    assert (said.status_code, taken_back.status_code) == (200, 200)
    assert "autofocus" in said.content.decode()
    row = Mention.objects.get()
    assert (row.disposition, row.disposed_by, row.disposed_at, row.note) == ("", None, None, "")


def test_without_a_script_the_list_comes_back(cast: Cast, sign_in: SignIn) -> None:
    mention = make_mention(cast.kontaktcenter)

    answer = sign_in(cast.johan).post(f"/omnamnanden/{mention.pk}/bedomning/", {"value": "no_action"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/omnamnanden/?visa=oppna")
    assert Mention.objects.get().disposition == "no_action"


def test_what_a_colleague_said_is_not_written_over(cast: Cast) -> None:
    mention = make_mention(cast.kontaktcenter)
    dispose(mention, "answered", by=cast.asa)

    with pytest.raises(InvalidChange):
        dispose(mention, "no_action", by=cast.johan)
    with pytest.raises(InvalidChange):
        dispose(mention, "ignored", by=cast.asa)

    assert Mention.objects.get().disposition == "answered"


def test_ticket_is_made_once_with_text_and_address(cast: Cast, sign_in: SignIn) -> None:
    mention = make_mention(cast.kontaktcenter, title="Mörkt i Norrstrand", excerpt="Lamporna lyser inte.")
    client = sign_in(cast.johan)

    for _time in range(2):
        client.post(f"/omnamnanden/{mention.pk}/arende/")

    ticket, message, row = Ticket.objects.get(), Message.objects.get(), Mention.objects.get()
    assert (ticket.channel, ticket.subject, ticket.team) == ("mention", "Mörkt i Norrstrand", cast.kontaktcenter)
    assert message.body == f"Mörkt i Norrstrand\n\nLamporna lyser inte.\n\n{mention.url}"
    assert (ticket.requester.kind, ticket.requester.name) == ("anonymous", "tidning.example")
    assert (row.ticket, row.disposition, row.disposed_by) == (ticket, "acted_on", cast.johan)
    assert Inbox.objects.filter(kind="mention").count() == 1
    page = client.get(f"/arenden/{ticket.number}/")
    assert (page.status_code, tickets_visible_to(again(cast.johan)).count()) == (200, 1)


@pytest.mark.django_db(transaction=True)
def test_two_who_make_a_ticket_at_once_make_one(cast: Cast) -> None:
    mention = make_mention(cast.kontaktcenter)

    def made(agent: Agent) -> int:
        ticket, _is_new = make_ticket(mention, by=agent)
        connection.close()
        return ticket.pk

    with ThreadPoolExecutor(4) as pool:
        numbers = set(pool.map(made, [cast.johan, cast.asa] * 4))

    assert (len(numbers), Ticket.objects.count(), Inbox.objects.filter(kind="mention").count()) == (1, 1, 1)


def test_mention_written_in_by_hand_is_the_same_as_the_feeds(cast: Cast, sign_in: SignIn) -> None:
    known = make_mention(cast.kontaktcenter, url="https://www.tidning.example/lampor?utm_source=rss")
    client = sign_in(cast.johan)
    said = {"title": "Lampor", "team": cast.kontaktcenter.pk, "excerpt": "<b>Mörkt</b>"}

    client.post("/omnamnanden/nytt/", {**said, "url": "http://tidning.example/lampor/"})
    client.post("/omnamnanden/nytt/", {**said, "url": ""})

    assert Mention.objects.count() == 2
    new = Mention.objects.exclude(pk=known.pk).get()
    assert (new.title, new.excerpt, new.added_by, new.feed) == ("Lampor", "<b>Mörkt</b>", cast.johan, None)
    page = client.get("/omnamnanden/").content.decode()
    assert ("&lt;b&gt;Mörkt&lt;/b&gt;" in page, "<b>Mörkt</b>" in page) == (True, False)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "tidning", "https://", "ftp://a.example/"])
def test_address_that_is_none_is_refused(cast: Cast, sign_in: SignIn, url: str) -> None:
    said = {"title": "Lampor", "team": cast.kontaktcenter.pk, "url": url}

    answer = sign_in(cast.johan).post("/omnamnanden/nytt/", said)

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["url"])
    assert Mention.objects.count() == 0


def test_rail_counts_what_waits_for_teams_one_sees(cast: Cast, sign_in: SignIn) -> None:
    make_mention(cast.socialtjanst)
    MentionFeed.objects.create(name="x", url="https://a.example/", team=cast.kontaktcenter)
    lookups.forget()

    navs = {agent: sign_in(agent).get("/omnamnanden/").context["nav"] for agent in (cast.sara, cast.johan)}

    assert [(nav.has_mentions, nav.mentions) for nav in navs.values()] == [(True, 1), (True, 0)]


def test_rail_is_silent_where_nobody_listens(cast: Cast, sign_in: SignIn) -> None:
    lookups.forget()

    assert "/omnamnanden/" not in sign_in(cast.olle).get("/kontakter/").content.decode()


def test_thirty_rows_cost_as_many_questions_as_one(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.johan)

    def questions() -> int:
        lookups.forget()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get("/omnamnanden/?visa=hanterade").status_code == 200
        return len(asked)

    make_ticket(make_mention(cast.kontaktcenter), by=cast.johan)
    questions()
    one = questions()
    for _number in range(29):
        make_ticket(make_mention(cast.kontaktcenter), by=cast.johan)

    assert (questions(), len(shown(client, "?visa=hanterade"))) == (one, 30)


def test_list_goes_on_page_by_page(cast: Cast, sign_in: SignIn) -> None:
    titles = [make_mention(cast.kontaktcenter).title for _number in range(35)]
    client = sign_in(cast.johan)
    first = client.get("/omnamnanden/")

    rest = shown(client, first.context["older_url"])

    assert [one["row"].title for one in first.context["rows"]] + rest == titles[::-1]
    assert client.get("/omnamnanden/?cursor=x").status_code == 404


def at(month: int, day: int, hour: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def _handled(mention: Mention, disposition: str, agent: Agent, days: float) -> None:
    done = mention.seen_at + timedelta(days=days)
    Mention.objects.filter(pk=mention.pk).update(disposition=disposition, disposed_by=agent, disposed_at=done)


def test_figures_are_counted_by_quarter_and_feed(cast: Cast) -> None:
    feed = MentionFeed.objects.create(name="=HYPERLINK(1)", url="https://a.example/", team=cast.kontaktcenter)
    _handled(make_mention(cast.kontaktcenter, feed=feed, seen_at=at(7, 2)), "answered", cast.johan, 1)
    _handled(make_mention(cast.kontaktcenter, feed=feed, seen_at=at(8, 2)), "acted_on", cast.johan, 3)
    _handled(make_mention(cast.kontaktcenter, seen_at=at(9, 30)), "no_action", cast.johan, 8)
    make_mention(cast.kontaktcenter, feed=feed, seen_at=at(9, 30, 23))  # October already in Stockholm
    make_mention(cast.vatten, seen_at=at(7, 2))

    rows = figures([cast.kontaktcenter.pk])

    said: list[tuple[Any, ...]] = [
        (row.quarter, row.feed, row.total, row.answered, row.acted_on, row.no_action, row.without, row.median_days)
        for row in rows
    ]
    assert said == [
        ("2026-4", "", 1, 0, 0, 0, 1, None),
        ("2026-4", "=HYPERLINK(1)", 1, 0, 0, 0, 1, None),
        ("2026-3", "", 3, 1, 1, 1, 0, 3.0),
        ("2026-3", "=HYPERLINK(1)", 2, 1, 1, 0, 0, 2.0),
        ("2026-3", "Inskrivet för hand", 1, 0, 0, 1, 0, 8.0),
    ]
    assert as_csv(rows).splitlines()[2] == "2026-4;'=HYPERLINK(1);1;0;0;0;1;100,0;"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", " =1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


def test_figures_show_only_teams_one_sees(cast: Cast, sign_in: SignIn) -> None:
    make_mention(cast.socialtjanst, seen_at=timezone.now())

    answers = {agent: sign_in(agent).get("/omnamnanden/siffror.csv") for agent in (cast.sara, cast.olle)}

    assert [len(answer.content.decode().splitlines()) for answer in answers.values()] == [3, 1]
    assert answers[cast.sara].headers["Content-Type"] == "text/csv; charset=utf-8"
