"""Tickets of those who are away go to whoever stands in and come back; what nobody does is said ahead of time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from servicedesk.people.models import Agent, Membership, Role
from tests.factories import make_incoming, make_ticket
from tests.factories.cast import Cast, again
from tests.tickets.jobs import do_jobs
from tickets.actions.absences import (
    NobodyThere,
    Plan,
    absences_changed_by,
    absences_visible_to,
    end_absence,
    save_absence,
)
from tickets.actions.assign import assign, assign_team
from tickets.actions.change_status import change_status
from tickets.actions.errors import InvalidChange
from tickets.actions.receive import receive
from tickets.actions.set_properties import set_confidential
from tickets.actions.stand_in import step
from tickets.actions.tell import TELL
from tickets.actions.warn_cover import gaps_ahead, warn_of_gaps
from tickets.models import Absence, Event, EventKind, Notification, Passed, Ticket
from tickets.references import reply_token

DAY = timedelta(days=1)


def goes(agent: Agent, substitute: Agent | None = None, *, start: timedelta = timedelta(), days: int = 7) -> Absence:
    """An absence that began a minute ago, or begins later."""
    begins = timezone.now() + start - timedelta(minutes=1)
    return Absence.objects.create(agent=agent, substitute=substitute, starts_at=begins, ends_at=begins + days * DAY)


def holder(ticket: Ticket) -> Agent | None:
    return Ticket.objects.select_related("assignee").get(pk=ticket.pk).assignee


def moves(ticket: Ticket) -> list[tuple[str, str, str]]:
    kinds = (EventKind.SUBSTITUTED, EventKind.SUBSTITUTE_ENDED)
    rows = Event.objects.filter(ticket=ticket, kind__in=kinds).order_by("pk")
    return [(row.kind, row.data["from"]["label"], row.data["to"]["label"]) for row in rows]


def test_unfinished_tickets_go_to_the_substitute_and_come_back(cast: Cast) -> None:
    mine = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    solved = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    change_status(solved, "solved", by=cast.johan)
    absence = goes(cast.johan, cast.asa)

    assert [step(timezone.now()), step(timezone.now())] == [1, 0]
    assert (holder(mine), holder(solved)) == (cast.asa, cast.johan)

    assert [step(absence.ends_at), step(absence.ends_at)] == [1, 0]
    assert holder(mine) == cast.johan
    assert moves(mine) == [
        ("substituted", "Johan Åkerström", "Åsa Lindqvist"),
        ("substitute_ended", "Åsa Lindqvist", "Johan Åkerström"),
    ]


def test_what_the_substitute_has_given_away_stays_there(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    absence = goes(cast.johan, cast.asa)
    step(timezone.now())
    assign(ticket, cast.olle, by=cast.asa)

    assert step(absence.ends_at) == 0
    assert holder(ticket) == cast.olle
    assert Passed.objects.get().ended_at == absence.ends_at


def test_substitute_who_is_away_too_passes_it_on_and_it_still_comes_back(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    first = goes(cast.johan, cast.asa, days=5)
    step(timezone.now())
    goes(cast.asa, cast.sara, days=9)
    step(timezone.now())
    assert holder(ticket) == cast.sara

    step(first.ends_at)

    assert holder(ticket) == cast.johan
    assert Passed.objects.filter(ended_at=None).count() == 0


def test_two_who_stand_in_for_each_other_leave_it_with_the_team(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    absence = goes(cast.johan, cast.asa)
    goes(cast.asa, cast.johan)

    step(timezone.now())
    assert holder(ticket) is None

    step(absence.ends_at)
    assert holder(ticket) == cast.johan


def test_confidential_ticket_is_not_shown_to_a_substitute_from_outside(cast: Cast) -> None:
    ticket = make_ticket(team=cast.socialtjanst, assignee=cast.sara, is_confidential=True)
    goes(cast.sara, cast.olle)

    step(timezone.now())

    assert holder(ticket) is None


def test_what_became_another_teams_secret_meanwhile_does_not_come_back(cast: Cast) -> None:
    Membership.objects.create(agent=cast.asa, team=cast.socialtjanst, role=Role.AGENT)
    theirs, mine = (make_ticket(team=cast.kontaktcenter, assignee=cast.johan) for _one in range(2))
    absence = goes(cast.johan, cast.asa)
    step(timezone.now())
    assign_team(theirs, cast.socialtjanst, by=again(cast.asa))
    for ticket in (theirs, mine):
        set_confidential(ticket, True, by=again(cast.asa))

    step(absence.ends_at)

    assert [holder(theirs), holder(mine)] == [cast.asa, cast.johan]


def test_half_a_day_without_a_substitute_moves_nothing(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    now = timezone.now()
    Absence.objects.create(agent=cast.johan, starts_at=now, ends_at=now + timedelta(hours=4))

    assert (step(now), holder(ticket)) == (0, cast.johan)


def test_killed_in_between_loses_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    tickets = [make_ticket(team=cast.kontaktcenter, assignee=cast.johan) for _one in range(3)]
    absence = goes(cast.johan, cast.asa)
    written = Passed.objects.create
    calls: list[int] = []

    def dies(**fields: Any) -> Passed:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return written(**fields)

    monkeypatch.setattr(Passed.objects, "create", dies)
    with pytest.raises(KeyboardInterrupt):
        step(timezone.now())
    monkeypatch.undo()
    assert [holder(one) for one in tickets] == [cast.asa, cast.johan, cast.johan]

    step(timezone.now())
    step(absence.ends_at)

    assert [holder(one) for one in tickets] == [cast.johan] * 3
    assert [len(moves(one)) for one in tickets] == [2, 2, 2]


def test_answers_are_told_to_the_substitute_before_the_ticket_has_moved(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    goes(cast.johan, cast.asa)

    receive(make_incoming(reply_token=reply_token(ticket.pk)), inbox=ticket.inbox)
    do_jobs(TELL)

    told = Notification.objects.filter(event__kind="received").order_by("agent__name")
    assert list(told.values_list("agent__name", flat=True)) == ["Johan Åkerström", "Åsa Lindqvist"]


def test_substitute_is_told_once_that_they_stand_in(cast: Cast) -> None:
    for _one in range(3):
        make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    absence = goes(cast.johan, cast.asa)

    step(timezone.now())
    make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    step(timezone.now())

    told = Notification.objects.get()
    assert (told.agent, told.kind, told.absence, told.ticket) == (cast.asa, "substitute", absence, None)


def plan(days: int = 7, substitute: Agent | None = None, *, ahead: int = 3) -> Plan:
    begins: datetime = timezone.now() + ahead * DAY
    return Plan(begins, begins + days * DAY, substitute=substitute)


def test_absence_that_leaves_a_role_with_nobody_is_refused_until_it_is_known(cast: Cast) -> None:
    Membership.objects.create(agent=cast.sara, team=cast.socialtjanst, role=Role.PUBLISHER)
    with pytest.raises(NobodyThere) as refused:
        save_absence(None, plan(), agent=cast.sara, by=again(cast.sara))

    keys = [gap.what.key for gap in refused.value.gaps]
    assert keys == [f"publisher:{cast.socialtjanst.department.name}", "team:Socialtjänst"]
    assert save_absence(None, plan(substitute=cast.olle), agent=cast.sara, by=cast.sara).substitute == cast.olle
    known = save_absence(None, plan(ahead=20), agent=cast.sara, by=cast.sara, is_known=True)
    assert len(gaps_ahead(timezone.now())) == 2

    assert warn_of_gaps(timezone.now()) == 1  # Sara: nobody leads her team, and nobody administers
    assert warn_of_gaps(timezone.now()) == 0
    assert list(Notification.objects.values_list("agent", "absence")) == [(cast.sara.pk, known.pk)]


@pytest.mark.parametrize("begins", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 1, tzinfo=UTC)])
def test_days_no_calendar_holds_are_refused(cast: Cast, begins: datetime) -> None:
    """One row that cannot be read again would stop the minute's job for everybody."""
    own = goes(cast.johan)
    with pytest.raises(InvalidChange):
        save_absence(own, Plan(begins, begins + DAY), agent=cast.johan, by=cast.johan, is_known=True)


