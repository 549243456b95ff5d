"""Suggested categories: how often the model is right, and from when it may act by itself."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import refuse, show
from frontend.settings_area.routing import HERE
from tickets.actions.errors import ActionError
from tickets.actions.suggest import set_confidence
from tickets.models import Suggestion, SuggestionSetting, TextModel
from tickets.text_model import THRESHOLDS

NEVER = ""
_CHOICES = [(NEVER, gettext_lazy("Never: an agent accepts each suggestion"))]


class ConfidenceForm(forms.Form):
    from_confidence = forms.ChoiceField(label=gettext_lazy("Set the category by itself"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        surer = [(str(one), _("From %(share)d %% sure") % {"share": round(one * 100)}) for one in THRESHOLDS]
        self.fields["from_confidence"].choices = [*_CHOICES, *surer]  # type: ignore[attr-defined]


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def suggestions(request: HttpRequest) -> HttpResponse:
    """The newest model as it was measured; a POST says from which confidence it may act."""
    setting = SuggestionSetting.objects.first()
    now = setting.from_confidence if setting is not None else None
    form = ConfidenceForm(request.POST or None, initial={"from_confidence": NEVER if now is None else str(now)})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["from_confidence"]
        try:
            set_confidence(float(said) if said else None, by=signed_in(request))
        except ActionError as error:
            refuse(form, error)
        else:
            messages.success(request, _("What is suggested is saved."))
            return redirect("settings_suggestions")
    model = TextModel.objects.defer("weights").first()
    return show(request, "suggestions", {"form": form, "model": model, **_figures(model)}, here=HERE)


def _figures(model: TextModel | None) -> dict[str, Any]:
    """Shares in per cent, and what agents have made of the suggestions so far."""
    answered = Suggestion.objects.exclude(accepted_at=None, dismissed_at=None)
    accepted = answered.exclude(accepted_at=None).count()
    if model is None:
        return {"accepted": accepted, "answered": answered.count()}
    said = model.measured
    rows = [
        (round(row["confidence"] * 100), _percent(row["coverage"]), _percent(row["accuracy"]))
        for row in said.get("at", [])
    ]
    return {
        "top1": _percent(said["top1"]),
        "top3": _percent(said["top3"]),
        "rows": rows,
        "accepted": accepted,
        "answered": answered.count(),
    }


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{round(share * 100)} %"
