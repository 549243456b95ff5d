"""The role matrix: for every address in the project, what each role gets. A new address needs a row here.

A row is what one request gets without any content, so a code of 422 or 302 also says that the role was let through.
"""

from tests.house.role_matrix_account import ACCOUNT
from tests.house.role_matrix_archive import SOCIAL_ARCHIVES
from tests.house.role_matrix_articles import ARTICLES_API, HELP, contact_way, disturbance
from tests.house.role_matrix_automations import AUTOMATIONS, AUTOMATIONS_API, COMPLETION
from tests.house.role_matrix_chat import CHAT, CHAT_SETTINGS
from tests.house.role_matrix_clocks import CLOCKS
from tests.house.role_matrix_console import CONSOLE
from tests.house.role_matrix_demo_doors import DEMO_DOORS
from tests.house.role_matrix_editorial import EDITORIAL
from tests.house.role_matrix_knowledge import KNOWLEDGE, KNOWLEDGE_SETTINGS
from tests.house.role_matrix_mentions import MENTIONS, SCANS
from tests.house.role_matrix_meta import META_HOOK, META_SETTINGS
from tests.house.role_matrix_phone import PHONE, PHONE_HOOKS
from tests.house.role_matrix_radar import RADAR
from tests.house.role_matrix_register import REGISTER
from tests.house.role_matrix_routing import ROUTING
from tests.house.role_matrix_social import SOCIAL
from tests.house.role_matrix_staffing import STAFFING
from tests.house.role_matrix_whatsapp import WHATSAPP
from tests.house.roles import Args, Row, administrators, agents, members, public, token


def ticket(*more: object) -> Args:
    return lambda things: [things.number, *more]


def contact(*more: object) -> Args:
    return lambda things: [things.contact, *more]


def form(things: object) -> list[object]:
    return [things.form.slug]  # type: ignore[attr-defined]


def pk(name: str) -> Args:
    """The id of one of the things."""
    return lambda things: [things.form.pk if name == "form" else getattr(things, name)]


def somebody(role: str) -> Args:
    return lambda things: [things.people[role].pk]


def given_queue(things: object) -> list[object]:
    return ["alla-oppna"]


OPERATION: dict[str, Row] = {
    "healthz": public(),
    "readyz": public(503),  # no worker lives in the tests
    "branding_css": public(),
    "widget_script": public(),
    "widget_logo": public(),
    "widget_words": public(args=lambda things: ["en"]),
    "set_language": public(302, method="post"),
    **{name: public(404, args=lambda things: ["x" * 43], method="post") for name in ("sms_hook", "sms_report")},
    **PHONE_HOOKS,
    **META_HOOK,
}
API: dict[str, Row] = {
    **ARTICLES_API,
    **AUTOMATIONS_API,
    "api-schema": public(),
    "api-docs": public(),
    "api-unknown": public(404),
    "api-mail": token(args=lambda things: ["kundcenter"], method="post"),
    **{name: token() for name in ("api-tickets", "api-contacts", "api-categories", "api-teams", "api-inboxes")},
    **{name: token(args=ticket()) for name in ("api-ticket", "api-messages", "api-notes", "api-events")},
    **{name: token(args=ticket()) for name in ("api-side-conversations", "api-participants")},
    **{
        name: token(args=lambda things: [things.number, things.message], method="post")
        for name in ("api-message-undoing", "api-message-sending", "api-side-messages", "api-participant-removal")
    },
    "api-outgoing-tickets": token(method="post"),
    "api-macros": token(),
    **{name: token(args=ticket()) for name in ("api-ticket-links", "api-ticket-followers")},
    **{
        f"api-ticket-{name}": token(args=ticket(), method="post")
        for name in ("merges", "merge-undoing", "splits", "snooze", "waking", "handover", "macros", "reminders")
    },
    "api-ticket-link-removal": token(args=lambda things: [things.number, things.link], method="post"),
    "api-ticket-wrap-ups": token(args=ticket()),
    "api-ticket-call-backs": token(args=ticket(), method="post"),
    "api-contact-logs": token(method="post"),
    "api-call-backs": token(),
    "api-call-back-completion": token(args=pk("call_back"), method="post"),
    "api-contact": token(args=pk("contact")),
    "api-contact-alike": token(args=pk("contact")),
    "api-queues": token(),
    **{name: token(args=given_queue) for name in ("api-queue", "api-queue-tickets")},
    "api-canned-responses": token(),
    "api-canned-response": token(args=pk("canned_response")),
    "api-bulk-changes": token(),
    **{name: token(args=pk("bulk_job")) for name in ("api-bulk-change", "api-bulk-results")},
    "api-bulk-undoing": token(args=pk("bulk_job"), method="post"),
    "api-undelivered": token(),
    **{
        f"api-undelivered-{name}": token(args=lambda things: [things.message], method="post")
        for name in ("seeing", "retry")
    },
    "api-attachments": token(method="post"),
    "api-attachment": token(args=pk("attachment")),
}


