"""New articles, new languages, and the searches that found nothing."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.agent.request import AgentRequest
from frontend.editor.finding import LANGUAGE, text_or_404, written_or_404
from frontend.editor.side_panel import category_choices
from frontend.public.languages import NAMES
from knowledgebase.actions.create_article import create_article
from knowledgebase.actions.create_translation import create_translation
from knowledgebase.actions.errors import ActionError
from knowledgebase.actions.settle_search import settle_search
from knowledgebase.models import Category, Visibility
from knowledgebase.models.revision import QUESTION_MAX
from knowledgebase.searches import SEARCHED_DAYS, searches_without_hits
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Department


class NewArticleForm(forms.Form):
    question = forms.CharField(
        label=gettext_lazy("Question"),
        max_length=QUESTION_MAX,
        help_text=gettext_lazy("As people ask it: “When is my bin emptied?”"),
    )
    category = forms.TypedChoiceField(label=gettext_lazy("Category"), coerce=int)
    department = forms.ModelChoiceField(
        label=gettext_lazy("Owner"), queryset=Department.objects.none(), empty_label=None
    )
    visibility = forms.ChoiceField(
        label=gettext_lazy("Who sees it"), choices=Visibility.choices, initial=Visibility.PUBLIC
    )

    def __init__(self, access: Access, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = category_choices()  # type: ignore[attr-defined]
        mine = Department.objects.filter(pk__in=access.editor_departments)
        self.fields["department"].queryset = mine  # type: ignore[attr-defined]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def knowledge_new(request: AgentRequest) -> HttpResponse:
    """The question first, with what there is already; the text is written in the editor."""
    access = _writer(request)
    form = NewArticleForm(
        access, request.POST or None, initial={"question": request.GET.get("fraga", "")[:QUESTION_MAX]}
    )
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        fields["category"] = Category.objects.get(pk=fields["category"])
        try:
            text = create_article(by=request.user, **fields)
        except ActionError as error:
            field = getattr(error, "field", "")
            form.add_error(field if field in form.fields else None, str(error))
        else:
            return redirect("knowledge_editing", text.article_id)
    return render(request, "frontend/editor/new.html", {"form": form})


@login_required
@require_POST
def knowledge_translations(request: AgentRequest, pk: int) -> HttpResponse:
    """One more language: a draft with the source's text to write over."""
    article, language = written_or_404(request, pk), request.POST.get("language", "")
    source = text_or_404(article)
    if language not in NAMES or source.latest is None:
        raise Http404
    try:
        create_translation(article, by=request.user, language=language, question=source.latest.question)
    except ActionError as error:
        messages.error(request, str(error))
        language = source.language
    return redirect(f"{reverse('knowledge_editing', args=[pk])}?{LANGUAGE}={language}")


@login_required
@require_safe
def knowledge_searches(request: AgentRequest) -> HttpResponse:
    """What people searched for and found nothing: a question nobody has answered, or in other words than ours."""
    _writer(request)
    context = {"searches": searches_without_hits(), "days": SEARCHED_DAYS}
    return render(request, "frontend/editor/searches.html", context)


@login_required
@require_POST
def knowledge_search_settling(request: AgentRequest) -> HttpResponse:
    _writer(request)
    words, language = request.POST.get("words", ""), request.POST.get("language", "")
    try:
        settle_search(words, language, by=request.user)
    except ActionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%(words)s” is dealt with.") % {"words": words})
    return redirect("knowledge_searches")


def _writer(request: AgentRequest) -> Access:
    access = access_of(request.user)
    if not access.editor_departments:
        raise Http404
    return access
