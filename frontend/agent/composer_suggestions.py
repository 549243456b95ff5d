"""What the composer offers while one types: / canned responses, @ colleagues, # references, and recipients."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import Case, IntegerField, Q, Value, When
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from frontend.agent.known_articles import referred_articles
from frontend.agent.people import name_of
from frontend.agent.references import references
from frontend.agent.request import AgentRequest, ticket_or_404
from servicedesk.lib.text import one_line
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent, ContactAddress
from tickets.actions.canned_responses import count_use
from tickets.actions.participants import proposed_participants
from tickets.models import CannedResponse, Ticket
from tickets.queries import agents_who_see, contacts_visible_to
from tickets.variables import fill_in, what_is_wrong

MOST = 8
ASKED_MAX = 80  # characters


@dataclass(frozen=True, slots=True)
class Option:
    """One line of the list: insert is written into the text, or post is asked for the text to write."""

    title: str
    detail: str = ""
    insert: str = ""
    post: str = ""
    warns: bool = False


@login_required
@require_GET
def composer_suggestions(request: AgentRequest, number: int, what: str) -> HttpResponse:
    """The list for what was typed (?q=); what is svarsmallar, kollegor, hanvisningar or mottagare."""
    ticket = ticket_or_404(request, number)
    if what not in _LISTS:
        raise Http404
    asked = one_line(request.GET.get("q", ""), ASKED_MAX)
    options = list(_LISTS[what](request.user, ticket, asked))
    return render(request, "frontend/agent/composer_options.html", {"options": options, "what": what, "asked": asked})


@login_required
@require_POST
def canned_insertion(request: AgentRequest, number: int, pk: int) -> JsonResponse:
    """Fill one in for this ticket, and count the use: {"text", "wrong": "" or what could not be filled in}."""
    ticket = ticket_or_404(request, number)
    usable = CannedResponse.objects.visible_to(access_of(request.user)).filter(is_active=True)
    response = get_object_or_404(usable, pk=pk)
    count_use(response)
    filled = fill_in(response.body, ticket, by=request.user)
    return JsonResponse({"text": filled.text, "wrong": what_is_wrong(filled)})


def _canned(agent: Agent, ticket: Ticket, asked: str) -> Iterable[Option]:
    """Those that fit the ticket first, among them those used most; the short word before the name."""
    rows = CannedResponse.objects.visible_to(access_of(agent)).filter(is_active=True)
    if asked:
        rows = rows.filter(Q(shortcut__istartswith=asked) | Q(name__icontains=asked))
    fits = (
        _one(Q(shortcut__istartswith=asked), 8 if asked else 0)
        + _one(Q(category=ticket.category_id) & Q(category__isnull=False), 4)
        + _one(Q(language=ticket.requester.language), 2)
        + _one(Q(channel=ticket.channel), 1)
    )
    for row in rows.order_by(fits.desc(), "-use_count", "name", "pk")[:MOST]:
        yield Option(row.name, f"/{row.shortcut}", post=f"svarsmallar/{row.pk}/")


def _one(condition: Q, weight: int) -> Case:
    return Case(When(condition, then=Value(weight)), default=Value(0), output_field=IntegerField())


def _colleagues(agent: Agent, ticket: Ticket, asked: str) -> Iterable[Option]:
    """Those who may see the ticket, then others, with the warning that they will not be told."""
    seeing = agents_who_see(ticket).filter(name__icontains=asked).exclude(pk=agent.pk).order_by("name", "pk")
    found = list(seeing[:MOST])
    for one in found:
        yield Option(one.name, one.title, insert=f"@{one.name} ")
    others = Agent.objects.filter(is_active=True, name__icontains=asked).exclude(pk=agent.pk)
    if asked and len(found) < MOST:
        keys = [one.pk for one in agents_who_see(ticket).filter(name__icontains=asked)]
        for one in others.exclude(pk__in=keys).order_by("name", "pk")[: MOST - len(found)]:
            yield Option(one.name, _("cannot see the ticket and is not told"), insert=f"@{one.name} ", warns=True)


def _references(agent: Agent, ticket: Ticket, asked: str) -> Iterable[Option]:
    for article in referred_articles(agent, ticket, asked):
        yield Option(article.title, article.detail, post=article.post)
    for one in references(agent, ticket, asked):
        yield Option(one.title, f"{one.written} · {one.detail}", insert=f"{one.written} ")


def _recipients(agent: Agent, ticket: Ticket, asked: str) -> Iterable[Option]:
    """Addresses the ticket's mails were also sent to; with something typed, contacts the agent may see."""
    if not asked:
        for row in proposed_participants(ticket):
            yield Option(row["value"], _("was in copy"), insert=row["value"])
        return
    # People with protected identity are in no list, whatever the agent may see.
    visible = (
        contacts_visible_to(agent)
        .filter(is_protected=False)
        .filter(Q(name__icontains=asked) | Q(addresses__value__istartswith=asked))
    )
    rows = ContactAddress.objects.filter(kind="email", contact__in=visible.order_by().values("pk")[:200])
    access = access_of(agent)
    for address in rows.select_related("contact").order_by("contact__name", "pk")[:MOST]:
        name = name_of(address.contact, access)
        yield Option(name, address.value, insert=f"{name} <{address.value}>" if address.contact.name else address.value)


_LISTS: dict[str, Callable[[Agent, Ticket, str], Iterable[Option]]] = {
    "svarsmallar": _canned,
    "kollegor": _colleagues,
    "hanvisningar": _references,
    "mottagare": _recipients,
}
