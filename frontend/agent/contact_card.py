"""The card of a contact, on a ticket's side and on their own page: read, and changed where it stands."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontend.agent.contact_forms import AddressRow, ContactForm, form_for, read_rows, rows_of
from frontend.agent.people import contact_card as read_card
from frontend.agent.request import AgentRequest
from servicedesk.people.access import access_of
from servicedesk.people.models import AddressKind, Contact
from tickets.actions.edit_contact import StaleContact, card_version, edit_contact
from tickets.actions.errors import InvalidChange
from tickets.queries import contacts_visible_to


def contact_or_404(request: AgentRequest, pk: int) -> Contact:
    return get_object_or_404(contacts_visible_to(request.user), pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
def contact_card(request: AgentRequest, pk: int) -> HttpResponse:
    """The card; with ?andra=1 its form. POST saves all of it, or gives the form back with what stands in the way."""
    found = contact_or_404(request, pk)
    if request.method == "POST":
        return _save(request, found)
    if request.GET.get("andra") == "1":
        return _form(request, found, form_for(found, None, may_see_protected=_may(request)), rows_of(found))
    return _card(request, found)


def _may(request: AgentRequest) -> bool:
    return access_of(request.user).may_see_protected


def _card(request: HttpRequest, found: Contact, *, was_saved: bool = False) -> HttpResponse:
    card = read_card(found, request.user)  # type: ignore[arg-type]
    context = {"card": card, "was_saved": was_saved}
    response = render(request, "frontend/agent/contact_card.html", context)
    if was_saved:
        response.headers["HX-Trigger"] = "contact-changed"
    return response


def _form(
    request: AgentRequest, found: Contact, form: ContactForm, rows: list[AddressRow], **more: Any
) -> HttpResponse:
    context = {
        "contact": found,
        "form": form,
        "rows": rows,
        "address_kinds": AddressKind.choices,
        "version": card_version(found),
        **more,
    }
    template = "contact_card_form.html" if request.htmx else "contact_edit.html"
    return render(request, f"frontend/agent/{template}", context, status=more.get("status", 200))


def _save(request: AgentRequest, found: Contact) -> HttpResponse:
    form = form_for(Contact.objects.get(pk=found.pk), request.POST, may_see_protected=_may(request))
    rows, addresses = read_rows(request.POST)
    if not form.is_valid() or any(row.error for row in rows):
        return _form(request, found, form, rows, status=422)
    seen = request.POST.get("version", "")[:20]
    try:
        saved = edit_contact(found, by=request.user, seen=seen, addresses=addresses, **form.cleaned_data)
    except StaleContact as error:
        # What is there now stands beside what was written; saving again is then a choice.
        there = read_card(found, request.user)
        return _form(request, found, form, rows, status=409, refusal=str(error), there=there)
    except InvalidChange as error:
        return _form(request, found, form, rows, status=422, refusal=str(error))
    if request.htmx:
        return _card(request, Contact.objects.get(pk=saved.pk), was_saved=True)
    messages.success(request, _("Saved."))
    return redirect("contact", pk=saved.pk)
