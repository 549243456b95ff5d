"""What the demo municipality has, as people would see it."""

from typing import Any

from channels_in.models import Form
from knowledgebase.models import (
    AccessibilityStatement,
    Article,
    ArticleEvent,
    ContactWay,
    Disturbance,
    LifeEvent,
    Revision,
    SearchesOfDay,
    SitePage,
)
from servicedesk.people.models import Agent, Contact, ContactAddress, Department, Membership, Team
from tickets.models import Attachment, Category, Draft, Event, Inbox, Message, Ticket

MODELS = [Agent, Attachment, Category, Contact, ContactAddress, Department, Draft, Event, Form, Inbox, Membership]
MODELS += [Message, Team, Ticket, Article, LifeEvent, SearchesOfDay]
MODELS += [AccessibilityStatement, ContactWay, Disturbance, SitePage]


def counts() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in MODELS}


def everything() -> list[tuple[Any, ...]]:
    """What people would see, without numbers that the database gives."""
    tickets = Ticket.objects.order_by("number").values_list(
        "subject", "status", "priority", "team__slug", "assignee__email", "version", "created_at", "updated_at"
    )
    messages = Message.objects.order_by("ticket__number", "created_at", "id").values_list(
        "body", "delivery", "agent__email"
    )
    events = Event.objects.order_by("at", "ticket__number", "id").values_list("kind", "at", "version", "agent__email")
    texts = Revision.objects.order_by("translation__language", "translation__slug", "number").values_list(
        "question", "short_answer", "created_at", "author__email"
    )
    stories = ArticleEvent.objects.order_by("created_at", "id").values_list("kind", "created_at", "agent__email")
    searches = SearchesOfDay.objects.values_list("day", "words", "searches", "clicks")
    # The acknowledgement names the ticket's number, which grows from load to load.
    return [*tickets, *messages.filter(is_automatic=False), *events, *texts, *stories, *searches]
