"""Macros: what is shown beforehand is what is done, all of it or nothing."""

from typing import Any

import pytest

from servicedesk.people.models import Role
from tests.factories import make_agent, make_category, make_ticket
from tests.factories.cast import Cast
from tickets.actions.drafts import save_draft
from tickets.actions.errors import InvalidChange, StaleTicket
from tickets.actions.macro_steps import FOR_MACROS, NAMES, checked_steps
from tickets.actions.macros import apply_macro, macros_changed_by, macros_of, preview_macro, save_macro
from tickets.actions.set_properties import set_priority
from tickets.models import Draft, Event, EventKind, Macro, Message, Ticket

ANSWER = {"do": "reply", "value": "Hej {requester_first_name}! Tunnan töms på onsdag."}


def steps(cast: Cast) -> list[dict[str, Any]]:
    """One of every step."""
    return [
        {"do": "status", "value": "pending"},
        {"do": "team", "value": cast.kontaktcenter.pk},
        {"do": "assignee", "value": "me"},
        {"do": "category", "value": make_category("Sophämtning").pk},
        {"do": "priority", "value": 30},
        {"do": "add_tags", "value": ["Missad tömning"]},
        {"do": "remove_tags", "value": ["gammal"]},
        {"do": "note", "value": "Ring entreprenören."},
        ANSWER,
        {"do": "snooze", "value": "tomorrow"},
    ]


def macro_of(*wanted: dict[str, Any], **fields: Any) -> Macro:
    return Macro.objects.create(name=fields.pop("name", "Missad tömning"), steps=checked_steps(list(wanted)), **fields)


def whole(ticket: Ticket) -> dict[str, Any]:
    row = dict(Ticket.objects.values().get(pk=ticket.pk))
    counts = (ticket.messages.count(), ticket.events.count())
    return {name: value for name, value in row.items() if name != "search"} | {"counts": counts}


def test_steps_are_done_in_one_transaction_each_with_its_event(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, tags=["gammal"])
    macro = macro_of(*steps(cast))

    apply_macro(macro, ticket, by=cast.johan)

    kept = Ticket.objects.get(pk=ticket.pk)
    assert (kept.status, kept.assignee, kept.priority, kept.tags) == ("pending", cast.johan, 30, ["missad tömning"])
    assert kept.category is not None
    assert kept.snoozed_until is not None
    said = list(kept.messages.order_by("id").values_list("kind", "body"))[1:]
    assert said == [("note", "Ring entreprenören."), ("message", "Hej Ann-Christin! Tunnan töms på onsdag.")]
    applied = Event.objects.get(kind=EventKind.MACRO_APPLIED)
    assert (applied.ticket, applied.agent, applied.data) == (
        ticket, cast.johan, {"macro": {"value": macro.pk, "label": "Missad tömning"}},
    )  # fmt: skip


def test_preview_tells_what_applying_then_does_and_changes_nothing(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, tags=["gammal"])
    macro = macro_of(*steps(cast))
    before = whole(ticket)

    shown = preview_macro(macro, ticket, by=cast.johan)

    assert whole(ticket) == before
    apply_macro(macro, ticket, by=cast.johan)
    done = ticket.events.filter(version__gt=ticket.version).order_by("version", "id")
    said = (EventKind.MACRO_APPLIED, EventKind.NOTED, EventKind.REPLIED, EventKind.SNOOZED)
    assert [(event.kind, event.data) for event in shown.events if event.kind not in said] == [
        (event.kind, event.data) for event in done.exclude(kind__in=said)
    ]
    assert shown.answer is not None
    assert shown.note is not None
    texts = set(ticket.messages.values_list("body", flat=True))
    assert {shown.answer.body, shown.note.body} < texts


def test_refusal_of_one_step_leaves_all_of_them_undone(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    macro = macro_of({"do": "priority", "value": 40}, {"do": "reply", "value": "Hej {shoe_size}"})
    before = whole(ticket)

    refusal = preview_macro(macro, ticket, by=cast.johan).refusal
    with pytest.raises(InvalidChange):
        apply_macro(macro, ticket, by=cast.johan)

    assert "shoe_size" in refusal
    assert whole(ticket) == before


def test_change_by_somebody_else_after_the_preview_refuses_it(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    set_priority(ticket, 10, by=cast.asa)

    with pytest.raises(StaleTicket):
        apply_macro(macro_of(ANSWER), ticket, by=cast.johan, seen_version=ticket.version)

    assert not Message.objects.filter(direction="out").exists()


def test_what_the_agent_is_writing_is_left_alone(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    for kind in (Draft.Kind.REPLY, Draft.Kind.NOTE):
        save_draft(ticket, by=cast.johan, kind=kind, body="Halvfärdigt")

    apply_macro(macro_of(ANSWER, {"do": "note", "value": "Kort"}), ticket, by=cast.johan)

    assert list(Draft.objects.values_list("body", flat=True)) == ["Halvfärdigt"] * 2


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        "status",
        [{"do": "explode", "value": 1}],
        [{"do": "status", "value": "new"}],
        [{"do": "status", "value": ["solved"]}],
        [{"do": "priority", "value": True}],
        [{"do": "team", "value": "1; drop table"}],
        [{"do": "add_tags", "value": []}],
        [{"do": "reply", "value": "  "}],
        [{"do": "snooze", "value": "never"}],
        [{"do": "priority", "value": 10}, {"do": "priority", "value": 20}],
        [{"do": "priority", "value": 10, "also": 1}],
    ],
)
def test_steps_that_are_none_are_refused(wrong: Any) -> None:
    with pytest.raises(InvalidChange):
        checked_steps(wrong)


def test_every_kind_of_step_has_a_name_and_a_check(cast: Cast) -> None:
    known = [name for name in NAMES if name in FOR_MACROS and name not in ("language", "completion")]
    assert [step["do"] for step in checked_steps(steps(cast))] == known


def test_macros_are_everybodys_a_teams_or_ones_own(cast: Cast) -> None:
    for_all, of_team, own = (
        macro_of(ANSWER, name="Alla"),
        macro_of(ANSWER, name="Lagets", team=cast.kontaktcenter),
        macro_of(ANSWER, name="Mitt", owner=cast.johan),
    )
    macro_of(ANSWER, name="Avställt", is_active=False)

    found = {agent.name: set(macros_of(agent)) for agent in (cast.johan, cast.asa, cast.olle)}

    assert found == {
        cast.johan.name: {for_all, of_team, own},
        cast.asa.name: {for_all, of_team},
        cast.olle.name: {for_all},
    }


def test_teams_macros_are_made_by_those_who_lead_it(cast: Cast) -> None:
    lead = make_agent("Lagledare", teams=[cast.kontaktcenter], role=Role.TEAM_LEAD)
    fields: dict[str, Any] = {"name": "Missad tömning", "steps": [ANSWER], "is_own": False}

    made = save_macro(None, by=lead, team=cast.kontaktcenter, **fields)

    assert list(macros_changed_by(lead)) == [made]
    assert not macros_changed_by(cast.johan).exists()
    for by, team in ((cast.johan, cast.kontaktcenter), (lead, cast.vatten), (lead, None)):
        with pytest.raises(InvalidChange):
            save_macro(None, by=by, team=team, **fields)
