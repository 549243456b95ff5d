"""Jobs of the doors. They take ids and call one function."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import InterfaceError, OperationalError
from django.db.models import Q
from django.utils import timezone
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from channels_in import alarms, batches, delivery, media, polling, telling, watch
from channels_in.email.oauth.alarms import warn_in_time
from channels_in.mentions import fetching
from channels_in.meta import context, mentions, tokens
from channels_in.models import SocialDeed
from channels_in.phone import told
from channels_in.register import activity, notices
from channels_in.scans import pages
from channels_in.scans.channel import MAKE_PAGES
from channels_in.social import archives, carrying_out
from channels_in.social.deeds import CARRY_OUT
from channels_in.social.halves import half_named
from channels_in.webform import staging
from channels_in.whatsapp.templates import fetch_all_templates
from servicedesk.lib.queueing import enqueue
from tickets.actions.reply import DELIVER
from tickets.models import Delivery, Message

WAITED_LONG = timedelta(minutes=30)
MOST_AT_ONCE = 500
DATABASE_AWAY = 5  # seconds


class Patiently(BaseRetryStrategy):
    """First again after ten seconds, then every five minutes; the function itself knows when to give up.

    A database that was away is nobody's fault: as soon as it is back, what it interrupted goes on.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, delivery.NotYetError):
            return RetryDecision(retry_at=exception.at)  # nothing was tried: it costs no attempt
        if isinstance(exception, OperationalError | InterfaceError):
            return RetryDecision(retry_in={"seconds": DATABASE_AWAY})
        if job.attempts >= delivery.MOST_ATTEMPTS + 5:
            return None
        return RetryDecision(retry_in={"seconds": 10 if job.attempts == 0 else 300})


@app.task(name=DELIVER, queue="outgoing", retry=Patiently())
def deliver(message_id: int) -> None:
    batches.deliver_with_others(message_id)


@app.periodic(cron="*/10 * * * *")
@app.task(name="channels_in.sweep", queue="default", queueing_lock="channels_in.sweep")
def sweep(timestamp: int) -> None:
    """Ask again for what has waited long with no job to show for it (a job table restored, a job deleted)."""
    before = timezone.now() - WAITED_LONG
    pending = Message.objects.filter(delivery=Delivery.PENDING, queued_at__lt=before, held_at__isnull=True)
    pending = pending.filter(Q(send_at__isnull=True) | Q(send_at__lt=before)).order_by("queued_at")
    for message_id in _without_job(DELIVER, "message_id", pending.values_list("pk", flat=True)[:MOST_AT_ONCE]):
        enqueue(DELIVER, queue="outgoing", message_id=message_id)
    for pk in _without_job(media.FETCH, "pk", media.waiting_long(timezone.now())):
        enqueue(media.FETCH, pk=pk)
    deeds = SocialDeed.objects.filter(done_at=None, gave_up=False, at__lt=before).order_by("at")
    for deed_id in _without_job(CARRY_OUT, "deed_id", deeds.values_list("pk", flat=True)[:MOST_AT_ONCE]):
        enqueue(CARRY_OUT, queue="outgoing", deed_id=deed_id)


@app.task(name=CARRY_OUT, queue="outgoing", retry=Patiently())
def moderate(deed_id: int) -> None:
    carrying_out.carry_out(deed_id)


# From the second on for a week: a machine that is off on the second makes up for it. What is made is not made again.
@app.periodic(cron="13 3 2-8 1,7 *")
@app.task(name="channels_in.archive_social", queue="default", queueing_lock="channels_in.archive_social")
def archive_social(timestamp: int) -> None:
    archives.ask_for_the_half_before(timezone.now())


@app.task(name=archives.MAKE, queue="default", retry=Patiently())
def make_social_archive(inbox_id: int, half: str) -> None:
    archives.make(inbox_id, half_named(half), timezone.now())


def _without_job(task: str, argument: str, ids: Iterable[int]) -> list[int]:
    """Return those of ids that no waiting or running job is about: a job that waits for its next try is one."""
    wanted = list(ids)
    jobs = ProcrastinateJob.objects.filter(
        task_name=task, status__in=["todo", "doing"], **{f"args__{argument}__in": wanted}
    )
    has_job = set(jobs.values_list(f"args__{argument}", flat=True))
    return [pk for pk in wanted if pk not in has_job]


@app.task(name=media.FETCH, queue="default", retry=Patiently())
def fetch_file(pk: int) -> None:
    media.fetch(pk)


