"""The worker and the LMTP server as processes that can be killed, made by a nest.

The worker is servicedesk.worker itself, looking more often at what it looks at anyway, so that a test need not wait a
minute to see a killed worker's jobs run again.
"""

import asyncio
from datetime import timedelta

from django.core.management import call_command
from procrastinate.contrib.django import app
from procrastinate.periodic import PeriodicTask

from channels_in import reading
from channels_in.email import fetchers
from channels_in.models import MailAccount
from servicedesk import jobs
from servicedesk.lib import secrets
from servicedesk.onemachine.prepare import migrate
from tests.factories import make_inbox, make_team
from tests.fakes.dovecot import PASSWORD

INBOXES = {"lmtp": "kundcenter@storan.example", "imap": "bygglov@storan.example"}
USER = "bygglov"


def prepare(imap_port: int) -> None:
    """An empty database with one inbox for each way in."""
    migrate()
    team = make_team("Kontaktcenter")
    made = {
        slug: make_inbox(slug=slug, kind="email", address=address, team=team, acknowledges=False)
        for slug, address in INBOXES.items()
    }
    MailAccount.objects.create(
        inbox=made["imap"],
        host="127.0.0.1",
        port=imap_port,
        security="none",
        username=USER,
        password=secrets.encrypt(PASSWORD),
    )


def hurry() -> None:
    """Shorten the waits between two looks, and nothing else."""
    jobs.HEARTBEAT, jobs.STALLED_AFTER, jobs.RESTART_DELAY = 0.5, 4.0, 0.2
    vars(reading)["LEASE"] = timedelta(seconds=5)
    planned = app.periodic_registry.periodic_tasks
    for key, task in planned.items():
        if task.task.name == "jobs.retry_stalled":
            planned[key] = PeriodicTask(task.task, "* * * * * */2", task.periodic_id, task.configure_kwargs)
    fetchers.LOOK_EVERY, fetchers.AGAIN_AFTER, fetchers.IDLE_FOR = 0.3, 0.3, 2.0
    fetchers.AGAIN_AT_MOST, fetchers.STOP_WITHIN = 1.0, 0.2


def worker() -> None:
    from servicedesk.worker import main  # noqa: PLC0415 -- it sets Django up, which the tests have done by themselves

    hurry()
    asyncio.run(main(4))


def lmtp(port: int) -> None:
    call_command("serve_lmtp", port=port)
