"""How answers from an inbox look: signature, logo, how agents are named, where answers go, quotes."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from channels_in.email.profiles import change_profile, check_signature, cleaned, looks_of
from channels_in.email.signatures import USUAL, VARIABLES
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import refuse, show
from servicedesk.lib.file_response import POLICY
from tickets.actions.errors import InvalidChange
from tickets.models import Inbox, SenderProfile
from tickets.models.sender_profile import profile_of

HERE = "settings_inboxes"


class SenderProfileForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    logo = forms.FileField(
        label=gettext_lazy("Logo"), required=False, help_text=gettext_lazy("PNG, JPEG or GIF, at most 200 kB.")
    )
    without_logo = forms.BooleanField(label=gettext_lazy("Remove the logo"), required=False)

    class Meta:
        model = SenderProfile
        fields = ("reply_to", "named_as", "signature", "quotes", "logo_text")
        widgets = {"reply_to": forms.RadioSelect, "named_as": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signature"].widget.attrs |= {"rows": 5, "placeholder": USUAL}
        self.fields["logo"].widget.attrs["accept"] = "image/png,image/jpeg,image/gif"
        if not self.instance.logo_name:
            del self.fields["without_logo"]

    def clean_signature(self) -> str:
        text = cleaned(self.cleaned_data["signature"])
        try:
            check_signature(text)
        except InvalidChange as error:
            raise forms.ValidationError(str(error)) from error
        return text


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def sender_profile(request: HttpRequest, pk: int) -> HttpResponse:
    inbox = get_object_or_404(Inbox.objects.select_related("team__department"), pk=pk)
    form = SenderProfileForm(request.POST or None, request.FILES or None, instance=profile_of(inbox))
    if request.method == "POST" and form.is_valid():
        try:
            change_profile(inbox, by=signed_in(request), **form.cleaned_data)
        except InvalidChange as error:
            refuse(form, error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": inbox.name})
            return redirect("settings_inbox_sender", pk)
    context = {"form": form, "inbox": inbox, "variables": VARIABLES, **_looks(request, form.instance)}
    return show(request, "sender_profile", context, here=HERE)


@administrators_only
@require_POST
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """How it would look with what stands in the form, whether it can be saved or not. Saves nothing."""
    inbox = get_object_or_404(Inbox.objects.select_related("team__department"), pk=pk)
    form = SenderProfileForm(request.POST, instance=profile_of(inbox))
    form.is_valid()
    context = {"inbox": inbox, "errors": form.errors.get("signature", []), **_looks(request, form.instance)}
    return render(request, "frontend/settings_area/sender_preview.html", context)


def _looks(request: HttpRequest, profile: SenderProfile) -> dict[str, Any]:
    return {"looks": looks_of(profile, agent=signed_in(request)), "profile": profile}


@administrators_only
@require_safe
def logo(request: HttpRequest, pk: int) -> HttpResponse:
    """The logo as it is saved."""
    profile = get_object_or_404(SenderProfile, inbox=pk)
    if not profile.logo_name:
        raise Http404
    try:
        with default_storage.open(profile.logo_name) as file:
            content = file.read()
    except OSError as error:
        raise Http404 from error
    return HttpResponse(content, content_type=profile.logo_type, headers={"Content-Security-Policy": POLICY})
