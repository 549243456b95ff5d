"""At which phone one sits: calls to it show their card here, and calls one makes begin by ringing it."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from channels_in.accounts import Refused
from channels_in.models import PhoneSeat
from channels_in.phone.seats import take_seat
from frontend import lookups
from frontend.people import signed_in
from servicedesk.lib.addresses import shown
from servicedesk.people.models import Agent


class SeatForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Your phone"),
        help_text=gettext_lazy("A number, or the short one inside the exchange. Empty: you sit at none now."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )


def seat_shown(agent: Agent) -> str:
    """The number as people write it; "" for nowhere."""
    row = PhoneSeat.objects.filter(agent=agent).first()
    return shown("phone", row.number) if row else ""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def phone_seat(request: HttpRequest) -> HttpResponse:
    agent = signed_in(request)
    form = SeatForm(request.POST if request.method == "POST" else None, initial={"number": seat_shown(agent)})
    if request.method == "POST" and form.is_valid():
        try:
            take_seat(agent, form.cleaned_data["number"], by=agent)
        except Refused as error:
            form.add_error("number", str(error))
        else:
            lookups.forget()
            messages.success(request, _("Your phone is saved."))
            return redirect("phone_seat")
    return render(request, "frontend/account/phone_seat.html", {"form": form})
