"""Wrapping up a solved ticket: asked once it is solved, beside it, with what is usual filled in."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontend.agent.acting import act_page
from frontend.agent.request import AgentRequest, ticket_or_404
from frontend.agent.wrap_up_article import add_article, say_article
from frontend.agent.wrap_up_fields import WrapUpFields, answers_in, category_in, initial_of
from tickets.actions.wrap_up import answers_of, is_required, suggest_answers, wrap_up, wrap_up_of


@login_required
@require_http_methods(["GET", "POST"])
def ticket_wrap_up(request: AgentRequest, number: int) -> HttpResponse:
    """Answer the questions, or change the answers there are."""
    found = ticket_or_404(request, number)
    known = wrap_up_of(found)
    answers = answers_of(known) if known else suggest_answers(found)
    form = WrapUpFields(request.POST or None, initial={"category": found.category_id, **initial_of(answers)})
    if found.category is not None and not found.category.is_active:
        form.choose("category", [*form.fields["category"].choices, (found.category.pk, found.category.path)])  # type: ignore[attr-defined]
    add_article(form, found, request.user, is_known=known is not None)

    def do(said: dict[str, Any]) -> str:
        wrap_up(found, answers_in(said), category=category_in(said, found.category), by=request.user)
        say_article(found, said, request.user)
        return _("The answers are saved.")

    return act_page(
        request, found, form, title=_("What came of it?"), submit=_("Save"), do=do, template="wrap_up",
        is_suggested=answers is not None, is_known=known is not None, is_required=is_required(found),
    )  # fmt: skip
