"""Jobs of the knowledge base. They take ids or the time and call one function each."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from knowledgebase import search_index, semantic, weekly_mail
from knowledgebase.actions import check_links, editing, publish, remind_of_review, take_down
from knowledgebase.coverage import running
from knowledgebase.radar import answering, regrouping, withdrawing


@app.periodic(cron="* * * * *")
@app.task(name="knowledgebase.keep_times", queue="default", queueing_lock="knowledgebase.keep_times")
def keep_times(timestamp: int) -> None:
    """Every minute: what is planned is published, also when its own job was lost; what had its time is taken down."""
    now = datetime.fromtimestamp(timestamp, UTC)
    publish.publish_scheduled(now)
    take_down.take_down_expired(now)


@app.task(name=publish.PUBLISH_DUE, queue="default", retry=5)
def publish_scheduled(timestamp: int) -> None:
    """At the moment somebody chose."""
    publish.publish_scheduled(max(timezone.now(), datetime.fromtimestamp(timestamp, UTC)))


@app.periodic(cron="10 5 * * *")
@app.task(name="knowledgebase.remind_of_reviews", queue="default", queueing_lock="knowledgebase.remind_of_reviews")
def remind_of_reviews(timestamp: int) -> None:
    """Every morning (UTC): reviews that have come due, and reminders of them."""
    remind_of_review.remind_of_reviews(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="20 1 * * *")
@app.task(name="knowledgebase.ask_for_link_checks", queue="default", queueing_lock="knowledgebase.ask_for_link_checks")
def ask_for_link_checks(timestamp: int) -> None:
    check_links.ask_for_checks(datetime.fromtimestamp(timestamp, UTC))


@app.task(name=check_links.CHECK, queue="default")
def check_links_of(translation_id: int) -> None:
    check_links.check_links(translation_id, timezone.now())


@app.periodic(cron="50 2 * * *")
@app.task(name="knowledgebase.forget_editings", queue="default", queueing_lock="knowledgebase.forget_editings")
def forget_editings(timestamp: int) -> None:
    """Every night: unsaved texts nobody came back to for 30 days, and traces of closed pages."""
    editing.forget_old(datetime.fromtimestamp(timestamp, UTC))


@app.task(name=semantic.EMBED, queue="default", retry=5)
def embed() -> None:
    """After publishing: the texts' passages, for searches by meaning."""
    semantic.embed_missing()


@app.periodic(cron="35 * * * *")
@app.task(name="knowledgebase.mend_index", queue="default", queueing_lock="knowledgebase.mend_index")
def mend_index(timestamp: int) -> None:
    """Every hour: what search, or a question, does not know yet (a restored backup, a new model, a lost job)."""
    search_index.index_missing()
    if semantic.is_missing():
        semantic.ask_for_passages()
    answering.follow_missed()
    withdrawing.withdraw()


@app.task(name=withdrawing.WITHDRAW, queue="default", retry=5)
def withdraw() -> None:
    """A ticket has become confidential: nothing of it stays in the radar."""
    withdrawing.withdraw()


@app.periodic(cron="40 1 * * *")
@app.task(name="knowledgebase.cover_nightly", queue="default", queueing_lock="knowledgebase.cover_nightly")
def cover_nightly(timestamp: int) -> None:
    """Every night: do citizens' questions reach their articles?"""
    now = datetime.fromtimestamp(timestamp, UTC)
    running.forget_old(now)
    running.run_or_wait(now)


@app.task(name=running.RUN, queue="default", retry=3)
def cover(tries: int = 0) -> None:
    """A while after something was published or taken down."""
    running.run_or_wait(timezone.now(), tries)


@app.periodic(cron="30 5-15 * * *")
@app.task(name="knowledgebase.send_weekly", queue="default", queueing_lock="knowledgebase.send_weekly")
def send_weekly(timestamp: int) -> None:
    """Every hour of the day: on the week's first working day the mails go, after a standstill or quiet hours later."""
    weekly_mail.send_weekly(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="40 1 * * *")
@app.task(
    name="knowledgebase.regroup", queue="default", lock="knowledgebase.regroup", queueing_lock="knowledgebase.regroup"
)
def regroup(timestamp: int = 0) -> None:
    """Every night, and when an editor asks: what people ask is collected and grouped into questions."""
    regrouping.regroup()
