"""Calls that were promised: promising one, the list of them, and saying how it went."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from frontend import lookups
from frontend.agent.acting import act_page
from frontend.agent.call_ways import ringing_phone
from frontend.agent.contact_log_form import moment
from frontend.agent.people import log_reading, name_of
from frontend.agent.request import AgentRequest, ticket_or_404
from frontend.agent.snoozing import shown_moment
from servicedesk.lib.addresses import shown
from servicedesk.lib.keyset import CursorError, KeysetPage, page_of
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent, Contact
from tickets.actions.call_back import Promise, finish_call_back, promise_call_back
from tickets.call_backs import ORDER, call_backs_visible_to, waiting_for
from tickets.models import CallBack, CallOutcome
from tickets.models.call_back import NOTE_MAX
from tickets.queries import agents_who_see

PAGE_SIZE = 30


class PromiseForm(forms.Form):
    number = forms.CharField(label=gettext_lazy("Number to ring"), max_length=40)
    promised_at = forms.DateTimeField(label=gettext_lazy("At the latest"), widget=moment())
    promised_from = forms.DateTimeField(label=gettext_lazy("From"), required=False, widget=moment())
    note = forms.CharField(label=gettext_lazy("What about?"), max_length=NOTE_MAX, required=False)
    assignee = forms.ModelChoiceField(
        label=gettext_lazy("Who rings?"),
        queryset=Agent.objects.none(),
        required=False,
        empty_label=gettext_lazy("Anybody in the team"),
    )


class DoneForm(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("How did it go?"), choices=CallOutcome.choices, widget=forms.RadioSelect
    )
    again_at = forms.DateTimeField(
        label=gettext_lazy("Ring again, at the latest"),
        help_text=gettext_lazy("When nobody answered."),
        required=False,
        widget=moment(),
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("outcome") == CallOutcome.NO_ANSWER and not said.get("again_at") and "again_at" not in self.errors:
            self.add_error("again_at", _("Write when you will try again."))
        if said.get("outcome") != CallOutcome.NO_ANSWER:
            said["again_at"] = None
        return said


@login_required
@require_http_methods(["GET", "POST"])
def ticket_call_backs(request: AgentRequest, number: int) -> HttpResponse:
    """Promise to ring somebody about this ticket."""
    found = ticket_or_404(request, number)
    form = PromiseForm(request.POST or None, initial={"number": _known_number(found.requester, request.user)})
    form.fields["assignee"].queryset = agents_who_see(found).order_by("name")  # type: ignore[attr-defined]

    def do(said: dict[str, Any]) -> str:
        promise_call_back(found, Promise(**said), by=request.user)
        lookups.forget()
        return _("You will find the call under Call back, %(when)s.") % {"when": shown_moment(said["promised_at"])}

    return act_page(
        request, found, form, title=_("Promise to ring back"), submit=_("Promise"), do=do,
        lead=_("The call is listed under Call back, by the time you promise."),
    )  # fmt: skip


def _known_number(contact: Contact, viewer: Agent) -> str:
    if contact.is_protected and not access_of(viewer).may_see_protected:
        return ""
    log_reading(viewer, [contact])
    first = contact.addresses.filter(kind="phone").first()
    return shown("phone", first.value) if first else ""


@login_required
@require_GET
def call_backs(request: AgentRequest) -> HttpResponse:
    """Mine and my teams' (?vilka=alla: all the agent may see), by the time that was promised."""
    shows_all = request.GET.get("vilka") == "alla"
    rows = call_backs_visible_to(request.user).filter(done_at=None)
    if not shows_all:
        rows = rows.filter(waiting_for(request.user))
    try:
        page = page_of(rows, ORDER, request.GET.get("cursor", ""), PAGE_SIZE)
    except CursorError as error:
        raise Http404 from error
    access, now = access_of(request.user), timezone.now()
    if access.may_see_protected:
        log_reading(request.user, [row.ticket.requester for row in page.rows])
    context = {"rows": [_row(row, access, now) for row in page.rows], "shows_all": shows_all} | _pages(request, page)
    context["rings_from"] = ringing_phone(request.user)
    return render(request, "frontend/agent/call_backs.html", context)


def _pages(request: AgentRequest, page: KeysetPage[CallBack]) -> dict[str, str]:
    def url(cursor: str) -> str:
        return f"?{urlencode({**request.GET.dict(), 'cursor': cursor})}" if cursor else ""

    return {"newer_url": url(page.previous_cursor), "older_url": url(page.next_cursor)}


def _row(row: CallBack, access: Access, now: datetime) -> dict[str, Any]:
    """The call as the viewer may know it: of a protected identity neither name nor number nor what it was about."""
    hides = row.ticket.requester.is_protected and not access.may_see_protected
    return {
        "row": row,
        "who": name_of(row.ticket.requester, access),
        "number": "" if hides else shown("phone", row.number),
        "dial": "" if hides else row.number,
        "note": "" if hides else row.note,
        "is_overdue": row.is_overdue(now),
    }


@login_required
@require_http_methods(["GET", "POST"])
def call_back(request: AgentRequest, pk: int) -> HttpResponse:
    """Say how the call went."""
    row = get_object_or_404(call_backs_visible_to(request.user), pk=pk)
    if row.done_at is not None and request.method == "GET":
        messages.info(request, _("Somebody has made this call already."))
        return redirect("call_backs")
    found = ticket_or_404(request, row.ticket.number)

    def do(said: dict[str, Any]) -> str:
        finish_call_back(row, said["outcome"], by=request.user, again_at=said["again_at"])
        lookups.forget()
        return _("Noted: %(outcome)s.") % {"outcome": str(CallOutcome(said["outcome"]).label).lower()}

    shown_row = _row(row, access_of(request.user), timezone.now())
    return act_page(
        request, found, DoneForm(request.POST or None), title=_("Call back"), submit=_("Save"), do=do,
        lead=_("%(who)s %(number)s") % {"who": shown_row["who"], "number": shown_row["number"]},
        quoted=shown_row["note"],
    )  # fmt: skip
