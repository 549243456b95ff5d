"""Plain functions that make one thing each, with no surprises: what a test cares about it says itself."""

from tests.factories.articles import make_article, make_shelf, make_translation
from tests.factories.channels import make_form
from tests.factories.people import make_agent, make_contact, make_department, make_integration, make_team
from tests.factories.tickets import (
    make_canned_response,
    make_category,
    make_inbox,
    make_incoming,
    make_note,
    make_queue,
    make_ticket,
)

__all__ = [
    "make_agent",
    "make_article",
    "make_canned_response",
    "make_category",
    "make_contact",
    "make_department",
    "make_form",
    "make_inbox",
    "make_incoming",
    "make_integration",
    "make_note",
    "make_queue",
    "make_shelf",
    "make_team",
    "make_ticket",
    "make_translation",
]
