"""Jobs of the live room. They call one function each."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from chat import routing_rounds, ticking
from chat.actions.first_answer import FIRST_ANSWER, give_first_answer


@app.periodic(cron="* * * * *")
@app.task(name="chat.rounds", queue="default", queueing_lock="chat.rounds")
def rounds(timestamp: int) -> None:
    """Every minute, should no process with sockets be there to do it every second."""
    ticking.rounds_without_sockets()


@app.periodic(cron="29 * * * *")
@app.task(name="chat.forget_places", queue="default", queueing_lock="chat.forget_places")
def forget_places(timestamp: int) -> None:
    """Every hour: where visitors came from, once they can no longer come back to their chat."""
    routing_rounds.forget_places(datetime.fromtimestamp(timestamp, UTC))


@app.task(name=FIRST_ANSWER, queue="default")
def first_answer(session_id: int) -> None:
    """Say what may be said before a person answers."""
    give_first_answer(session_id)
