"""What happened to one ticket, as rows. Each method is an action of tickets.actions and writes what that writes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from servicedesk.demo.rows import EventRow, MessageRow, TicketRow
from servicedesk.lib.text import one_line
from tickets.models import Delivery, Direction, EventKind, MessageKind
from tickets.models.ticket import PREVIEW_MAX
from tickets.references import new_message_id
from tickets.statuses import FINISHED, Status

DELIVERED_AFTER = timedelta(seconds=3)


class Ref(NamedTuple):
    """A row and its words, as events keep them."""

    pk: int
    label: str


class CategoryRef(NamedTuple):
    pk: int
    label: str
    case_kind: str


@dataclass(slots=True)
class History:
    """One ticket's rows so far. Times must not go backwards."""

    ticket: TicketRow
    message_ids: Iterator[int]
    mail_domain: str
    messages: list[MessageRow] = field(default_factory=list)
    events: list[EventRow] = field(default_factory=list)
    # Actions whose delivery report is still to come: (moment, message).
    _reports: list[tuple[datetime, MessageRow]] = field(default_factory=list)

    # --- Messages ------------------------------------------------------------------------------------------------

    def created(self, body: str, *, by: Ref | None = None, language: str = "", message_id: str = "") -> MessageRow:
        """receive() of a new ticket, or open_ticket() by an agent; the ticket's own columns are set already."""
        row = self.ticket
        message = self._said(body, row.created_at, language=language, message_id=message_id)
        row.preview = one_line(body, PREVIEW_MAX)
        row.waiting_since = row.created_at
        who = {"agent_id": by.pk} if by else {"contact_id": row.requester_id}
        self._event(EventKind.CREATED, row.created_at, {"channel": row.channel}, 1, message_id=message.id, **who)
        return message

    def acknowledged(self, body: str, recipient: dict[str, str], *, unique: str, language: str) -> None:
        message = self._sent(body, self.ticket.created_at, [recipient], unique=unique)
        message.is_automatic, message.language = True, language
        self._event(EventKind.ACKNOWLEDGED, self.ticket.created_at, {}, 1, message_id=message.id)

    def received(self, body: str, at: datetime, *, language: str = "", message_id: str = "") -> MessageRow:
        self._report_until(at)
        message = self._said(body, at, language=language, message_id=message_id)
        self.ticket.preview = one_line(body, PREVIEW_MAX)
        who = {"contact_id": self.ticket.requester_id}
        data = {"channel": self.ticket.channel}
        self.ticket.waiting_since = self.ticket.waiting_since or at
        self.ticket.heard_version = self._next(at)
        self._event(EventKind.RECEIVED, at, data, self.ticket.version, message_id=message.id, **who)
        if self.ticket.status not in (Status.NEW, Status.OPEN):
            self._move(Status.OPEN, at, who)
        return message

    def replied(
        self,
        body: str,
        at: datetime,
        *,
        by: Ref,
        recipients: list[dict[str, str]],
        unique: str,
        then: Status | None = None,
        language: str = "",
    ) -> MessageRow:
        self._report_until(at)
        message = self._sent(body, at, recipients, unique=unique)
        message.agent_id, message.language = by.pk, language
        self.ticket.preview = one_line(body, PREVIEW_MAX)
        self.ticket.first_answered_at = self.ticket.first_answered_at or at
        self.ticket.waiting_since = None
        who = {"agent_id": by.pk}
        self._event(EventKind.REPLIED, at, {}, self._next(at), message_id=message.id, **who)
        new = Status.OPEN if self.ticket.status == Status.NEW else Status(self.ticket.status)
        self._move(then or new, at, who)
        return message

    def noted(self, body: str, at: datetime, *, by: Ref, language: str = "") -> MessageRow:
        self._report_until(at)
        message = MessageRow(
            id=next(self.message_ids),
            ticket_id=self.ticket.id,
            created_at=at,
            queued_at=at,
            body=body,
            kind=MessageKind.NOTE.value,
            agent_id=by.pk,
            language=language,
        )
        self.messages.append(message)
        self._event(EventKind.NOTED, at, {}, self._next(at), message_id=message.id, agent_id=by.pk)
        return message

    # --- Properties ----------------------------------------------------------------------------------------------

    def taken(self, at: datetime, *, by: Ref) -> None:
        """take(): assign it to oneself and open it."""
        self.assigned(by, at, by=by)
        if self.ticket.status == Status.NEW:
            self._move(Status.OPEN, at, {"agent_id": by.pk})

    def assigned(self, to: Ref, at: datetime, *, by: Ref) -> None:
        self._report_until(at)
        self.ticket.assignee_id = to.pk
        self._change(EventKind.ASSIGNED, at, None, to, by)

    def team_changed(self, before: Ref, to: Ref, at: datetime, *, by: Ref) -> None:
        self._report_until(at)
        self.ticket.team_id = to.pk
        self._change(EventKind.TEAM_CHANGED, at, before, to, by)

    def category_set(self, before: CategoryRef | None, to: CategoryRef, at: datetime, *, by: Ref) -> None:
        self._report_until(at)
        self.ticket.category_id = to.pk
        self._change(EventKind.CATEGORY_CHANGED, at, before, to, by)
        if self.ticket.case_kind != to.case_kind:
            data = {"from": _plain(self.ticket.case_kind), "to": _plain(to.case_kind)}
            self._event(EventKind.CASE_KIND_CHANGED, at, data, self.ticket.version, agent_id=by.pk)
            self.ticket.case_kind = to.case_kind

    def priority_set(self, to: int, at: datetime, *, by: Ref) -> None:
        self._report_until(at)
        data = {"from": _plain(self.ticket.priority), "to": _plain(to)}
        self.ticket.priority = to
        self._event(EventKind.PRIORITY_CHANGED, at, data, self._next(at), agent_id=by.pk)

    def tagged(self, tags: list[str], at: datetime, *, by: Ref) -> None:
        self._report_until(at)
        self.ticket.tags = [*self.ticket.tags, *tags]
        self._event(EventKind.TAGGED, at, {"added": tags, "removed": []}, self._next(at), agent_id=by.pk)

    def made_confidential(self, at: datetime, *, by: Ref) -> None:
        self._report_until(at)
        self.ticket.is_confidential = True
        data = {"from": _plain(False), "to": _plain(True)}
        self._event(EventKind.CONFIDENTIAL_CHANGED, at, data, self._next(at), agent_id=by.pk)

    def moved(self, to: Status, at: datetime, *, by: Ref | None) -> None:
        """change_status(); by nobody is the system."""
        self._report_until(at)
        if self.ticket.status != to:
            self._next(at)
            self._move(to, at, {"agent_id": by.pk} if by else {})

    def finished(self, now: datetime) -> None:
        """Write the delivery reports that have come by now; what has none yet is still on its way."""
        self._report_until(now)

    # --- Inside --------------------------------------------------------------------------------------------------

    def _said(self, body: str, at: datetime, *, language: str, message_id: str) -> MessageRow:
        message = MessageRow(
            id=next(self.message_ids),
            ticket_id=self.ticket.id,
            created_at=at,
            queued_at=at,
            body=body,
            direction=Direction.IN.value,
            channel=self.ticket.channel,
            contact_id=self.ticket.requester_id,
            language=language,
            message_id=message_id,
        )
        self.messages.append(message)
        return message

    def _sent(self, body: str, at: datetime, recipients: list[dict[str, str]], *, unique: str) -> MessageRow:
        answered = next((one.message_id for one in reversed(self.messages) if one.message_id), "")
        message = MessageRow(
            id=next(self.message_ids),
            ticket_id=self.ticket.id,
            created_at=at,
            queued_at=at,
            body=body,
            direction=Direction.OUT.value,
            channel=self.ticket.channel,
            delivery=Delivery.PENDING.value,
            recipients=recipients,
            message_id=new_message_id(self.ticket.id, self.mail_domain, unique),
            in_reply_to=answered,
        )
        self.messages.append(message)
        self._reports.append((at + DELIVERED_AFTER, message))
        return message

    def _report_until(self, moment: datetime) -> None:
        """Deliver what was sent and has arrived: each report is a change of its own, by the system."""
        while self._reports and self._reports[0][0] <= moment:
            at, message = self._reports.pop(0)
            message.delivery, message.delivered_at = Delivery.SENT.value, at
            data = {"to": Delivery.SENT.value, "detail": ""}
            self._event(EventKind.DELIVERY_CHANGED, at, data, self._next(at), message_id=message.id)

    def _move(self, to: Status, at: datetime, who: dict[str, int]) -> None:
        row = self.ticket
        if row.status == to:
            return
        data = {"from": _plain(row.status), "to": _plain(to.value)}
        self._event(EventKind.STATUS_CHANGED, at, data, row.version, **who)
        row.status = to.value
        if to in FINISHED:
            row.solved_at = row.solved_at or at
            row.closed_at = at if to == Status.CLOSED else None
        else:
            row.solved_at = row.closed_at = None
        if to in (*FINISHED, Status.PENDING):
            row.waiting_since = None

    def _change(self, kind: EventKind, at: datetime, before: Any, to: Any, by: Ref) -> None:
        data = {"from": _labelled(before), "to": _labelled(to)}
        self._event(kind, at, data, self._next(at), agent_id=by.pk)

    def _next(self, at: datetime) -> int:
        """A new version of the ticket, made at this moment."""
        self.ticket.version += 1
        self.ticket.updated_at = at
        return self.ticket.version

    def _event(self, kind: EventKind, at: datetime, data: dict[str, Any], version: int, **who: int) -> None:
        self.events.append(EventRow(self.ticket.id, at, kind.value, version, data, **who))


def _labelled(ref: Ref | CategoryRef | None) -> dict[str, Any]:
    return {"value": None, "label": ""} if ref is None else {"value": ref.pk, "label": ref.label}


def _plain(value: Any) -> dict[str, Any]:
    return {"value": value, "label": ""}