PUBLIC: dict[str, Row] = {
    **(HELP | CHAT),
    "contact_forms": public(),
    "contact_form": public(args=form),
    "contact_form_answers": public(args=form, method="post"),
    "contact_form_spared": public(404, args=form, method="post"),  # no article is named
    "contact_form_answered": public(args=form),
    "contact_form_received": public(404, args=form),
    "contact_form_embedded": public(args=form),
    "contact_form_embedded_received": public(404, args=form),
    "dev_outbox": agents(),
    "dev_outbox_mail": agents(args=pk("mail")),
    "dev_outbox_mail_html": agents(args=pk("mail")),
}
HANDLING: dict[str, Row] = {
    **COMPLETION,
    "bulk_new": agents(),
    "bulk_job": agents(404, args=pk("bulk_job"), agent=200),
    "bulk_undoing": agents(404, args=pk("bulk_job"), method="post", agent=302),
    "reminders": agents(),
    "reminder_finishing": agents(404, args=pk("reminder"), method="post", agent=302),
    **{
        f"ticket_{name}": members(args=ticket())
        for name in ("merge", "links", "snooze", "reminders", "assignment", "handing_over", "macros")
    },
    **{f"ticket_{name}": members(args=ticket()) for name in ("wrap_up", "call_backs")},
    "contact_log": agents(),
    "contact_log_people": agents(),
    "contact_log_answers": agents(method="post"),
    "call_backs": agents(),
    "call_back": members(args=pk("call_back")),
    **{
        f"ticket_{name}": members(302, args=ticket(), method="post")
        for name in ("merge_undoing", "waking", "following")
    },
    "ticket_macro": members(args=lambda things: [things.number, things.macro]),
    "ticket_link_removal": members(302, args=lambda things: [things.number, things.link], method="post"),
    "message_split": members(args=lambda things: [things.number, things.message]),
}
WORKSPACE: dict[str, Row] = {
    **HANDLING,
    **CONSOLE,
    **PHONE,
    **SOCIAL,
    **MENTIONS,
    **SCANS,
    **DEMO_DOORS,
    **ROUTING,
    **STAFFING,
    **WHATSAPP,
    "queue": agents(),
    "new_ticket": agents(),
    "new_outgoing": agents(),
    "found_contacts": agents(),
    "queue_filter": agents(),
    "queues": agents(),
    "queue_order": agents(204, method="post"),
    "queue_settings": agents(args=given_queue),
    "queue_removal": agents(404, args=given_queue, method="post"),  # nobody deletes one that everybody has
    "queue_place": agents(302, args=given_queue, method="post"),
    "ticket_reading": members(204, args=ticket(), method="post"),
    "search": agents(),
    "undelivered": agents(),
    "notifications": agents(),
    "notification_bell": agents(),
    "notification_reading": agents(302, method="post"),
    "notification_tickets": agents(404, args=pk("notification_of_many"), agent=200),
    "notification_read": agents(404, args=pk("notification"), method="post", agent=302),
    "undelivered_retry": members(302, args=lambda things: [things.message], method="post"),
    "undelivered_seeing": members(302, args=lambda things: [things.message], method="post"),
    "search_suggestions": agents(),
    "palette": agents(),
    "contacts": agents(),
    "ticket": members(args=ticket()),
    "ticket_property": members(302, args=ticket("ta"), method="post"),
    "ticket_message": members(422, args=ticket("svar"), method="post"),
    "ticket_draft": members(args=ticket("svar"), method="post"),
    "ticket_draft_files": members(args=ticket("svar"), method="post"),
    "ticket_draft_file_removal": members(
        404, args=lambda things: [things.number, "svar", things.draft_file], method="post", agent=302
    ),
    "ticket_draft_other": members(404, args=ticket("svar"), method="post", agent=302),
    "draft_preview": members(404, args=ticket("svar"), agent=200),
    "composer_suggestions": members(args=ticket("svarsmallar")),
    "canned_insertion": members(args=lambda things: [things.number, things.canned_response], method="post"),
    "article_insertion": members(404, args=ticket(0, "svar"), method="post"),  # no such article
    "message_undoing": members(302, args=lambda things: [things.number, things.message], method="post"),
    "message_time": members(302, args=lambda things: [things.number, things.message], method="post"),
    "message_delivery": members(302, args=lambda things: [things.number, things.message], method="post"),
    "message_html": members(404, args=lambda things: [things.number, things.message]),  # it came without HTML
    "message_original": members(404, args=lambda things: [things.number, things.message]),  # nor as a mail
    "remote_images": members(404, args=lambda things: [things.number, things.message]),  # it came without HTML
    "remote_image": public(404, args=lambda things: [things.number, things.message, "x"]),  # signed, for its frame
    "attachment": members(404, args=pk("attachment")),  # its bytes are not there; see tests/security/test_d1_*
    "attachment_excerpt": members(404, args=pk("attachment")),
    "event_folding": agents(302, method="post"),
    "contact": members(args=contact()),
    "contact_card": members(args=contact()),
    "contact_distinctions": members(404, args=contact(), method="post"),  # apart from nobody
    "ticket_suggestions": members(args=ticket()),
    "outdated_answers": agents(),
    **{
        name: agents(404, args=lambda things: [0], method="post")
        for name in ("outdated_follow_up", "outdated_settling")
    },
    "contact_addresses": members(422, args=contact(), method="post"),
    "contact_merges": members(404, args=contact(), method="post"),  # merged with nobody
    "contact_merge_undoing": members(302, args=lambda things: [things.contact, things.merge], method="post"),
}
_POSTED = ("disabling", "enabling", "invitation", "signing_out", "factor_removal")
SETTINGS: dict[str, Row] = {
    **AUTOMATIONS,
    "settings": administrators(302),
    **{
        f"settings_{name}": administrators()
        for name in ("inboxes", "forms", "form_new", "set_aside", "categories", "category_new", "agents", "agent_new")
    },
    **{
        f"settings_{name}": administrators()
        for name in ("teams", "team_new", "department_new", "integrations", "integration_new", "audit")
    },
    **{
        f"settings_{name}": administrators(args=pk(name))
        for name in ("inbox", "form", "category", "team", "department", "integration")
    },
    "settings_disturbances": agents(404, team_lead=200, administrator=200),
    "settings_disturbance_new": agents(404, team_lead=200, administrator=200),
    "settings_disturbance": agents(404, args=disturbance, team_lead=200, administrator=200),
    "settings_disturbance_ending": agents(404, args=disturbance, method="post", team_lead=302, administrator=302),
    **{f"settings_{name}": administrators() for name in ("website", "statement", "contact_ways", "contact_way_new")},
    "settings_contact_way": administrators(args=contact_way),
    "settings_contact_way_removal": administrators(302, args=contact_way, method="post"),
    "settings_macros": agents(),
    "settings_macro_new": agents(),
    "settings_macro": agents(404, args=pk("macro"), team_lead=200, administrator=200),
    "settings_macro_removal": agents(404, args=pk("macro"), method="post", team_lead=302, administrator=302),
    "settings_canned_responses": agents(),
    "settings_canned_response_new": agents(),
    # One of the team's own: for whoever leads the team, and administrators.
    "settings_canned_response": agents(404, args=pk("canned_response"), team_lead=200, administrator=200),
    "settings_canned_response_removal": agents(
        404, args=pk("canned_response"), method="post", team_lead=302, administrator=302
    ),
    "settings_inbox_new": administrators(),
    "settings_inbox_address": administrators(args=pk("mail_inbox")),
    "settings_inbox_account": administrators(args=pk("mail_inbox")),
    "settings_inbox_account_trial": administrators(302, args=pk("mail_inbox"), method="post"),
    "settings_inbox_connection": administrators(404, args=pk("mail_inbox"), method="post"),  # by no registration
    "settings_inbox_connection_removal": administrators(404, args=pk("mail_inbox"), method="post"),  # none
    "settings_oauth_answer": administrators(302),  # to no question
    **META_SETTINGS,
    "settings_oauth_clients": administrators(),
    "settings_oauth_client_new": administrators(),
    "settings_oauth_client": administrators(args=pk("oauth_client")),
    "settings_oauth_client_removal": administrators(302, args=pk("oauth_client"), method="post"),
    "settings_inbox_expectation": administrators(302, args=pk("mail_inbox"), method="post"),
    "settings_inbox_examination": administrators(args=pk("mail_inbox")),
    "settings_sms_inbox_new": administrators(),
    "settings_inbox_sms": administrators(args=pk("sms_inbox")),
    "settings_inbox_sms_address": administrators(args=pk("sms_inbox"), method="post"),
    "settings_inbox_sms_trial": administrators(302, args=pk("sms_inbox"), method="post"),
    "settings_inbox_server": administrators(args=pk("mail_inbox")),
    "settings_inbox_server_trial": administrators(302, args=pk("mail_inbox"), method="post"),
    "settings_inbox_server_test_mail": administrators(302, args=pk("mail_inbox"), method="post"),
    "settings_inbox_sender": administrators(args=pk("mail_inbox")),
    "settings_inbox_sender_preview": administrators(args=pk("mail_inbox"), method="post"),
    "settings_inbox_sender_logo": administrators(404, args=pk("mail_inbox")),  # there is none
    "settings_form_preview": administrators(args=pk("form")),
    "settings_set_aside_item": administrators(args=pk("set_aside")),
    "settings_set_aside_file": administrators(args=pk("set_aside")),
    "settings_set_aside_trying": administrators(302, args=pk("set_aside"), method="post"),
    "settings_set_aside_making": administrators(302, args=pk("set_aside"), method="post"),
    "settings_agent": administrators(args=somebody("agent")),
    **{f"settings_agent_{name}": administrators(302, args=somebody("agent"), method="post") for name in _POSTED},
    "settings_integration_revocation": administrators(302, args=pk("integration"), method="post"),
}
MATRIX: dict[str, Row] = {
    **OPERATION,
    **API,
    **PUBLIC,
    **WORKSPACE,
    **ACCOUNT,
    **SETTINGS,
    **(KNOWLEDGE | EDITORIAL | RADAR),
    **(KNOWLEDGE_SETTINGS | CHAT_SETTINGS | SOCIAL_ARCHIVES),
    **(REGISTER | CLOCKS),
}
