"""A new inbox: which kind, then its name and team. And what a door's README says, as a page."""

from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from channels_in.accounts import create_inbox
from channels_in.registry import DOORS
from frontend.people import administrators_only, signed_in
from frontend.settings_area.door_words import LINES
from frontend.settings_area.pages import show
from servicedesk.lib import article_html
from servicedesk.people.models import Team
from tickets.models import ChannelKind

HERE = "settings_inboxes"
# Kinds whose inbox is made on a page of its own: they ask for more than a name and a team.
OWN_PAGES = {
    ChannelKind.EMAIL: "settings_inbox_new",
    ChannelKind.WEBFORM: "settings_form_new",
    ChannelKind.CHAT: "settings_chat_new",
    ChannelKind.SMS: "settings_sms_inbox_new",
}


class InboxForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    team = forms.ModelChoiceField(label=gettext_lazy("New tickets go to"), queryset=Team.objects.filter(is_active=True))
    sender_name = forms.CharField(
        label=gettext_lazy("Sender's name"),
        max_length=120,
        help_text=gettext_lazy("The municipality must always be seen as the sender."),
    )


@administrators_only
@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    """Every kind there is a door for, in the order of ChannelKind."""
    rows = [(kind, LINES.get(kind, ""), _page_of(kind)) for kind in ChannelKind if kind in DOORS]
    return show(request, "inbox_kinds", {"rows": rows}, here=HERE)


def _page_of(kind: ChannelKind) -> str:
    return reverse(OWN_PAGES[kind]) if kind in OWN_PAGES else reverse("settings_door_inbox_new", args=[kind])


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in DOORS or kind in OWN_PAGES:
        raise Http404
    label = ChannelKind(kind).label
    initial = {"name": label, "sender_name": settings.MUNICIPALITY["name"]}
    form = InboxForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = create_inbox(by=signed_in(request), kind=kind, **form.cleaned_data)
        messages.success(request, _("%(name)s is saved.") % {"name": made.name})
        return redirect(DOORS[kind].settings, made.pk)
    context = {"form": form, "title": _("New inbox: %(kind)s") % {"kind": label}, "back": "settings_inbox_kinds"}
    return show(request, "simple_form", {**context, "submit": _("Make the inbox")}, here=HERE)


@administrators_only
@require_safe
def readme(request: HttpRequest, kind: str) -> HttpResponse:
    """The README.md of the door's folder."""
    file = Path(settings.BASE_DIR) / DOORS[kind].folder / "README.md" if kind in DOORS else None
    if file is None or not file.is_file():
        raise Http404
    text = article_html.to_html(file.read_text(encoding="utf-8"), resolve=lambda _name: None)
    # A corner of a table that heads nothing is no heading.
    text = mark_safe(text.replace('<th scope="col"></th>', "<td></td>"))
    return show(request, "door_readme", {"text": text, "label": ChannelKind(kind).label}, here=HERE)
