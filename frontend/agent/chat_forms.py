"""Ending a chat, blocking a visitor for abuse, and a ticket of its own for what a chat led to."""

import secrets
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from chat.actions.block import block
from chat.actions.end import end_chat
from chat.models import ChatSession, EndedBy
from frontend import lookups
from frontend.agent.chat import chat_or_404, may_lead, own_or_404
from frontend.agent.chat_acting import chat_act_page
from frontend.agent.request import AgentRequest
from servicedesk.lib.text import one_line
from tickets.actions.change_status import change_status
from tickets.actions.errors import BreachUnexplained
from tickets.actions.link import link
from tickets.actions.open_ticket import Opening, open_ticket
from tickets.models import Direction, LinkKind
from tickets.models.message import BODY_MAX
from tickets.models.ticket import SUBJECT_MAX
from tickets.statuses import Status

REASON_MAX = 200  # ChatBlock.reason


class EndingForm(forms.Form):
    is_solved = forms.ChoiceField(
        label=gettext_lazy("And the ticket?"),
        choices=[("1", gettext_lazy("It is solved")), ("0", gettext_lazy("There is more to do: it stays open"))],
        initial="1",
        widget=forms.RadioSelect,
    )


@login_required
@require_http_methods(["GET", "POST"])
def chat_ending(request: AgentRequest, pk: int) -> HttpResponse:
    """End one's own chat; of a ticket that is solved it is asked afterwards what came of it (js/acting.js)."""
    session = own_or_404(request, pk)
    form = EndingForm(request.POST or None)

    def do(said: dict[str, Any]) -> str:
        end_chat(session, by=request.user, why=EndedBy.AGENT)
        if said["is_solved"] == "1" and session.ticket.status not in (Status.SOLVED, Status.CLOSED):
            try:
                change_status(session.ticket, Status.SOLVED, by=request.user)
            except BreachUnexplained as error:  # the chat has ended all the same
                return f"{_('The chat has ended.')} {error}"
        return _("The chat has ended.")

    return chat_act_page(
        request, session, form, title=_("End the chat"), submit=_("End the chat"), do=do,
        lead=_("The visitor is told so, and can write again within 24 hours."),
    )  # fmt: skip


class BlockForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=REASON_MAX,
        help_text=gettext_lazy("Kept for those who look at blocks later. Write what was done, not who did it."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def chat_block(request: AgentRequest, pk: int) -> HttpResponse:
    session = chat_or_404(request, pk) if may_lead(request) else own_or_404(request, pk)
    form = BlockForm(request.POST or None)

    def do(said: dict[str, Any]) -> str:
        block(session, by=request.user, reason=said["reason"])
        return _("The chat has ended, and no new one can be opened from there for 24 hours.")

    return chat_act_page(
        request, session, form, title=_("Block for abuse"), submit=_("End and block"), do=do,
        lead=_("The chat ends at once. Nobody can chat from the same network for 24 hours; other ways stay open."),
    )  # fmt: skip


class FollowUpForm(forms.Form):
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=SUBJECT_MAX)
    body = forms.CharField(
        label=gettext_lazy("What it is about"), max_length=BODY_MAX, widget=forms.Textarea(attrs={"rows": 6})
    )
    team = forms.TypedChoiceField(label=gettext_lazy("Team"), coerce=int)
    client_key = forms.CharField(widget=forms.HiddenInput, max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [(team.pk, team.name) for team in lookups.teams()]  # type: ignore[attr-defined]


@login_required
@require_http_methods(["GET", "POST"])
def chat_follow_up(request: AgentRequest, pk: int) -> HttpResponse:
    """A ticket of its own for what the chat led to, filled in from the chat and linked with it."""
    session = chat_or_404(request, pk)
    ticket = session.ticket
    initial = {
        "subject": one_line(ticket.subject, SUBJECT_MAX),
        "body": _last_words(session),
        "team": ticket.team_id,
        "client_key": secrets.token_urlsafe(16),
    }
    form = FollowUpForm(request.POST or None, initial=initial)

    def do(said: dict[str, Any]) -> str:
        team = next(team for team in lookups.teams() if team.pk == said["team"])
        opening = Opening(
            subject=said["subject"], body=said["body"], channel=ticket.channel, category=ticket.category,
            is_confidential=ticket.is_confidential, client_key=said["client_key"],
        )  # fmt: skip
        opened, is_new = open_ticket(
            opening, requester=ticket.requester, inbox=session.inbox, team=team, by=request.user
        )
        if is_new:
            link(opened, ticket, LinkKind.RELATED, by=request.user)
        return _("Ticket %(number)s has been opened.") % {"number": f"#{opened.shown_number}"}

    return chat_act_page(
        request, session, form, title=_("A new ticket that follows from this"), submit=_("Open the ticket"), do=do,
        lead=_("It gets the same requester and is linked with this chat."),
    )  # fmt: skip


def _last_words(session: ChatSession) -> str:
    """What the visitor said last, to write on from."""
    said = session.ticket.messages.visible_to_requester().filter(direction=Direction.IN).order_by("-created_at", "-pk")
    return "\n\n".join(reversed(list(said.values_list("body", flat=True)[:3])))[:BODY_MAX]
