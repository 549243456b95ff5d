"""The settings of the chat: inboxes with hours and texts, websites, who takes what, who is blocked."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from chat.actions.setup import create_chat_inbox
from chat.models import Availability, ChatBlock, ChatSetup, ChatSite, ChatSkill
from frontend import lookups
from servicedesk.people.models import Agent, AuditEntry, Team
from tests.factories import make_agent, make_category, make_inbox
from tickets.models import Inbox

pytestmark = pytest.mark.django_db
OFFICE = {f"day_{number}": "8-16:30" for number in range(5)}
FORM = {
    "name": "Chatta med oss",
    "sender_name": "Storåns kommun",
    "is_active": "on",
    "suggests_answers": "on",
    "keeps_holidays": "on",
    "accent": "",
    **OFFICE,
}


@pytest.fixture
def setup(administrator: Agent) -> ChatSetup:
    return _setup(administrator)


def _setup(by: Agent, name: str = "Chatt", **fields: Any) -> ChatSetup:
    team = Team.objects.earliest("pk")
    return create_chat_inbox(by=by, name=name, team=team, sender_name="Storåns kommun", **fields)


def _form(**changes: str) -> dict[str, str]:
    return {**FORM, "team": str(Team.objects.earliest("pk").pk), **changes}


def _verbs() -> list[str]:
    return list(AuditEntry.objects.order_by("at", "id").values_list("verb", flat=True))


def test_chat_is_made_with_its_inbox_hours_and_texts(browser: Client) -> None:
    texts = {"title_sv": "Fråga oss", "welcome_fi": "Tervetuloa"}
    days = {"day_5": "10-12, 13-15.30", "half_days_close": "12", "closed_from": "2026-12-23\n2026-12-22 15:00"}

    response = browser.post(reverse("settings_chat_new"), _form(accent="#14566B", **texts, **days))

    setup = ChatSetup.objects.get()
    assert response.headers["Location"] == reverse("settings_chat", args=[setup.pk])
    assert (setup.inbox.name, setup.inbox.kind, setup.accent) == ("Chatta med oss", "chat", "#14566b")
    assert setup.hours == [*[[[480, 990]]] * 5, [[600, 720], [780, 930]], []]
    assert (setup.half_days_close, setup.closed_from) == (720, {"2026-12-22": 900, "2026-12-23": 0})
    assert setup.texts == {"sv": {"title": "Fråga oss"}, "fi": {"welcome": "Tervetuloa"}}
    assert _verbs() == ["inbox.created"]


def test_what_was_saved_stands_in_the_form_and_saving_it_again_changes_nothing(browser: Client) -> None:
    browser.post(reverse("settings_chat_new"), _form(closed_from="2026-12-22 15:00", half_days_close="12"))
    setup = ChatSetup.objects.get()

    page = browser.get(reverse("settings_chat", args=[setup.pk]))
    form = page.context["form"]
    again = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    browser.post(reverse("settings_chat", args=[setup.pk]), again)

    fresh = ChatSetup.objects.get()
    assert (fresh.hours, fresh.closed_from, fresh.half_days_close) == (
        setup.hours,
        setup.closed_from,
        setup.half_days_close,
    )
    assert _verbs() == ["inbox.created"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"accent": "#ffee00"}, "accent"),
        ({"accent": "gul"}, "accent"),
        ({"day_1": "16-8"}, "day_0"),
        ({"day_1": "8-25"}, "day_1"),
        ({"day_1": "åtta"}, "day_1"),
        ({"half_days_close": "12:75"}, "half_days_close"),
        ({"closed_from": "julafton"}, "closed_from"),
        ({"closed_from": "2026-02-30"}, "closed_from"),
        ({"name": ""}, "name"),
    ],
)
def test_what_cannot_be_is_said_by_its_field_and_nothing_is_lost(
    browser: Client, changes: dict[str, str], field: str
) -> None:
    response = browser.post(reverse("settings_chat_new"), _form(title_sv="Fråga oss", **changes))

    assert list(response.context["form"].errors) == [field]
    assert 'value="Fråga oss"' in response.content.decode()
    assert not Inbox.objects.filter(kind="chat").exists()


def test_first_answer_is_a_choice_only_where_one_is_registered(
    browser: Client, setup: ChatSetup, settings: Any
) -> None:
    without = browser.get(reverse("settings_chat", args=[setup.pk]))
    settings.CHAT_FIRST_ANSWERS = ["bot.answers.first"]

    browser.post(reverse("settings_chat", args=[setup.pk]), _form(first_answer="bot.answers.first"))

    assert "first_answer" not in without.context["form"].fields
    assert ChatSetup.objects.get().first_answer == "bot.answers.first"


def test_website_is_allowed_by_any_address_on_it_and_the_code_to_paste_is_shown(
    browser: Client, setup: ChatSetup, settings: Any
) -> None:
    settings.BASE_URL = "https://chatt.example"

    browser.post(reverse("settings_chat_site_new", args=[setup.pk]), {"origin": "https://Bostader.example/start?x=1"})
    page = browser.get(reverse("settings_chat", args=[setup.pk])).content.decode()

    assert ChatSite.objects.get().origin == "https://bostader.example"
    code = f"&lt;script src=&quot;https://chatt.example/widget.js&quot; data-inbox=&quot;{setup.inbox.slug}&quot; async"
    assert code in page
    assert _verbs() == ["inbox.created", "chat_site.created"]


def test_website_twice_or_no_website_is_refused_beside_the_field(browser: Client, setup: ChatSetup) -> None:
    address = reverse("settings_chat_site_new", args=[setup.pk])
    browser.post(address, {"origin": "https://bostader.example"})

    twice = browser.post(address, {"origin": "https://bostader.example"})
    wrong = browser.post(address, {"origin": "javascript:alert(1)"})

    assert "Webbplatsen finns redan i listan." in twice.content.decode()
    assert wrong.context["origin_form"].errors
    assert ChatSite.objects.count() == 1


def test_website_has_hours_of_its_own_until_that_is_taken_away(browser: Client, setup: ChatSetup) -> None:
    site = ChatSite.objects.create(setup=setup, origin="https://bostader.example")
    address = reverse("settings_chat_site", args=[site.pk])

    browser.post(address, {"is_active": "on", "has_hours": "on", "day_0": "10-12"})
    own = ChatSite.objects.get().hours
    browser.post(address, {"has_hours": "", "day_0": "10-12"})

    assert own == [[[600, 720]], [], [], [], [], [], []]
    assert (ChatSite.objects.get().hours, ChatSite.objects.get().is_active) == (None, False)


def _skills(*rows: dict[str, str], capacity: str = "3", kept: int = 0) -> dict[str, str]:
    data = {"capacity": capacity, "s-TOTAL_FORMS": str(len(rows)), "s-INITIAL_FORMS": str(kept)}
    return data | {f"s-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()}


def test_agent_gets_capacity_and_skills(browser: Client, setup: ChatSetup) -> None:
    johan, waste = make_agent("Johan Åkerström"), make_category("Avfall")
    rows = (
        {"thing": f"inbox:{setup.inbox_id}", "capacity": ""},
        {"thing": "language:fi", "capacity": "1"},
        {"thing": f"category:{waste.pk}", "capacity": ""},
        {"thing": "", "capacity": ""},
    )

    browser.post(reverse("settings_chat_agent", args=[johan.pk]), _skills(*rows, capacity="5"))

    assert Availability.objects.get(agent=johan).capacity == 5
    kept = ChatSkill.objects.filter(agent=johan).values_list("inbox", "language", "category", "capacity")
    assert list(kept) == [(setup.inbox_id, "", None, None), (None, "fi", None, 1), (None, "", waste.pk, None)]
    assert _verbs()[-1] == "chat_skills.changed"


def test_skill_that_is_removed_is_gone_and_one_twice_is_refused(browser: Client, setup: ChatSetup) -> None:
    johan = make_agent("Johan Åkerström")
    address = reverse("settings_chat_agent", args=[johan.pk])
    finnish = {"thing": "language:fi", "capacity": ""}
    browser.post(address, _skills(finnish))

    twice = browser.post(address, _skills(finnish, finnish, kept=1))
    kept = ChatSkill.objects.count()
    browser.post(address, _skills({**finnish, "DELETE": "on"}, kept=1))

    assert "Samma kompetens står två gånger." in twice.content.decode()
    assert (kept, ChatSkill.objects.count()) == (1, 0)


def test_block_is_lifted_once_and_the_list_says_when(browser: Client, administrator: Agent) -> None:
    block = ChatBlock.objects.create(
        place="p", reason="Hot mot medarbetare", by=administrator, until=timezone.now() + timedelta(hours=9)
    )

    browser.post(reverse("settings_chat_block_lifting", args=[block.pk]))
    page = browser.get(reverse("settings_chat_blocks")).content.decode()

    assert ChatBlock.objects.get().lifted_at is not None
    assert "Hot mot medarbetare" in page
    assert "Hävd" in page
    assert _verbs() == ["chat_block.lifted"]


def test_inbox_from_before_chats_had_hours_is_set_up_by_a_button(browser: Client, administrator: Agent) -> None:
    inbox = make_inbox(name="Gamla chatten", kind="chat", team=Team.objects.earliest("pk"))
    page = browser.get(reverse("settings_chats")).content.decode()

    browser.post(reverse("settings_chat_setting_up", args=[inbox.pk]))

    assert "Gamla chatten" in page
    assert ChatSetup.objects.get().hours == [*[[[480, 990]]] * 5, [], []]
    assert _verbs() == ["chat_setup.created"]


def test_inbox_leads_to_the_texts_and_hours_of_its_chat(browser: Client, setup: ChatSetup) -> None:
    page = browser.get(reverse("settings_inbox", args=[setup.inbox_id])).content.decode()

    assert f'href="{reverse("settings_chat", args=[setup.pk])}"' in page


def _chat(number: int, by: Agent) -> None:
    setup = _setup(by, f"Chatt {number:02}", hours=[[[480, 990]]] * 7)
    ChatSite.objects.create(setup=setup, origin=f"https://site{number}.example")


def _agent(number: int, by: Agent) -> None:
    agent = make_agent(f"Medarbetare {number:02}")
    ChatSkill.objects.create(agent=agent, language="fi")
    ChatSkill.objects.create(agent=agent, category=make_category(f"Kategori {number:02}"))


def _block(number: int, by: Agent) -> None:
    ChatBlock.objects.create(
        place=str(number), reason="Hot", by=make_agent(), until=timezone.now() + timedelta(hours=1)
    )


@pytest.mark.parametrize(
    ("name", "make"), [("settings_chats", _chat), ("settings_chat_agents", _agent), ("settings_chat_blocks", _block)]
)
def test_list_asks_as_much_for_thirty_rows_as_for_one(
    browser: Client, administrator: Agent, name: str, make: Any
) -> None:
    make(0, administrator)
    browser.get(reverse(name))
    lookups.forget()
    with CaptureQueriesContext(connection) as one:
        browser.get(reverse(name))
    for number in range(1, 30):
        make(number, administrator)
    lookups.forget()
    with CaptureQueriesContext(connection) as thirty:
        browser.get(reverse(name))

    assert len(thirty) == len(one)


@pytest.mark.parametrize(
    "name", ["settings_chats", "settings_chat_new", "settings_chat_agents", "settings_chat_blocks"]
)
def test_who_does_not_administer_finds_nothing(name: str, setup: ChatSetup) -> None:
    client = Client()
    client.force_login(make_agent("Johan Åkerström", teams=[Team.objects.earliest("pk")]))

    assert client.get(reverse(name)).status_code == 404
