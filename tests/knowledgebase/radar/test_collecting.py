"""What the radar collects: every door, once, nobody's name, and never what is not for everybody's eyes."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from knowledgebase.models import SearchesOfDay
from knowledgebase.models.radar import Question as RadarQuestion
from knowledgebase.models.radar import RadarContact
from knowledgebase.radar import collecting, withdrawing
from knowledgebase.radar.collecting import collect
from servicedesk.people.models import Agent, Contact
from tests.factories import make_agent, make_article, make_contact, make_inbox, make_team, make_ticket
from tests.tickets.jobs import do_jobs
from tickets.actions.change_status import change_status
from tickets.actions.log_contact import Logged, Question, log_contact
from tickets.actions.merge import merge
from tickets.actions.set_properties import set_confidential
from tickets.actions.wrap_up import Answers, wrap_up
from tickets.models import ContactLog, Ticket

pytestmark = pytest.mark.django_db
TEXT = (
    "Hej!\n\nJag heter Ann-Christin Bergström. När töms soptunnan på Åkervägen 14?\n\nMvh\nAnn-Christin 070-174 06 21"
)


def told() -> list[tuple[str, str, str]]:
    return list(RadarContact.objects.order_by("at", "pk").values_list("source", "channel", "words"))


def log_call(by: Agent, *texts: str, seconds: int = 0, ticket: Ticket | None = None) -> None:
    team = by.memberships.get().team
    questions = [Question(text=text, team=team, ticket=ticket) for text in texts]
    log_contact(Logged("call", make_contact(), questions, seconds=seconds), by=by)


@pytest.fixture
def agent() -> Agent:
    make_inbox(kind="phone")
    return make_agent(teams=[make_team()])


def test_what_is_asked_is_collected_once_from_every_door_without_who_asked(agent: Agent) -> None:
    make_ticket(text=TEXT)
    make_ticket(channel="chat", inbox=make_inbox(kind="chat"), text="Har återvinningen öppet på lördag?")
    log_call(agent, "Undrar var i kön barnet ligger.")
    SearchesOfDay.objects.create(day=timezone.localdate(), language="sv", words="missad tömning", without_hits=7)

    assert (collect(), collect()) == (4, 0)

    assert sorted(told()) == [
        ("call", "phone", "Undrar var i kön barnet ligger."),
        ("chat", "chat", "Har återvinningen öppet på lördag?"),
        ("message", "webform", "När töms soptunnan?"),
        ("search", "", "missad tömning"),
    ]
    assert RadarContact.objects.get(source="search").weight == 7


def test_a_day_of_searches_is_counted_to_its_end() -> None:
    row = SearchesOfDay.objects.create(day=timezone.localdate(), language="sv", words="missad tömning", without_hits=7)
    collect()
    row.without_hits = 9
    row.save()

    assert collect() == 0

    assert RadarContact.objects.get().weight == 9


def test_nothing_is_collected_of_confidential_tickets_protected_people_or_merged_tickets(agent: Agent) -> None:
    secret = make_ticket(text="När kommer beslutet om vårdnaden?")
    hidden = make_ticket(text="Hur söker jag bygglov?", requester=make_contact(is_protected=True))
    part, whole = make_ticket(text="Hallå, är det någon där?"), make_ticket(text="När töms soptunnan?")
    Ticket.objects.filter(pk=secret.pk).update(is_confidential=True)
    merge(whole, [part], by=agent)

    assert collect() == 1

    assert RadarContact.objects.get().ticket == whole
    assert hidden.requester.is_protected


def test_who_wrote_or_called_is_protected_too_on_anothers_ticket(agent: Agent) -> None:
    mine = make_ticket(team=agent.memberships.get().team, text="När öppnar badhuset?")
    wrote = make_ticket(text="Hur söker jag bygglov?")
    log_call(agent, "Vem byter kärlet?", ticket=mine)
    collect()
    assert len(told()) == 3

    Contact.objects.filter(pk__in=[wrote.requester_id, ContactLog.objects.get().contact_id]).update(is_protected=True)
    Ticket.objects.filter(pk=wrote.pk).update(requester=mine.requester)
    for _twice in range(2):
        collect()
        assert [words for _source, _channel, words in told()] == ["När öppnar badhuset?"]


def test_what_becomes_confidential_or_protected_later_goes_away_at_the_next_collection() -> None:
    secret, hidden, stays = (
        make_ticket(text=text) for text in ("Var är min faktura?", "När töms den?", "Hur söker jag?")
    )
    assert collect() == 3
    Ticket.objects.filter(pk=secret.pk).update(is_confidential=True)
    hidden.requester.is_protected = True
    hidden.requester.save()

    assert collect() == 0

    assert RadarContact.objects.get().ticket == stays


@pytest.mark.django_db(transaction=True)
def test_what_becomes_confidential_is_withdrawn_at_once(agent: Agent) -> None:
    secret = make_ticket(team=agent.memberships.get().team, text="Var är min faktura?")
    collect()

    set_confidential(secret, True, by=agent)

    assert do_jobs(withdrawing.WITHDRAW) == 1
    assert not RadarContact.objects.exists()


def test_withdrawing_that_is_killed_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = make_ticket(text="Var är min faktura?")
    collect()
    question = RadarQuestion.objects.create(
        name="Var är min faktura?", first_at=secret.created_at, last_at=secret.created_at
    )
    RadarContact.objects.update(question=question)
    Ticket.objects.filter(pk=secret.pk).update(is_confidential=True)

    def dies(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(withdrawing, "_call_otherwise", dies)
    with pytest.raises(KeyboardInterrupt):
        collect()
    monkeypatch.undo()
    collect()

    assert not RadarQuestion.objects.exists()


def test_what_we_wrote_first_is_no_contact_and_a_short_mail_is_read_with_its_subject() -> None:
    make_ticket(subject="När plogas Skolvägen?", text="Se ovan")
    ours = make_ticket(text="Vi bjuder in till samråd")
    ours.messages.update(direction="out", delivery="sent")

    assert collect() == 1

    assert told() == [("message", "webform", "När plogas Skolvägen? Se ovan")]


def test_wrap_up_time_article_and_department_are_brought_up_to_date(agent: Agent) -> None:
    log_call(agent, "När töms soptunnan?", "Får vi ha två tunnor?", seconds=600)
    collect()
    first, second = RadarContact.objects.order_by("pk")
    assert (first.seconds, first.knowledge, first.article) == (300, "", None)
    ticket = first.ticket
    assert ticket is not None
    article = make_article("När töms soptunnan?")
    change_status(ticket, "solved", by=agent)
    wrap_up(ticket, Answers("answered", "yes", "value"), category=ticket.category, by=agent)
    use = article.uses.model
    assert article.live is not None
    use.objects.create(translation=article, revision=article.live, ticket=ticket, agent=agent, kind="wrap_up")
    other = make_team()
    Ticket.objects.filter(pk=ticket.pk).update(team=other)

    collect()

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.knowledge, first.article, first.department) == ("yes", article.article, other.department)
    assert (second.knowledge, second.article) == ("", None)


def test_a_call_about_an_old_ticket_is_a_contact_of_its_own(agent: Agent) -> None:
    ticket = make_ticket(text="När töms soptunnan?", team=agent.memberships.get().team)

    log_call(agent, "Undrar varför ingen har svarat.", ticket=ticket)

    assert collect() == 2
    assert {row.ticket for row in RadarContact.objects.all()} == {ticket}


def test_collecting_goes_on_where_it_was_and_reads_nothing_older() -> None:
    old, new = make_ticket(text="När töms soptunnan?"), make_ticket(text="Hur söker jag bygglov?")
    Ticket.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=5))

    assert collect(timezone.now() - timedelta(days=1)) == 1

    assert RadarContact.objects.get().ticket == new
    assert collect() == 0, "what is older than the last time is not looked at again"


def test_collecting_asks_as_much_for_thirty_tickets_as_for_one() -> None:
    def queries() -> int:
        RadarContact.objects.all().delete()
        with CaptureQueriesContext(
            connection,
        ) as caught:
            collect()
        return len(caught)

    make_ticket(text="När töms soptunnan?")
    one = queries()
    for number in range(29):
        make_ticket(text=f"När töms soptunna nummer {number} på vår gata?")

    assert queries() == one
    assert RadarContact.objects.count() == 30


def test_tickets_are_read_along_an_index_and_not_all_of_them() -> None:
    make_ticket(text="När töms soptunnan?")
    told: dict[str, Any] = {
        "at": timezone.now() - timedelta(days=1),
        "id": 0,
        "now": timezone.now(),
        "step": 1000,
        "read": 8000,
    }
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN {collecting._TICKETS}", told)
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "Index Scan Backward using ticket_created" in plan
    assert "Index Scan using message_thread" in plan
