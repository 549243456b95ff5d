"""How the workplace looks and answers to keys, for one agent."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from frontend.people import signed_in
from servicedesk.people.models import Agent


class ComfortForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    class Meta:
        model = Agent
        fields = ("theme", "density", "single_keys", "folds_events")
        widgets = {"theme": forms.RadioSelect, "density": forms.RadioSelect}
        labels = {
            "theme": gettext_lazy("Colours"),
            "density": gettext_lazy("Room between lines"),
            "single_keys": gettext_lazy("Shortcuts of a single key"),
            "folds_events": gettext_lazy("Show what has happened to a ticket folded to a line"),
        }
        help_texts = {
            "single_keys": gettext_lazy(
                "Without them only shortcuts with Ctrl or Cmd work, and the list of commands, Ctrl K."
            ),
        }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def comfort(request: HttpRequest) -> HttpResponse:
    agent = Agent.objects.get(pk=signed_in(request).pk)
    form = ComfortForm(request.POST or None, instance=agent)
    if request.method == "POST" and form.is_valid():
        agent.save(update_fields=list(ComfortForm.Meta.fields))
        messages.success(request, _("Your choices are saved."))
        return redirect("comfort")
    return render(request, "frontend/account/comfort.html", {"form": form})
