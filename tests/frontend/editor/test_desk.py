"""The editors' start page, the weekly mail of it, and where one begins after signing in."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frontend import lookups
from knowledgebase.actions.flag import flag
from knowledgebase.desk import TITLES, desk_of
from knowledgebase.models import CoverageFall, CoverageQuestion, Question, SearchesOfDay, Translation, WeeklyMail
from knowledgebase.weekly_mail import choose_weekly_mail, send_weekly
from servicedesk.people.models import Agent, Role
from tests.factories import make_agent, make_article, make_shelf, make_team
from tests.frontend.editor.cast import Cast, as_, make_cast
from tests.knowledgebase.test_jobs import mails
from tickets.models import QuietHours

pytestmark = pytest.mark.django_db
PAGE = "/redaktion/"
FRIDAY = datetime(2027, 4, 2, 8, 0, tzinfo=UTC)  # after Easter, 2027-03-29 is a Monday nobody works


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def one_of_each(cast: Cast, number: int = 0) -> None:
    """A draft, one in review, one due, one said to be wrong, one fallen, a question, a search."""
    mine: dict[str, Any] = {"department": cast.teknik, "category": make_shelf()}
    make_article(f"Utkast {number}?", is_live=False, created_by=cast.asa, **mine)
    review, due = make_article(f"Granska {number}?", is_live=False, **mine), make_article(f"Se över {number}?", **mine)
    Translation.objects.filter(pk=review.pk).update(status="in_review")
    Translation.objects.filter(pk=due.pk).update(status="review_due")
    wrong = make_article(f"Fel {number}?", **mine)
    flag(wrong.article, by=cast.johan, text="Hälsa Nils på 070-174 06 05.")
    asked = CoverageQuestion.objects.create(words=f"fallen {number}", article=due.article)
    CoverageFall.objects.create(question=asked, fell_at=timezone.now())
    now = timezone.now()
    Question.objects.create(
        name=f"Får man {number}?", department=cast.teknik, first_at=now, last_at=now, contacts=number
    )
    day = timezone.localdate()
    SearchesOfDay.objects.create(day=day, language="sv", words=f"latrin {number}", searches=3, without_hits=3)


def counts(agent: Agent) -> dict[str, int]:
    return {block.key: block.count for block in desk_of(agent, timezone.now()).blocks}


def test_the_desk_shows_what_waits_for_one_and_nothing_of_another_department(cast: Cast) -> None:
    one_of_each(cast)

    each = dict.fromkeys(TITLES, 1)
    assert counts(cast.asa) == {**each, "outdated": 0}
    assert counts(cast.pirkko) == {**each, "outdated": 0, "reviews": 0, "drafts": 0}  # no publisher; not hers
    assert counts(cast.olle) == {**dict.fromkeys(TITLES, 0), "searches": 1}
    assert as_(cast.johan).get(PAGE).status_code == 404
    page = as_(cast.asa).get(PAGE).content.decode()
    assert [word in page for word in ("Utkast 0?", "Får man 0?", "latrin 0", "070-174")] == [True, True, True, False]


def test_every_block_leads_to_all_of_it(cast: Cast) -> None:
    one_of_each(cast)
    client = as_(cast.asa)
    for block, _symbol in client.get(PAGE).context["blocks"]:
        assert client.get(block.path).status_code == 200, block.path
        assert all(client.get(item.path).status_code == 200 for item in block.items), block.key


def test_the_desk_asks_as_many_queries_for_30_rows_as_for_1(cast: Cast) -> None:
    client = as_(cast.asa)

    def count() -> int:
        lookups.forget()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE).status_code == 200
        return len(queries)

    one_of_each(cast)
    count()
    one = count()
    for number in range(1, 30):
        one_of_each(cast, number)
    assert count() == one
    with CaptureQueriesContext(connection) as queries:
        desk_of(cast.asa, timezone.now())
    assert len(queries) <= 14, [query["sql"][:90] for query in queries]


def test_an_empty_desk_says_so(cast: Cast) -> None:
    response = as_(cast.asa).get(PAGE)
    assert (response.context["desk"].is_empty, "Inget väntar på dig" in response.content.decode()) == (True, True)


def test_who_only_writes_begins_at_the_desk_and_others_at_their_tickets(cast: Cast) -> None:
    both = make_agent("Bo Både", teams=[make_team("Gata", department=cast.teknik)], role=Role.EDITOR)
    make_team("Kundcenter").memberships.create(agent=both, role=Role.AGENT)
    begins = {}
    for agent in (cast.pirkko, cast.asa, cast.johan, both):
        agent.set_password("en-lang-och-hemlig-fras")
        agent.save()
        said = {"login": agent.email, "password": "en-lang-och-hemlig-fras"}
        begins[agent.name] = Client().post("/konto/logga-in/", said).headers.get("Location")
    assert begins == {
        "Pirkko Kallio": PAGE,
        "Åsa Lindqvist": PAGE,
        "Johan Åkerström": "/arenden/",
        "Bo Både": "/arenden/",
    }


def choose(agent: Agent, **more: str) -> None:
    client = as_(agent)
    form = client.get("/konto/aviseringar/").context["form"]
    said = {name: value for name, value in form.initial.items() if value and name != "weekly"}
    assert client.post("/konto/aviseringar/", {**said, **more}).status_code == 302


def test_the_mail_is_chosen_by_who_writes_and_by_nobody_else(cast: Cast) -> None:
    choose(cast.pirkko, weekly="on")
    choose(cast.johan, weekly="on")
    assert list(WeeklyMail.objects.values_list("agent", flat=True)) == [cast.pirkko.pk]
    choose(cast.pirkko)
    assert not WeeklyMail.objects.exists()


def test_the_mail_goes_once_on_the_weeks_first_working_day_and_says_nothing_about_people(cast: Cast) -> None:
    one_of_each(cast)
    choose_weekly_mail(cast.asa, True, now=FRIDAY - timedelta(days=14))
    easter_monday = FRIDAY - timedelta(days=4)
    sent = [send_weekly(easter_monday + timedelta(hours=hours)) for hours in (0, 20, 24, 25, 48, 24 * 5)]

    assert sent == [0, 0, 1, 0, 0, 0]
    assert mails() == [(cast.asa.email, "Redaktion: den här veckan")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'body' FROM procrastinate_jobs WHERE task_name = 'people.send_mail'")
        body = cursor.fetchone()[0]
    told = [word in body for word in ("Utkast 0?", "/redaktion/", "070-174", "Nils", "&")]
    assert told == [True, True, False, False, True]  # an address with two parts is not escaped
    assert "&amp;" not in body
    assert send_weekly(easter_monday + timedelta(days=7)) == 1


def test_no_mail_when_nothing_waits_in_quiet_hours_or_before_its_first_week(cast: Cast) -> None:
    choose_weekly_mail(cast.pirkko, True, now=FRIDAY)
    next_monday = FRIDAY + timedelta(days=3)
    assert send_weekly(FRIDAY + timedelta(hours=1)) == 0
    assert send_weekly(next_monday) == 0  # nothing waits, and the week is done with
    one_of_each(cast)
    assert send_weekly(next_monday + timedelta(hours=1)) == 0
    QuietHours.objects.create(agent=cast.pirkko, starts="07:00", ends="12:00", days=list(range(7)))
    assert [send_weekly(next_monday + timedelta(days=7, hours=hours)) for hours in (0, 5)] == [0, 1]
