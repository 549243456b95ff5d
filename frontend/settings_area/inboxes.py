"""Inboxes: the doors, with when something last came and went."""

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from channels_in.models import MailAccount, MailServer
from frontend.people import administrators_only, signed_in
from frontend.settings_area.inbox_health import figures_of, health_of
from frontend.settings_area.mail_expectation import ExpectationForm, expectation_form
from frontend.settings_area.pages import show
from servicedesk.people.models import Team
from tickets.actions.inboxes import change_inbox
from tickets.models import ChannelKind, Inbox

HERE = "settings_inboxes"


class InboxForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    class Meta:
        model = Inbox
        fields = ("name", "team", "sender_name", "is_active", "acknowledges", "wrap_up_required")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        team = self.fields["team"]
        if isinstance(team, forms.ModelChoiceField):
            team.queryset = Team.objects.filter(Q(is_active=True) | Q(pk=self.instance.team_id))


@administrators_only
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return redirect(HERE)


@administrators_only
@require_safe
def inbox_list(request: HttpRequest) -> HttpResponse:
    rows = list(Inbox.objects.select_related("team", "form").order_by("-is_active", "name"))
    health = health_of([row.pk for row in rows])
    return show(request, "inboxes", {"rows": [(row, health[row.pk]) for row in rows]}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def inbox(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Inbox.objects.select_related("team", "form"), pk=pk)
    form = InboxForm(request.POST or None, instance=Inbox.objects.get(pk=pk))
    if request.method == "POST" and form.is_valid():
        change_inbox(found, by=signed_in(request), **form.cleaned_data)
        messages.success(request, _("%(name)s is saved.") % {"name": form.cleaned_data["name"]})
        return redirect("settings_inbox", pk)
    context = {"form": form, "inbox": found, "health": health_of([pk])[pk], "figures": figures_of(pk)}
    context |= {"server": MailServer.objects.filter(inbox=pk).first(), "watch": _watch(found)}
    return show(request, "inbox", context, here=HERE)


def _watch(inbox: Inbox) -> ExpectationForm | None:
    """Only where mail is brought to us: a mailbox that is fetched from has an alarm of its own."""
    if inbox.kind != ChannelKind.EMAIL or MailAccount.objects.filter(inbox=inbox, is_active=True).exists():
        return None
    return expectation_form(inbox.pk)
