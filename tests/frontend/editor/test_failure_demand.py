"""Avoidable contacts: causes by department and month, the questions behind them, who sees whose."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frontend import lookups
from knowledgebase.models import Question, RadarContact
from servicedesk.people.models import Role
from tests.factories import make_agent, make_team, make_ticket
from tests.frontend.editor.cast import Cast, as_, make_cast
from tickets.models import Ticket, WrapUp

pytestmark = pytest.mark.django_db
PAGE = "/onodiga-kontakter/"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def solved(team: Any, cause: str = "", *, ticket: Ticket | None = None, at: datetime | None = None) -> Ticket:
    ticket = ticket or make_ticket(team=team)
    WrapUp.objects.create(
        ticket=ticket, solved_at=at or timezone.now(), team=team, outcome="answered", knowledge="no",
        demand="failure" if cause else "value", cause=cause,
    )  # fmt: skip
    return ticket


def causes(agent: Any, query: str = "") -> list[tuple[str, int, int]]:
    rows = as_(agent).get(PAGE + query).context["rows"]
    return [(row.cause, row.count, round(row.together)) for row in rows]


def test_causes_are_ranked_with_how_much_they_are_together(cast: Cast) -> None:
    team = cast.teknik.teams.get()
    for cause in ("unclear_info", "missing_info", "missing_info", "our_error", "missing_info", ""):
        solved(team, cause)
    again = solved(team, "unclear_info", at=timezone.now() - timedelta(minutes=5))
    solved(team, "unclear_info", ticket=again)  # opened again and solved for the same reason

    assert causes(cast.pirkko) == [("missing_info", 3, 50), ("unclear_info", 2, 83), ("our_error", 1, 100)]
    response = as_(cast.pirkko).get(PAGE)
    assert (response.context["whole"].solved, response.context["whole"].count) == (7, 6)
    assert "Information saknades" in response.content.decode()


def test_a_month_is_one_in_stockholm(cast: Cast) -> None:
    team, this = cast.teknik.teams.get(), timezone.localdate().replace(day=1)
    before = (this - timedelta(days=1)).replace(day=1)
    midnight = timezone.make_aware(datetime(this.year, this.month, 1)).astimezone(UTC)  # noqa: DTZ001 -- made aware
    solved(team, "our_error", at=midnight)
    solved(team, "no_feedback", at=midnight - timedelta(seconds=1))

    assert causes(cast.pirkko, f"?manad={this:%Y-%m}") == [("our_error", 1, 100)]
    assert causes(cast.pirkko, f"?manad={before:%Y-%m}") == [("no_feedback", 1, 100)]


def test_one_sees_the_departments_one_writes_for_or_leads_and_administrators_all(cast: Cast) -> None:
    solved(cast.teknik.teams.get(), "our_error")
    solved(cast.social.teams.get(), "no_feedback")
    lead = make_agent("Lena Lead", teams=[cast.social.teams.get()], role=Role.TEAM_LEAD)
    boss = make_agent("Anders Nyman", teams=[make_team("Stab")], role=Role.ADMINISTRATOR)

    assert causes(cast.pirkko) == [("our_error", 1, 100)]
    assert causes(cast.olle) == causes(lead) == [("no_feedback", 1, 100)]
    assert len(causes(boss)) == 2
    assert causes(boss, f"?forvaltning={cast.social.pk}") == [("no_feedback", 1, 100)]
    assert as_(cast.olle).get(f"{PAGE}?forvaltning={cast.teknik.pk}").status_code == 404
    assert as_(cast.olle).get(f"{PAGE}fil/?forvaltning={cast.teknik.pk}").status_code == 404
    for path in (PAGE, f"{PAGE}fil/"):
        assert as_(cast.johan).get(path).status_code == 404


def test_each_cause_has_the_questions_its_tickets_asked_that_one_may_see(cast: Cast) -> None:
    team, now = cast.teknik.teams.get(), timezone.now()
    for department, name in ((cast.teknik, "När töms tunnan?"), (cast.social, "Hemtjänst?")):
        question = Question.objects.create(name=name, department=department, first_at=now, last_at=now)
        ticket = solved(team, "missing_info")
        RadarContact.objects.create(
            source="message", source_id=name, ticket=ticket, at=now, words=name, question=question
        )  # fmt: skip

    asked = [[one.name for one in row.questions] for row in as_(cast.pirkko).get(PAGE).context["rows"]]
    assert asked == [["När töms tunnan?"]]
    lead = make_agent("Lena Lead", teams=[team], role=Role.TEAM_LEAD)  # writes nothing: no questions
    assert [row.questions for row in as_(lead).get(PAGE).context["rows"]] == [()]


def test_the_file_has_the_causes_with_decimal_commas(cast: Cast) -> None:
    team = cast.teknik.teams.get()
    for cause in ("our_error", "our_error", "no_feedback"):
        solved(team, cause)
    lines = as_(cast.pirkko).get(f"{PAGE}fil/").content.decode("utf-8-sig").splitlines()

    month = f"{timezone.localdate():%Y-%m}"
    assert lines[1:] == [
        f"{month};Teknik;Vi hade gjort fel;2;66,7;66,7;3",
        f"{month};Teknik;De hade inte hört något från oss;1;33,3;100,0;3",
    ]


def test_the_page_asks_as_many_queries_for_30_tickets_as_for_1(cast: Cast) -> None:
    client, team = as_(cast.pirkko), cast.teknik.teams.get()

    def count() -> int:
        lookups.forget()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE).status_code == 200
        return len(queries)

    solved(team, "our_error")
    count()
    one = count()
    for number in range(29):
        solved(team, ("our_error", "no_feedback", "missing_info")[number % 3])
    assert count() == one


def test_an_empty_month_says_so(cast: Cast) -> None:
    assert "Inget är räknat än" in as_(cast.pirkko).get(PAGE).content.decode()
