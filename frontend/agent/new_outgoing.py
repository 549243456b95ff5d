"""A new ticket that begins with a mail of ours to somebody."""

import secrets
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from frontend import lookups
from frontend.agent.composer_fields import addresses_in
from frontend.agent.request import AgentRequest, find_ticket, led_to
from servicedesk.lib.identity_numbers import find
from servicedesk.lib.placeholders import variables
from servicedesk.lib.text import one_line
from servicedesk.people.access import access_of
from servicedesk.people.models import ContactAddress
from tickets.actions.attach import check_limits, store_upload
from tickets.actions.errors import ActionError
from tickets.actions.open_outgoing import Outgoing, open_outgoing
from tickets.incoming import IncomingFile
from tickets.models import ChannelKind, Inbox, Message, Priority
from tickets.models.message import BODY_MAX
from tickets.models.ticket import SUBJECT_MAX
from tickets.queries import contacts_visible_to
from tickets.statuses import Status

_AFTERWARDS = (Status.PENDING, Status.OPEN, Status.SOLVED)
MOST_FOUND = 8


class NewOutgoingForm(forms.Form):
    to = forms.CharField(
        label=gettext_lazy("To"),
        max_length=4000,
        help_text=gettext_lazy("Name or e-mail. Several are set apart by commas; the first is whom the ticket is for."),
        widget=forms.TextInput(attrs={"list": "found-contacts", "data-find": "mail", "autocomplete": "off"}),
    )
    cc = forms.CharField(
        label=gettext_lazy("Cc"),
        max_length=4000,
        required=False,
        widget=forms.TextInput(attrs={"list": "found-contacts", "data-find": "mail", "autocomplete": "off"}),
    )
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=SUBJECT_MAX)
    body = forms.CharField(
        label=gettext_lazy("Message"),
        max_length=BODY_MAX,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto", "spellcheck": "true"}),
    )
    inbox = forms.TypedChoiceField(label=gettext_lazy("Send from"), coerce=int)
    team = forms.TypedChoiceField(label=gettext_lazy("Team"), coerce=int)
    category = forms.TypedChoiceField(label=gettext_lazy("Category"), coerce=int, empty_value=None, required=False)
    then_status = forms.ChoiceField(
        label=gettext_lazy("The ticket becomes"), choices=[(one.value, one.label) for one in _AFTERWARDS]
    )
    is_confidential = forms.BooleanField(
        label=gettext_lazy("Confidential"),
        help_text=gettext_lazy("Only the team's members and those named on the ticket can see it."),
        required=False,
    )
    sends_anyway = forms.BooleanField(label=gettext_lazy("The personal identity number must be there"), required=False)
    client_key = forms.CharField(widget=forms.HiddenInput, max_length=80, required=False)

    def __init__(self, request: AgentRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        access = access_of(request.user)
        teams = sorted(lookups.teams(), key=lambda team: (team.pk not in access.member_teams, team.name))
        self.inboxes = list(Inbox.objects.filter(kind=ChannelKind.EMAIL, is_active=True))
        self.inboxes.sort(key=lambda inbox: (inbox.team_id not in access.member_teams, inbox.name))
        self._choose("inbox", [(inbox.pk, f"{inbox.name} ({inbox.address})") for inbox in self.inboxes])
        self._choose("team", [(team.pk, team.name) for team in teams])
        categories = [(row.pk, row.path) for row in lookups.categories()]
        self._choose("category", [("", _("No category yet")), *categories])

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        numbers = find(said.get("body", ""), today=timezone.localdate())
        if numbers and not said.get("sends_anyway"):
            words = _("The text holds a personal identity number. Take it out, or say below that it must be there.")
            self.add_error("body", words)
        for name in variables(said.get("body", ""))[:1]:
            self.add_error("body", _("{%(name)s} is not filled in here. Write what you mean instead.") % {"name": name})
        return said

    @property
    def asks_anyway(self) -> bool:
        """Whether the question about the identity number is to be shown."""
        return bool(find(str(self["body"].value() or "")))


@login_required
@require_http_methods(["GET", "POST"])
def new_outgoing(request: AgentRequest) -> HttpResponse:
    form = NewOutgoingForm(request, request.POST or None, initial={"client_key": secrets.token_urlsafe(16)})
    if request.method == "POST" and form.is_valid():
        try:
            message = _send(request, form)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Ticket %(number)s has been opened.") % {"number": message.ticket.shown_number})
            if find_ticket(request, message.ticket.number) is None:
                return led_to(request, reverse("queue"))
            return led_to(request, reverse("ticket", args=[message.ticket.number]))
    status = 422 if request.method == "POST" else 200
    return render(request, "frontend/agent/new_outgoing.html", {"form": form}, status=status)


def _send(request: AgentRequest, form: NewOutgoingForm) -> Message:
    """Raises ActionError; then no file of it stays either."""
    said = form.cleaned_data
    outgoing = Outgoing(
        subject=said["subject"],
        body=said["body"],
        to=addresses_in(said["to"]),
        cc=addresses_in(said["cc"]),
        category=next((row for row in lookups.categories() if row.pk == said["category"]), None),
        priority=Priority.NORMAL,
        is_confidential=said["is_confidential"],
        client_key=said["client_key"],
    )
    uploads: list[UploadedFile[bytes]] = request.FILES.getlist("files")
    check_limits(uploads)
    with transaction.atomic():
        return open_outgoing(
            outgoing,
            by=request.user,
            inbox=next(inbox for inbox in form.inboxes if inbox.pk == said["inbox"]),
            team=next(team for team in lookups.teams() if team.pk == said["team"]),
            assignee=request.user,
            files=list(stored(uploads)),
            status=said["then_status"],
        )


def stored(uploads: "Iterable[UploadedFile[bytes]]") -> Iterable[IncomingFile]:
    for upload in uploads:
        one = store_upload(upload)
        yield IncomingFile(one.name, one.storage_name, one.content_type, one.size, one.sha256)


@login_required
@require_GET
def found_contacts(request: AgentRequest) -> HttpResponse:
    """<option> elements for what is typed (?q=): contacts the agent may see, with what a form wants of them.

    People with protected identity are in no list, whatever the agent may see.
    """
    asked = one_line(request.GET.get("q", ""), 80)
    found: list[dict[str, str]] = []
    if len(asked) > 1:
        visible = contacts_visible_to(request.user).filter(is_protected=False)
        matching = visible.filter(Q(name__icontains=asked) | Q(addresses__value__istartswith=asked)).distinct()
        for contact in matching.order_by("name", "pk").prefetch_related("addresses")[:MOST_FOUND]:
            kinds = {row.kind: row for row in reversed(contact.addresses.all())}
            found.append({"name": contact.name, **_values(kinds)})
    return render(request, "frontend/agent/found_contacts.html", {"found": found})


def _values(kinds: dict[str, ContactAddress]) -> dict[str, str]:
    return {kind: kinds[kind].value for kind in ("email", "phone") if kind in kinds}
