"""A new ticket for somebody who called, came by or wrote on paper."""

import secrets
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from frontend import lookups
from frontend.agent.request import AgentRequest, find_ticket, led_to
from servicedesk.lib import addresses
from servicedesk.people.access import access_of
from servicedesk.people.models import Contact, Team
from tickets.actions.open_ticket import Opening, open_ticket
from tickets.actions.senders import contact_for, find_contact
from tickets.incoming import IncomingAddress, IncomingMessage
from tickets.models import ChannelKind, Inbox, Priority, Ticket
from tickets.models.message import BODY_MAX
from tickets.models.ticket import SUBJECT_MAX

BY_HAND = (ChannelKind.PHONE, ChannelKind.VISIT, ChannelKind.LETTER, ChannelKind.EMAIL, ChannelKind.FAX)


def found_while_typing() -> forms.TextInput:
    """A field that offers contacts, and fills in the addresses beside it (js/contact_finder.js)."""
    return forms.TextInput(attrs={"list": "found-contacts", "data-find": "person", "autocomplete": "off"})


class NewTicketForm(forms.Form):
    channel = forms.ChoiceField(
        label=gettext_lazy("How did they get in touch?"), choices=[(kind.value, kind.label) for kind in BY_HAND]
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200, required=False, widget=found_while_typing())
    email = forms.CharField(label=gettext_lazy("E-mail"), max_length=254, required=False)
    phone = forms.CharField(label=gettext_lazy("Phone"), max_length=40, required=False)
    for_name = forms.CharField(
        label=gettext_lazy("Their name"), max_length=200, required=False, widget=found_while_typing()
    )
    for_email = forms.CharField(label=gettext_lazy("Their e-mail"), max_length=254, required=False)
    for_phone = forms.CharField(label=gettext_lazy("Their phone"), max_length=40, required=False)
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=SUBJECT_MAX)
    body = forms.CharField(
        label=gettext_lazy("What they said"),
        max_length=BODY_MAX,
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )
    category = forms.TypedChoiceField(label=gettext_lazy("Category"), coerce=int, empty_value=None, required=False)
    priority = forms.TypedChoiceField(
        label=gettext_lazy("Priority"), choices=Priority.choices, coerce=int, initial=Priority.NORMAL
    )
    team = forms.TypedChoiceField(label=gettext_lazy("Team"), coerce=int)
    is_confidential = forms.BooleanField(
        label=gettext_lazy("Confidential"),
        help_text=gettext_lazy("Only the team's members and those named on the ticket can see it."),
        required=False,
    )
    client_key = forms.CharField(widget=forms.HiddenInput, max_length=80, required=False)

    def __init__(self, request: AgentRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        access = access_of(request.user)
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            ("", _("No category yet")),
            *[(row.pk, row.path) for row in lookups.categories()],
        ]
        teams = sorted(lookups.teams(), key=lambda team: (team.pk not in access.member_teams, team.name))
        self.fields["team"].choices = [(team.pk, team.name) for team in teams]  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        return self._normal("email")

    def clean_phone(self) -> str:
        return self._normal("phone")

    def clean_for_email(self) -> str:
        return self._normal("for_email")

    def clean_for_phone(self) -> str:
        return self._normal("for_phone")

    @property
    def is_for_somebody_else(self) -> bool:
        """Whether anything is filled in about whom it is for."""
        return any(self[name].value() for name in ("for_name", "for_email", "for_phone"))

    def _normal(self, name: str) -> str:
        text, kind = self.cleaned_data[name], name.removeprefix("for_")
        try:
            return addresses.normal(kind, text) if text else ""
        except addresses.AddressError as error:
            raise forms.ValidationError(str(error)) from error


@login_required
@require_http_methods(["GET", "POST"])
def new_ticket(request: AgentRequest) -> HttpResponse:
    form = NewTicketForm(request, request.POST or None, initial={"client_key": secrets.token_urlsafe(16)})
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "frontend/agent/new_ticket.html", {"form": form}, status=status)
    opened, _is_new = _open(request, form.cleaned_data)
    messages.success(request, _("Ticket %(number)s has been opened.") % {"number": opened.shown_number})
    if find_ticket(request, opened.number) is None:  # written down for a team whose tickets the agent cannot see
        return led_to(request, reverse("queue"))
    return led_to(request, reverse("ticket", args=[opened.number]))


def _open(request: AgentRequest, said: dict[str, Any]) -> tuple[Ticket, bool]:
    category = next((row for row in lookups.categories() if row.pk == said["category"]), None)
    opening = Opening(
        subject=said["subject"],
        body=said["body"],
        channel=said["channel"],
        category=category,
        priority=said["priority"],
        is_confidential=said["is_confidential"],
        client_key=said["client_key"],
    )
    team = next(team for team in lookups.teams() if team.pk == said["team"])
    caller, other = _person(said), _person(said, "for_") if any(said[f"for_{name}"] for name in _WHO) else None
    inbox = _inbox(said["channel"], team)
    return open_ticket(
        opening,
        requester=other or caller,
        caller=caller if other else None,
        inbox=inbox,
        team=team,
        by=request.user,
    )


_WHO = ("name", "email", "phone")


def _person(said: dict[str, Any], which: str = "") -> Contact:
    """Who has one of the addresses; else a new contact with what the agent was told."""
    told = [IncomingAddress(kind, said[which + kind]) for kind in ("email", "phone") if said[which + kind]]
    known = next((contact for address in told if (contact := find_contact(address))), None)
    if known is not None:
        return known
    incoming = IncomingMessage(
        channel=said["channel"],
        subject="",
        text="",
        received_at=timezone.now(),
        sender=told[0] if told else None,
        other_addresses=tuple(told[1:]),
        sender_name=said[f"{which}name"],
    )
    return contact_for(incoming)


def _inbox(channel: str, team: Team) -> Inbox:
    """The inbox for what is written down by hand in this channel; made the first time."""
    inbox = Inbox.objects.filter(kind=channel).order_by("pk").first()
    return inbox or Inbox.objects.create(
        slug=f"by-hand-{channel}",
        name=str(ChannelKind(channel).label),
        kind=channel,
        team=team,
        sender_name=settings.MUNICIPALITY["name"],
        acknowledges=False,
    )
