"""The answers people got on the tickets of a question, and how good each was: what a draft is made of.

Only of tickets the writer may read, never of confidential ones or of who has a protected identity.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from knowledgebase.models import ArticleUse, IndexedTerm, Question, RadarContact, TermKind, Translation
from knowledgebase.queries import public_translations
from knowledgebase.radar.extracting import Given
from knowledgebase.radar.sentences import particulars
from knowledgebase.search_terms import words_in
from servicedesk.people.access import Viewer
from servicedesk.people.models import Agent, ContactAddress
from tickets.models import Delivery, Direction, Message, MessageKind, Outcome, Participant, Ticket, WrapUp
from tickets.queries import tickets_visible_to
from tickets.statuses import FINISHED

TICKETS_READ = 40  # those nearest to the question
MESSAGES_READ = 3  # of one ticket, the first that agents wrote
SWEDISH = ("", "sv")


def answers_given(question: Question, by: Viewer) -> list[Given]:
    """Return what agents answered, the nearest tickets first; six queries."""
    tickets = _tickets(question, by)
    ids = [ticket.pk for ticket in tickets]
    texts: defaultdict[int, list[Message]] = defaultdict(list)
    for message in _messages(ids):
        texts[message.ticket_id].append(message)
    people = _people(tickets)
    answered = set(WrapUp.objects.filter(ticket__in=ids, outcome=Outcome.ANSWERED).values_list("ticket", flat=True))
    return [
        Given(
            ticket=ticket.pk,
            person=ticket.requester_id,
            text="\n".join(message.body for message in texts[ticket.pk][:MESSAGES_READ]),
            people=people[ticket.pk] | _names(message.agent.name for message in texts[ticket.pk] if message.agent),
            weight=_weight(ticket, len(texts[ticket.pk]), is_answered=ticket.pk in answered),
        )
        for ticket in tickets
        if texts[ticket.pk]
    ]


def staff_names() -> frozenset[str]:
    """Names of all who work here, as words."""
    return _names(Agent.objects.values_list("name", flat=True))


def published_words(texts: Iterable[str], near: Iterable[str]) -> set[str]:
    """Return which names and numbers of the texts stand in what everybody may read; two queries.

    near: what is at hand of that. Numbers are looked for in them alone: search keeps none.
    """
    asked = particulars(texts)
    at_hand = {word for text in near for word in words_in(text)}
    terms = IndexedTerm.objects.filter(kind=TermKind.WORD, term__in=asked - at_hand).values_list("term", "translations")
    rows = dict(terms)
    named = {pk for translations in rows.values() for pk in translations}
    public = set(_public(Q(pk__in=named)).values_list("pk", flat=True))
    return (asked & at_hand) | {term for term, translations in rows.items() if public & set(translations)}


def articles_used(tickets: Iterable[int], most: int = 3) -> list[Translation]:
    """Return the public articles agents answered with on these tickets, the most used first."""
    used = ArticleUse.objects.filter(ticket__in=list(tickets)).order_by().values("translation__article")
    counted = used.annotate(times=Count("ticket", distinct=True)).order_by("-times", "translation__article")
    order = [row["translation__article"] for row in counted[: most * 3]]
    rows = _public(Q(article__in=order, language="sv")).select_related("live", "article")
    return sorted(rows, key=lambda row: order.index(row.article_id))[:most]


def _public(condition: Q) -> "QuerySet[Translation]":
    return public_translations(timezone.now()).filter(condition)


def _tickets(question: Question, by: Viewer) -> list[Ticket]:
    asked = RadarContact.objects.filter(question=question, ticket__isnull=False).order_by()
    near = asked.values("ticket").annotate(near=Max("nearness")).order_by("-near", "-ticket")[: 3 * TICKETS_READ]
    order = [row["ticket"] for row in near]
    rows = tickets_visible_to(by).filter(
        pk__in=order, is_confidential=False, requester__is_protected=False, merged_into=None
    )
    found = {ticket.pk: ticket for ticket in rows.select_related("requester")}
    return [found[pk] for pk in order if pk in found][:TICKETS_READ]


def _messages(tickets: list[int]) -> "QuerySet[Message]":
    """What agents themselves have said, and what arrived."""
    rows = Message.objects.filter(ticket__in=tickets, kind=MessageKind.MESSAGE, direction=Direction.OUT)
    rows = rows.filter(agent__isnull=False, is_automatic=False, language__in=SWEDISH)
    rows = rows.exclude(delivery__in=[Delivery.UNDONE, Delivery.FAILED]).exclude(body="")
    return rows.select_related("agent").defer("search", "body_html").order_by("created_at", "pk")


def _people(tickets: list[Ticket]) -> defaultdict[int, frozenset[str]]:
    """The words of names and addresses of those outside, by ticket."""
    rows = Participant.objects.filter(ticket__in=tickets).values_list("ticket", "contact", "contact__name")
    taking_part = list(rows)
    of = {ticket.requester_id: ticket.requester.name for ticket in tickets}
    of |= {contact: name for _ticket, contact, name in taking_part}
    values: defaultdict[int, list[str]] = defaultdict(list)
    for contact, value in ContactAddress.objects.filter(contact__in=of).values_list("contact", "value"):
        values[contact].append(value.partition("@")[0])
    found: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    everybody = [(ticket.pk, ticket.requester_id) for ticket in tickets]
    everybody += [(ticket, contact) for ticket, contact, _name in taking_part]
    for ticket, contact in everybody:
        found[ticket] |= _names([of[contact], *values[contact]])
    return found


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in words_in(name) if len(word) > 1)


def _weight(ticket: Ticket, answers: int, *, is_answered: bool) -> float:
    """An answer that ended the matter at once is a better one than one of many."""
    is_done = ticket.status in FINISHED
    return 0.5 + 0.5 * is_done + 1.0 * (is_done and answers == 1) + 0.5 * is_answered
