"""The chat: its inboxes with texts, colour and hours, and the websites that may show it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chat.actions.setup import allow_chat_site, change_chat_inbox, change_chat_site, create_chat_inbox, set_up_chat
from chat.hours import standing_of
from chat.hours_words import words
from chat.models import ChatBlock, ChatSetup, ChatSite
from chat.models.setup import ORIGIN_MAX
from frontend import lookups
from frontend.people import administrators_only, signed_in
from frontend.settings_area.chat_form import OFFICE, ChatForm
from frontend.settings_area.pages import refuse, show
from frontend.settings_area.week_fields import WeekForm, week_initial
from tickets.actions.errors import ActionError
from tickets.models import ChannelKind, Inbox

HERE = "settings_chats"


class OriginForm(forms.Form):
    origin = forms.CharField(
        label=gettext_lazy("Website"),
        max_length=ORIGIN_MAX,
        help_text=gettext_lazy("Any address on it, for example https://bostader.example"),
    )


class SiteForm(WeekForm):
    has_hours = forms.BooleanField(
        label=gettext_lazy("The website has opening hours of its own"),
        required=False,
        help_text=gettext_lazy("Otherwise those of the chat hold there too. Holidays are the same for both."),
    )
    is_active = forms.BooleanField(label=gettext_lazy("May show the chat"), required=False)


@administrators_only
@require_safe
def chat_list(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    sites = Count("sites", filter=Q(sites__is_active=True))
    rows = ChatSetup.objects.select_related("inbox__team").annotate(site_count=sites)
    shown = [
        (row, words(standing_of(row, None, now), now)) for row in rows.order_by("-inbox__is_active", "inbox__name")
    ]
    blocked = ChatBlock.objects.filter(until__gt=now, lifted_at__isnull=True)[:100].count()
    bare = Inbox.objects.filter(kind=ChannelKind.CHAT, chat_setup__isnull=True).select_related("team")
    return show(request, "chats", {"rows": shown, "bare": bare, "blocked": blocked}, here=HERE)


@administrators_only
@require_POST
def chat_setting_up(request: HttpRequest, inbox_pk: int) -> HttpResponse:
    """An inbox that was there before chats had texts and hours gets them, to be changed."""
    inbox = get_object_or_404(Inbox, pk=inbox_pk, kind=ChannelKind.CHAT)
    setup = set_up_chat(inbox, by=signed_in(request), hours=OFFICE)
    return redirect("settings_chat", setup.pk)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_chat(request: HttpRequest) -> HttpResponse:
    form = ChatForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        fields = form.columns()
        is_active = fields.pop("is_active")
        try:
            made = create_chat_inbox(by=signed_in(request), **fields)
            if not is_active:
                change_chat_inbox(made, by=signed_in(request), is_active=False)
        except ActionError as error:
            _refuse(form, error)
        else:
            return _saved(request, made)
    return show(request, "chat", {"form": form}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def chat(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ChatSetup.objects.select_related("inbox__team"), pk=pk)
    form = ChatForm(request.POST or None, setup=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_chat_inbox(found, by=signed_in(request), **form.columns())
        except ActionError as error:
            _refuse(form, error)
        else:
            return _saved(request, found)
    return show(request, "chat", {"form": form, **_around(found)}, here=HERE)


@administrators_only
@require_POST
def new_chat_site(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ChatSetup.objects.select_related("inbox__team"), pk=pk)
    form = OriginForm(request.POST)
    if form.is_valid():
        try:
            site = allow_chat_site(found, form.cleaned_data["origin"], by=signed_in(request))
        except ActionError as error:
            refuse(form, error)
        else:
            messages.success(request, _("%(origin)s may show the chat.") % {"origin": site.origin})
            return redirect("settings_chat", pk)
    context = {"form": ChatForm(setup=found), **_around(found), "origin_form": form}
    return show(request, "chat", context, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def chat_site(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ChatSite.objects.select_related("setup__inbox"), pk=pk)
    hours = found.setup.hours if found.hours is None else found.hours
    initial = {"has_hours": found.hours is not None, "is_active": found.is_active, **week_initial(hours)}
    form = SiteForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _change_site(request, found, form):
        messages.success(request, _("%(name)s is saved.") % {"name": found.origin})
        return redirect("settings_chat", found.setup_id)
    return show(request, "chat_site", {"form": form, "site": found}, here=HERE)


def _change_site(request: HttpRequest, found: ChatSite, form: SiteForm) -> bool:
    data = form.cleaned_data
    hours = form.week() if data["has_hours"] else None
    try:
        change_chat_site(found, by=signed_in(request), hours=hours, is_active=data["is_active"])
    except ActionError as error:
        _refuse(form, error)
        return False
    return True


def _refuse(form: WeekForm, error: ActionError) -> None:
    """What is wrong with the week is shown by its first day."""
    if getattr(error, "field", "") == "hours":
        form.add_error("day_0", str(error))
    else:
        refuse(form, error)


def _saved(request: HttpRequest, saved: ChatSetup) -> HttpResponse:
    lookups.forget()
    messages.success(request, _("The chat is saved."))
    return redirect("settings_chat", saved.pk)


def _around(found: ChatSetup) -> dict[str, Any]:
    """What the page of a chat shows beside its form."""
    now, slug = timezone.now(), found.inbox.slug
    sites = [(row, words(standing_of(found, row, now), now)) for row in found.sites.all()]
    return {
        "setup": found,
        "standing": standing_of(found, None, now),
        "standing_words": words(standing_of(found, None, now), now),
        "sites": sites,
        "origin_form": OriginForm(),
        "public_url": f"{settings.BASE_URL}{reverse('chat', args=[slug])}",
        "code": f'<script src="{settings.BASE_URL}/widget.js" data-inbox="{slug}" async></script>',
    }
