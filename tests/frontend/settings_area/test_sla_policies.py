"""What is promised, in the settings: composed by form, said as a sentence, looked at before it is saved, in order."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Agent, AuditEntry, Team
from tests.factories import make_agent, make_inbox, make_ticket
from tickets import policies
from tickets.actions.sla_policies import TargetGiven, create_sla_policy, targets_of
from tickets.models import Clock, SlaPolicy

pytestmark = pytest.mark.django_db
LIST, NEW = "/installningar/svarstider/", "/installningar/svarstider/ny/"
SOCIAL = {
    "rule-count": "1",
    "rule-0-ask": "channel",
    "rule-0-way": "is",
    "rule-0-values": ["facebook", "instagram", "x"],
}
FORM: dict[str, Any] = {
    "name": "Sociala medier",
    "is_active": "on",
    "first_response_length_0": "24",
    "first_response_length_1": "60",
    "first_response_counting": "working_days",
    "first_response_warn_0": "4",
    "first_response_warn_1": "60",
    "next_response_counting": "working_days",
    "resolution_counting": "working_days",
    **SOCIAL,
}
SENTENCE = (
    "Ärenden via Facebook, Instagram eller X: första svar inom 24 timmar som bara räknas på helgfria vardagar. "
    "Varning 4 timmar före."
)


@pytest.fixture
def policy(administrator: Agent) -> SlaPolicy:
    return make(administrator, "Alla")


def make(by: Agent, name: str, **fields: Any) -> SlaPolicy:
    made = create_sla_policy(by=by, name=name, targets={"first_response": TargetGiven("hours", 60)}, **fields)
    policies.forget()  # no transaction ends within a test
    return made


def page(policy: SlaPolicy, *more: str) -> str:
    return reverse("_".join(["settings_sla_policy", *more]), args=[policy.pk])


def test_a_promise_is_composed_in_a_form_and_shown_back_as_a_sentence(browser: Client) -> None:
    answer = browser.post(NEW, FORM)

    made = SlaPolicy.objects.get()
    assert answer.headers["Location"] == LIST
    assert made.conditions == [{"ask": "channel", "is": ["facebook", "instagram", "x"]}]
    assert targets_of(made) == {"first_response": TargetGiven("working_days", 1440, 240)}
    assert [sentence for _row, sentence in browser.get(LIST).context["rows"]] == [SENTENCE]
    assert browser.get(page(made)).context["sentence"] == SENTENCE
    assert [(one.verb, one.detail["targets"]) for one in AuditEntry.objects.all()] == [
        ("sla_policy.created", ["first_response 1440 working_days, warns 240"])
    ]


def test_rows_of_conditions_come_and_go_without_saving_or_losing_anything(browser: Client) -> None:
    typed = {**FORM, "name": "Halvfärdig", "resolution_length_0": "många"}

    more = browser.post(NEW, {**typed, "rule-ask": "tag", "rule-add": "1"})
    less = browser.post(NEW, {**typed, "rule-remove": "0"})

    for answer in (more, less):
        form = answer.context["form"]
        assert (form["name"].value(), form["resolution_length"].value(), form.errors) == (
            "Halvfärdig",
            ["många", None],
            {},
        )
        assert form["first_response_length"].value() == ["24", "60"]
        assert 'value="många"' in answer.content.decode()
    assert [row.name for row in more.context["rules"].rows] == ["channel", "tag"]
    assert less.context["rules"].rows == []
    assert not SlaPolicy.objects.exists()


def test_everything_that_is_wrong_is_said_at_once_by_its_field(browser: Client) -> None:
    wrong = {"first_response_warn_0": "24", "next_response_warn_0": "1", "next_response_warn_1": "60", "name": ""}

    answer = browser.post(NEW, {**FORM, **wrong, "rule-0-values": []})

    assert sorted(answer.context["form"].errors) == ["first_response_warn", "name", "next_response_warn"]
    assert [list(row.errors) for row in answer.context["rules"].rows] == [["values"]]
    nothing = browser.post(NEW, {**FORM, "first_response_length_0": "", "first_response_warn_0": ""})
    assert list(nothing.context["form"].errors) == ["first_response_length"]
    assert not SlaPolicy.objects.exists()


def test_what_a_change_would_do_is_counted_before_it_is_saved(browser: Client, policy: SlaPolicy) -> None:
    inbox = make_inbox(team=Team.objects.earliest("pk"))
    made = make_ticket(inbox=inbox)
    before = list(Clock.objects.values_list("ticket", "due_at"))
    sooner = {**FORM, "rule-count": "0", "first_response_counting": "hours", "first_response_length_0": "30"}
    sooner |= {"first_response_length_1": "1", "first_response_warn_0": "", "preview": "1"}

    answer = browser.post(page(policy), {**sooner, "version": policy.version})

    found = answer.context["what_if"]
    assert (found.matching, found.earlier, found.changed, found.is_all) == (1, 1, 1, True)
    assert answer.context["form"]["name"].value() == "Sociala medier"
    assert list(Clock.objects.values_list("ticket", "due_at")) == before == [(made.pk, before[0][1])]
    policy.refresh_from_db()
    assert (policy.name, policy.version) == ("Alla", 1)
    social = browser.post(page(policy), {**sooner, **SOCIAL}).context["what_if"]
    assert (social.matching, social.ended) == (0, 1)


def test_a_form_that_is_older_than_the_promise_is_refused_once(
    browser: Client, policy: SlaPolicy, administrator: Agent
) -> None:
    stale = {**FORM, "version": "7"}

    refused = browser.post(page(policy), stale)

    assert (refused.status_code, refused.context["form"]["version"].value()) == (200, "1")
    assert SlaPolicy.objects.get().name == "Alla"
    browser.post(page(policy), {**stale, "version": "1"})
    policy.refresh_from_db()
    assert (policy.name, policy.version) == ("Sociala medier", 2)


def test_the_order_decides_and_is_changed_step_by_step(
    browser: Client, policy: SlaPolicy, administrator: Agent
) -> None:
    other = make(administrator, "Sen")

    browser.post(page(other, "order"), {"to": "up"})
    browser.post(page(other, "order"), {"to": "up"})  # it is first already

    assert [row.name for row, _sentence in browser.get(LIST).context["rows"]] == ["Sen", "Alla"]


def test_a_promise_that_tickets_were_given_is_taken_out_of_use_instead_of_removed(
    browser: Client, policy: SlaPolicy, administrator: Agent
) -> None:
    unused = make(administrator, "Oanvänd", is_active=False)
    make_ticket(inbox=make_inbox(team=Team.objects.earliest("pk")))

    for one in (unused, policy):
        browser.post(page(one, "removal"))

    assert [row.name for row in SlaPolicy.objects.all()] == ["Alla"]


def test_others_than_administrators_find_no_promises(policy: SlaPolicy) -> None:
    outsider = Client()
    outsider.force_login(make_agent("Olle Vikström"))

    assert {outsider.get(one).status_code for one in (LIST, NEW, page(policy))} == {404}
    assert outsider.post(page(policy, "order"), {"to": "up"}).status_code == 404
