"""Jobs of the tickets room. They take ids or the time and call one function each."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from tickets.actions import api_answers, uploads


@app.periodic(cron="23 * * * *")
@app.task(name="tickets.remove_old_uploads", queue="default", queueing_lock="tickets.remove_old_uploads")
def remove_old_uploads(timestamp: int) -> None:
    """Files sent ahead that nobody used, and answers kept for requests sent twice: gone after a day."""
    now = datetime.fromtimestamp(timestamp, UTC)
    uploads.remove_old_uploads(now)
    api_answers.remove_old_answers(now)
