"""The editor: the form of a text, saved as a revision; with it one sends it for review or publishes it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontend.agent.request import AgentRequest
from frontend.editor.article import _number
from frontend.editor.finding import LANGUAGE, text_or_404, written_or_404
from frontend.editor.typed import typed, whole
from frontend.editor.writing_page import writing_page
from knowledgebase.actions.editing import seen, unsaved_text
from knowledgebase.actions.errors import ActionError, CannotPublish, StaleText
from knowledgebase.actions.publish import publish
from knowledgebase.actions.save_revision import save_revision
from knowledgebase.actions.submit_for_review import submit_for_review
from knowledgebase.models import Revision, Translation
from knowledgebase.texts import text_of


class PublishForm(forms.Form):
    attested = forms.BooleanField(required=False)
    review_on = forms.DateField(required=False)
    publish_from = forms.DateTimeField(required=False)
    publish_to = forms.DateTimeField(required=False)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def knowledge_editing(request: AgentRequest, pk: int) -> HttpResponse:
    found = written_or_404(request, pk)
    text = text_or_404(found, request.GET.get(LANGUAGE, ""))
    if request.method == "POST":
        return _saved(request, text)
    unsaved = unsaved_text(text, by=request.user)
    seen(text, by=request.user)
    saved = text_of(text.latest)
    content = whole(unsaved.content, saved) if unsaved else saved
    base = unsaved.based_on_id if unsaved and unsaved.based_on_id else text.latest_id
    return writing_page(request, text, content, base=base, unsaved=unsaved)


def _saved(request: AgentRequest, text: Translation) -> HttpResponse:
    content, base = typed(request.POST), text.revisions.filter(pk=_number(request.POST.get("base", ""))).first()
    try:
        more: dict[str, Any] = {"translates": _source(request, text)} if request.POST.get("translates") else {}
        summary = request.POST.get("summary", "")
        revision = save_revision(text, by=request.user, base=base, summary=summary, **more, **content)
    except StaleText as error:
        newest = error.revision.pk if error.revision else None
        return writing_page(request, text, content, base=newest, refusal=str(error), older=base, status=409)
    except ActionError as error:
        field = getattr(error, "field", "")
        return writing_page(request, text, content, base=text.latest_id, refusal=str(error), field=field, status=422)
    return _then(request, text_or_404(text.article, text.language), revision, content)


def _source(request: AgentRequest, text: Translation) -> Revision | None:
    """The source's text the translator says they have followed."""
    source = Revision.objects.filter(
        translation__article=text.article, translation__language=text.article.source_language
    )
    return source.filter(pk=_number(request.POST["translates"])).first()


def _then(request: AgentRequest, text: Translation, revision: Revision, content: dict[str, Any]) -> HttpResponse:
    """The text is saved; now what the button said beside that."""
    then = request.POST.get("then", "")
    try:
        if then == "granskning":
            submit_for_review(text, by=request.user)
            messages.success(request, _("Saved and sent for review."))
        elif then == "publicering":
            return _published(request, text, revision, content)
        else:
            messages.success(request, _("Saved as version %(number)d.") % {"number": revision.number})
    except ActionError as error:
        field = getattr(error, "field", "")
        return writing_page(request, text, content, base=revision.pk, refusal=str(error), field=field, status=422)
    return _back(text)


def _published(request: AgentRequest, text: Translation, revision: Revision, content: dict[str, Any]) -> HttpResponse:
    form = PublishForm(request.POST)
    if not form.is_valid():
        refusal = _("Write days and times as the fields show them.")
        return writing_page(request, text, content, base=revision.pk, refusal=refusal, field="attested", status=422)
    try:
        fresh = publish(text, by=request.user, revision=revision, **form.cleaned_data)
    except CannotPublish as error:
        faults = error.faults
        return writing_page(request, text, content, base=revision.pk, refusal=str(error), faults=faults, status=422)
    said = (
        _("Published. Readers see it now.") if fresh.live_id == revision.pk else _("It will be published on its day.")
    )
    messages.success(request, said)
    return redirect(f"{reverse('knowledge_article', args=[text.article_id])}?{LANGUAGE}={text.language}")


def _back(text: Translation) -> HttpResponseRedirect:
    return redirect(f"{reverse('knowledge_editing', args=[text.article_id])}?{LANGUAGE}={text.language}")
