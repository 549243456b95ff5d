"""SO3, SO6: a channel is thought through, decided on and then used; some platforms have common accounts only."""

from datetime import date
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from pytest_django.fixtures import Settings

from channels_in.models import ChannelEntry, EntryStatus, EntryStep
from channels_in.register.entries import change_entry, create_entry
from channels_in.register.lifecycle import ALLOWED_STEPS
from channels_in.register.steps import take_step
from servicedesk.people.models import Agent, AuditEntry
from tests.channels_in.register.conftest import DECISION, THOUGHT, in_use, propose
from tests.factories import make_department
from tickets.actions.errors import InvalidChange

S = EntryStatus
WAY = {S.PROPOSAL: [], S.DECIDED: [S.DECIDED], S.ACTIVE: [S.DECIDED, S.ACTIVE]}
WAY |= {S.DORMANT: [*WAY[S.ACTIVE], S.DORMANT], S.CLOSED: [S.CLOSED]}


def step(entry: ChannelEntry, after: EntryStatus, by: Agent) -> None:
    take_step(entry, after, by=by, why="Därför", **(DECISION if after == S.DECIDED else {}))


def brought_to(status: EntryStatus, by: Agent) -> ChannelEntry:
    entry = propose(by, dormant_text="Skriv till kundcenter.")
    for after in WAY[status]:
        step(entry, after, by)
    return ChannelEntry.objects.get(pk=entry.pk)


@pytest.mark.parametrize(("before", "after"), list(product(S, S)))
def test_only_steps_of_the_table_are_taken(owner: Agent, before: EntryStatus, after: EntryStatus) -> None:
    entry = brought_to(before, owner)

    if after in ALLOWED_STEPS[before]:
        step(entry, after, owner)
    else:
        with pytest.raises(InvalidChange, match="kan inte bli"):
            step(entry, after, owner)

    entry.refresh_from_db()
    assert entry.status == (after if after in ALLOWED_STEPS[before] else before)


@pytest.mark.parametrize("missing", [*THOUGHT, "owner", "decided_by", "decided_on"])
def test_nothing_is_decided_on_before_it_is_thought_through(owner: Agent, missing: str) -> None:
    empty = None if missing == "owner" else ""
    entry = propose(owner, **({missing: empty} if missing in {*THOUGHT, "owner"} else {}))
    decision = {name: value for name, value in DECISION.items() if name != missing}

    with pytest.raises(InvalidChange) as refused:
        take_step(entry, S.DECIDED, by=owner, **decision)

    assert refused.value.field == missing
    assert ChannelEntry.objects.get().status == S.PROPOSAL


def test_use_without_a_decision_is_refused_by_the_database_too(owner: Agent) -> None:
    entry = propose(owner)
    for status in (S.DECIDED, S.ACTIVE, S.DORMANT):
        with pytest.raises(IntegrityError, match="entry_in_use_is_decided"), transaction.atomic():
            ChannelEntry.objects.filter(pk=entry.pk).update(status=status)


def test_history_keeps_who_when_and_why(owner: Agent) -> None:
    entry = in_use(owner)
    take_step(entry, S.CLOSED, by=owner, why="För få läser")
    take_step(entry, S.PROPOSAL, by=owner, why="Nytt försök")

    steps = list(EntryStep.objects.order_by("pk").values_list("before", "after", "by__name", "why"))
    assert steps == [
        ("", "proposal", "Åsa Lindqvist", ""),
        ("proposal", "decided", "Åsa Lindqvist", "Kommunchefen · 2026-03-02 · KS 2026/17"),
        ("decided", "active", "Åsa Lindqvist", ""),
        ("active", "closed", "Åsa Lindqvist", "För få läser"),
        ("closed", "proposal", "Åsa Lindqvist", "Nytt försök"),
    ]
    assert ChannelEntry.objects.get().decided_on is None
    assert AuditEntry.objects.filter(verb="channel_entry.step").count() == 4


def test_rest_and_end_ask_why(owner: Agent) -> None:
    entry = in_use(owner, dormant_text="Skriv till kundcenter.")
    for after in (S.DORMANT, S.CLOSED):
        with pytest.raises(InvalidChange, match="varför"):
            take_step(entry, after, by=owner)


def test_day_to_come_is_no_decision(owner: Agent) -> None:
    with pytest.raises(InvalidChange) as refused:
        take_step(propose(owner), S.DECIDED, by=owner, decided_by="X", decided_on=date(2126, 1, 1))
    assert refused.value.field == "decided_on"


@pytest.mark.parametrize("kind", ["youtube", "linkedin"])
def test_account_of_a_department_is_refused_where_only_common_ones_are(owner: Agent, kind: str) -> None:
    department = make_department("Kultur och fritid")

    with pytest.raises(InvalidChange, match="gemensamma") as refused:
        create_entry(by=owner, name="x", kind=kind, account_class="department", department=department)

    assert refused.value.field == "account_class"
    assert not ChannelEntry.objects.exists()


def test_kind_is_not_changed_to_one_the_department_may_not_have(owner: Agent, settings: Settings) -> None:
    department = make_department("Kultur och fritid")
    entry = propose(owner, account_class="department", department=department)

    with pytest.raises(InvalidChange):
        change_entry(entry, by=owner, kind="youtube")
    settings.COMMON_ACCOUNTS_ONLY = []
    change_entry(entry, by=owner, kind="youtube")


def test_account_of_a_department_names_it(owner: Agent) -> None:
    with pytest.raises(InvalidChange) as refused:
        propose(owner, account_class="department")
    assert refused.value.field == "department"


def test_channel_in_use_keeps_what_it_was_decided_with(owner: Agent) -> None:
    entry = in_use(owner)

    with pytest.raises(InvalidChange) as refused:
        change_entry(entry, by=owner, purpose="")
    change_entry(entry, by=owner, purpose="Nå fler")

    assert refused.value.field == "purpose"
    assert ChannelEntry.objects.get().purpose == "Nå fler"


def test_two_who_take_the_same_step_at_once_take_it_once(owner: Agent) -> None:
    entry = propose(owner)
    other = ChannelEntry.objects.get()
    step(entry, S.DECIDED, owner)
    with pytest.raises(InvalidChange):
        step(other, S.DECIDED, owner)
    assert EntryStep.objects.filter(after=S.DECIDED).count() == 1