@app.task(name=alarms.TELL, queue="outgoing", retry=Patiently())
def tell_administrators(alarm_id: int) -> None:
    telling.tell_administrators(alarm_id)


@app.periodic(cron="*/5 * * * *")
@app.task(name="channels_in.watch", queue="default", queueing_lock="channels_in.watch")
def watch_mail(timestamp: int) -> None:
    watch.raise_alarms(timezone.now())


@app.periodic(cron="23 * * * *")
@app.task(name="channels_in.forget_staged", queue="default", queueing_lock="channels_in.forget_staged")
def forget_staged(timestamp: int) -> None:
    staging.forget_old(timezone.now())


@app.periodic(cron="41 5 * * *")
@app.task(name="channels_in.warn_of_mailboxes", queue="default", queueing_lock="channels_in.warn_of_mailboxes")
def warn_of_mailboxes(timestamp: int) -> None:
    warn_in_time(timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="channels_in.fetch_all", queue="default", queueing_lock="channels_in.fetch_all")
def fetch_all(timestamp: int) -> None:
    polling.ask_all(timezone.now())


@app.task(name=polling.FETCH, queue="default")
def fetch_account(account_id: int, asked: str = "") -> None:
    polling.fetch_account(account_id, asked)


@app.periodic(cron="47 5 * * *")
@app.task(name="channels_in.warn_of_tokens", queue="default", queueing_lock="channels_in.warn_of_tokens")
def warn_of_tokens(timestamp: int) -> None:
    polling.warn_of_tokens(timezone.now())


@app.task(name=MAKE_PAGES, queue="default", retry=Patiently())
def make_scan_pages(scan_id: int) -> None:
    pages.make_pages(scan_id)


@app.periodic(cron="*/10 * * * *")
@app.task(name="channels_in.sweep_scans", queue="default", queueing_lock="channels_in.sweep_scans")
def sweep_scans(timestamp: int) -> None:
    pages.ask_again(timezone.now())


@app.task(name=told.SETTLE, queue="default")
def settle_calls() -> None:
    told.settle(timezone.now())


@app.task(name=context.FETCH, queue="outgoing", retry=Patiently())
def fetch_meta_context(item_id: int) -> None:
    context.fetch(item_id)


@app.task(name=mentions.FETCH, queue="outgoing", retry=Patiently())
def fetch_meta_mention(raw_id: int) -> None:
    mentions.fetch(raw_id)


@app.periodic(cron="17 4 * * *")
@app.task(name="channels_in.look_at_meta_tokens", queue="default", queueing_lock="channels_in.look_at_meta_tokens")
def look_at_meta_tokens(timestamp: int) -> None:
    tokens.look_at_all()


@app.task(name=notices.TELL, queue="outgoing", retry=Patiently())
def tell_of_channel(step_id: int, agent_id: int) -> None:
    notices.tell_of_step(step_id, agent_id)


@app.task(name=notices.REMIND, queue="outgoing", retry=Patiently())
def remind_of_watch(agent_id: int, day: str) -> None:
    notices.remind_agent(agent_id, day)


@app.task(name=notices.UNUSED, queue="outgoing", retry=Patiently())
def tell_of_unused(entry_id: int, agent_id: int) -> None:
    notices.tell_of_unused(entry_id, agent_id)


@app.periodic(cron="*/10 * * * *")
@app.task(name="channels_in.look_at_watch", queue="default", queueing_lock="channels_in.look_at_watch")
def look_at_watch(timestamp: int) -> None:
    notices.remind(timezone.now())


@app.periodic(cron="37 3 * * *")
@app.task(name="channels_in.look_at_channels", queue="default", queueing_lock="channels_in.look_at_channels")
def look_at_channels(timestamp: int) -> None:
    activity.look_at_all(timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="channels_in.ask_mention_feeds", queue="default", queueing_lock="channels_in.ask_mention_feeds")
def ask_mention_feeds(timestamp: int) -> None:
    fetching.ask_due(timezone.now())


@app.task(name=fetching.FETCH, queue="default")
def fetch_mention_feed(feed_id: int) -> None:
    fetching.fetch(feed_id)


@app.periodic(cron="17 5 * * *")
@app.task(name="channels_in.fetch_templates", queue="default", queueing_lock="channels_in.fetch_templates")
def fetch_templates(timestamp: int) -> None:
    fetch_all_templates()
