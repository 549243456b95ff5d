"""Automations in the settings: composed by plain posts, shown as a sentence, tried, put back; for administrators."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frontend import lookups
from servicedesk.people.models import Agent, AuditEntry
from tests.factories import make_agent, make_ticket
from tests.factories.automations import make_automation
from tests.factories.cast import Cast, make_cast
from tickets.actions.automations import pause
from tickets.models import Automation, Webhook

HERE = "/installningar/automatiseringar/"
RULE = {"rule-count": "1", "rule-0-ask": "channel", "rule-0-way": "is", "rule-0-values": ["facebook"]}
TAG = {"step-add_tags-do": "add_tags", "step-add_tags-value": "sena, kväll"}


@pytest.fixture
def cast(db: None) -> Cast:
    lookups.forget()
    return make_cast()


@pytest.fixture
def anders(cast: Cast) -> Agent:
    return make_agent("Anders Nyman", teams=[cast.kontaktcenter], role="administrator")


@pytest.fixture
def client(anders: Agent) -> Client:
    browser = Client()
    browser.force_login(anders)
    return browser


def posted(client: Client, path: str, **said: Any) -> Any:
    return client.post(f"{HERE}{path}", {"name": "Sena", "on": ["created"], **said})


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def as_shown(page: str) -> dict[str, str]:
    """What a browser would send of the steps."""
    shown = r'<(?:input|textarea)[^>]*name="(step-[^"]+|version|rule-count)"[^>]*?(?:value="([^"]*)"|>([^<]*)<)'
    said = {name: (value or text).lstrip("\n") for name, value, text in re.findall(shown, page)}
    for name, options in re.findall(r'<select name="(step-[a-z_]+-[a-z]+)"(.*?)</select>', page, re.DOTALL):
        said[name] = re.findall(r'value="([^"]*)" selected', options)[0]
    return said


def test_composed_step_by_step_without_scripts_and_said_in_one_sentence(client: Client, cast: Cast) -> None:
    page = "ny/?kind=trigger"
    added = posted(client, page, **{"rule-count": "0", "rule-ask": "channel", "rule-add": "1", **TAG})
    assert (added.status_code, Automation.objects.count()) == (200, 0)
    assert 'value="sena, kväll"' in added.content.decode()  # what is typed elsewhere stays
    added = posted(client, page, **RULE, **TAG, **{"step-do": "team", "step-add": "1"})
    assert 'name="step-team-value"' in added.content.decode()
    removed = posted(client, page, **RULE, **TAG, **{"step-remove": "add_tags"})
    assert 'name="step-add_tags-value"' not in removed.content.decode()

    team = {"step-team-do": "team", "step-team-value": str(cast.vatten.pk)}
    answer = {"step-reply-do": "reply", "step-reply-value": "Hej! Vi svarar i morgon."}
    saved = posted(client, page, **RULE, **TAG, **team, **answer, stops="on")

    made = Automation.objects.get()
    assert (saved.status_code, saved["Location"]) == (302, f"{HERE}{made.pk}/prov/")
    assert (made.is_active, made.version, made.stops) == (False, 1, True)
    assert made.conditions == [{"ask": "channel", "is": ["facebook"]}]
    assert [step["do"] for step in made.changes] == ["team", "add_tags", "reply"]
    sentence = (
        "När ett nytt ärende kommer in, via Facebook: lämna över till Vatten, sätt taggarna sena och kväll "
        "och skicka svaret ”Hej! Vi svarar i morgon.”. De som kommer efter hoppas då över."
    )
    for path in ("", f"{made.pk}/", f"{made.pk}/prov/", f"{made.pk}/versioner/"):
        assert sentence in text_of(client.get(f"{HERE}{path}")), path


def test_schedule_is_said_with_its_time(client: Client) -> None:
    wait = {"since": "status", "amount": "5", "unit": "days", "working": "on"}
    note = {"step-note-do": "note", "step-note-value": "Påminn."}
    assert posted(client, "ny/?kind=schedule", **wait, **note, **{"rule-count": "0"}).status_code == 302
    assert "När ärendet har haft samma status i 5 arbetsdagar: skriv anteckningen ”Påminn.”." in text_of(
        client.get(HERE)
    )


def test_every_step_is_kept_as_it_is_shown(client: Client, cast: Cast) -> None:
    webhook = Webhook.objects.create(name="Driften", url="https://drift.example/", secret="x")
    changes: list[dict[str, Any]] = [
        {"do": "team", "value": cast.vatten.pk},
        {"do": "assignee", "value": "nobody"},
        {"do": "priority", "value": 40},
        {"do": "language", "value": "fi"},
        {"do": "remove_tags", "value": ["a", "b"]},
        {"do": "completion", "value": {"items": ["Ritning", "Foto"], "days": 7}},
        {"do": "mail", "value": {"to": "drift@exempel.example", "subject": "Larm", "text": "{ticket_number}"}},
        {"do": "webhook", "value": webhook.pk},
        {"do": "snooze", "value": "tomorrow"},
    ]
    made = make_automation(*changes)
    page = client.get(f"{HERE}{made.pk}/").content.decode()
    answer = client.post(f"{HERE}{made.pk}/", {"name": "Nytt namn", "on": ["created"], **as_shown(page)})

    assert answer.status_code == 302
    kept = Automation.objects.get()
    assert (kept.name, kept.version, kept.changes) == ("Nytt namn", 2, changes)


def test_faults_are_told_beside_their_field_and_stale_forms_are_refused(client: Client) -> None:
    made = make_automation({"do": "priority", "value": 30})
    broken = {"step-mail-do": "mail", "step-mail-to": "address", "step-mail-address": "x", "step-mail-subject": "y"}
    assert "step-mail-text" in posted(client, "ny/?kind=trigger", **RULE, **broken).content.decode()
    assert posted(client, f"{made.pk}/", **RULE, **TAG, version="1").status_code == 302
    stale = posted(client, f"{made.pk}/", **RULE, **TAG, version="1", name="Mitt")
    assert "Någon annan har ändrat detta" in text_of(stale)
    late = client.post(f"{HERE}{made.pk}/lage/", {"to": "active", "version": "1"})
    assert late["Location"] == f"{HERE}{made.pk}/prov/"
    assert Automation.objects.get().name == "Sena"


def test_trial_links_only_to_tickets_the_administrator_sees(client: Client, cast: Cast) -> None:
    made = make_automation({"do": "priority", "value": 30}, is_active=False)
    seen = make_ticket(team=cast.kontaktcenter, subject="Synligt")
    make_ticket(team=cast.socialtjanst, subject="Dolt för Anders")

    page = client.get(f"{HERE}{made.pk}/prov/")

    assert "Hade träffat 2" in text_of(page)
    assert f"/arenden/{seen.number}/" in page.content.decode()
    assert "Dolt för Anders" not in text_of(page)
    assert "1 till som du inte ser." in text_of(page)


def test_versions_show_what_changed_and_can_be_gone_back_to(client: Client) -> None:
    made = make_automation({"do": "reply", "value": "Hej!"}, name="Först")
    posted(client, f"{made.pk}/", **RULE, **TAG, version="1")

    page = text_of(client.get(f"{HERE}{made.pk}/versioner/"))
    assert "Tillagt: Namn: Sena" in page
    assert "Borttaget: skicka svaret ”Hej!”: Hej!" in page
    client.post(f"{HERE}{made.pk}/versioner/", {"to": "1", "version": "2"})
    kept = Automation.objects.get()
    assert (kept.name, kept.version, kept.changes) == ("Först", 3, [{"do": "reply", "value": "Hej!"}])
    assert kept.versions.count() == 3


def test_order_state_and_removal_are_posts_with_a_trace(client: Client) -> None:
    rows = [make_automation({"do": "priority", "value": 30}, name=name) for name in "abc"]
    client.post(f"{HERE}{rows[2].pk}/plats/", {"to": "up"})
    client.post(f"{HERE}{rows[0].pk}/plats/", {"to": "up"})
    assert [row.name for row in Automation.objects.all()] == ["a", "c", "b"]
    client.post(f"{HERE}{rows[0].pk}/lage/", {"to": "paused"})
    client.post(f"{HERE}{rows[1].pk}/borttagning/")
    assert list(Automation.objects.values_list("name", "is_active")) == [("a", False), ("c", True)]
    verbs = set(AuditEntry.objects.exclude(object_kind="").values_list("verb", flat=True))
    assert verbs >= {"automation.moved", "automation.paused", "automation.removed", "automation.resumed"}


def test_paused_by_a_fault_stands_out_until_somebody_has_looked(client: Client) -> None:
    made = make_automation({"do": "priority", "value": 30})
    pause(made, "Laget används inte längre.")
    page = client.get(HERE)
    assert "Pausad av ett fel" in text_of(page)
    assert "Laget används inte längre." in text_of(page)
    client.post(f"{HERE}{made.pk}/lage/", {"to": "active", "version": "1"})
    assert Automation.objects.get().is_active
    assert "Pausad av ett fel" not in text_of(client.get(HERE))


def test_list_costs_the_same_with_thirty(client: Client) -> None:
    def queries() -> int:
        client.get(HERE)
        with CaptureQueriesContext(connection) as seen:
            client.get(HERE)
        return len(seen)

    steps = {"do": "assignee", "value": "nobody"}
    make_automation(steps, conditions=[{"ask": "channel", "is": ["email"]}])
    one = queries()
    for number in range(29):
        make_automation(steps, name=str(number), conditions=[{"ask": "channel", "is": ["email"]}])
    assert queries() <= one


def test_secret_of_a_webhook_is_shown_once(client: Client) -> None:
    said = {"name": "Driften", "url": "https://drift.example/krok", "fields_sent": ["subject"], "is_active": "on"}
    made = client.post(f"{HERE}webhookar/ny/", said)
    assert client.post(f"{HERE}webhookar/ny/", {**said, "url": "http://drift.example/"}).status_code == 200
    webhook = Webhook.objects.get()
    first, second = (client.get(made["Location"]).content.decode() for _ in range(2))
    secret = re.search(r'class="input secret"[^>]*value="([^"]+)"', first)
    assert secret is not None
    assert secret[1] not in second
    assert (webhook.fields, webhook.created_at <= timezone.now()) == (["subject"], True)
    client.post(f"{HERE}webhookar/{webhook.pk}/hemlighet/")
    assert secret[1] not in client.get(made["Location"]).content.decode()
