"""python -m tests.bench.chat_cast CHATS AGENTS [--migrate]: chats under way on the database of DATABASE_URL, as JSON.

Agents of one team with a session each, and chats that they have accepted in turn. With --migrate the database is
empty and gets its tables first.
"""

import json
import sys

import django

django.setup()


from django.utils import timezone  # noqa: E402

from chat.actions.accept import accept  # noqa: E402
from chat.actions.start import start_chat  # noqa: E402
from chat.models import CAPACITY_MAX, Availability, ChatSession, ChatSetup, Standing  # noqa: E402
from chat.tokens import new_token  # noqa: E402
from servicedesk.onemachine import prepare  # noqa: E402
from servicedesk.people.models import Agent, Membership, Role  # noqa: E402
from tests.bench.visits import signed_in  # noqa: E402
from tests.factories import make_inbox, make_team  # noqa: E402
from tickets.models import ChannelKind  # noqa: E402

ALWAYS = [[[0, 1440]]] * 7
BEGINS = "Hej! Sopbilen har inte kommit på två veckor. Vad gör jag?"


def main(chats: int, agents: int) -> dict[str, object]:
    """Return the agents' sessions, and each chat's id and token; chat n belongs to agent n modulo agents."""
    team = make_team("Chattlaget")
    inbox = make_inbox(slug="chattmatning", kind=ChannelKind.CHAT, address="", team=team, acknowledges=False)
    ChatSetup.objects.create(inbox=inbox, hours=ALWAYS, keeps_holidays=False)
    people = [_agent(number) for number in range(agents)]
    Membership.objects.bulk_create(Membership(agent=agent, team=team, role=Role.AGENT) for agent in people)
    begun: list[dict[str, object]] = []
    ids: list[int] = []
    for number in range(chats):
        token = new_token()
        session = start_chat(inbox, token=token, text=BEGINS, client_id=f"begin-{number}", language="sv").session
        accept(session, by=people[number % agents])
        ids.append(session.pk)
        begun.append({"session": session.pk, "token": token})
    # Making them took a while: their browsers are there all the same.
    Availability.objects.filter(agent__in=people).delete()
    Availability.objects.bulk_create(
        Availability(agent=agent, standing=Standing.AVAILABLE, capacity=CAPACITY_MAX, seen_at=timezone.now())
        for agent in people
    )
    ChatSession.objects.filter(pk__in=ids).update(visitor_seen_at=timezone.now())
    return {"sessions": [signed_in(agent) for agent in people], "chats": begun}


def _agent(number: int) -> Agent:
    return Agent.objects.create_agent(email=f"chatt{number}@storan.example", name=f"Chatt Nummer {number}")


if __name__ == "__main__":
    if "--migrate" in sys.argv:
        prepare.migrate()
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
