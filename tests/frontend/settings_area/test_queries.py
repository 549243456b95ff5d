"""A list costs the same number of queries with one row and with thirty, and pages by keyset."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from channels_in.intake import keep
from channels_in.models import Form, RawInbound
from frontend import lookups
from servicedesk.people.models import Agent, AuditEntry, Department, Integration
from tests.factories import make_agent, make_category, make_inbox, make_integration, make_team


def _inbox(number: int) -> None:
    make_inbox(name=f"Inkorg {number:02}", team=make_team(f"Lag {number:02}"))


def _form(number: int) -> None:
    inbox = make_inbox(team=make_team(f"Lag {number:02}"))
    Form.objects.create(slug=f"f-{number}", title=f"Formulär {number:02}", inbox=inbox, category=make_category())


def _set_aside(number: int) -> None:
    keep(make_inbox(), external_id=str(number), body=b"{}")
    RawInbound.objects.update(state=RawInbound.State.SET_ASIDE)


def _category(number: int) -> None:
    make_category(f"Kategori {number:02}", team=make_team(f"Lag {number:02}"))


def _agent(number: int) -> None:
    make_agent(f"Medarbetare {number:02}", teams=[make_team(f"Lag {number:02}"), make_team(f"Lag {number:02} b")])


def _team(number: int) -> None:
    Department.objects.create(slug=f"d-{number}", name=f"Förvaltning {number:02}")
    make_team(f"Lag {number:02}")


def _integration(number: int) -> None:
    make_integration(name=f"Koppling {number:02}", teams=[make_team(), make_team()], created_by=make_agent())


def _entry(number: int) -> None:
    AuditEntry.objects.create(verb="agent.changed", agent=make_agent(), object_id=number)


LISTS: dict[str, Callable[[int], None]] = {
    "settings_inboxes": _inbox,
    "settings_forms": _form,
    "settings_set_aside": _set_aside,
    "settings_categories": _category,
    "settings_agents": _agent,
    "settings_teams": _team,
    "settings_integrations": _integration,
    "settings_audit": _entry,
}


def queries(browser: Client, name: str) -> int:
    lookups.forget()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert browser.get(reverse(name)).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", LISTS)
def test_list_costs_the_same_with_thirty_rows(browser: Client, name: str) -> None:
    LISTS[name](0)
    browser.get(reverse(name))
    with_one = queries(browser, name)
    for number in range(1, 30):
        LISTS[name](number)

    assert queries(browser, name) == with_one
    # The inboxes' own page asks for their health too.
    # Eight are figures of the rail and the menu (chats, calls, mentions, the watch, paused automations ...): remembered
    # for seconds, and here the process has just begun.
    assert with_one <= (23 if name == "settings_inboxes" else 19)


def test_agents_are_paged_without_a_gap_and_back_again(browser: Client, administrator: Agent) -> None:
    for number in range(60):
        make_agent(f"Medarbetare {number:02}")
    seen: list[str] = []
    address = reverse("settings_agents")
    for _page in range(3):
        page = browser.get(address)
        seen += [row.name for row in page.context["rows"]]
        address = reverse("settings_agents") + page.context["older_url"]

    assert seen == [agent.name for agent in Agent.objects.order_by("name", "id")]
    assert page.context["older_url"] == ""
    back = browser.get(reverse("settings_agents") + page.context["newer_url"])
    assert [row.name for row in back.context["rows"]] == seen[25:50]
    assert Integration.objects.count() == 0
