"""At which phone an agent sits, stated by an administrator for them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from channels_in.accounts import Refused
from channels_in.phone.seats import take_seat
from frontend.account.phone_seat import SeatForm, seat_shown
from frontend.people import administrators_only, signed_in
from frontend.settings_area.agents import HERE
from frontend.settings_area.pages import refuse, show
from servicedesk.people.models import Agent


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def agent_phone(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Agent, pk=pk)
    form = SeatForm(request.POST if request.method == "POST" else None, initial={"number": seat_shown(found)})
    if request.method == "POST" and form.is_valid():
        try:
            take_seat(found, form.cleaned_data["number"], by=signed_in(request))
        except Refused as error:
            refuse(form, error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": found.name})
            return redirect("settings_agent", pk)
    context = {"form": form, "title": _("The phone of %(name)s") % {"name": found.name}, "back": HERE}
    return show(request, "simple_form", {**context, "submit": _("Save")}, here=HERE)
