"""The content of the demo municipality, Storåns kommun, as plain data and pure functions.

Nothing here knows Django or the database. Everything is made up: people, organisations, streets and prices;
numbers are from the ranges that exist only in fiction and addresses end in ``.example``.
"""

from servicedesk.demo.content.article_categories import ARTICLE_CATEGORIES, LIFE_EVENTS
from servicedesk.demo.content.articles import ARTICLE_TRANSLATIONS, ARTICLES
from servicedesk.demo.content.automations import AUTOMATIONS
from servicedesk.demo.content.canned_responses import CANNED_RESPONSES
from servicedesk.demo.content.categories import CATEGORIES
from servicedesk.demo.content.contacts import CONTACTS
from servicedesk.demo.content.expand import expand
from servicedesk.demo.content.forms import FORMS
from servicedesk.demo.content.organisation import (
    AGENTS,
    DEPARTMENTS,
    MUNICIPALITY,
    SMS_NUMBER,
    SWITCHBOARD,
    TEAMS,
)
from servicedesk.demo.content.scenarios import SCENARIOS

__all__ = [
    "AGENTS",
    "ARTICLES",
    "ARTICLE_CATEGORIES",
    "ARTICLE_TRANSLATIONS",
    "AUTOMATIONS",
    "CANNED_RESPONSES",
    "CATEGORIES",
    "CONTACTS",
    "DEPARTMENTS",
    "FORMS",
    "LIFE_EVENTS",
    "MUNICIPALITY",
    "SCENARIOS",
    "SMS_NUMBER",
    "SWITCHBOARD",
    "TEAMS",
    "expand",
]
