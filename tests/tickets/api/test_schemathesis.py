"""Generated requests against the whole API: no answer is a 5xx, none is undocumented, each has its documented shape."""

import os
import zlib
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase
from schemathesis.specs.openapi.checks import positive_data_acceptance

from knowledgebase.models import CoverageQuestion
from servicedesk.lib import files
from servicedesk.people.models import Agent
from tests.factories import (
    make_agent,
    make_article,
    make_canned_response,
    make_category,
    make_contact,
    make_inbox,
    make_note,
    make_queue,
    make_team,
    make_ticket,
)
from tests.factories.automations import make_automation
from tests.factories.promises import make_calendar, make_policy
from tests.knowledgebase.radar.asked import make_question
from tests.tickets.api.client import Caller
from tickets.actions.bulk import start_bulk
from tickets.actions.call_back import Promise, promise_call_back
from tickets.actions.note import note
from tickets.actions.reply import reply
from tickets.incoming import IncomingFile
from tickets.models import Absence, Delivery, Message

EXAMPLES = 10  # for each operation
# Beside them come some eighty cases at the edges of what each operation takes. Each sixth of them is sent, the same
# ones each time; all of them with HYPOTHESIS_PROFILE=search.
EDGES = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "search" else 6
# Left out: positive_data_acceptance. A slug or an id may have the right form and yet name nothing.
django_app = get_wsgi_application()


def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """Read and close each answer, as a server does."""
    response = django_app(environ, start_response)
    try:
        return [b"".join(response)]
    finally:
        response.close()


api = schemathesis.openapi.from_wsgi("/api/schema/", app)


@schemathesis.serializer("message/rfc822")
def as_it_is(context: Any, value: Any) -> bytes:
    """A mail is sent as the bytes it is."""
    found = getattr(value, "data", value)
    return found if isinstance(found, bytes) else str(found).encode("utf-8", "replace")


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """Keep the test's transaction through requests that do not come from Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def house(db: None) -> tuple[Caller, dict[str, Any]]:
    """One of everything, and what the paths may name."""
    team = make_team()
    caller = Caller(team)
    make_inbox(team=team, kind="api")
    ticket = make_ticket(team=team, requester=make_contact(), category=make_category())
    make_note(ticket, make_agent(teams=[team]))
    message = note(ticket, by=caller.integration, body="Bilaga", files=[_stored_file()])
    file = message.attachments.get()
    mail_inbox = make_inbox(team=team, kind="email")
    failed = reply(ticket, by=caller.integration, body="Hej")
    Message.objects.filter(pk=failed.pk).update(delivery=Delivery.FAILED)
    return caller, {
        "tickets": ticket.number,
        "attachments": str(file.pk),
        "contacts": ticket.requester_id,
        "inboxes": mail_inbox.slug,
        "queues": make_queue(team=team).slug,
        "calendars": make_calendar().slug,
        "sla-policies": make_policy().pk,
        "undelivered": failed.pk,
        "call-backs": promise_call_back(
            ticket, Promise("070-174 06 05", timezone.now() + timedelta(hours=1)), by=caller.integration
        ).pk,
        "absences": _absence(make_agent(teams=[team])),
        "automations": make_automation({"do": "priority", "value": 30}).pk,
        "articles": make_article(department=team.department).slug,
        "article-drafts": make_article(department=team.department).pk,
        "coverage-questions": CoverageQuestion.objects.create(
            words="tunnan", article=make_article(department=team.department).article
        ).pk,
        "questions": make_question(department=team.department).pk,
        "bulk-changes": start_bulk("tag", "halka", [ticket.pk], by=caller.integration).pk,
        "canned-responses": make_canned_response(team=team).pk,
    }


def _absence(agent: Agent) -> int:
    begins = timezone.now() + timedelta(days=3)
    return Absence.objects.create(agent=agent, starts_at=begins, ends_at=begins + timedelta(days=1)).pk


def _stored_file() -> IncomingFile:
    stored = files.store(BytesIO(b"%PDF-1.7"), "karta.pdf")
    return IncomingFile(stored.name, stored.storage_name, stored.content_type, stored.size, stored.sha256)


@api.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_generated_requests_get_documented_answers(case: Any, house: tuple[Caller, dict[str, Any]]) -> None:
    if _is_left_out(case):
        return
    caller, known = house
    cache.clear()
    if not _is_broken(case, ParameterLocation.PATH):
        case.path_parameters |= {name: known[case.path.split("/")[3]] for name in case.path_parameters}
    headers = {"Accept-Encoding": "identity"}
    if not _is_broken(case, ParameterLocation.HEADER):
        headers["Authorization"] = f"Bearer {caller.token}"
    case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])


def _is_left_out(case: Any) -> bool:
    if case.meta is None or case.meta.phase.name != TestPhase.COVERAGE:
        return False
    sent = (case.method, case.path, case.path_parameters, case.query, case.headers, case.body)
    return bool(zlib.crc32(repr(sent).encode("utf-8", "replace")) % EDGES)


def _is_broken(case: Any, where: ParameterLocation) -> bool:
    """Whether this part of the request was made to be wrong; then it is sent as it is."""
    part = case.meta.components.get(where) if case.meta else None
    return part is not None and bool(part.mode.is_negative)
