"""The forms beside the text, each saved for itself."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontend.agent.request import AgentRequest
from frontend.editor.finding import LANGUAGE, text_or_404, written_or_404
from frontend.editor.workflow import done
from knowledgebase.actions.change_responsibility import change_responsibility
from knowledgebase.actions.change_slug import change_slug
from knowledgebase.actions.placing import change_visibility, move
from knowledgebase.actions.renderings import set_rendering
from knowledgebase.models import Audience, Category, LifeEvent, Visibility
from servicedesk.people.models import Agent, Department, Team


class ResponsibilityForm(forms.Form):
    department = forms.ModelChoiceField(Department.objects.all())
    team = forms.ModelChoiceField(Team.objects.filter(is_active=True), required=False)
    responsible = forms.ModelChoiceField(Agent.objects.filter(is_active=True), required=False)
    deputy = forms.ModelChoiceField(Agent.objects.filter(is_active=True), required=False)


class PlacingForm(forms.Form):
    category = forms.ModelChoiceField(Category.objects.all())
    life_events = forms.ModelMultipleChoiceField(LifeEvent.objects.filter(is_active=True), required=False)
    audience = forms.MultipleChoiceField(choices=Audience.choices, required=False)
    tags = forms.CharField(required=False, max_length=1500)

    def clean_tags(self) -> list[str]:
        return [tag for tag in (piece.strip() for piece in self.cleaned_data["tags"].split(",")) if tag]


class VisibilityForm(forms.Form):
    visibility = forms.ChoiceField(choices=Visibility.choices)
    departments = forms.ModelMultipleChoiceField(Department.objects.all(), required=False)


@login_required
@require_POST
def knowledge_responsibility(request: AgentRequest, pk: int) -> HttpResponse:
    return _saved(request, pk, ResponsibilityForm(request.POST), change_responsibility, _("Responsibility saved."))


@login_required
@require_POST
def knowledge_placing(request: AgentRequest, pk: int) -> HttpResponse:
    return _saved(request, pk, PlacingForm(request.POST), move, _("Placing saved."))


@login_required
@require_POST
def knowledge_visibility(request: AgentRequest, pk: int) -> HttpResponse:
    return _saved(request, pk, VisibilityForm(request.POST), change_visibility, _("Who sees the article is saved."))


@login_required
@require_POST
def knowledge_address(request: AgentRequest, pk: int) -> HttpResponse:
    article = written_or_404(request, pk)
    text = text_or_404(article, request.POST.get(LANGUAGE, ""))
    slug, said = request.POST.get("slug", ""), _("The address is saved. The old one leads on to it.")
    return done(request, article, lambda: change_slug(text, slug, by=request.user), said, editing=True)


@login_required
@require_POST
def knowledge_short_form(request: AgentRequest, pk: int, kind: str) -> HttpResponse:
    """Written, or taken away with an empty field."""
    article = written_or_404(request, pk)
    text, words = text_or_404(article, request.POST.get(LANGUAGE, "")), request.POST.get("text", "")
    return done(request, article, lambda: set_rendering(text, kind, words, by=request.user), _("Saved."), editing=True)


def _saved(request: AgentRequest, pk: int, form: forms.Form, act: Any, said: str) -> HttpResponse:
    article = written_or_404(request, pk)
    if not form.is_valid():
        messages.error(request, _("Something that was chosen is no longer there. Look at it again."))
        return done(request, article, lambda: None, "", editing=True)
    return done(request, article, lambda: act(article, by=request.user, **form.cleaned_data), said, editing=True)
