from tickets.models.absence import Absence, AbsenceKind, Passed
from tickets.models.acknowledged import Acknowledged
from tickets.models.api_answer import ApiAnswer
from tickets.models.attachment import Attachment
from tickets.models.automation import (
    AutomaticMail,
    Automation,
    AutomationKind,
    AutomationRun,
    AutomationVersion,
    RunOutcome,
)
from tickets.models.bulk_job import BulkJob, BulkKind, BulkResult
from tickets.models.calendar import Calendar, CalendarDay
from tickets.models.call_back import CallBack, CallOutcome
from tickets.models.canned_response import CannedResponse
from tickets.models.category import CaseKind, Category
from tickets.models.clock import BreachReason, Clock, ClockStep
from tickets.models.completion import CompletionEnd, CompletionRequest
from tickets.models.contact_log import ContactLog, LoggedQuestion, LogKind
from tickets.models.draft import Draft
from tickets.models.event import Event, EventKind
from tickets.models.follower import Follower
from tickets.models.inbox import ChannelKind, Inbox
from tickets.models.inbox_address import InboxAddress
from tickets.models.link import LinkKind, TicketLink
from tickets.models.macro import Macro
from tickets.models.message import Delivery, Direction, Message, MessageKind
from tickets.models.notification import Notification, NotificationKind
from tickets.models.notification_choice import MailPace, NotificationChoice, QuietHours
from tickets.models.pace import Pace
from tickets.models.participant import NamedAgent, Participant
from tickets.models.queue import Queue, QueuePlace
from tickets.models.reminder import Reminder
from tickets.models.routing import AgentWork, RoutingRule, TeamWay, Way
from tickets.models.sender_profile import NamedAs, ReplyTo, SenderProfile
from tickets.models.shift import Shift
from tickets.models.side_conversation import SideConversation
from tickets.models.sla_policy import SlaPolicy, SlaTarget
from tickets.models.suggestion import Suggestion, SuggestionSetting, TextModel
from tickets.models.ticket import Priority, Ticket
from tickets.models.ticket_read import TicketRead
from tickets.models.upload import Upload
from tickets.models.webhook import CallState, Webhook, WebhookCall, WebhookField
from tickets.models.wrap_up import Cause, Demand, Knowledge, Outcome, WrapUp

__all__ = [
    "Absence",
    "AbsenceKind",
    "Acknowledged",
    "AgentWork",
    "ApiAnswer",
    "Attachment",
    "AutomaticMail",
    "Automation",
    "AutomationKind",
    "AutomationRun",
    "AutomationVersion",
    "BreachReason",
    "BulkJob",
    "BulkKind",
    "BulkResult",
    "Calendar",
    "CalendarDay",
    "CallBack",
    "CallOutcome",
    "CallState",
    "CannedResponse",
    "CaseKind",
    "Category",
    "Cause",
    "ChannelKind",
    "Clock",
    "ClockStep",
    "CompletionEnd",
    "CompletionRequest",
    "ContactLog",
    "Delivery",
    "Demand",
    "Direction",
    "Draft",
    "Event",
    "EventKind",
    "Follower",
    "Inbox",
    "InboxAddress",
    "Knowledge",
    "LinkKind",
    "LogKind",
    "LoggedQuestion",
    "Macro",
    "MailPace",
    "Message",
    "MessageKind",
    "NamedAgent",
    "NamedAs",
    "Notification",
    "NotificationChoice",
    "NotificationKind",
    "Outcome",
    "Pace",
    "Participant",
    "Passed",
    "Priority",
    "Queue",
    "QueuePlace",
    "QuietHours",
    "Reminder",
    "ReplyTo",
    "RoutingRule",
    "RunOutcome",
    "SenderProfile",
    "Shift",
    "SideConversation",
    "SlaPolicy",
    "SlaTarget",
    "Suggestion",
    "SuggestionSetting",
    "TeamWay",
    "TextModel",
    "Ticket",
    "TicketLink",
    "TicketRead",
    "Upload",
    "Way",
    "Webhook",
    "WebhookCall",
    "WebhookField",
    "WrapUp",
]
