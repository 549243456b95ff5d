"""Writing in a mention by hand."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from channels_in.mentions.actions.add import add_mention
from channels_in.models.mention import EXCERPT_MAX, TITLE_MAX, URL_MAX
from frontend import lookups
from frontend.agent.request import AgentRequest
from servicedesk.people.access import access_of
from servicedesk.people.models import Team
from tickets.actions.errors import InvalidChange


class MentionForm(forms.Form):
    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=URL_MAX,
        required=False,
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
        help_text=gettext_lazy("Leave empty for what was said on paper, on the radio or in the square."),
    )
    title = forms.CharField(label=gettext_lazy("What is said, in a line"), max_length=TITLE_MAX)
    excerpt = forms.CharField(
        label=gettext_lazy("More of it"),
        max_length=EXCERPT_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    team = forms.ModelChoiceField(label=gettext_lazy("Team"), queryset=Team.objects.none())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mention_new(request: AgentRequest) -> HttpResponse:
    access = access_of(request.user)
    teams = Team.objects.filter(is_active=True, pk__in=access.visible_teams)
    mine = teams.filter(pk__in=access.member_teams).first()
    form = MentionForm(request.POST if request.method == "POST" else None, initial={"team": mine})
    form.fields["team"].queryset = teams  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid() and _add(request, form):
        return redirect("mentions")
    return render(request, "frontend/agent/mentions/new.html", {"form": form})


def _add(request: AgentRequest, form: MentionForm) -> bool:
    try:
        mention, is_new = add_mention(by=request.user, **form.cleaned_data)
    except InvalidChange as error:
        form.add_error(error.field or None, str(error))
        return False
    lookups.forget()
    if is_new:
        messages.success(request, _("“%(title)s” is written in.") % {"title": mention.title})
    else:
        messages.info(request, _("It is there already: “%(title)s”.") % {"title": mention.title})
    return True
