"""Two administrators who act at the same moment."""

import threading

import pytest
from django.db import connection

from servicedesk.people.actions.administrators import administrators
from servicedesk.people.actions.disable_agent import disable_agent
from servicedesk.people.actions.errors import LastAdministrator
from servicedesk.people.models import Agent, Role
from tests.factories import make_agent, make_team


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_shut_each_other_out_leave_one() -> None:
    team = make_team()
    first, second = (make_agent(name, teams=[team], role=Role.ADMINISTRATOR) for name in ("Karin Öst", "Anders Nyman"))
    together, refused = threading.Barrier(2), []

    def shut_out(agent: Agent, by: Agent) -> None:
        together.wait()
        try:
            disable_agent(agent, by=by)
        except LastAdministrator:
            refused.append(agent)
        finally:
            connection.close()

    threads = [threading.Thread(target=shut_out, args=pair) for pair in ((first, second), (second, first))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refused) == 1
    assert administrators() == refused
