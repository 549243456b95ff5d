"""The list of questions as a table for a spreadsheet: all of it, not a page."""

from collections.abc import Iterator
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frontend.agent.request import AgentRequest
from frontend.editor.radar import STATES, page_asked, state_asked
from frontend.editor.radar_finding import writer_or_404
from frontend.templatetags.ui import channel_label
from knowledgebase.models import Question
from knowledgebase.radar.counting import by_channel, weekly
from servicedesk.lib.spreadsheet import Cell, download, table
from servicedesk.people.models import Agent

ROWS_MAX = 5000
_AT_A_TIME = 500


@login_required
@require_safe
def radar_csv(request: AgentRequest) -> HttpResponse:
    writer_or_404(request)
    questions = list(_all(request.user, STATES[state_asked(request)][0]))
    counts = {pk: dict(by_channel(weeks)) for pk, weeks in weekly(one.pk for one in questions).items()}
    channels = sorted({channel for row in counts.values() for channel in row})
    head = [
        _("Place"),
        _("Question"),
        _("Department"),
        _("State"),
        _("Contacts, 12 weeks"),
        _("Hours of work, 12 weeks"),
        _("Answer published"),
        *map(channel_label, channels),
    ]
    rows = (_row(place, one, counts[one.pk], channels) for place, one in enumerate(questions, 1))
    return download("aterkommande-fragor.csv", table(head, rows))


def _all(viewer: Agent, state: str) -> Iterator[Question]:
    cursor, left = "", ROWS_MAX
    while left > 0:
        page = page_asked(viewer, state, cursor, min(_AT_A_TIME, left))
        yield from page.rows
        cursor, left = page.next_cursor, left - len(page.rows)
        if not cursor:
            return


def _row(place: int, question: Question, counts: dict[str, int], channels: list[str]) -> list[Cell]:
    published = timezone.localtime(question.answered_at).date().isoformat() if question.answered_at else ""
    return [
        place,
        question.name,
        question.department.name if question.department else "",
        question.get_state_display(),
        question.contacts,
        Decimal(question.seconds * 10 // 3600) / 10,
        published,
        *(counts.get(channel, 0) for channel in channels),
    ]
