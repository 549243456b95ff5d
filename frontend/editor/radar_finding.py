"""From an address to a question: through what the agent may see. Anything else is a 404."""

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Q
from django.http import Http404

from frontend.agent.request import AgentRequest
from knowledgebase.models import Question
from knowledgebase.radar.questions import question_of, questions_visible_to
from servicedesk.people.access import Access, access_of

ID_MAX = 2**63 - 1
WORDS_MAX = 200
ALIKE_SHOWN = 10
_ALIKE_LEAST = 0.25  # share of three-letter pieces in common


def writer_or_404(request: AgentRequest) -> Access:
    """Somebody who writes articles; for others there is no radar."""
    access = access_of(request.user)
    if not access.editor_departments:
        raise Http404
    return access


def question_or_404(request: AgentRequest, pk: int) -> Question:
    """The question, or the one it became: compare the ids."""
    writer_or_404(request)
    if pk > ID_MAX:
        raise Http404
    try:
        return question_of(request.user, pk)
    except Question.DoesNotExist as error:
        raise Http404 from error


def alike(request: AgentRequest, question: Question, words: str) -> list[Question]:
    """Return other questions by words in their names; without words those whose names look most like this one's."""
    rows = questions_visible_to(request.user).exclude(pk=question.pk).select_related("department")
    rows = rows.annotate(likeness=TrigramWordSimilarity(words or question.name, "name"))
    wanted = Q(likeness__gte=_ALIKE_LEAST) | (Q(name__icontains=words) if words else Q())
    return list(rows.filter(wanted).order_by("-likeness", "-rank", "-pk")[:ALIKE_SHOWN])


def part_or_404(request: AgentRequest, pk: int) -> Question:
    """A question that became part of another, for whom may see both."""
    whole = question_or_404(request, pk)
    if whole.pk == pk:
        raise Http404
    return Question.objects.get(pk=pk)


def chosen_question(request: AgentRequest, question: Question) -> Question | None:
    """Return the other question that a form names, if the agent may see it."""
    text = request.POST.get("into", "")
    pk = int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
    return questions_visible_to(request.user).exclude(pk=question.pk).filter(pk=pk).first()