def test_only_leads_and_administrators_write_for_others(cast: Cast) -> None:
    with pytest.raises(InvalidChange):
        save_absence(None, plan(), agent=cast.asa, by=cast.johan)
    Membership.objects.create(agent=cast.johan, team=cast.kontaktcenter, role=Role.TEAM_LEAD)

    absence = save_absence(None, plan(), agent=cast.asa, by=again(cast.johan))

    assert absence.created_by == cast.johan
    seen = [list(absences_visible_to(again(one))) for one in (cast.asa, cast.johan, cast.sara)]
    assert seen == [[absence], [absence], []]
    assert list(absences_changed_by(again(cast.sara))) == []


def test_another_substitute_takes_over_what_the_first_has(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    absence = goes(cast.johan, cast.asa)
    step(timezone.now())

    changed = Plan(absence.starts_at, absence.ends_at, substitute=cast.olle)
    save_absence(absence, changed, agent=cast.johan, by=cast.johan)
    step(timezone.now())

    assert holder(ticket) == cast.olle


def test_who_is_back_early_gets_their_tickets_at_once(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    absence, later = goes(cast.johan, cast.asa), goes(cast.johan, start=30 * DAY)
    step(timezone.now())

    end_absence(absence, by=cast.johan)
    end_absence(later, by=cast.johan)

    assert holder(ticket) == cast.johan
    assert [row.pk for row in Absence.objects.all()] == [absence.pk]
