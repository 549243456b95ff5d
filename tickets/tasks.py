"""Jobs of the tickets room. They take ids or the time and call one function each."""

from datetime import UTC, datetime

from django.utils import translation
from procrastinate.contrib.django import app

from tickets.actions import acknowledge, api_answers, bulk, remind, snooze, uploads


@app.periodic(cron="23 * * * *")
@app.task(name="tickets.remove_old_uploads", queue="default", queueing_lock="tickets.remove_old_uploads")
def remove_old_uploads(timestamp: int) -> None:
    """Files sent ahead that nobody used, answers kept for requests sent twice, acknowledgements: gone after a day."""
    now = datetime.fromtimestamp(timestamp, UTC)
    uploads.remove_old_uploads(now)
    api_answers.remove_old_answers(now)
    acknowledge.forget_acknowledged(now)


@app.periodic(cron="* * * * *")
@app.task(name="tickets.wake_and_remind", queue="default", queueing_lock="tickets.wake_and_remind")
def wake_and_remind(timestamp: int) -> None:
    """Every minute: snoozed tickets whose time has come are back, and due reminders are told."""
    now = datetime.fromtimestamp(timestamp, UTC)
    snooze.wake_due(now)
    remind.tell_due(now)


@app.task(name=bulk.RUN, queue="default")
def run_bulk(job_id: int, language: str) -> None:
    """The rest of a change of many tickets; why a ticket was refused is said in the agent's language."""
    with translation.override(language):
        bulk.run_bulk(job_id)
