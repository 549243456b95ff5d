"""The contact log: a call, a visit or a letter noted in seconds, solved at once or passed on."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from channels_in.phone.calls import hold_call, link_call
from frontend.agent.contact_log_articles import read_out
from frontend.agent.contact_log_call import call_of, contact_of_call, contact_shown, initial_of_call
from frontend.agent.contact_log_form import FIRST_ANSWERS, SOLVED, LogForm, QuestionForm, forms_of, one_more
from frontend.agent.contact_log_who import Found, find_people, person, with_tickets
from frontend.agent.new_outgoing import stored
from frontend.agent.request import AgentRequest, find_ticket, led_to
from frontend.agent.wrap_up_fields import answers_in, category_in
from servicedesk.lib.addresses import shown
from servicedesk.people.access import access_of
from servicedesk.people.models import Contact
from tickets.actions.attach import check_limits
from tickets.actions.call_back import Promise
from tickets.actions.errors import ActionError, InvalidChange
from tickets.actions.log_contact import QUESTIONS_MAX, Logged, Question, known_log, log_contact
from tickets.actions.wrap_up import usual_answers
from tickets.models import ContactLog, Ticket
from tickets.models.contact_log import CHANNEL_OF
from tickets.queries import contacts_visible_to, tickets_visible_to
from tickets.statuses import UNFINISHED


@login_required
@require_http_methods(["GET", "POST"])
def contact_log(request: AgentRequest) -> HttpResponse:
    """The form; POST writes the log. A button more asks for the same form with one more question."""
    answers = usual_answers(access_of(request.user).member_teams) or FIRST_ANSWERS
    call = call_of(request)
    log, questions = forms_of(request, answers, initial_of_call(call, request.user) if call else None)
    if call is not None:  # who it is stands there already
        questions[0].fields["text"].widget.attrs["autofocus"] = True
    if "more" in request.POST and len(questions) < QUESTIONS_MAX:
        return _page(request, *one_more(request, log, questions, answers))
    is_right = request.method == "POST" and all([log.is_valid(), *(one.is_valid() for one in questions)])
    if is_right:
        try:
            made = _write(request, log.cleaned_data, questions)
        except ActionError as error:
            log.add_error(None, str(error))
        else:
            return _done(request, made)
    return _page(request, log, questions, status=422 if request.method == "POST" else 200)


def _page(request: AgentRequest, log: LogForm, questions: list[QuestionForm], status: int = 200) -> HttpResponse:
    named = _named(request)
    context = {
        "form": log, "questions": questions, "may_add": len(questions) < QUESTIONS_MAX, "most": QUESTIONS_MAX,
        "people": _people(request, named),
        "chosen": _number(request.POST.get("contact")) if request.method == "POST" else named,
        "chosen_ticket": request.POST.get("ticket", ""),
    }  # fmt: skip
    return render(request, "frontend/agent/contact_log.html", context, status=status)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else None


def _named(request: AgentRequest) -> int | None:
    """Whom the address names (?kontakt=), or the number that rang (?samtal=)."""
    call = call_of(request)
    return contact_shown(call, request.user) if call is not None else _number(request.GET.get("kontakt"))


def _people(request: AgentRequest, named: int | None) -> list[Found]:
    """Those found, after a refusal and without a script; on a new form whoever is named."""
    if request.method == "POST":
        return find_people(request.POST.get("who", ""), viewer=request.user)
    seen = contacts_visible_to(request.user).filter(pk=named, is_protected=False) if named else None
    return with_tickets(list(seen.prefetch_related("addresses")), viewer=request.user) if seen is not None else []


def _write(request: AgentRequest, said: dict[str, Any], questions: Sequence[QuestionForm]) -> ContactLog:
    """Raises ActionError; then neither a contact nor a ticket is left of it."""
    uploads = request.FILES.getlist("files")
    check_limits(uploads)
    with transaction.atomic():
        if (known := known_log(said["client_key"], request.user)) is not None:
            return known
        if (call := call_of(request)) is not None:
            hold_call(call)
        contact = _contact(request, said)
        asked = [_question(request, form) for form in questions]
        ticket = _ticket(request, said, contact)
        logged = Logged(
            kind=said["kind"],
            direction=said["direction"],
            contact=contact,
            seconds=said["length"],
            questions=[_on(asked[0], ticket), *asked[1:]],
            client_key=said["client_key"],
            call_back=_promise(said, contact),
            files=list(stored(uploads)),
        )
        log = log_contact(logged, by=request.user)
        read_out(log, list(questions), by=request.user)
        if call is not None:
            link_call(call, log)
        return log


def _contact(request: AgentRequest, said: dict[str, Any]) -> Contact:
    call = call_of(request) if said["contact"] is None and not said["who"].strip() else None
    if call is not None and (theirs := contact_of_call(call)) is not None:
        return theirs
    if said["contact"] is None:
        return person(said["who"], channel=CHANNEL_OF[said["kind"]])
    seen = contacts_visible_to(request.user).filter(is_protected=False, pk=said["contact"]).first()
    if seen is None:
        raise InvalidChange(_("Choose the person again."))
    return seen


def _ticket(request: AgentRequest, said: dict[str, Any], contact: Contact) -> Ticket | None:
    """A ticket of theirs that is still open. Raises InvalidChange for any other."""
    if said["ticket"] is None:
        return None
    theirs = tickets_visible_to(request.user).filter(requester=contact, status__in=UNFINISHED, merged_into=None)
    found = theirs.filter(number=said["ticket"]).select_related("team").first()
    if found is None:
        raise InvalidChange(_("Choose the ticket again: it may have been solved."))
    return found


def _question(request: AgentRequest, form: QuestionForm) -> Question:
    said = form.cleaned_data
    is_solved = said["then"] == SOLVED
    return Question(
        text=said["text"],
        team=next(team for team in form.teams if team.pk == said["team"]),
        category=category_in(said),
        assignee=request.user if is_solved else form.agents.get(said["assignee"]),
        answers=answers_in(said) if is_solved else None,
    )


def _on(question: Question, ticket: Ticket | None) -> Question:
    """The question as it goes on where it began: the ticket keeps its team, and its assignee when nobody is chosen."""
    if ticket is None:
        return question
    return Question(
        text=question.text,
        team=ticket.team,
        category=question.category,
        assignee=question.assignee if question.answers is None else None,
        answers=question.answers,
        ticket=ticket,
    )


def _promise(said: dict[str, Any], contact: Contact) -> Promise | None:
    if said["call_at"] is None:
        return None
    number = said["call_number"]
    if not number:
        first = contact.addresses.filter(kind="phone").first()
        number = shown("phone", first.value) if first and not contact.is_protected else ""
    return Promise(number, said["call_at"], said["call_from"], said["call_note"])


def _done(request: AgentRequest, made: ContactLog) -> HttpResponse:
    """Tell what was written; what is left to do is opened, for what is solved the next call can come."""
    tickets = [row.ticket for row in made.questions.select_related("ticket")]
    numbers = ", ".join(f"#{ticket.shown_number}" for ticket in tickets)
    text = ngettext("Noted as ticket %(numbers)s.", "Noted as tickets %(numbers)s.", len(tickets))
    messages.success(request, text % {"numbers": numbers})
    left = next((ticket for ticket in tickets if ticket.status in UNFINISHED), tickets[0])
    if find_ticket(request, left.number) is None:  # passed on to a team whose tickets the agent cannot see
        return led_to(request, reverse("queue"))
    return led_to(request, reverse("ticket", args=[left.number]))
