"""Others in a chat: passing it on to a colleague or team, inviting somebody, reading along, leaving it again."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from chat.actions.helpers import invite, leave, supervise
from chat.actions.transfer import transfer
from chat.models import Availability, ChatSession, Standing
from frontend import lookups
from frontend.agent.chat import chat_or_404, own_or_404
from frontend.agent.chat_acting import chat_act_page, chat_done
from frontend.agent.chat_words import is_gone
from frontend.agent.request import AgentRequest
from servicedesk.people.models import Agent, Team
from tickets.queries import agents_who_see

NOTE_MAX = 2000


class TransferForm(forms.Form):
    to = forms.ChoiceField(label=gettext_lazy("To whom?"))
    note = forms.CharField(
        label=gettext_lazy("Note to them"),
        max_length=NOTE_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What is asked and what is left to do. The visitor does not see it."),
    )

    def __init__(self, session: ChatSession, by: Agent, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = [(f"team:{team.pk}", team.name) for team in lookups.teams()]
        agents = [(f"agent:{pk}", words) for pk, words in _colleagues(session, by)]
        self.fields["to"].choices = [("", _("Choose")), (_("Colleagues"), agents), (_("Teams"), teams)]  # type: ignore[attr-defined]


@login_required
@require_http_methods(["GET", "POST"])
def chat_transfer(request: AgentRequest, pk: int) -> HttpResponse:
    session = own_or_404(request, pk)
    form = TransferForm(session, request.user, request.POST or None)

    def do(said: dict[str, Any]) -> str:
        kind, _sep, key = said["to"].partition(":")
        to: dict[str, Any] = {"to_team": Team.objects.get(pk=key)} if kind == "team" else {}
        transfer(session, by=request.user, note=said["note"], **(to or {"to_agent": Agent.objects.get(pk=key)}))
        return _("The chat is passed on.")

    return chat_act_page(
        request, session, form, title=_("Pass the chat on"), submit=_("Pass on"), do=do,
        lead=_("The visitor is told that somebody else takes over, and waits first in the queue."),
    )  # fmt: skip


class InvitationForm(forms.Form):
    to = forms.TypedChoiceField(label=gettext_lazy("Whom?"), coerce=int)

    def __init__(self, session: ChatSession, by: Agent, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", _("Choose")), *_colleagues(session, by)]  # type: ignore[attr-defined]


@login_required
@require_http_methods(["GET", "POST"])
def chat_invitation(request: AgentRequest, pk: int) -> HttpResponse:
    session = chat_or_404(request, pk)
    form = InvitationForm(session, request.user, request.POST or None)

    def do(said: dict[str, Any]) -> str:
        colleague = Agent.objects.get(pk=said["to"])
        invite(session, colleague, by=request.user)
        return _("%(name)s is invited.") % {"name": colleague.name}

    return chat_act_page(
        request, session, form, title=_("Invite a colleague"), submit=_("Invite"), do=do,
        lead=_("They see the chat and can write in it. You keep it."),
    )  # fmt: skip


@login_required
@require_POST
def chat_leaving(request: AgentRequest, pk: int) -> HttpResponse:
    """Leave a colleague's chat one was invited to or reads along in."""
    session = chat_or_404(request, pk)
    return chat_done(request, session, lambda: leave(session, by=request.user))


@login_required
@require_POST
def chat_supervision(request: AgentRequest, pk: int) -> HttpResponse:
    """Read along, which leads of the team may."""
    session = chat_or_404(request, pk)
    return chat_done(request, session, lambda: supervise(session, by=request.user))


def _colleagues(session: ChatSession, by: Agent) -> list[tuple[int, str]]:
    """[(id, "Åsa Lindqvist, takes chats")], those who are here first; only who may see the ticket."""
    now = timezone.now()
    standing = {row.agent_id: row for row in Availability.objects.all()}
    agents = list(agents_who_see(session.ticket).exclude(pk=by.pk).order_by("name", "pk"))

    def place(agent: Agent) -> int:
        row = standing.get(agent.pk)
        if row is None or is_gone(row, now) or row.standing == Standing.AWAY:
            return 2
        return 0 if row.standing == Standing.AVAILABLE else 1

    words = (_("takes chats"), _("busy"), _("not here"))
    return [(agent.pk, f"{agent.name}, {words[place(agent)]}") for agent in sorted(agents, key=place)]
