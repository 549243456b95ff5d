"""One recurring question: what stands on its page, for whom, and what its answer changed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frontend import lookups
from knowledgebase.models import Question
from knowledgebase.radar.deeds import merge
from knowledgebase.radar.effect import NoClaim
from knowledgebase.radar.method import REASONS
from tests.factories import make_article, make_ticket
from tests.frontend.editor.cast import Cast, as_, make_cast
from tests.frontend.editor.radar_cast import make_contact, make_question, make_weeks
from tickets.models import Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def page_of(question: Question) -> str:
    return f"/aterkommande-fragor/{question.pk}/"


def answered(cast: Cast, weeks_ago: int) -> Question:
    """With an article that was published that many weeks ago, on a Wednesday."""
    monday = timezone.now() - timedelta(days=timezone.localdate().weekday())
    text = make_article("När töms soptunnan?", department=cast.teknik)
    return make_question(
        state="answered",
        article=text.article,
        answered_at=monday - timedelta(weeks=weeks_ago) + timedelta(days=2),
        contacts=60,
        seconds=60 * 600,
    )


def test_a_question_of_another_department_is_a_404(cast: Cast) -> None:
    question = make_question(department=cast.social)

    assert as_(cast.pirkko).get(page_of(question)).status_code == 404
    assert as_(cast.johan).get(page_of(question)).status_code == 404
    assert as_(cast.olle).get(page_of(question)).status_code == 200
    assert as_(cast.olle).get(f"/aterkommande-fragor/{2**63}/").status_code == 404


def test_a_merged_question_leads_to_what_it_became(cast: Cast) -> None:
    part, whole = make_question("Del"), make_question("Helhet")
    merge(part, whole, by=cast.pirkko)

    answer = as_(cast.pirkko).get(page_of(part))

    assert (answer.status_code, answer["Location"]) == (302, page_of(whole))


def test_contacts_are_listed_with_tickets_only_for_those_who_read_them(cast: Cast) -> None:
    question = make_question()
    theirs, others, secret = (
        make_ticket(team=agent.memberships.get().team) for agent in (cast.pirkko, cast.olle, cast.pirkko)
    )
    for number, ticket in enumerate((theirs, others, secret)):
        make_contact(question, f"Så frågade nummer {number}", ticket=ticket, knowledge="no")
    Ticket.objects.filter(pk=secret.pk).update(is_confidential=True)

    page = as_(cast.pirkko).get(page_of(question))

    assert [(one.row.words, one.ticket_number) for one in page.context["contacts"]] == [
        ("Så frågade nummer 1", None),
        ("Så frågade nummer 0", theirs.number),
    ]
    assert ("Svaret fanns inte i kunskapsbanken", 3) in page.context["said"]


def test_contacts_come_page_by_page(cast: Cast) -> None:
    question = make_question()
    make_weeks(question, [10, 10, 10])
    client = as_(cast.pirkko)

    first = client.get(page_of(question)).context
    second = client.get(page_of(question) + first["older_url"].partition("#")[0]).context

    assert (len(first["contacts"]), len(second["contacts"])) == (25, 5)
    assert (first["newer_url"], second["older_url"]) == ("", "")
    assert client.get(page_of(question) + "?cursor=x").status_code == 404


def test_weeks_are_shown_as_columns_and_as_a_table(cast: Cast) -> None:
    question = make_question()
    make_weeks(question, [1, 0, 4])
    client = as_(cast.pirkko)

    weeks = client.get(page_of(question)).context["weeks"]

    assert (weeks.period, weeks.total, len(weeks.lines)) == (12, 5, 12)
    assert [line.total for line in weeks.lines[:4]] == [0, 4, 0, 1]  # this week first
    assert weeks.channels[0] == ("email", 2, 1)
    assert len(client.get(page_of(question) + "?veckor=52").context["weeks"].lines) == 52
    assert client.get(page_of(question) + "?veckor=7").context["weeks"].period == 12


def test_an_effect_is_claimed_with_its_interval(cast: Cast) -> None:
    question = answered(cast, 8)
    make_weeks(question, [20, 21, 19, 20, 22, 18, 20, 20, 21, 19, 12, 4, 5, 4, 3, 4, 5, 4])

    page = as_(cast.asa).get(page_of(question))

    effect, text = page.context["effect"], page.content.decode()
    assert (effect.effect.claim, effect.fewer) == (True, 79)
    assert "79\xa0% färre kontakter i veckan" in text.replace("79 %", "79\xa0%")
    assert "90 % säkerhet" in text
    assert len(effect.chart.levels) == 2


@pytest.mark.parametrize(
    ("weeks_ago", "counts", "why"),
    [
        (2, [20] * 10 + [9, 9], NoClaim.TOO_EARLY),
        (8, [1] * 4 + [0] * 9, NoClaim.TOO_FEW),
        (8, [5, 9, 2, 8, 3, 7, 6, 4, 6, 5, 5, 4, 6, 5, 3, 6, 5, 4], NoClaim.TOO_UNCERTAIN),
        (8, [5] * 10 + [20] * 8, NoClaim.MORE),
    ],
    ids=["early", "few", "uncertain", "more"],
)
def test_without_enough_nothing_is_claimed_and_it_says_why(
    cast: Cast, weeks_ago: int, counts: list[int], why: NoClaim
) -> None:
    question = answered(cast, weeks_ago)
    make_weeks(question, counts)

    page = as_(cast.asa).get(page_of(question))

    assert page.context["effect"].effect.claim is False
    assert "Inget säkert att säga än" in page.content.decode()
    assert page.context["effect"].said == str(REASONS[why])


def test_without_an_answer_there_is_no_effect(cast: Cast) -> None:
    assert as_(cast.asa).get(page_of(make_question())).context["effect"] is None


def test_a_question_asks_as_many_queries_for_30_contacts_as_for_1(cast: Cast) -> None:
    question, client = make_question(), as_(cast.pirkko)
    ticket = make_ticket(team=cast.pirkko.memberships.get().team)

    def count() -> int:
        lookups.forget()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page_of(question)).status_code == 200
        return len(queries)

    make_contact(question, ticket=ticket)
    count()
    one = count()
    for number in range(30):
        make_contact(question, f"Fråga {number}", channel="sms", ticket=ticket)

    assert count() == one
