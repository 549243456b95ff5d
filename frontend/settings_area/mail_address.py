"""Another address for an inbox for mail; mail to the former one still comes in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from channels_in.email.inbox_addresses import change_address
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import refuse, show
from tickets.actions.errors import InvalidChange
from tickets.models import ChannelKind, Inbox


class AddressForm(forms.Form):
    address = forms.CharField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, former: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = _("Answers are sent from this address. Mail to the former one still comes to this inbox.")
        if former:
            text = f"{text} " + _("Former addresses: %(addresses)s.") % {"addresses": ", ".join(former)}
        self.fields["address"].help_text = text


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest, pk: int) -> HttpResponse:
    inbox = get_object_or_404(Inbox, pk=pk, kind=ChannelKind.EMAIL)
    former = list(inbox.former_addresses.values_list("address", flat=True)[:20])
    form = AddressForm(request.POST or None, initial={"address": inbox.address}, former=former)
    if request.method == "POST" and form.is_valid():
        try:
            change_address(inbox, by=signed_in(request), address=form.cleaned_data["address"])
        except InvalidChange as error:
            refuse(form, error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": inbox.name})
            return redirect("settings_inbox", pk)
    title = _("Address of %(name)s") % {"name": inbox.name}
    context = {"form": form, "title": title, "submit": _("Change the address"), "back": "settings_inboxes"}
    return show(request, "simple_form", context, here="settings_inboxes")
