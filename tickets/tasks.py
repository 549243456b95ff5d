"""Jobs of the tickets room. They take ids or the time and call one function each."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from tickets.actions import api_answers, remind, snooze, uploads


@app.periodic(cron="23 * * * *")
@app.task(name="tickets.remove_old_uploads", queue="default", queueing_lock="tickets.remove_old_uploads")
def remove_old_uploads(timestamp: int) -> None:
    """Files sent ahead that nobody used, and answers kept for requests sent twice: gone after a day."""
    now = datetime.fromtimestamp(timestamp, UTC)
    uploads.remove_old_uploads(now)
    api_answers.remove_old_answers(now)


@app.periodic(cron="* * * * *")
@app.task(name="tickets.wake_and_remind", queue="default", queueing_lock="tickets.wake_and_remind")
def wake_and_remind(timestamp: int) -> None:
    """Every minute: snoozed tickets whose time has come are back, and due reminders are told."""
    now = datetime.fromtimestamp(timestamp, UTC)
    snooze.wake_due(now)
    remind.tell_due(now)
