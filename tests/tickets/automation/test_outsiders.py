"""Security J9: what outsiders write pauses no automation for everybody else, nor leaves by one as it should not."""

from django.core import mail
from django.utils import timezone

from servicedesk.people.models import Membership, Role
from tests.factories import make_contact, make_ticket
from tests.factories.automations import make_automation
from tests.factories.cast import Cast
from tests.tickets.automation.test_automatic_mail import answers, left_out
from tests.tickets.automation.test_triggers import run_all
from tests.tickets.jobs import do_jobs
from tests.tickets.test_absences import goes, holder
from tickets.actions.stand_in import step


def test_text_that_would_be_public_pauses_no_automation(cast: Cast) -> None:
    """A subject with an identity number, answered by itself below a post: left out however often it is written."""
    rule = make_automation({"do": "reply", "value": "Tack för {subject}!"})
    commenter = make_contact()
    commenter.addresses.update(kind="facebook", value="4242")
    tickets = [
        make_ticket(
            team=cast.kontaktcenter, requester=commenter, channel="facebook", subject=subject, case_kind="recurring"
        )
        for subject in (*["Jag är 19121212-1212"] * 3, "Hinken")
    ]
    run_all()

    rule.refresh_from_db()
    assert (rule.is_active, [len(answers(ticket)) for ticket in tickets]) == (True, [0, 0, 0, 1])


def test_mail_to_others_carries_nothing_of_somebody_with_protected_identity(cast: Cast) -> None:
    make_automation({"do": "mail", "value": {"to": "drift@exempel.example", "subject": "Nytt", "text": "{subject}"}})
    make_automation({"do": "mail", "value": {"to": "drift@exempel.example", "subject": "Nytt", "text": "Titta"}})
    hidden = make_ticket(team=cast.kontaktcenter, requester=make_contact(is_protected=True), subject="Bor på Ö 3")

    run_all()
    do_jobs("people.send_mail")

    assert [one.body.split("\n")[0] for one in mail.outbox] == ["Titta"]
    assert len(left_out(hidden)) == 1


def test_lead_of_one_team_does_not_get_the_tickets_of_another_by_standing_in(cast: Cast) -> None:
    Membership.objects.create(agent=cast.asa, team=cast.kontaktcenter, role=Role.TEAM_LEAD)
    Membership.objects.create(agent=cast.johan, team=cast.socialtjanst, role=Role.AGENT)
    theirs, ours = (make_ticket(team=team, assignee=cast.johan) for team in (cast.socialtjanst, cast.kontaktcenter))
    absence = goes(cast.johan, cast.asa)

    step(timezone.now())
    assert [holder(theirs), holder(ours)] == [None, cast.asa]

    step(absence.ends_at)
    assert [holder(theirs), holder(ours)] == [cast.johan, cast.johan]


def test_confidential_ticket_is_not_given_to_who_may_not_see_it_and_pauses_nothing(cast: Cast) -> None:
    """Whoever writes to a team whose tickets are confidential must not end an automation for everybody else."""
    rule = make_automation({"do": "assignee", "value": cast.olle.pk})
    secret = [make_ticket(team=cast.kontaktcenter, is_confidential=True) for _number in range(4)]
    ordinary = make_ticket(team=cast.kontaktcenter)

    run_all()

    rule.refresh_from_db()
    assert rule.is_active
    assert [holder(ticket) for ticket in (*secret, ordinary)] == [None] * 4 + [cast.olle]
    assert [len(left_out(ticket)) for ticket in secret] == [1] * 4
