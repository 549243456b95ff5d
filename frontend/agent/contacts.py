"""Contacts: who has been in touch, what we know of them, and making two of them one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from frontend.agent.people import contact_card, log_reading
from frontend.agent.queue import with_times
from frontend.agent.request import AgentRequest
from servicedesk.lib.addresses import AddressError
from servicedesk.lib.keyset import CursorError, page_of
from servicedesk.people.access import access_of
from servicedesk.people.models import AddressKind, AuditEntry, Contact, ContactKind, ContactMerge
from tickets.actions.contacts import add_address, change_contact, merge_contacts, undo_merge
from tickets.actions.errors import InvalidChange
from tickets.models import ChannelKind
from tickets.queries import contacts_visible_to, tickets_visible_to
from tickets.search import search_contacts

PAGE_SIZE = 30
LANGUAGES = [
    ("sv", gettext_lazy("Swedish")),
    ("en", gettext_lazy("English")),
    ("fi", gettext_lazy("Finnish")),
    ("fit", gettext_lazy("Meänkieli")),
    ("se", gettext_lazy("Northern Sámi")),
    ("ar", gettext_lazy("Arabic")),
    ("so", gettext_lazy("Somali")),
]


class ContactForm(forms.ModelForm):  # type: ignore[type-arg]
    preferred_channel = forms.ChoiceField(
        label=gettext_lazy("Prefers to be reached by"),
        choices=[("", gettext_lazy("No wish stated")), *ChannelKind.choices],
        required=False,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES)

    class Meta:
        model = Contact
        fields = ["name", "kind", "language", "preferred_channel", "note", "is_protected"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class AddressForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=AddressKind.choices)
    value = forms.CharField(label=gettext_lazy("Address"), max_length=254)


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


def contact_or_404(request: AgentRequest, pk: int) -> Contact:
    return get_object_or_404(contacts_visible_to(request.user), pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
def contact(request: AgentRequest, pk: int) -> HttpResponse:
    """The card with every visible ticket; POST changes it."""
    found = contact_or_404(request, pk)
    form = ContactForm(request.POST or None, instance=found)
    if not access_of(request.user).may_see_protected:
        del form.fields["is_protected"]
    if request.method == "POST" and form.is_valid():
        change_contact(Contact.objects.get(pk=pk), by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("contact", pk=pk)
    return _page(request, found, form, AddressForm())


def _page(request: AgentRequest, found: Contact, form: ContactForm, address_form: AddressForm) -> HttpResponse:
    tickets = (
        tickets_visible_to(request.user).filter(requester=found.pk).select_related("requester", "assignee", "team")
    )
    merges = ContactMerge.objects.filter(kept=found.pk, undone_at__isnull=True).select_related("merged", "by")
    context = {
        "contact": found,
        "card": contact_card(Contact.objects.get(pk=found.pk), request.user),
        "form": form,
        "address_form": address_form,
        "tickets": with_times(list(tickets.order_by("-updated_at")[:50])),
        "merges": merges,
        "candidates": [] if not request.GET.get("merge") else _candidates(request, found),
        "merge_text": request.GET.get("merge", ""),
    }
    status = 422 if form.errors or address_form.errors else 200
    return render(request, "frontend/agent/contact.html", context, status=status)


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
    return _page(request, found, ContactForm(instance=found), address_form)


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
