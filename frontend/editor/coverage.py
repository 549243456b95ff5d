"""The coverage test's page: which of citizens' questions reach their articles; put one on, change it, take it away."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.agent.request import AgentRequest
from frontend.editor.coverage_areas import shown_areas
from frontend.public.languages import NAMES
from knowledgebase.actions.errors import ActionError, InvalidChange
from knowledgebase.coverage import questions
from knowledgebase.coverage.listing import COVERED, FALLEN, MISSED, SHOWING, listed, matching, open_falls
from knowledgebase.coverage.running import ask_for_run
from knowledgebase.coverage.taking_in import Articles
from knowledgebase.models import CoverageQuestion, Translation
from knowledgebase.models.coverage import TOP, WORDS_MAX
from servicedesk.lib.keyset import CursorError, page_of
from servicedesk.people.access import Access, access_of

PAGE_SIZE, FALLS_SHOWN, CHOICES_MAX, ARTICLE_MAX = 50, 5, 1_000, 300
_KINDS = {
    FALLEN: gettext_lazy("Fallen out"),
    MISSED: gettext_lazy("Not covered"),
    COVERED: gettext_lazy("Covered"),
}


class CoverageForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("Question"), max_length=WORDS_MAX,
        help_text=gettext_lazy("As somebody would type it: “when is my bin emptied”."),
    )  # fmt: skip
    article = forms.CharField(
        label=gettext_lazy("Article they should find"), max_length=ARTICLE_MAX,
        help_text=gettext_lazy("Its address on the web, the last part of it, or its number."),
        widget=forms.TextInput(attrs={"list": "coverage-articles", "autocomplete": "off"}),
    )  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("Language"), initial=questions.SWEDISH)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = questions.languages()
        choices = [(code, name) for code, name in NAMES.items() if code in spoken]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]


@login_required
@require_safe
def coverage(request: AgentRequest) -> HttpResponse:
    writer(request)
    return render(request, "frontend/editor/coverage.html", _list(request))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def coverage_new(request: AgentRequest) -> HttpResponse:
    writer(request)
    form = CoverageForm(request.POST or None, initial={"article": request.GET.get("artikel", "")[:ARTICLE_MAX]})
    return _answer(request, form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def coverage_question(request: AgentRequest, pk: int) -> HttpResponse:
    """One question, to change it or take it away."""
    row = _own(request, pk)
    known = listed([row], request.user)[0]
    initial = {"words": row.words, "article": known.slug or str(row.article_id), "language": row.language}
    return _answer(request, CoverageForm(request.POST or None, initial=initial), row)


@login_required
@require_POST
def coverage_removal(request: AgentRequest, pk: int) -> HttpResponse:
    row = _own(request, pk)
    questions.remove(row, by=request.user)
    messages.success(request, _("“%(words)s” is off the list.") % {"words": row.words})
    return redirect("coverage")


@login_required
@require_POST
def coverage_run(request: AgentRequest) -> HttpResponse:
    writer(request)
    ask_for_run(timezone.now())
    messages.success(request, _("All questions are looked at within a few minutes."))
    return redirect("coverage")


def writer(request: AgentRequest) -> Access:
    access = access_of(request.user)
    if not access.editor_departments:
        raise Http404
    return access


def _answer(request: AgentRequest, form: CoverageForm, row: CoverageQuestion | None = None) -> HttpResponse:
    if request.method == "POST" and (made := _saved(request, form, row)):
        messages.success(request, _placed(made))
        return redirect("coverage")
    context = {"form": form, "one": row, "articles": _articles(request)}
    return render(request, "frontend/editor/coverage_question.html", context, status=422 if form.errors else 200)


def _own(request: AgentRequest, pk: int) -> CoverageQuestion:
    rows = questions.coverage_writable_by(request.user).select_related("article")
    return get_object_or_404(rows, pk=pk)


def _list(request: AgentRequest) -> dict[str, Any]:
    showing = request.GET.get("visa", "")
    area = request.GET.get("omrade", "")
    number = int(area) if area.isdecimal() and len(area) < 19 else None
    asked = {"showing": showing if showing in SHOWING else "", "area": number}
    rows = matching(request.user, **asked).select_related("article")  # type: ignore[arg-type]
    try:
        page = page_of(rows, ("words", "id"), request.GET.get("cursor", ""), PAGE_SIZE)
    except CursorError as error:
        raise Http404 from error
    falls = list(open_falls(request.user)[: FALLS_SHOWN + 1])
    return {
        **asked,
        "rows": listed(page.rows, request.user),
        "newer_url": _address(request, page.previous_cursor),
        "older_url": _address(request, page.next_cursor),
        "falls": falls[:FALLS_SHOWN],
        "has_more_falls": len(falls) > FALLS_SHOWN,
        "areas": shown_areas(timezone.now()),
        "kinds": [("", _("All questions")), *((one, _KINDS[one]) for one in SHOWING)],
        "top": TOP,
    }


def _address(request: AgentRequest, cursor: str) -> str:
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"?{query.urlencode()}" if cursor else ""


def _saved(request: AgentRequest, form: CoverageForm, row: CoverageQuestion | None) -> CoverageQuestion | None:
    """What was written; None with the form's errors when nothing was."""
    if not form.is_valid():
        return None
    said = form.cleaned_data
    try:
        article = Articles([said["article"]], request.user).named(said["article"], said["language"])
        if article is None:
            raise InvalidChange(_("There is no article “%(name)s”.") % {"name": said["article"][:80]}, field="article")
        if row is None:
            return questions.add(said["words"], article, language=said["language"], by=request.user)
        fields = {"words": said["words"], "article": article, "language": said["language"]}
        return questions.change(row, by=request.user, **fields)
    except ActionError as error:
        field = getattr(error, "field", "") or "article"
        form.add_error(field if field in form.fields else None, str(error))
    return None


def _placed(row: CoverageQuestion) -> str:
    if row.place is None:
        return _("The question is on the list. Its article is not among the first %(top)d hits.") % {"top": TOP}
    return _("The question is on the list. Its article is hit number %(place)d.") % {"place": row.place}


def _articles(request: AgentRequest) -> list[tuple[str, str]]:
    """(last part of the address, question) of the published articles the agent writes."""
    mine = sorted(access_of(request.user).editor_departments)
    rows = Translation.objects.filter(article__department__in=mine, live__isnull=False).order_by("live__question")
    return list(rows.values_list("slug", "live__question")[:CHOICES_MAX])
