"""Jobs of the doors. They take ids and call one function."""

from datetime import timedelta

from django.utils import timezone
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from channels_in import delivery, intake
from channels_in.models import RawInbound
from servicedesk.lib.queueing import enqueue
from tickets.actions.reply import DELIVER
from tickets.models import Delivery, Message


class Patiently(BaseRetryStrategy):
    """First again after ten seconds, then every five minutes; the function itself knows when to give up."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if job.attempts >= delivery.MOST_ATTEMPTS + 5:
            return None
        return RetryDecision(retry_in={"seconds": 10 if job.attempts == 0 else 300})


@app.task(name=intake.PROCESS, queue="incoming", retry=Patiently())
def process(raw_id: int) -> None:
    intake.process(raw_id)


@app.task(name=DELIVER, queue="outgoing", retry=Patiently())
def deliver(message_id: int) -> None:
    delivery.deliver(message_id)


@app.periodic(cron="*/10 * * * *")
@app.task(name="channels_in.sweep", queue="default", queueing_lock="channels_in.sweep")
def sweep(timestamp: int) -> None:
    """Ask again for what has waited long with no job to show for it (a job table restored, a job deleted)."""
    before = timezone.now() - timedelta(minutes=30)
    for message_id in Message.objects.filter(delivery=Delivery.PENDING, queued_at__lt=before).values_list(
        "pk", flat=True
    )[:500]:
        enqueue(DELIVER, queue="outgoing", message_id=message_id)
    waiting = RawInbound.objects.filter(state=RawInbound.State.WAITING, received_at__lt=before)
    for raw_id in waiting.values_list("pk", flat=True)[:500]:
        enqueue(intake.PROCESS, queue="incoming", raw_id=raw_id)
