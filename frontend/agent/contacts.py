"""Contacts: who has been in touch, what we know of them, and making two of them one."""

from collections.abc import Callable
from copy import copy
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from frontend.agent.contact_card import contact_or_404
from frontend.agent.contact_forms import AddressForm, ContactForm, form_for
from frontend.agent.contact_history import history_of
from frontend.agent.people import contact_card, log_reading
from frontend.agent.queue import with_times
from frontend.agent.request import AgentRequest, is_fragment
from servicedesk.lib.addresses import AddressError
from servicedesk.lib.keyset import CursorError, page_of
from servicedesk.people.access import access_of
from servicedesk.people.likeness import Reason
from servicedesk.people.models import AuditEntry, Contact, ContactKind, ContactMerge
from tickets.actions.contacts import add_address, change_contact, merge_contacts, undo_merge
from tickets.actions.errors import InvalidChange
from tickets.actions.tell_apart import tell_apart
from tickets.contact_proposals import proposals_for
from tickets.queries import contacts_visible_to
from tickets.search import search_contacts

ALIKE = "alike"  # the part of the page that looks for likely duplicates: fetched when the rest is there
REASONS: dict[Reason, Callable[[], str]] = {
    Reason.SAME_NUMBER: lambda: _("the same phone number"),
    Reason.SAME_MAILBOX: lambda: _("the same mailbox"),
    Reason.SAME_NAME: lambda: _("the same name"),
    Reason.LIKE_NAME: lambda: _("nearly the same name"),
    Reason.SAME_LOCAL_PART: lambda: _("the same name in the e-mail address"),
}
PAGE_SIZE = 30


@login_required
@require_GET
def contacts(request: AgentRequest) -> HttpResponse:
    """All visible contacts by name, or those that match a search."""
    text = request.GET.get("q", "").strip()
    context: dict[str, Any] = {"text": text, "kinds": ContactKind}
    if text:
        context["rows"] = search_contacts(request.user, text)
    else:
        try:
            page = page_of(contacts_visible_to(request.user), ("name", "id"), request.GET.get("cursor", ""), PAGE_SIZE)
        except CursorError as error:
            raise Http404 from error
        context |= {"rows": page.rows, "page": page}
    log_reading(request.user, context["rows"])
    return render(request, "frontend/agent/contacts.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def contact(request: AgentRequest, pk: int) -> HttpResponse:
    """The card with every visible ticket; POST changes it."""
    found = contact_or_404(request, pk)
    if is_fragment(request) and request.GET.get("part") == ALIKE:
        context = {"contact": found, "proposals": _proposals(request, found)}
        return render(request, "frontend/agent/contact_alike.html", context)
    form = form_for(found, request.POST or None, may_see_protected=access_of(request.user).may_see_protected)
    if request.method == "POST" and form.is_valid():
        change_contact(Contact.objects.get(pk=pk), by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("contact", pk=pk)
    return _page(request, found, form, AddressForm())


def _page(request: AgentRequest, found: Contact, form: ContactForm, address_form: AddressForm) -> HttpResponse:
    try:
        history = history_of(found.pk, request.user, request.GET.get("cursor", ""))
    except CursorError as error:
        raise Http404 from error
    context = {
        "contact": found,
        "card": contact_card(copy(found), request.user),  # the form writes what is typed into its own
        "form": form,
        "address_form": address_form,
        "history": history,
        "unfinished": with_times(history.unfinished),
        "finished": with_times(history.finished.rows),
    }
    if is_fragment(request) and request.GET.get("cursor"):
        return render(request, "frontend/agent/contact_tickets.html", context)
    context |= _same_person(request, found)
    status = 422 if form.errors or address_form.errors else 200
    return render(request, "frontend/agent/contact.html", context, status=status)


def _proposals(request: AgentRequest, found: Contact) -> list[tuple[Contact, list[str]]]:
    proposals = proposals_for(found, request.user)
    log_reading(request.user, [proposal.contact for proposal in proposals])
    return [(row.contact, [REASONS[reason]() for reason in row.reasons]) for row in proposals]


def _same_person(request: AgentRequest, found: Contact) -> dict[str, Any]:
    """Who else this may be, as a proposal or as a hit of one's own search, and what was merged into it."""
    merges = ContactMerge.objects.filter(kept=found.pk, undone_at__isnull=True).select_related("merged", "by")
    return {
        "merges": merges,
        "proposals": _proposals(request, found) if request.GET.get("part") == ALIKE else None,
        "candidates": [] if not request.GET.get("merge") else _candidates(request, found),
        "merge_text": request.GET.get("merge", ""),
    }


def _candidates(request: AgentRequest, found: Contact) -> list[Contact]:
    rows = [row for row in search_contacts(request.user, request.GET["merge"]) if row.pk != found.pk]
    log_reading(request.user, rows)
    return rows


@login_required
@require_POST
def contact_addresses(request: AgentRequest, pk: int) -> HttpResponse:
    found = contact_or_404(request, pk)
    address_form = AddressForm(request.POST)
    if address_form.is_valid():
        try:
            add_address(found, address_form.cleaned_data["kind"], address_form.cleaned_data["value"], by=request.user)
        except (AddressError, InvalidChange) as error:
            address_form.add_error("value", str(error))
        else:
            return redirect("contact", pk=pk)
    return _page(
        request, found, form_for(found, None, may_see_protected=access_of(request.user).may_see_protected), address_form
    )


@login_required
@require_POST
def contact_merges(request: AgentRequest, pk: int) -> HttpResponse:
    """Make another contact part of this one."""
    kept, merged = contact_or_404(request, pk), contact_or_404(request, _number(request.POST.get("merged", "")))
    try:
        merge = merge_contacts(kept, merged, by=request.user)
    except InvalidChange as error:
        messages.error(request, str(error))
    else:
        _audit(request, "contact.merged", merge)
        messages.success(request, _("The two contacts are now one. You can undo it below."))
    return redirect("contact", pk=pk)


@login_required
@require_POST
def contact_distinctions(request: AgentRequest, pk: int) -> HttpResponse:
    """Say that another contact is somebody else: it is not proposed again."""
    found, other = contact_or_404(request, pk), contact_or_404(request, _number(request.POST.get("other", "")))
    try:
        tell_apart(found, other, by=request.user)
    except InvalidChange as error:
        messages.error(request, str(error))
    return redirect("contact", pk=pk)


@login_required
@require_POST
def contact_merge_undoing(request: AgentRequest, pk: int, merge_id: int) -> HttpResponse:
    kept = contact_or_404(request, pk)
    merge = get_object_or_404(ContactMerge, pk=merge_id, kept=kept)
    try:
        undo_merge(merge, by=request.user)
    except InvalidChange as error:
        messages.error(request, str(error))
    else:
        _audit(request, "contact.merge_undone", merge)
        messages.success(request, _("The contacts are two again."))
    return redirect("contact", pk=pk)


def _audit(request: AgentRequest, verb: str, merge: ContactMerge) -> None:
    AuditEntry.objects.create(
        agent=request.user,
        verb=verb,
        object_kind="contact",
        object_id=merge.kept_id,
        detail={"merged": merge.merged_id, "merge": merge.pk},
    )


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 18):
        raise Http404
    return int(text)
