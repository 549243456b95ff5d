"""Jobs of the tickets room. They take ids or the time and call one function each."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone, translation
from procrastinate.contrib.django import app

from tickets.actions import (
    acknowledge,
    api_answers,
    automate,
    bulk,
    completion,
    digest,
    follow_time,
    learn,
    recount,
    remind,
    route,
    route_new,
    schedules,
    snooze,
    stand_in,
    suggest,
    tell,
    uploads,
    warn_cover,
    webhooks,
)
from tickets.automation import triggers


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


@app.task(name=route_new.ROUTE, queue="default", retry=5)
def route_team(team_id: int) -> None:
    """New tickets of one team get their agents."""
    route.route_team(team_id)


@app.task(name=route_new.SUGGEST, queue="default", retry=3)
def suggest_category(ticket_id: int) -> None:
    suggest.suggest(ticket_id)


@app.periodic(cron="37 3 * * *")
@app.task(name="tickets.learn", queue="default", queueing_lock="tickets.learn")
def learn_categories(timestamp: int) -> None:
    """Every night: what categories are about, from solved tickets."""
    learn.learn(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="* * * * *")
@app.task(name="tickets.route_again", queue="default", queueing_lock="tickets.route_again")
def route_again(timestamp: int) -> None:
    """Every minute: tickets that waited for somebody to come, or to have room."""
    route.ask_to_route(now=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="* * * * *")
@app.task(name="tickets.stand_in", queue="default", queueing_lock="tickets.stand_in")
def stand_in_for_absent(timestamp: int) -> None:
    """Every minute: tickets of those who are away go to whoever stands in, and come back."""
    stand_in.step(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="13 6 * * *")
@app.task(name="tickets.warn_of_gaps", queue="default", queueing_lock="tickets.warn_of_gaps")
def warn_of_gaps(timestamp: int) -> None:
    """Every morning: what nobody will be there for in the coming weeks."""
    warn_cover.warn_of_gaps(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="* * * * *")
@app.task(name="tickets.follow_time", queue="default", queueing_lock="tickets.follow_time")
def follow_time_passing(timestamp: int) -> None:
    """Every minute: promises that are soon due or broken are told of."""
    follow_time.follow_time(datetime.fromtimestamp(timestamp, UTC))


@app.task(name=recount.RECOUNT, queue="default", retry=5)
def recount_clocks(policy: int, after: int, stamp: str) -> None:
    """A turn of counting open clocks again, after a policy or calendar has changed."""
    recount.recount_for_a_turn(policy, after, stamp)


@app.task(name=bulk.RUN, queue="default")
def run_bulk(job_id: int, language: str) -> None:
    """The rest of a change of many tickets; why a ticket was refused is said in the agent's language."""
    with translation.override(language):
        bulk.run_bulk(job_id)


@app.task(name=tell.TELL, queue="default", retry=5)
def tell_agents(ticket_id: int, version: int) -> None:
    tell.tell(ticket_id, version)


@app.periodic(cron="* * * * *")
@app.task(name="tickets.send_digests", queue="default", queueing_lock="tickets.send_digests")
def send_digests(timestamp: int) -> None:
    """Every minute: mails to agents about what they have been told and want by mail now."""
    digest.send_due(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="41 2 * * *")
@app.task(name="tickets.forget_notifications", queue="default", queueing_lock="tickets.forget_notifications")
def forget_notifications(timestamp: int) -> None:
    """Every night: notifications are erased after 90 days, read or not."""
    tell.forget_old(datetime.fromtimestamp(timestamp, UTC) - timedelta(days=tell.KEPT_DAYS))


@app.task(name=triggers.AUTOMATE, queue="default", retry=5)
def run_automations(ticket_id: int, version: int, automations: str, depth: int) -> None:
    automate.automate(ticket_id, version, [int(pk) for pk in automations.split(",")], depth)


@app.periodic(cron="*/5 * * * *")
@app.task(name="tickets.run_schedules", queue="default", queueing_lock="tickets.run_schedules")
def run_schedules(timestamp: int) -> None:
    """Every five minutes: schedules whose time has come, reminders of completions, and those whose time is up."""
    now = datetime.fromtimestamp(timestamp, UTC)
    completion.remind_and_end(now)
    schedules.run_schedules(now)


@app.task(name=webhooks.CALL, queue="outgoing", retry=5)
def call_webhook(call_id: int) -> None:
    automate.make_call(call_id, timezone.now())


@app.periodic(cron="47 2 * * *")
@app.task(name="tickets.forget_automations", queue="default", queueing_lock="tickets.forget_automations")
def forget_automations(timestamp: int) -> None:
    """Every night: what was told to webhooks, and what is counted of automations, is erased after 90 days."""
    automate.forget_old(datetime.fromtimestamp(timestamp, UTC))
