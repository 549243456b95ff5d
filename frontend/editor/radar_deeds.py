"""What is done with a question: drafted, named, put aside, taken up again, merged and taken apart again."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from frontend.agent.request import AgentRequest
from frontend.editor.finding import article_or_404
from frontend.editor.radar_finding import WORDS_MAX, alike, chosen_question, part_or_404, question_or_404
from knowledgebase.actions.errors import ActionError
from knowledgebase.models.radar import NAME_MAX
from knowledgebase.radar.deeds import link, merge, mute, rename, unmerge, unmute
from knowledgebase.radar.drafting import begin_answer


class NameForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Question"),
        max_length=NAME_MAX,
        help_text=gettext_lazy("As people ask it: “When is my bin emptied?”"),
    )


@login_required
@require_POST
def radar_draft(request: AgentRequest, pk: int) -> HttpResponse:
    """Begin the article that will answer it, and go on writing there."""
    question = question_or_404(request, pk)
    try:
        text = begin_answer(question, by=request.user)
    except ActionError as error:
        messages.error(request, str(error))
        return redirect("radar_question", question.pk)
    messages.success(request, _("Here is a draft. Check all of it before you send it for review."))
    return redirect("knowledge_editing", text.article_id)


@login_required
@require_POST
def radar_linking(request: AgentRequest, pk: int) -> HttpResponse:
    """Say that an article there is already answers it; without one, that none does."""
    question, text = question_or_404(request, pk), request.POST.get("article", "")
    article = article_or_404(request, int(text)) if text.isascii() and text.isdecimal() and len(text) < 19 else None
    said = _("The article answers the question now.") if article else _("No article answers the question now.")
    return done(request, lambda: link(question, article, by=request.user), said, "radar_question", question.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def radar_name(request: AgentRequest, pk: int) -> HttpResponse:
    question = question_or_404(request, pk)
    form = NameForm(request.POST or None, initial={"name": question.name})
    if request.method == "POST" and form.is_valid():
        try:
            rename(question, form.cleaned_data["name"], by=request.user)
        except ActionError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("The name is saved. The grouping leaves it as it is."))
            return redirect("radar_question", question.pk)
    status = 422 if form.errors else 200
    return render(request, "frontend/editor/radar_name.html", {"question": question, "form": form}, status=status)


@login_required
@require_POST
def radar_muting(request: AgentRequest, pk: int) -> HttpResponse:
    question = question_or_404(request, pk)
    reason = request.POST.get("reason", "")
    said = _("“%(name)s” is put aside. It is still counted.") % {"name": question.name}
    return done(request, lambda: mute(question, by=request.user, reason=reason), said, "radar")


@login_required
@require_POST
def radar_unmuting(request: AgentRequest, pk: int) -> HttpResponse:
    question = question_or_404(request, pk)
    said = _("“%(name)s” is on the list again.") % {"name": question.name}
    return done(request, lambda: unmute(question, by=request.user), said, "radar_question", question.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def radar_merging(request: AgentRequest, pk: int) -> HttpResponse:
    """Search for the other question, and become a part of it."""
    question = question_or_404(request, pk)
    if request.method == "POST":
        into = chosen_question(request, question)
        if into is None:
            messages.error(request, _("Choose the question that this one means the same as."))
            return redirect("radar_merging", question.pk)
        said = _("Merged. The contacts are counted here now.")
        return done(request, lambda: merge(question, into, by=request.user), said, "radar_question", into.pk)
    words = request.GET.get("q", "").strip()[:WORDS_MAX]
    context = {"question": question, "words": words, "others": alike(request, question, words)}
    return render(request, "frontend/editor/radar_merging.html", context)


@login_required
@require_POST
def radar_unmerging(request: AgentRequest, pk: int) -> HttpResponse:
    """Take a question out of the one it was merged into."""
    part = part_or_404(request, pk)
    said = _("The merge is undone.")
    return done(request, lambda: unmerge(part, by=request.user), said, "radar_question", part.pk)


def done(request: AgentRequest, act: Callable[[], object], said: str, page: str, *args: object) -> HttpResponse:
    """Do it, or say why not; then to the page it leads to."""
    try:
        act()
    except ActionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect(page, *args)
