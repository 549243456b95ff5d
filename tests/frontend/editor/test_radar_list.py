"""The list of recurring questions: who sees which, in what order, with what to do next, and with how many queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from frontend import lookups
from knowledgebase.models import Question, RadarRun
from tests.factories import make_article, make_ticket
from tests.frontend.editor.cast import Cast, as_, make_cast
from tests.frontend.editor.radar_cast import make_contact, make_question, make_weeks
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
PAGE = "/aterkommande-fragor/"
ANSWERED = Question.State.ANSWERED


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def names(client: Client, query: str = "") -> list[str]:
    return [row.question.name for row in client.get(PAGE + query).context["rows"]]


def test_those_who_write_a_departments_articles_see_its_questions_and_nobodys(cast: Cast) -> None:
    make_question("Teknik frågar", department=cast.teknik, rank=3.0)
    make_question("Social frågar", department=cast.social, rank=2.0)
    make_question("Ingens fråga", rank=1.0)

    assert names(as_(cast.pirkko)) == ["Teknik frågar", "Ingens fråga"]
    assert names(as_(cast.asa)) == ["Teknik frågar", "Ingens fråga"]
    assert names(as_(cast.olle)) == ["Social frågar", "Ingens fråga"]
    assert as_(cast.johan).get(PAGE).status_code == 404


def test_the_rail_leads_to_the_radar_for_those_who_may_see_it(cast: Cast) -> None:
    link = 'href="/aterkommande-fragor/"'

    assert link in as_(cast.pirkko).get("/kunskap/").content.decode()
    assert link not in as_(cast.johan).get("/kunskap/").content.decode()


def test_tabs_hold_the_questions_of_their_state_and_count_them(cast: Cast) -> None:
    for state, rank in (("open", 4.0), ("drafted", 3.0), ("answered", 2.0), ("muted", 1.0)):
        make_question(state, state=state, rank=rank)
    client = as_(cast.pirkko)

    counts = [(str(tab.label), tab.count) for tab in client.get(PAGE).context["tabs"]]

    assert counts == [("Alla", 3), ("Utan svar", 1), ("Utkast", 1), ("Följs upp", 1), ("Avfärdade", 1)]
    assert names(client) == ["open", "drafted", "answered"]
    assert [names(client, f"?visa={slug}") for slug in ("utan-svar", "utkast", "foljs-upp", "avfardade")] == [
        ["open"],
        ["drafted"],
        ["answered"],
        ["muted"],
    ]
    assert client.get(PAGE + "?visa=allt").status_code == 404


def test_each_state_has_its_badge_and_its_next_step(cast: Cast) -> None:
    draft = make_article("Utkast", department=cast.teknik, is_live=False, author=cast.pirkko)
    sent = make_article("Sänt", department=cast.teknik, is_live=False)
    type(sent).objects.filter(pk=sent.pk).update(status="in_review")
    make_question("A", rank=5.0)
    make_question("B", rank=4.0, state="drafted", article=draft.article)
    make_question("C", rank=3.0, state="drafted", article=sent.article)
    make_question("D", rank=2.0, state=ANSWERED, answered_at=timezone.now())

    def steps(client: Client) -> list[str]:
        page = client.get(PAGE).content.decode()
        rows = [row.split("cluster-card__more")[0] for row in page.split('<li class="cluster-card')[1:]]
        words = ("Svar saknas", "Utkast, Pirkko", "Under granskning", "Publicerad", "Skapa utkast", "Öppna utkast")
        return [", ".join(word for word in (*words, "Granska<", "Se effekt") if word in row) for row in rows]

    assert steps(as_(cast.asa)) == [
        "Svar saknas, Skapa utkast",
        "Utkast, Pirkko, Öppna utkast",
        "Under granskning, Granska<",
        "Publicerad, Se effekt",
    ]
    assert steps(as_(cast.pirkko))[2] == "Under granskning, Öppna utkast"


def test_a_row_tells_channels_trend_contacts_and_hours(cast: Cast) -> None:
    question = make_question(contacts=297, seconds=31 * 3600)
    make_weeks(question, [2] * 8 + [4] * 4)
    make_contact(question, channel="facebook")

    (row,) = as_(cast.pirkko).get(PAGE).context["rows"]

    # The contact of this week counts among the channels and not in the trend.
    assert dict(row.channels) == {"email": 11, "phone": 11, "webform": 4, "sms": 4}
    assert (row.others, row.trend.way, row.trend.percent, row.hours) == (1, "up", 100, 31.0)


def test_the_first_row_is_unfolded_or_the_one_that_is_asked_for(cast: Cast) -> None:
    first, second = make_question("Första", rank=2.0), make_question("Andra", rank=1.0)
    make_contact(first, "Hallå, hela Åkervägen är full av sopor")
    make_contact(second, "لم يتم تفريغ حاوية القمامة هذا الأسبوع", language="ar")
    client = as_(cast.pirkko)

    assert client.get(PAGE).context["open"]["pk"] == first.pk
    page = client.get(f"{PAGE}?oppen={second.pk}")
    assert page.context["open"]["pk"] == second.pk
    assert '<q lang="ar" dir="auto">لم يتم تفريغ حاوية القمامة هذا الأسبوع</q>' in page.content.decode()
    assert "hela Åkervägen" in client.get(f"{PAGE}{first.pk}/exempel/").content.decode()
    assert as_(cast.johan).get(f"{PAGE}{first.pk}/exempel/").status_code == 404


def test_a_ticket_behind_an_example_is_linked_for_whoever_may_read_it(cast: Cast) -> None:
    question = make_question()
    ticket = make_ticket(team=cast.pirkko.memberships.get().team)
    make_contact(question, "Så här frågade någon", ticket=ticket)
    link = f'href="/arenden/{ticket.number}/"'

    assert link in as_(cast.pirkko).get(PAGE).content.decode()
    assert link not in as_(cast.olle).get(PAGE).content.decode()
    Ticket.objects.filter(pk=ticket.pk).update(is_confidential=True)
    assert "Så här frågade någon" not in as_(cast.pirkko).get(PAGE).content.decode()


def test_pages_follow_each_other_and_keep_count_of_the_places(cast: Cast) -> None:
    for number in range(60):
        make_question(f"Fråga {number}", rank=100.0 - number)
    client = as_(cast.pirkko)

    first = client.get(PAGE).context
    second = client.get(first["older_url"]).context
    third = client.get(second["older_url"]).context

    assert [(page["rows"][0].place, page["rows"][-1].place) for page in (first, second, third)] == [
        (1, 25),
        (26, 50),
        (51, 60),
    ]
    assert third["older_url"] == first["newer_url"] == ""
    # A row unfolds where it stands, without a script too.
    last = second["rows"][-1].question
    assert client.get(f"{PAGE}?{second['here']}oppen={last.pk}").context["open"]["pk"] == last.pk
    assert [row.place for row in client.get(second["newer_url"]).context["rows"]] == list(range(1, 26))
    assert client.get(PAGE + "?cursor=x").status_code == 404


def test_the_list_asks_as_many_queries_for_30_rows_as_for_1(cast: Cast) -> None:
    client = as_(cast.asa)
    text = make_article("Svar", department=cast.teknik)

    def fill(number: int) -> None:
        answered = {"state": ANSWERED, "answered_at": timezone.now() - timedelta(weeks=5), "article": text.article}
        make_contact(make_question(f"Fråga {number}", rank=float(number), **(answered if number % 2 else {})))

    def count(query: str) -> int:
        lookups.forget()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE + query).status_code == 200
        return len(queries)

    fill(0)
    fill(1)
    client.get(PAGE)
    few = [count(query) for query in ("", "?visa=foljs-upp", "tabell.csv")]
    for number in range(2, 32):
        fill(number)

    assert [count(query) for query in ("", "?visa=foljs-upp", "tabell.csv")] == few


def test_the_table_holds_all_questions_of_the_tab_and_runs_no_formula(cast: Cast) -> None:
    question = make_question("=SUM(A1)", department=cast.teknik, contacts=5, seconds=5400)
    make_contact(question, channel="sms")
    make_question("Avfärdad", state="muted")

    answer = as_(cast.pirkko).get(PAGE + "tabell.csv")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "\ufeffPlats;Fråga;Förvaltning;Läge;Kontakter, 12 veckor;Arbetstimmar, 12 veckor;Svaret publicerat;Sms",
        "1;'=SUM(A1);Teknik;Utan svar;5;1,5;;1",
    ]
    assert as_(cast.johan).get(PAGE + "tabell.csv").status_code == 404


def test_when_it_was_grouped_is_told_and_a_grouping_that_failed(cast: Cast) -> None:
    client = as_(cast.pirkko)
    assert "Inget är grupperat än" in client.get(PAGE).content.decode()
    now = timezone.now()
    RadarRun.objects.create(started_at=now - timedelta(hours=5), finished_at=now - timedelta(hours=5))
    assert "Grupperad" in client.get(PAGE).content.decode()

    RadarRun.objects.create(started_at=now, finished_at=now, failed="Språkmodellen svarade inte.")

    page = client.get(PAGE).content.decode()
    assert "misslyckades" in page
    assert "Språkmodellen svarade inte." in page


def test_a_grouping_is_asked_for_once_and_its_end_is_told(cast: Cast) -> None:
    client, day = as_(cast.pirkko), timedelta(days=1)
    RadarRun.objects.create(started_at=timezone.now() - day, finished_at=timezone.now() - day)

    where = client.post(PAGE + "gruppering/")["Location"]
    client.post(PAGE + "gruppering/")

    jobs = ProcrastinateJob.objects.filter(task_name="knowledgebase.regroup")
    assert jobs.count() == 1
    state = where.replace(PAGE, PAGE + "gruppering/lage/")
    assert "every 3s" in client.get(where).content.decode()
    run = RadarRun.objects.create()
    assert "every 3s" in client.get(state).content.decode()
    RadarRun.objects.filter(pk=run.pk).update(finished_at=timezone.now())
    assert "Visa den nya listan" in client.get(state).content.decode()
    RadarRun.objects.filter(pk=run.pk).update(failed="Språkmodellen svarade inte.")
    assert "Grupperingen misslyckades" in client.get(state, headers={"HX-Request": "true"}).content.decode()
    assert as_(cast.johan).post(PAGE + "gruppering/").status_code == 404


def test_a_grouping_that_never_begins_is_not_waited_for_for_ever(cast: Cast) -> None:
    asked = int((timezone.now() - timedelta(minutes=11)).timestamp())

    page = as_(cast.pirkko).get(f"{PAGE}gruppering/lage/?begard={asked}").content.decode()

    assert "every 3s" not in page
    assert "Grupperingen har inte börjat" in page
