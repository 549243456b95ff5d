"""The roles and the things the role matrix asks for, and the words its rows are written in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from channels_in.models import Form, KeptMail, MailAccount, OAuthClient, RawInbound
from channels_in.sms.accounts import save_account
from servicedesk.lib import secrets
from servicedesk.people.models import Agent, ContactMerge, Department
from tests.factories import (
    make_agent,
    make_canned_response,
    make_category,
    make_contact,
    make_inbox,
    make_integration,
    make_team,
    make_ticket,
)
from tickets.actions.call_back import Promise, promise_call_back
from tickets.models import Attachment, BulkJob, Draft, Macro, Notification, Reminder, TicketLink

ROLES = ("anonymous", "disabled", "outsider", "agent", "team_lead", "editor", "administrator")
NOBODY = ("anonymous", "disabled")  # an agent who was disabled is nobody, with their old session too
MEMBERS = ("agent", "team_lead", "editor", "administrator")
Args = Callable[["Things"], list[Any]]


def no_args(things: "Things") -> list[Any]:
    return []


@dataclass(frozen=True, slots=True)
class Row:
    """One way to ask at one address, and the status each role gets."""

    codes: dict[str, int]
    args: Args
    method: str


def public(code: int = 200, args: Args = no_args, *, method: str = "get", **others: int) -> Row:
    """Everybody gets the same, but those who are named."""
    return Row({**dict.fromkeys(ROLES, code), **others}, args, method)


def agents(code: int = 200, args: Args = no_args, *, method: str = "get", **others: int) -> Row:
    """Every agent gets the same; others are sent to sign in."""
    return Row({**dict.fromkeys(ROLES, code), **dict.fromkeys(NOBODY, 302), **others}, args, method)


def members(code: int = 200, args: Args = no_args, *, method: str = "get", **others: int) -> Row:
    """Those who may see the ticket; for other agents it does not exist."""
    return agents(code, args, method=method, outsider=404, **others)


def administrators(code: int = 200, args: Args = no_args, *, method: str = "get") -> Row:
    """Administrators only; for other agents it does not exist."""
    return agents(404, args, method=method, administrator=code)


def token(code: int = 401, *, args: Args = no_args, method: str = "get") -> Row:
    """The API: a session is no token, whoever has it."""
    return public(code, args, method=method)


@dataclass(frozen=True, slots=True)
class Things:
    """One of each, all of one closed team that the outsider is not in."""

    people: dict[str, Agent]
    number: int
    message: int
    attachment: UUID
    draft_file: UUID
    contact: int
    merge: int
    form: Form
    mail: int
    set_aside: int
    inbox: int
    mail_inbox: int
    sms_inbox: int
    oauth_client: int
    category: int
    team: int
    department: int
    integration: int
    canned_response: int
    macro: int
    link: int
    reminder: int
    bulk_job: int
    notification: int
    notification_of_many: int
    call_back: int


def make_things() -> Things:
    team, elsewhere = make_team("Bygglov"), make_team("Vatten")
    people = {role: make_agent(role, teams=[team], role=role) for role in MEMBERS}
    people["outsider"] = make_agent("outsider", teams=[elsewhere])
    people["disabled"] = make_agent("disabled", teams=[team], role="administrator")
    inbox = make_inbox(team=team)
    form = Form.objects.create(slug="bygglov", inbox=inbox, title="Bygglov", is_published=True, embed_origins=[ORIGIN])
    contact = make_contact("Ann")
    ticket = make_ticket(inbox=inbox, requester=contact)
    message = ticket.messages.create(direction="out", delivery="failed", channel="email", body="Svar")
    draft = Draft.objects.create(ticket=ticket, agent=people["agent"], kind="reply")
    merge = ContactMerge.objects.create(kept=contact, merged=make_contact("A"), by=people["agent"], moved=NOTHING_MOVED)
    job = BulkJob.objects.create(agent=people["agent"], kind="tag", ticket_ids=[ticket.pk], finished_at=timezone.now())
    many = {"bulk": job, "ticket_ids": [ticket.pk], "count": 2}
    return Things(
        people=people,
        number=ticket.number,
        message=message.pk,
        attachment=_file(message=message),
        draft_file=_file(draft=draft),
        contact=contact.pk,
        merge=merge.pk,
        form=form,
        mail=KeptMail.objects.create(sender="a@storan.example", subject="x", body=b"Subject: x\r\n\r\nHej").pk,
        set_aside=RawInbound.objects.create(
            inbox=inbox, external_id="1", body=b"{}", state=RawInbound.State.SET_ASIDE, reason="honeypot"
        ).pk,
        inbox=inbox.pk,
        mail_inbox=_mail_inbox(),
        sms_inbox=_sms_inbox(people["administrator"]),
        oauth_client=OAuthClient.objects.create(
            provider="google", client_id="x", client_secret=secrets.encrypt("x")
        ).pk,
        category=make_category().pk,
        team=team.pk,
        department=Department.objects.get(pk=team.department_id).pk,
        integration=make_integration(teams=[team], created_by=people["administrator"])[0].pk,
        canned_response=make_canned_response(team=team).pk,
        macro=Macro.objects.create(name="x", team=team, steps=[{"do": "priority", "value": 30}]).pk,
        link=TicketLink.objects.create(ticket=ticket, other=make_ticket(inbox=inbox), kind="part_of").pk,
        reminder=Reminder.objects.create(agent=people["agent"], ticket=ticket, at=timezone.now()).pk,
        call_back=promise_call_back(
            ticket, Promise("070-174 06 05", timezone.now() + timedelta(hours=1)), by=people["agent"]
        ).pk,
        notification=Notification.objects.create(agent=people["agent"], ticket=ticket, kind="answer").pk,
        notification_of_many=Notification.objects.create(
            agent=people["agent"], ticket=ticket, kind="assignment", **many
        ).pk,
        bulk_job=job.pk,
    )


ORIGIN = "https://www.storan.example"
NOTHING_MOVED: dict[str, list[int]] = {"addresses": [], "tickets": [], "messages": [], "participants": []}


def _sms_inbox(by: Agent) -> int:
    inbox = make_inbox(kind="sms")
    save_account(inbox, by=by, vendor="46elks", number="0766-86 10 04", username="u1", secret="x", price=None)
    return inbox.pk


def _file(**place: Any) -> UUID:
    kept = Attachment.objects.create(
        name="x", storage_name=f"x{len(place)}{next(iter(place))}", content_type="a/b", size=1, sha256="0", **place
    )
    return kept.pk


def _mail_inbox() -> int:
    """An inbox whose mail is on a server that does not answer."""
    inbox = make_inbox(kind="email")
    where = {"host": "127.0.0.1", "port": 1, "security": "none", "username": "kundcenter"}
    MailAccount.objects.create(inbox=inbox, password=secrets.encrypt("x"), **where)
    return inbox.pk
