"""Inboxes, web forms, what was set aside, integrations and the audit, through their pages."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from channels_in.intake import keep
from channels_in.models import FieldKind, Form, RawInbound
from servicedesk.people.models import Agent, AuditEntry, Integration, Team
from servicedesk.people.models.integration import hash_token
from tests.factories import make_agent, make_category, make_inbox, make_integration, make_team, make_ticket
from tickets.models import ChannelKind, Inbox, Ticket

FORM = {
    "title": "Felanmälan",
    "title_en": "Report a fault",
    "sender_name": "Storåns kommun",
    "q-TOTAL_FORMS": "3",
    "q-INITIAL_FORMS": "0",
}
SUBMISSION = {"form": "felanmalan", "title": "Felanmälan", "language": "sv", "subject_key": ""}


def question(number: int, **fields: str) -> dict[str, str]:
    return {f"q-{number}-{name}": value for name, value in {"kind": "text", **fields}.items()}


def make_form(browser: Client, **more: str) -> Form:
    team = Team.objects.get(name="Kontaktcenter")
    browser.post(
        reverse("settings_form_new"),
        {
            **FORM,
            **question(0, label="Vad gäller det?", order="2", is_subject="on"),
            **question(1, label="Din e-post", kind="email", order="1", is_required="on"),
            **question(2),
            "team": str(team.pk),
            **more,
        },
    )
    return Form.objects.get()


def set_aside(inbox: Inbox, text: str = "Hej!", **fields: object) -> RawInbound:
    body = {**SUBMISSION, "answers": [{"key": "a", "kind": "textarea", "label": "Fråga", "value": text}]}
    raw, _is_new = keep(inbox, external_id=text, body=json.dumps(body).encode())
    RawInbound.objects.filter(pk=raw.pk).update(**{"state": "set_aside", "reason": "Ser ut som skräp", **fields})
    return RawInbound.objects.get(pk=raw.pk)


def test_new_form_gets_an_inbox_and_its_questions_in_order(browser: Client) -> None:
    form = make_form(browser, is_published="on")

    assert (form.slug, form.inbox.kind, form.inbox.team.name) == ("felanmalan", ChannelKind.WEBFORM, "Kontaktcenter")
    assert list(form.fields.values_list("key", "kind", "is_required", "is_subject")) == [
        ("din-e-post", FieldKind.EMAIL, True, False),
        ("vad-galler-det", FieldKind.TEXT, False, True),
    ]
    assert Client().get(reverse("contact_form", args=["felanmalan"])).status_code == 200


def test_form_that_is_not_published_is_only_in_the_preview(browser: Client) -> None:
    form = make_form(browser)

    assert Client().get(reverse("contact_form", args=["felanmalan"])).status_code == 404
    page = browser.get(reverse("settings_form_preview", args=[form.pk])).content.decode()
    assert "Vad gäller det?" in page
    assert "<fieldset" in page.split("disabled")[0]


def test_question_put_another_way_keeps_its_key_and_removed_ones_go(browser: Client) -> None:
    form = make_form(browser)
    email, subject = form.fields.all()

    browser.post(
        reverse("settings_form", args=[form.pk]),
        {
            **FORM,
            "team": str(form.inbox.team_id),
            "q-INITIAL_FORMS": "2",
            **question(0, question_id=str(email.pk), label="Din e-post", kind="email", order="1", DELETE="on"),
            **question(1, question_id=str(subject.pk), label="Vad vill du fråga?", order="2"),
            **question(2, label="Var?", order="3", kind="choice", choices="Storå\nNorrbyn", choices_en="A\nB"),
        },
    )

    rows = list(form.fields.values_list("key", "label", "choices"))
    assert rows == [("vad-galler-det", "Vad vill du fråga?", []), ("var", "Var?", ["Storå", "Norrbyn"])]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"q-0-kind": "choice"}, "id_q-0-choices_error"),
        ({"q-0-kind": "choice", "q-0-choices": "a\nb", "q-0-choices_en": "a"}, "id_q-0-choices_en_error"),
        ({"embed_origins": "https://a.example; script-src *"}, "id_embed_origins_error"),
        ({"embed_origins": "http://a.example"}, "id_embed_origins_error"),
        ({"title": ""}, "id_title_error"),
        ({"team": "99999"}, "id_team_error"),
    ],
)
def test_error_stands_beside_its_field(browser: Client, wrong: dict[str, str], field: str) -> None:
    team = str(Team.objects.get().pk)

    page = browser.post(
        reverse("settings_form_new"), {**FORM, "team": team, **question(0, label="Var?"), **wrong}
    ).content.decode()

    assert f'id="{field}"' in page
    assert Form.objects.count() == 0


def test_two_subjects_and_an_empty_published_form_are_refused(browser: Client) -> None:
    team = str(Team.objects.get().pk)
    asked = {**question(0, label="A", is_subject="on"), **question(1, label="B", is_subject="on")}
    subjects = {**asked, "q-TOTAL_FORMS": "2"}
    nothing = {"is_published": "on", "q-TOTAL_FORMS": "0"}

    for wrong, told in ((subjects, "Bara en fråga"), (nothing, "minst en fråga")):
        page = browser.post(reverse("settings_form_new"), {**FORM, "team": team, **wrong}).content.decode()
        assert told in page
    assert (Form.objects.count(), Inbox.objects.count()) == (0, 0)


def test_embed_snippet_is_shown_for_the_sites_that_may(browser: Client) -> None:
    form = make_form(browser, is_published="on", embed_origins="https://WWW.storan.example/\n")

    page = browser.get(reverse("settings_form", args=[form.pk])).content.decode()

    assert form.embed_origins == ["https://www.storan.example"]
    assert page.count("&lt;iframe src=") == 1


def test_inbox_is_changed_and_its_tickets_stay(browser: Client) -> None:
    ticket = make_ticket()
    team = make_team("Bygglov")

    browser.post(
        reverse("settings_inbox", args=[ticket.inbox_id]),
        {"name": "Bygg", "team": str(team.pk), "sender_name": "Storåns kommun", "is_active": "on", "kind": "email"},
    )

    inbox = Inbox.objects.get(pk=ticket.inbox_id)
    assert (inbox.name, inbox.team, inbox.acknowledges, inbox.kind) == ("Bygg", team, False, ChannelKind.WEBFORM)
    assert Ticket.objects.get().team == ticket.team


def test_list_of_inboxes_tells_what_waits(browser: Client) -> None:
    set_aside(make_inbox(name="Felanmälan"))
    make_ticket(inbox=make_inbox(name="Synpunkter"))

    page = browser.get(reverse("settings_inboxes")).content.decode()

    assert page.count("1 undanlagt") == 1
    assert page.count("badge--success") == 1


def test_set_aside_says_why_and_shows_it_harmlessly(browser: Client) -> None:
    raw = set_aside(make_inbox(), "<script>alert(1)</script>")

    page = browser.get(reverse("settings_set_aside_item", args=[raw.pk])).content.decode()

    assert "Ser ut som skräp" in page
    assert "<script>alert" not in page
    assert "Ser ut som skräp" in browser.get(reverse("settings_set_aside")).content.decode()


def test_set_aside_is_downloaded_as_bytes_nobody_runs(browser: Client) -> None:
    raw = set_aside(make_inbox())

    response = browser.get(reverse("settings_set_aside_file", args=[raw.pk]))

    assert response.content == bytes(raw.body)
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == f'attachment; filename="raw-{raw.pk}.bin"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_ticket_is_made_anyway_and_only_once(browser: Client, administrator: Agent) -> None:
    raw = set_aside(make_inbox())

    first = browser.post(reverse("settings_set_aside_making", args=[raw.pk]))
    second = browser.post(reverse("settings_set_aside_making", args=[raw.pk]))

    assert (first.status_code, second.status_code, Ticket.objects.count()) == (302, 404, 1)
    assert RawInbound.objects.get().state == RawInbound.State.DONE
    assert AuditEntry.objects.get(verb="raw_inbound.tried_again").agent == administrator


def test_what_failed_is_tried_again(browser: Client) -> None:
    raw = set_aside(make_inbox(), state="failed", tries=3)

    browser.post(reverse("settings_set_aside_trying", args=[raw.pk]))

    assert RawInbound.objects.get().state == RawInbound.State.DONE
    assert Ticket.objects.count() == 1


def test_what_fails_again_stays_on_the_list_with_the_reason(browser: Client) -> None:
    raw = set_aside(make_inbox())
    RawInbound.objects.update(body=b"\x00\xff not json")

    for name in ("settings_set_aside_trying", "settings_set_aside_making"):
        response = browser.post(reverse(name, args=[raw.pk]))
        assert response.headers["Location"] == reverse("settings_set_aside_item", args=[raw.pk])
        page = browser.get(reverse("settings_set_aside_item", args=[raw.pk])).content.decode()
        assert "Det gick inte: " in page
    assert RawInbound.objects.get().state == RawInbound.State.FAILED
    assert Ticket.objects.count() == 0


def test_token_is_shown_once_and_kept_only_as_a_hash(browser: Client) -> None:
    team = Team.objects.get()
    response = browser.post(
        reverse("settings_integration_new"),
        {"name": "E-tjänster", "scopes": ["tickets:read"], "teams": [str(team.pk)], "expires_on": ""},
    )
    made = Integration.objects.get()
    assert "sd_" not in json.dumps(dict(browser.session.items()))

    first, second = (browser.get(response.headers["Location"]).content.decode() for _time in range(2))

    token = first.split('value="sd_')[1].split('"')[0]
    assert hash_token(f"sd_{token}") == made.token_hash
    assert token not in second
    assert (made.scopes, list(made.teams.all())) == (["tickets:read"], [team])
    assert token not in json.dumps(AuditEntry.objects.get().detail)


def test_integration_needs_a_scope_and_a_day_to_come(browser: Client) -> None:
    page = browser.post(reverse("settings_integration_new"), {"name": "x", "expires_on": "2020-01-01"}).content.decode()

    assert 'id="id_scopes_error"' in page
    assert "Den dagen har redan varit." in page
    assert Integration.objects.count() == 0


def test_last_day_is_a_whole_day(browser: Client) -> None:
    day = timezone.localdate() + timedelta(days=3)

    browser.post(
        reverse("settings_integration_new"), {"name": "x", "scopes": ["tickets:read"], "expires_on": day.isoformat()}
    )

    expires_at = Integration.objects.get().expires_at
    assert expires_at is not None
    assert timezone.localtime(expires_at).isoformat()[:19] == f"{day + timedelta(days=1)}T00:00:00"


def test_revoked_token_is_no_longer_valid(browser: Client, administrator: Agent) -> None:
    integration, _token = make_integration(created_by=administrator)

    for _time in range(2):
        browser.post(reverse("settings_integration_revocation", args=[integration.pk]))

    assert not Integration.objects.get().is_valid(timezone.now())
    assert list(AuditEntry.objects.values_list("verb", flat=True)) == ["integration.revoked"]


def test_audit_is_filtered_by_who_and_what(browser: Client, administrator: Agent) -> None:
    make_category()
    other = make_agent("Åsa Lindqvist")
    AuditEntry.objects.create(agent=other, verb="ticket.read_confidential", object_kind="ticket", object_id=7)
    AuditEntry.objects.create(agent=administrator, verb="something.new", detail={"label": "<b>x</b>"})

    def rows(**query: str) -> int:
        return browser.get(reverse("settings_audit"), query).content.decode().count('<th scope="row">')

    assert [rows(), rows(agent=str(other.pk)), rows(verb="something.new"), rows(agent="x", verb="none")] == [2, 1, 1, 0]
    AuditEntry.objects.create(agent=other, verb="agent.changed", detail={"changes": {"title": ["", "Chef"]}, "a": [1]})
    assert "a: 1; title: – → Chef" in browser.get(reverse("settings_audit")).content.decode()
    assert "<b>x</b>" not in browser.get(reverse("settings_audit")).content.decode()
