"""Addresses of what can be done with tickets beside answering. Nouns; what changes something is a POST."""

from django.urls import path

from frontend.agent import (
    breach,
    bulk,
    clocks,
    completing,
    handing_over,
    hint_deeds,
    linking,
    macros,
    merging,
    reminders,
    snoozing,
    splitting,
    wrapping_up,
)

_TICKET = "arenden/<int:number>/"
urlpatterns = [
    path("arenden/massandringar/ny/", bulk.bulk_new, name="bulk_new"),
    path("arenden/massandringar/<int:pk>/", bulk.bulk_job, name="bulk_job"),
    path("arenden/massandringar/<int:pk>/angra/", bulk.bulk_undoing, name="bulk_undoing"),
    path(f"{_TICKET}sammanslagning/", merging.ticket_merge, name="ticket_merge"),
    path(f"{_TICKET}sammanslagning/angra/", merging.ticket_merge_undoing, name="ticket_merge_undoing"),
    path(f"{_TICKET}lankar/", linking.ticket_links, name="ticket_links"),
    path(f"{_TICKET}lankar/<int:link_id>/borttagning/", linking.ticket_link_removal, name="ticket_link_removal"),
    path(f"{_TICKET}meddelanden/<int:message_id>/delning/", splitting.message_split, name="message_split"),
    path(f"{_TICKET}tips/<slug:name>/", hint_deeds.ticket_hint, name="ticket_hint"),
    path(f"{_TICKET}vila/", snoozing.ticket_snooze, name="ticket_snooze"),
    path(f"{_TICKET}vila/slut/", snoozing.ticket_waking, name="ticket_waking"),
    path(f"{_TICKET}komplettering/", completing.ticket_completion, name="ticket_completion"),
    path(f"{_TICKET}komplettering/slut/", completing.ticket_completion_ending, name="ticket_completion_ending"),
    path(f"{_TICKET}svarstider/", clocks.ticket_clocks, name="ticket_clocks"),
    path(f"{_TICKET}forsening/", breach.ticket_breach, name="ticket_breach"),
    path(f"{_TICKET}paminnelser/", reminders.ticket_reminders, name="ticket_reminders"),
    path(f"{_TICKET}uppgifter/", wrapping_up.ticket_wrap_up, name="ticket_wrap_up"),
    path(f"{_TICKET}bevakning/", handing_over.ticket_following, name="ticket_following"),
    path(f"{_TICKET}tilldelning/", handing_over.ticket_assignment, name="ticket_assignment"),
    path(f"{_TICKET}overlamning/", handing_over.ticket_handing_over, name="ticket_handing_over"),
    path(f"{_TICKET}makron/", macros.ticket_macros, name="ticket_macros"),
    path(f"{_TICKET}makron/<int:macro_id>/", macros.ticket_macro, name="ticket_macro"),
    path("paminnelser/", reminders.reminders, name="reminders"),
    path("paminnelser/<int:pk>/klar/", reminders.reminder_finishing, name="reminder_finishing"),
]
