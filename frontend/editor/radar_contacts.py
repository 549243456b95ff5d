"""The contacts of a question: some of them split off, or moved to another question."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from frontend.agent.request import AgentRequest
from frontend.editor.radar_deeds import done
from frontend.editor.radar_finding import WORDS_MAX, alike, chosen_question, question_or_404
from knowledgebase.actions.errors import ActionError
from knowledgebase.models import Question, RadarContact
from knowledgebase.radar.deeds import place, split
from knowledgebase.radar.questions import contacts_of
from servicedesk.people.models import Agent

CHOSEN_MAX = 100  # at a time


@login_required
@require_POST
def radar_splitting(request: AgentRequest, pk: int) -> HttpResponse:
    """Make a question of its own of the chosen ones."""
    question, name = question_or_404(request, pk), request.POST.get("name", "")
    try:
        own = split(_chosen(question, request.POST), by=request.user, name=name)
    except ActionError as error:
        messages.error(request, str(error))
        return redirect("radar_question", question.pk)
    messages.success(request, _("“%(name)s” is a question of its own now.") % {"name": own.name})
    return redirect("radar_question", own.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def radar_moving(request: AgentRequest, pk: int) -> HttpResponse:
    """Move the chosen ones to another question, all or none; first search for it."""
    question = question_or_404(request, pk)
    if request.method != "POST":
        words = request.GET.get("q", "").strip()[:WORDS_MAX]
        chosen = _chosen(question, request.GET)
        context = {"question": question, "words": words, "others": alike(request, question, words), "chosen": chosen}
        return render(request, "frontend/editor/radar_merging.html", context)
    chosen, into = _chosen(question, request.POST), chosen_question(request, question)
    if not chosen or into is None:
        messages.error(request, _("Choose at least one contact, and the question it belongs to."))
        return redirect("radar_question", question.pk)
    said = ngettext("%(many)s contact is moved.", "%(many)s contacts are moved.", len(chosen)) % {"many": len(chosen)}
    return done(request, lambda: _move(chosen, into, request.user), said, "radar_question", question.pk)


@transaction.atomic
def _move(contacts: list[RadarContact], into: Question, by: Agent) -> None:
    for contact in contacts:
        place(contact, into, by=by)


def _chosen(question: Question, form: QueryDict) -> list[RadarContact]:
    ids = [int(text) for text in form.getlist("contact") if text.isascii() and text.isdecimal() and len(text) < 19]
    rows = contacts_of(question).filter(pk__in=ids[:CHOSEN_MAX])
    return list(rows.defer("vector"))
