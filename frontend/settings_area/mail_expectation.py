"""How often mail is expected at an inbox: the silence of a door that others knock on."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from channels_in.expectations import expect_mail
from channels_in.models import MailExpectation
from frontend.people import administrators_only, signed_in
from tickets.models import Inbox


class ExpectationForm(forms.Form):
    working_hours = forms.IntegerField(
        label=gettext_lazy("Warn when no mail has come for so many working hours"),
        min_value=1,
        max_value=400,
        required=False,
        help_text=gettext_lazy("Monday to Friday, 8 to 17. Empty: never."),
    )


def expectation_form(inbox_id: int) -> ExpectationForm:
    row = MailExpectation.objects.filter(inbox=inbox_id).first()
    return ExpectationForm(initial={"working_hours": row.working_hours if row else None})


@administrators_only
@require_POST
def expectation(request: HttpRequest, pk: int) -> HttpResponse:
    inbox = get_object_or_404(Inbox, pk=pk)
    form = ExpectationForm(request.POST)
    if form.is_valid():
        expect_mail(inbox, form.cleaned_data["working_hours"], by=signed_in(request))
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("Write a number of hours, at most 400, or nothing."))
    return redirect("settings_inbox", pk)
