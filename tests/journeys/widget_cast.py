"""python -m tests.journeys.widget_cast OPEN CLOSED: lets two websites show the demo's chat, one when nobody is there.

Runs on the data of DATA_DIR, beside the server that serves it.
"""

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from chat.actions.setup import allow_chat_site  # noqa: E402
from chat.models import ChatSetup  # noqa: E402
from servicedesk.people.models import Agent  # noqa: E402
from tests.journeys.people import ADMINISTRATOR  # noqa: E402

ALWAYS = [[[0, 1440]]] * 7


def main(open_origin: str, closed_origin: str) -> None:
    setup, by = ChatSetup.objects.get(inbox__slug="chatt"), Agent.objects.get(email=ADMINISTRATOR)
    another_day = (timezone.localtime().weekday() + 3) % 7
    allow_chat_site(setup, open_origin, by=by, hours=ALWAYS)
    allow_chat_site(setup, closed_origin, by=by, hours=[[[480, 990]] if day == another_day else [] for day in range(7)])


if __name__ == "__main__":
    main(*sys.argv[1:])
