"""Many tickets of a list at once, on the pages: selected, or all in the queue."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Agent
from tests.factories import make_ticket
from tests.factories.cast import Cast
from tickets.actions import bulk
from tickets.models import BulkJob, BulkKind, Ticket

SignIn = Callable[[Agent], Client]


def statuses() -> list[str]:
    return list(Ticket.objects.order_by("pk").values_list("status", flat=True))


@pytest.mark.parametrize("kind", [kind for kind in BulkKind if kind != BulkKind.UNDO])
def test_each_kind_asks_for_its_value(cast: Cast, sign_in: SignIn, kind: str) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    page = sign_in(cast.johan).get(
        reverse("bulk_new"), {"ticket": str(ticket.number), "kind": str(kind), "query": "ko=mina"}
    )

    assert (page.status_code, 'name="to"' in page.content.decode()) == (200, True)


def test_selected_tickets_are_changed_and_the_whole_is_undone(cast: Cast, sign_in: SignIn) -> None:
    tickets = [make_ticket(team=cast.kontaktcenter) for _place in range(3)]
    client = sign_in(cast.johan)
    said = {"ticket": [str(ticket.number) for ticket in tickets[:2]], "kind": "status", "to": "solved"}

    begun = client.post(reverse("bulk_new"), said)
    after = statuses()
    client.post(reverse("bulk_undoing", args=[BulkJob.objects.get().pk]))

    assert begun.headers["Location"] == reverse("bulk_job", args=[BulkJob.objects.earliest("pk").pk])
    assert (after, statuses()) == (["solved", "solved", "new"], ["new", "new", "new"])


def test_all_tickets_of_the_queue_are_those_the_agent_sees_in_it(cast: Cast, sign_in: SignIn) -> None:
    mine = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    for _place in range(2):
        make_ticket(team=cast.kontaktcenter)
    make_ticket(team=cast.vatten)
    said = {"ticket": [str(mine.number)], "kind": "tag", "to": "snö", "query": "ko=alla-oppna", "every": "on"}

    sign_in(cast.johan).post(reverse("bulk_new"), said)

    assert [ticket.tags for ticket in Ticket.objects.order_by("pk")] == [["snö"], ["snö"], ["snö"], []]


def test_what_is_wrong_begins_nothing(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    client = sign_in(cast.johan)

    for said in ({"kind": "merge", "to": "1"}, {"kind": "status", "to": "new"}, {"kind": "tag", "to": ""}):
        answer = client.post(reverse("bulk_new"), {"ticket": str(ticket.number), **said})
        assert answer.status_code == 422

    assert not BulkJob.objects.exists()


def test_progress_asks_again_until_it_is_done(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE_MOST", 1)
    tickets = [make_ticket(team=cast.kontaktcenter) for _place in range(2)]
    client = sign_in(cast.johan)
    client.post(reverse("bulk_new"), {"ticket": [str(t.number) for t in tickets], "kind": "status", "to": "solved"})
    job = BulkJob.objects.get()
    address = reverse("bulk_job", args=[job.pk])

    running = client.get(address).content.decode()
    bulk.run_bulk(job.pk)
    finished = client.get(address).content.decode()

    assert ("part=progress" in running, "<progress" in running) == (True, True)
    assert ("part=progress" in finished, reverse("bulk_undoing", args=[job.pk]) in finished) == (False, True)
    assert statuses() == ["solved", "solved"]


def test_job_is_its_agents_own(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    job = bulk.start_bulk("status", "solved", [ticket.pk], by=cast.johan)

    for name, method in (("bulk_job", "get"), ("bulk_undoing", "post")):
        assert getattr(sign_in(cast.asa), method)(reverse(name, args=[job.pk])).status_code == 404
