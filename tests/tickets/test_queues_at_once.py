"""Two who save a shared queue of the same name at the same moment both have theirs."""

import pytest

from servicedesk.people.models import Role
from tests.factories import make_agent, make_team
from tests.tickets.parallel import at_once
from tickets.actions.queues import create_queue
from tickets.models import Queue


@pytest.mark.django_db(transaction=True)
def test_shared_queues_of_one_name_at_once_have_addresses_of_their_own() -> None:
    administrator = make_agent("Anders Nyman", teams=[make_team()], role=Role.ADMINISTRATOR)

    def make(_number: int) -> Queue:
        return create_queue(by=administrator, name="Avfall", conditions={"status": ["open"]}, sharing="all")

    made = at_once(make, range(4), threads=4)

    assert sorted(queue.slug for queue in made if isinstance(queue, Queue)) == [
        "avfall",
        "avfall-2",
        "avfall-3",
        "avfall-4",
    ]
