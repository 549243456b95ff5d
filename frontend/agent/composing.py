"""Sending an answer, a note or something forwarded."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from channels_in.delivery import retry_by_hand
from channels_in.social.lengths import LENGTHS
from frontend.agent.answering import answer_with_ticket, seen_version
from frontend.agent.composer import KINDS, channels_for, composer_context, leaving_by
from frontend.agent.composer_audience import is_sister
from frontend.agent.composer_checks import Found, check
from frontend.agent.composer_fields import Fields, read_fields
from frontend.agent.request import AgentRequest, find_ticket, ticket_or_404
from frontend.agent.social_windows import deadline_of
from frontend.agent.ticket_context import ticket_context
from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent
from tickets.actions.attach import attach_to_draft
from tickets.actions.drafts import discard_draft, save_draft
from tickets.actions.errors import ActionError, BreachUnexplained, InvalidChange, StaleTicket
from tickets.actions.forward import forward
from tickets.actions.mentions import mentioned_in
from tickets.actions.note import note
from tickets.actions.reply import reply, said_already
from tickets.models import ChannelKind, Draft, Message, Ticket
from tickets.queries import messages_visible_to
from tickets.statuses import Status
from tickets.variables import fill_in

SHOWN_OF_NEW = 300  # characters of what came in meanwhile


class LookAgain(InvalidChange):
    """The text can be sent, when whoever wrote it has looked at it once more."""


@login_required
@require_POST
def ticket_message(request: AgentRequest, number: int, kind: str) -> HttpResponse:
    """Send. First the text is kept as a draft, so that whatever refuses it afterwards loses nothing."""
    found, which = ticket_or_404(request, number), kind_or_404(kind)
    said = said_already(found, request.POST.get("client_key", "")[:80])
    if said is not None:  # the same form, sent twice
        return _sent(request, number, which, said)
    fields = read_fields(request, found, which)
    draft = save_draft(
        found,
        by=request.user,
        kind=which,
        body=request.POST.get("body", ""),
        recipients=fields.recipients or (),
        options=fields.options,
    )
    try:
        _attach_all(request, draft)
        _look_through(request, found, draft)
        message = send_draft(draft, fields, by=request.user, **_asked(request))
        if which == Draft.Kind.NOTE:
            _tell_of_those_not_told(request, found, draft.body)
        # Of two clicks at once the later one finds it said already: what was kept for it goes too.
        discard_draft(found, by=request.user, kind=which)
    except ActionError as error:
        return _refused(request, number, which, error)
    return _sent(request, number, which, message)


def kind_or_404(name: str) -> Draft.Kind:
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def _attach_all(request: AgentRequest, draft: Draft) -> None:
    """Files sent with the form itself, by a browser without scripts."""
    for upload in request.FILES.getlist("files"):
        attach_to_draft(draft, upload)


def _look_through(request: AgentRequest, ticket: Ticket, draft: Draft) -> None:
    """Variables become words before anybody else reads them, and an identity number is sent by nobody by mistake."""
    if draft.kind == Draft.Kind.NOTE:
        return
    filled = fill_in(draft.body, ticket, by=request.user)
    if filled.text != draft.body:
        draft.body = filled.text
        draft.save(update_fields=["body"])
    channel = leaving_by(ticket, str(draft.options.get("channel", ""))) if draft.kind == Draft.Kind.REPLY else ""
    found = check(draft.body, ticket, by=request.user, kind=draft.kind, channel=channel)
    if found.wrong:
        raise InvalidChange(found.wrong)
    if filled.text != request.POST.get("body", "").replace("\r\n", "\n"):
        raise LookAgain(_("The variables are filled in now. Look at the text and send again."))
    if found.identity and request.POST.get("seen_identity") != found.identity:
        raise LookAgain(_look_again_at(found))


def _look_again_at(found: Found) -> str:
    if found.numbers:
        said = _(
            "The text holds a personal identity number: %(number)s. Take it out, or send again if it must be there."
        )
        return said % {"number": ", ".join(found.numbers)}
    said = _(
        "Everybody would read how somebody is reached: %(details)s. Take it out, or send again if it must be there."
    )
    return said % {"details": ", ".join(found.details)}


def _asked(request: AgentRequest) -> dict[str, Any]:
    """What the button and the page say, beside the draft. Raises InvalidChange."""
    wanted = request.POST.get("then_status") or None
    if wanted is not None and wanted not in Status.values:
        raise InvalidChange(_("There is no such status."))
    key = request.POST.get("client_key", "")[:80]
    return {"then_status": wanted, "client_key": key, "seen_version": seen_version(request)}


def send_draft(
    draft: Draft,
    fields: Fields,
    *,
    by: Agent,
    then_status: str | None = None,
    client_key: str = "",
    seen_version: int | None = None,
) -> Message:
    """Send what a draft holds, by the action of its kind. Raises ActionError."""
    ticket, options = draft.ticket, fields.options
    if draft.kind == Draft.Kind.NOTE:
        return note(ticket, by=by, body=draft.body, client_key=client_key)
    given: dict[str, Any] = {"by": by, "body": draft.body, "then_status": then_status, "client_key": client_key}
    given |= {"send_at": fields.send_at, "cc": fields.of("cc"), "bcc": fields.of("bcc")}
    if draft.kind == Draft.Kind.FORWARD:
        return forward(
            ticket,
            to=fields.of("to"),
            include=_goes_along(ticket, str(options.get("goes_along", ""))),
            with_files=bool(options.get("with_files")),
            subject=str(options.get("subject", "")),
            **given,
        )
    channel, reason = str(options.get("channel", "")), str(options.get("channel_reason", "")).strip()
    offered = channels_for(ticket) if channel else []
    _refuse_when_closed(ticket, channel or ticket.channel, fields.send_at)
    _refuse_files(draft, channel or ticket.channel)
    if offered and channel != offered[0][0] and not reason and not is_sister(ticket, channel):
        raise InvalidChange(_("Say why you choose another channel than they prefer."))
    return reply(
        ticket,
        to=None if fields.recipients is None else fields.of("to"),
        quote=bool(options.get("quote")),
        add_participants=_newcomers(ticket, fields) if options.get("let_in") else (),
        channel=channel,
        channel_reason=reason,
        # Sending anyway, after having seen what came in meanwhile, carries the newer version.
        seen_version=seen_version,
        **given,
    )


def _refuse_when_closed(ticket: Ticket, channel: str, send_at: datetime | None) -> None:
    """Where one can answer only for a while: not afterwards, and nothing planned for then. Raises InvalidChange."""
    deadline = deadline_of(ticket, channel)
    if deadline is not None and (deadline.is_over or (send_at is not None and send_at >= deadline.until)):
        raise InvalidChange(deadline.words)


def _refuse_files(draft: Draft, channel: str) -> None:
    """A file that cannot leave is said before, not found out afterwards. Raises InvalidChange."""
    if (channel in LENGTHS or channel == ChannelKind.SMS) and draft.attachments.exists():
        raise InvalidChange(_("Files cannot be sent by this channel. Remove them, or answer by e-mail."))


def _tell_of_those_not_told(request: AgentRequest, ticket: Ticket, text: str) -> None:
    for agent in mentioned_in(text, ticket, by=request.user).not_told:
        messages.warning(request, _("%(name)s cannot see the ticket and was not told.") % {"name": agent.name})


def _goes_along(ticket: Ticket, which: str) -> list[Message]:
    """Messages the requester may see: all of them, their newest, or none."""
    said = ticket.messages.visible_to_requester().order_by("created_at", "id")
    if which == "all":
        return list(said)
    newest = said.filter(direction="in").last() if which == "newest" else None
    return [newest] if newest else []


def _newcomers(ticket: Ticket, fields: Fields) -> list[str]:
    """Those in To and Cc who are not on the ticket yet."""
    known = {row.value for row in ticket.answer_addresses}
    return [row["value"] for row in fields.recipients or [] if row["role"] != "bcc" and row["value"] not in known]


def _refused(request: AgentRequest, number: int, kind: Draft.Kind, error: ActionError) -> HttpResponse:
    """Everything stays in the composer, with why it was not sent; what came in meanwhile is shown above it."""
    found, is_stale = ticket_or_404(request, number), isinstance(error, StaleTicket)
    context = ticket_context(request, found) | composer_context(
        request,
        found,
        kind=str(kind),
        composer_error=str(error),
        came_in=_came_in(request, error) if isinstance(error, StaleTicket) else None,
        look_again=isinstance(error, LookAgain),
    )
    context["asks_breach"] = "send" if isinstance(error, BreachUnexplained) else ""
    template = "ticket_after_sending.html" if request.htmx else "ticket.html"
    return render(request, f"frontend/agent/{template}", context, status=409 if is_stale else 422)


def _came_in(request: AgentRequest, error: StaleTicket) -> list[str]:
    """The beginning of each message that the form did not know of."""
    ids = [event.message_id for event in error.events if event.message_id]
    texts = messages_visible_to(request.user, error.ticket).filter(pk__in=ids).values_list("body", flat=True)
    return [one_line(text, SHOWN_OF_NEW) for text in texts]


def _sent(request: AgentRequest, number: int, kind: Draft.Kind, message: Message) -> HttpResponse:
    found = find_ticket(request, number)
    if found is None or not request.htmx:
        return answer_with_ticket(request, number)
    grace = settings.SEND_UNDO_SECONDS if message.send_at and not message.is_scheduled else 0
    context = ticket_context(request, found) | composer_context(
        request, found, just_sent=str(kind), undo=message if grace else None, undo_seconds=grace
    )
    return render(request, "frontend/agent/ticket_after_sending.html", context)


@login_required
@require_POST
def message_delivery(request: AgentRequest, number: int, message_id: int) -> HttpResponse:
    """Ask for a failed message to be sent again."""
    found = ticket_or_404(request, number)
    message: Message = get_object_or_404(messages_visible_to(request.user, found), pk=message_id)
    if not retry_by_hand(message, by=request.user):
        messages.error(request, _("The message is already on its way."))
    return answer_with_ticket(request, number)
