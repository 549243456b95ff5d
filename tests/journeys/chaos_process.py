"""The worker as a process that can be killed: python -m tests.journeys.chaos_process.

It is servicedesk.worker itself, looking more often at what it looks at anyway, so that a test need not wait a minute
to see a killed worker's jobs run again. With "prepare" it makes what the test needs: CHAOS_IMAP_PORT says where mail
is fetched.
"""

import asyncio
import os
import sys
from datetime import timedelta

import django

INBOXES = {"lmtp": "kundcenter@storan.example", "imap": "bygglov@storan.example"}
USER = "bygglov"


def prepare(imap_port: int) -> None:
    """An empty database with one inbox for each way in."""
    from channels_in.models import MailAccount  # noqa: PLC0415 -- models are there once Django is set up
    from servicedesk.lib import secrets  # noqa: PLC0415
    from servicedesk.onemachine.prepare import migrate  # noqa: PLC0415
    from tests.factories import make_inbox, make_team  # noqa: PLC0415
    from tests.fakes.dovecot import PASSWORD  # noqa: PLC0415

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
    from procrastinate.contrib.django import app  # noqa: PLC0415
    from procrastinate.periodic import PeriodicTask  # noqa: PLC0415

    from channels_in import reading  # noqa: PLC0415
    from channels_in.email import fetchers  # noqa: PLC0415
    from servicedesk import jobs  # noqa: PLC0415

    jobs.HEARTBEAT, jobs.STALLED_AFTER, jobs.RESTART_DELAY = 0.5, 4.0, 0.2
    vars(reading)["LEASE"] = timedelta(seconds=5)
    planned = app.periodic_registry.periodic_tasks
    for key, task in planned.items():
        if task.task.name == "jobs.retry_stalled":
            planned[key] = PeriodicTask(task.task, "* * * * * */2", task.periodic_id, task.configure_kwargs)
    fetchers.LOOK_EVERY, fetchers.AGAIN_AFTER, fetchers.IDLE_FOR = 0.3, 0.3, 2.0
    fetchers.AGAIN_AT_MOST, fetchers.STOP_WITHIN = 1.0, 0.2


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "servicedesk.settings"
    django.setup()
    if sys.argv[1:] == ["prepare"]:
        prepare(int(os.environ["CHAOS_IMAP_PORT"]))
        return
    hurry()
    from servicedesk.worker import main as work  # noqa: PLC0415

    asyncio.run(work(4))


if __name__ == "__main__":
    main()
