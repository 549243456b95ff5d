"""C5, C10, P11: one process reads mails made to hurt it: none takes 5 s of CPU or 512 MB, and the good ones arrive."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from channels_in.email.receive import receive
from channels_in.models import RawInbound
from tests.channels_in.email.mails import mail, mail_inbox
from tests.security.test_c_mail_exhaustion import READ, REFUSED
from tickets.models import Ticket

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]
CPU_SECONDS, MEMORY_KB = 5.0 + 2.0, 512 * 1024  # 2 s: starting the process that reads apart, on a slow machine
READING = """
import json, resource, sys, time
import django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = {database!r}
from channels_in.intake import process_many
def cpu():
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
took = {{}}
for pk in {pks}:
    before = cpu()
    process_many([pk])
    took[pk] = cpu() - before
# Not ru_maxrss of the process itself: it begins with what the test process that started it had.
own = next(line for line in open("/proc/self/status") if line.startswith("VmHWM:"))
memory = [int(own.split()[1]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]
print(json.dumps([took, memory]))
"""


def test_hostile_mail_takes_its_bounds_and_the_next_arrives() -> None:
    inbox = mail_inbox()
    hostile = {
        name: receive(inbox, raw).pk for name, raw in {**READ, **{n: raw for n, (raw, _why) in REFUSED.items()}}.items()
    }
    good = [receive(inbox, mail()).pk for _one in hostile]
    order = [pk for pair in zip(hostile.values(), good, strict=True) for pk in pair]

    program = READING.format(database=connection.settings_dict["NAME"], pks=order)
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )

    took, memory = json.loads(done.stdout)
    slow = {name: took[str(pk)] for name, pk in hostile.items() if took[str(pk)] > CPU_SECONDS}
    assert slow == {}
    assert max(memory) < MEMORY_KB
    assert set(RawInbound.objects.filter(pk__in=good).values_list("state", flat=True)) == {"done"}
    rows = RawInbound.objects.filter(pk__in=hostile.values())
    assert set(rows.values_list("state", flat=True)) == {"done", "failed"}
    assert not rows.filter(state="failed", reason="").exists()
    assert Ticket.objects.count() == RawInbound.objects.filter(state="done").count()
