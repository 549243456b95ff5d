"""The register of channels through its pages: proposed, decided, used, at rest, ended; and whom to tell."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from channels_in.models import ChannelEntry, EntryStatus, Informed
from frontend import lookups
from servicedesk.people.models import Agent, AuditEntry
from tests.channels_in.register.conftest import THOUGHT, in_use, propose
from tests.factories import make_agent, make_department, make_inbox

FIELDS = {
    "name": "Storåns kommun",
    "kind": "instagram",
    "nature": "digital",
    "way": "both",
    "target": "none",
    "account_class": "common",
    **THOUGHT,
}


def page(entry: ChannelEntry) -> str:
    return reverse("settings_channel", args=[entry.pk])


def queries_of_the_list(browser: Client) -> int:
    lookups.forget()
    with CaptureQueriesContext(connection) as seen:
        browser.get(reverse("settings_channels"))
    return len(seen)


def take(browser: Client, entry: ChannelEntry, step: str, **fields: str) -> str:
    given = {f"{step}-{name}": value for name, value in fields.items()}
    address = reverse("settings_channel_step", args=[entry.pk, step])
    return browser.post(address, given, follow=True).content.decode()


def test_channel_is_proposed_with_its_hours(browser: Client, administrator: Agent) -> None:
    inbox = make_inbox(kind="instagram")
    given = {**FIELDS, "owner": str(administrator.pk), "inbox": str(inbox.pk), "day_0": "8-12, 13-16:30"}

    response = browser.post(reverse("settings_channel_new"), given)

    entry = ChannelEntry.objects.get()
    assert response.headers["Location"] == page(entry)
    assert (entry.status, entry.inbox, entry.owner) == (EntryStatus.PROPOSAL, inbox, administrator)
    assert entry.hours == [[[480, 720], [780, 990]], [], [], [], [], [], []]
    assert 'value="8:00-12:00, 13:00-16:30"' in browser.get(page(entry)).content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "telegraph"}, "kind"),
        ({"day_0": "8-12, 11-16"}, "day_0"),
        ({"day_3": "åtta"}, "day_3"),
        ({"public_url": "javascript:alert(1)"}, "public_url"),
        ({"account_class": "department"}, "department"),
        ({"name": ""}, "name"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(browser: Client, wrong: dict[str, str], field: str) -> None:
    shown = browser.post(reverse("settings_channel_new"), {**FIELDS, **wrong}).content.decode()

    assert f'id="id_{field}_error"' in shown
    assert not ChannelEntry.objects.exists()


@pytest.mark.parametrize("kind", ["youtube", "linkedin"])
def test_account_of_a_department_is_refused_with_the_reason(browser: Client, kind: str) -> None:
    department = make_department("Kultur")
    given = {**FIELDS, "kind": kind, "account_class": "department", "department": str(department.pk)}

    shown = browser.post(reverse("settings_channel_new"), given).content.decode()

    assert "finns bara kommungemensamma konton" in shown
    assert 'id="id_account_class_error"' in shown


def test_channel_is_decided_on_and_taken_into_use(browser: Client, administrator: Agent) -> None:
    entry = propose(administrator)

    assert "Ta i bruk" not in browser.get(page(entry)).content.decode()
    refused = take(browser, entry, "decided", decided_by="Kommunchefen")
    take(browser, entry, "decided", decided_by="Kommunchefen", decided_on="2026-03-02", decision="KS 2026/17")
    shown = take(browser, entry, "active")

    assert "Skriv vilken dag beslutet togs." in refused
    assert "Beslutat av Kommunchefen den 2 mars 2026. KS 2026/17" in shown
    assert ChannelEntry.objects.get().status == EntryStatus.ACTIVE


def test_step_that_does_not_follow_is_refused_in_words(browser: Client, administrator: Agent) -> None:
    entry = propose(administrator)

    shown = take(browser, entry, "active")

    assert "kan inte bli" in shown
    assert ChannelEntry.objects.get().status == EntryStatus.PROPOSAL
    assert browser.post(reverse("settings_channel_step", args=[entry.pk, "nonsense"])).status_code == 404


def test_reason_to_end_a_channel_stands_in_its_history(browser: Client, administrator: Agent) -> None:
    entry = in_use(administrator)

    assert 'id="id_closed-why_error"' in take(browser, entry, "closed")
    shown = take(browser, entry, "closed", why="<b>För få läser</b>")

    assert "&lt;b&gt;För få läser&lt;/b&gt;" in shown
    assert page(entry) not in browser.get(reverse("settings_channels")).content.decode()
    assert page(entry) in browser.get(reverse("settings_channels"), {"status": "closed"}).content.decode()


def test_list_is_filtered_and_asks_the_same_however_long(browser: Client, administrator: Agent) -> None:
    propose(administrator)
    one = queries_of_the_list(browser)
    for number in range(29):
        propose(administrator, name=f"Kanal {number}", kind="mastodon", owner=make_agent(f"Agent {number}"))

    assert queries_of_the_list(browser) == one
    assert browser.get(reverse("settings_channels"), {"kind": "instagram"}).content.decode().count('scope="row"') == 1


def test_communicator_is_told_until_removed(browser: Client, administrator: Agent) -> None:
    agent = make_agent("Kim Komm")
    for _time in range(2):
        browser.post(reverse("settings_informed"), {"agent": str(agent.pk), "department": ""})
    row = Informed.objects.get()
    assert (row.agent, row.department) == (agent, None)

    browser.post(reverse("settings_informed_removal", args=[row.pk]))

    assert not Informed.objects.exists()
    assert AuditEntry.objects.filter(verb="channel_entry.informed").count() == 1
