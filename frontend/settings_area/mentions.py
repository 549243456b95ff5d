"""Feeds that tell of what is said about us elsewhere: making, changing and testing one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from channels_in.mentions.feeds import save_feed
from channels_in.mentions.fetching import FeedFault, look
from channels_in.models import MentionFeed
from frontend import lookups
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import refuse, show
from servicedesk.people.models import Team
from tickets.actions.errors import InvalidChange

HERE = "settings_mentions"
FIELDS = ("name", "url", "team", "every", "is_active")
SHOWN = 8


class FeedForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    url = forms.CharField(
        label=gettext_lazy("Address of the feed"),
        max_length=500,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("RSS or Atom. Google Alerts has it under Deliver to: RSS feed."),
    )
    team = forms.ModelChoiceField(
        label=gettext_lazy("The team that deals with it"), queryset=Team.objects.filter(is_active=True)
    )
    every = forms.IntegerField(label=gettext_lazy("Fetch every … minutes"), min_value=10, max_value=24 * 60, initial=30)
    is_active = forms.BooleanField(label=gettext_lazy("Fetch it"), required=False, initial=True)


@administrators_only
@require_safe
def feed_list(request: HttpRequest) -> HttpResponse:
    rows = MentionFeed.objects.select_related("team").annotate(
        number=Count("mentions"), newest=Max("mentions__seen_at")
    )
    return show(request, "mention_feeds", {"rows": rows}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_feed(request: HttpRequest) -> HttpResponse:
    return _page(request, None)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def feed(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_object_or_404(MentionFeed.objects.select_related("team"), pk=pk))


@administrators_only
@require_POST
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Fetch it now and show the newest titles; nothing is kept."""
    found = get_object_or_404(MentionFeed.objects.select_related("team"), pk=pk)
    tried: dict[str, Any] = {}
    try:
        tried["found"] = look(found.url)
        tried["titles"] = [item.title for item in tried["found"].items[:SHOWN]]
    except FeedFault as error:
        tried["problem"] = _(str(error))
    return _shown(request, found, _form(found), tried)


def _page(request: HttpRequest, found: MentionFeed | None) -> HttpResponse:
    form = _form(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_feed(found, by=signed_in(request), **form.cleaned_data)
        except InvalidChange as error:
            refuse(form, error)
        else:
            lookups.forget()
            messages.success(request, _("%(name)s is saved. Test the feed.") % {"name": saved.name})
            return redirect("settings_mention_feed", saved.pk)
    return _shown(request, found, form, {})


def _form(found: MentionFeed | None, data: Any = None) -> FeedForm:
    return FeedForm(data, initial={name: getattr(found, name) for name in FIELDS} if found else None)


def _shown(request: HttpRequest, found: MentionFeed | None, form: FeedForm, tried: dict[str, Any]) -> HttpResponse:
    return show(request, "mention_feed", {"form": form, "feed": found, "tried": tried}, here=HERE)
