"""python -m tests.bench.radar_grouped CONTACTS NEW: group contacts in an empty database; JSON on stdout."""

import json
import os
import resource
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import django
import psutil

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servicedesk.settings")
django.setup()

from django.utils import timezone  # noqa: E402

from knowledgebase.models.radar import RadarContact, RadarRun  # noqa: E402
from knowledgebase.radar.collecting import HISTORY  # noqa: E402
from knowledgebase.radar.letters import key_of  # noqa: E402
from knowledgebase.radar.regrouping import regroup  # noqa: E402
from tests.bench.radar_texts import asked  # noqa: E402

CHANNELS = ("email", "phone", "webform", "chat", "sms", "facebook")


def main() -> None:
    contacts, new = int(sys.argv[1]), int(sys.argv[2])
    texts = asked(contacts + 2 * new, seed=1)
    found: dict[str, Any] = {"different": len({key_of(text) for text in texts[:contacts]})}
    write(texts[:contacts], over=HISTORY - timedelta(days=1))
    found["first"] = timed(whole=False)
    write(texts[contacts : contacts + new], over=timedelta(hours=20))
    found["night"] = timed(whole=False)
    write(texts[contacts + new :], over=timedelta(hours=20))
    found["anew"] = timed(whole=True)
    json.dump(found, sys.stdout)


def write(texts: list[str], *, over: timedelta) -> None:
    """So many contacts, evenly over the time until now."""
    now, before = timezone.now(), RadarContact.objects.count()
    RadarContact.objects.bulk_create(
        (
            RadarContact(
                source="message",
                source_id=f"bench {before + place}",
                channel=CHANNELS[place % len(CHANNELS)],
                at=now - over * (1 - place / len(texts)),
                words=text[:400],
                language="sv",
                seconds=120 + place % 900,
            )
            for place, text in enumerate(texts)
        ),
        batch_size=2000,
    )


def timed(*, whole: bool) -> dict[str, float]:
    """Group, and return how long it took (s), the most memory meanwhile (MB, with the language models) and the run."""
    begun, cpu = time.monotonic(), _cpu()
    with watched() as most:
        run = RadarRun.objects.get(pk=regroup(whole=whole).pk)
    return {
        "seconds": time.monotonic() - begun,
        "cpu": _cpu() - cpu,
        "megabytes": max(most) / 2**20,
        "contacts": run.contacts,
        "questions": run.questions,
        "kept": run.kept,
        "grouped": RadarContact.objects.exclude(question=None).count(),
        "read": RadarContact.objects.exclude(vector=None).count(),
    }


def _cpu() -> float:
    times = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in times)


@contextmanager
def watched() -> Iterator[list[int]]:
    """Look ten times a second how much memory (bytes) this process and its children hold."""
    held, done = [0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(held, done), daemon=True)
    watcher.start()
    yield held
    done.set()
    watcher.join()


def _watch(held: list[int], done: threading.Event) -> None:
    own = psutil.Process()
    while not done.wait(0.1):
        with suppress(psutil.NoSuchProcess):
            held.append(sum(one.memory_info().rss for one in (own, *own.children(recursive=True))))


if __name__ == "__main__":
    main()
