"""Load the demo municipality, whole or not at all, into an installation that is empty."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import prefetch_related_objects

from knowledgebase.models import Category as Shelf
from knowledgebase.models import LifeEvent
from servicedesk.demo import content
from servicedesk.demo.history import History
from servicedesk.demo.load_article_desk import load_article_desk
from servicedesk.demo.load_article_use import load_article_use
from servicedesk.demo.load_articles import load_articles
from servicedesk.demo.load_automations import load_automations
from servicedesk.demo.load_calls import load_call_backs, load_wrap_ups
from servicedesk.demo.load_chats import load_chat_inboxes, load_past_chats
from servicedesk.demo.load_coverage import load_coverage
from servicedesk.demo.load_doors import load_canned_responses, load_categories, load_forms, load_inboxes
from servicedesk.demo.load_files import load_drafts, load_files
from servicedesk.demo.load_people import load_contacts, load_organisation
from servicedesk.demo.load_promises import load_promises
from servicedesk.demo.load_radar import load_radar
from servicedesk.demo.load_register import load_register
from servicedesk.demo.load_routing import load_routing
from servicedesk.demo.load_tickets import Directory, Teller
from servicedesk.demo.load_website import load_website
from servicedesk.demo.rows import EventRow, MessageRow, TicketRow, copy_rows, ids, new_ids, new_numbers
from servicedesk.people.models import Agent, Contact, Department, Team
from tickets.models import Event, Inbox, Message, Ticket

_LOCK = 7_310_514  # of pg_advisory_xact_lock: two loads at once become one after the other
_EMPTY = (Agent, Team, Department, Contact, Inbox, Ticket, Shelf, LifeEvent)  # before the demo is loaded


class HasOtherData(Exception):
    """The installation holds data that is not the demo's."""


@dataclass(frozen=True, slots=True)
class Loaded:
    is_new: bool  # False: it was there already and nothing was changed
    tickets: int = 0
    messages: int = 0
    files: int = 0


def load_demo(now: datetime, *, seed: int = 1) -> Loaded:
    """Load everything as it stands at now (aware), the same rows for the same arguments, in one transaction.

    Agents get the demo password only where settings.DEMO is on. Raises HasOtherData.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if is_loaded():
            return Loaded(is_new=False)
        if not _is_empty():
            raise HasOtherData
        load_organisation(now, may_sign_in=settings.DEMO)
        load_categories()
        load_inboxes(now)
        load_forms(now)
        load_canned_responses(now)
        load_automations(now)
        load_website(now)
        load_chat_inboxes()
        return _load_tickets(now, seed, load_contacts(now))


def is_loaded() -> bool:
    """Whether the demo's agents work here."""
    wanted = [agent.email for agent in content.AGENTS]
    return Agent.objects.filter(email__in=wanted).count() == len(wanted)


def _is_empty() -> bool:
    return not any(model.objects.exists() for model in _EMPTY)


def _load_tickets(now: datetime, seed: int, contacts: dict[str, Contact]) -> Loaded:
    prefetch_related_objects(list(contacts.values()), "addresses")
    demo = content.expand(now, seed)
    teller = Teller(Directory.read(contacts), ids(Message), settings.MAIL_DOMAIN, now)
    places = zip(demo, new_ids(Ticket, len(demo)), new_numbers(len(demo)), strict=True)
    told = [teller.tell(one, pk=pk, number=number) for one, pk, number in places]
    _write(told)
    load_past_chats()
    load_drafts(told, now)
    load_wrap_ups()
    load_call_backs(now)
    articles = load_articles(now)
    load_article_use(articles, ((one.scenario, story) for one, story in zip(demo, told, strict=True)), now)
    load_article_desk(articles, now)
    load_radar(articles, now)
    load_coverage(articles, now)
    load_register(now)
    load_routing(now)
    load_promises(now)
    return Loaded(True, len(told), sum(len(story.messages) for story in told), load_files(told))


def _write(told: list[History]) -> None:
    copy_rows(Ticket, (story.ticket for story in told), TicketRow)
    copy_rows(Message, (row for story in told for row in story.messages), MessageRow)
    # In the order things happened, so that ids rise with time.
    copy_rows(Event, sorted((row for story in told for row in story.events), key=lambda row: row.at), EventRow)
