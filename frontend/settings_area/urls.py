"""The settings, for administrators. Addresses are nouns; what changes something is a POST."""

from django.urls import include, path

from frontend.settings_area import (
    agent_phone,
    agents,
    audit,
    automations,
    canned_responses,
    categories,
    channels,
    chat_agents,
    chat_blocks,
    chats,
    contact_ways,
    disturbances,
    door_account,
    inboxes,
    integrations,
    macros,
    mail_address,
    mail_doctor,
    mail_expectation,
    mail_inboxes,
    mail_oauth,
    mail_server,
    mentions,
    new_inbox,
    oauth_clients,
    organisation,
    scans,
    sender_profile,
    set_aside,
    sms,
    sms_costs,
    social_archives,
    vendor_apps,
    web_forms,
    webhooks,
    website,
    whatsapp,
)

_agents = [
    path("", agents.agent_list, name="settings_agents"),
    path("ny/", agents.new_agent, name="settings_agent_new"),
    path("<int:pk>/", agents.agent, name="settings_agent"),
    path("<int:pk>/telefon/", agent_phone.agent_phone, name="settings_agent_phone"),
    path("<int:pk>/avstangning/", agents.disabling, name="settings_agent_disabling"),
    path("<int:pk>/oppning/", agents.enabling, name="settings_agent_enabling"),
    path("<int:pk>/inbjudan/", agents.invitation, name="settings_agent_invitation"),
    path("<int:pk>/utloggning/", agents.signing_out, name="settings_agent_signing_out"),
    path("<int:pk>/andra-faktor/borttagning/", agents.factor_removal, name="settings_agent_factor_removal"),
]
_organisation = [
    path("", organisation.team_list, name="settings_teams"),
    path("nytt/", organisation.new_team, name="settings_team_new"),
    path("<int:pk>/", organisation.team, name="settings_team"),
    path("forvaltningar/ny/", organisation.new_department, name="settings_department_new"),
    path("forvaltningar/<int:pk>/", organisation.department, name="settings_department"),
]
_forms = [
    path("", web_forms.form_list, name="settings_forms"),
    path("nytt/", web_forms.new_form, name="settings_form_new"),
    path("<int:pk>/", web_forms.form, name="settings_form"),
    path("<int:pk>/forhandsvisning/", web_forms.preview, name="settings_form_preview"),
]
_set_aside = [
    path("", set_aside.raw_list, name="settings_set_aside"),
    path("<int:pk>/", set_aside.raw, name="settings_set_aside_item"),
    path("<int:pk>/fil/", set_aside.raw_file, name="settings_set_aside_file"),
    path("<int:pk>/forsok/", set_aside.trying, name="settings_set_aside_trying"),
    path("<int:pk>/arende/", set_aside.making, name="settings_set_aside_making"),
]
_integrations = [
    path("", integrations.integration_list, name="settings_integrations"),
    path("ny/", integrations.new_integration, name="settings_integration_new"),
    path("<int:pk>/", integrations.integration, name="settings_integration"),
    path("<int:pk>/sparrning/", integrations.revocation, name="settings_integration_revocation"),
]
_categories = [
    path("", categories.category_list, name="settings_categories"),
    path("ny/", categories.new_category, name="settings_category_new"),
    path("<int:pk>/", categories.category, name="settings_category"),
]
_canned_responses = [
    path("", canned_responses.canned_response_list, name="settings_canned_responses"),
    path("ny/", canned_responses.new_canned_response, name="settings_canned_response_new"),
    path("<int:pk>/", canned_responses.canned_response, name="settings_canned_response"),
    path("<int:pk>/borttagning/", canned_responses.canned_response_removal, name="settings_canned_response_removal"),
]
_inboxes = [
    path("", inboxes.inbox_list, name="settings_inboxes"),
    path("ny/", new_inbox.kinds, name="settings_inbox_kinds"),
    path("ny/email/", mail_inboxes.new_mail_inbox, name="settings_inbox_new"),
    path("ny/sms/", sms.new_sms_inbox, name="settings_sms_inbox_new"),
    path("ny/<slug:kind>/", new_inbox.new, name="settings_door_inbox_new"),
    path("kanalslag/<slug:kind>/", new_inbox.readme, name="settings_door_readme"),
    path("<int:pk>/konto/", door_account.account, name="settings_door_account"),
    path("<int:pk>/konto/adress/", door_account.address, name="settings_door_account_address"),
    path("<int:pk>/konto/prov/", door_account.trial, name="settings_door_account_trial"),
    path("sms-kostnader/", sms_costs.costs, name="settings_sms_costs"),
    path("sms-kostnader/tabell/", sms_costs.export, name="settings_sms_costs_export"),
    path("<int:pk>/sms/", sms.account, name="settings_inbox_sms"),
    path("<int:pk>/sms/adress/", sms.address, name="settings_inbox_sms_address"),
    path("<int:pk>/sms/prov/", sms.trial, name="settings_inbox_sms_trial"),
    path("<int:pk>/whatsapp-mallar/", whatsapp.templates, name="settings_whatsapp_templates"),
    path("<int:pk>/whatsapp-mallar/hamtning/", whatsapp.fetching, name="settings_whatsapp_fetching"),
    path("<int:pk>/", inboxes.inbox, name="settings_inbox"),
    path("<int:pk>/skanning/", scans.folder, name="settings_inbox_scans"),
    path("<int:pk>/adress/", mail_address.address, name="settings_inbox_address"),
    path("<int:pk>/hamtning/", mail_inboxes.account, name="settings_inbox_account"),
    path("<int:pk>/hamtning/prov/", mail_inboxes.trial, name="settings_inbox_account_trial"),
    path("<int:pk>/forvantan/", mail_expectation.expectation, name="settings_inbox_expectation"),
    path("<int:pk>/undersokning/", mail_doctor.examination, name="settings_inbox_examination"),
    path("<int:pk>/utgaende/", mail_server.server, name="settings_inbox_server"),
    path("<int:pk>/utgaende/prov/", mail_server.trial, name="settings_inbox_server_trial"),
    path("<int:pk>/utgaende/provmejl/", mail_server.test_mail, name="settings_inbox_server_test_mail"),
    path("<int:pk>/avsandare/", sender_profile.sender_profile, name="settings_inbox_sender"),
    path("<int:pk>/avsandare/forhandsvisning/", sender_profile.preview, name="settings_inbox_sender_preview"),
    path("<int:pk>/avsandare/logotyp/", sender_profile.logo, name="settings_inbox_sender_logo"),
    path("<int:pk>/anslutning/", mail_oauth.connection, name="settings_inbox_connection"),
    path("<int:pk>/anslutning/borttagning/", mail_oauth.connection_removal, name="settings_inbox_connection_removal"),
    path("anslutningar/svar/", mail_oauth.answer, name="settings_oauth_answer"),
    path("appar/", vendor_apps.app_list, name="settings_vendor_apps"),
    path("appar/ny/", vendor_apps.new_app, name="settings_vendor_app_new"),
    path("appar/<int:pk>/", vendor_apps.app, name="settings_vendor_app"),
    path("appar/<int:pk>/adress/", vendor_apps.address, name="settings_vendor_app_address"),
    path("registreringar/", oauth_clients.client_list, name="settings_oauth_clients"),
    path("registreringar/ny/", oauth_clients.new_client, name="settings_oauth_client_new"),
    path("registreringar/<int:pk>/", oauth_clients.client, name="settings_oauth_client"),
    path("registreringar/<int:pk>/borttagning/", oauth_clients.client_removal, name="settings_oauth_client_removal"),
]

_macros = [
    path("", macros.macro_list, name="settings_macros"),
    path("nytt/", macros.new_macro, name="settings_macro_new"),
    path("<int:pk>/", macros.macro, name="settings_macro"),
    path("<int:pk>/borttagning/", macros.macro_removal, name="settings_macro_removal"),
]

_mentions = [
    path("", mentions.feed_list, name="settings_mentions"),
    path("ny/", mentions.new_feed, name="settings_mention_feed_new"),
    path("<int:pk>/", mentions.feed, name="settings_mention_feed"),
    path("<int:pk>/prov/", mentions.trial, name="settings_mention_feed_trial"),
]

_disturbances = [
    path("", disturbances.disturbance_list, name="settings_disturbances"),
    path("ny/", disturbances.new_disturbance, name="settings_disturbance_new"),
    path("<int:pk>/", disturbances.disturbance, name="settings_disturbance"),
    path("<int:pk>/avslut/", disturbances.disturbance_ending, name="settings_disturbance_ending"),
]
_website = [
    path("texter/", website.texts, name="settings_website"),
    path("tillganglighet/", website.statement, name="settings_statement"),
    path("kontaktvagar/", contact_ways.contact_way_list, name="settings_contact_ways"),
    path("kontaktvagar/ny/", contact_ways.new_contact_way, name="settings_contact_way_new"),
    path("kontaktvagar/<int:pk>/", contact_ways.contact_way, name="settings_contact_way"),
    path("kontaktvagar/<int:pk>/borttagning/", contact_ways.contact_way_removal, name="settings_contact_way_removal"),
]

_social_archives = [
    path("", social_archives.archive_list, name="settings_social_archives"),
    path("nu/", social_archives.archive_making, name="settings_social_archive_making"),
    path("<int:pk>/fil/", social_archives.archive_file, name="settings_social_archive_file"),
]
_channels = [
    path("", channels.channel_list, name="settings_channels"),
    path("ny/", channels.new_channel, name="settings_channel_new"),
    path("<int:pk>/", channels.channel, name="settings_channel"),
    path("<int:pk>/<slug:step>/", channels.channel_step, name="settings_channel_step"),
    path("underrattas/", channels.informed_list, name="settings_informed"),
    path("underrattas/<int:pk>/borttagning/", channels.informed_removal, name="settings_informed_removal"),
]
_chats = [
    path("", chats.chat_list, name="settings_chats"),
    path("ny/", chats.new_chat, name="settings_chat_new"),
    path("<int:pk>/", chats.chat, name="settings_chat"),
    path("inkorg/<int:inbox_pk>/", chats.chat_setting_up, name="settings_chat_setting_up"),
    path("<int:pk>/webbplatser/", chats.new_chat_site, name="settings_chat_site_new"),
    path("webbplatser/<int:pk>/", chats.chat_site, name="settings_chat_site"),
    path("medarbetare/", chat_agents.chat_agent_list, name="settings_chat_agents"),
    path("medarbetare/<int:pk>/", chat_agents.chat_agent, name="settings_chat_agent"),
    path("sparrar/", chat_blocks.chat_block_list, name="settings_chat_blocks"),
    path("sparrar/<int:pk>/havning/", chat_blocks.chat_block_lifting, name="settings_chat_block_lifting"),
]

_automations = [
    path("", automations.automation_list, name="settings_automations"),
    path("ny/", automations.new_automation, name="settings_automation_new"),
    path("<int:pk>/", automations.automation, name="settings_automation"),
    path("<int:pk>/prov/", automations.automation_trial, name="settings_automation_trial"),
    path("<int:pk>/lage/", automations.automation_state, name="settings_automation_state"),
    path("<int:pk>/plats/", automations.automation_place, name="settings_automation_place"),
    path("<int:pk>/versioner/", automations.automation_versions, name="settings_automation_versions"),
    path("<int:pk>/borttagning/", automations.automation_removal, name="settings_automation_removal"),
    path("webhookar/", webhooks.webhook_list, name="settings_webhooks"),
    path("webhookar/ny/", webhooks.new_webhook, name="settings_webhook_new"),
    path("webhookar/<int:pk>/", webhooks.webhook, name="settings_webhook"),
    path("webhookar/<int:pk>/hemlighet/", webhooks.webhook_secret, name="settings_webhook_secret"),
    path("webhookar/anrop/<int:pk>/forsok/", webhooks.webhook_trying, name="settings_webhook_trying"),
]

urlpatterns = [
    path("installningar/automatiseringar/", include(_automations)),
    path("installningar/fordelning/", include("frontend.settings_area.routing_urls")),
    path("installningar/chatt/", include(_chats)),
    path("installningar/kanaler/", include(_channels)),
    path("installningar/driftstorningar/", include(_disturbances)),
    path("installningar/webbplatsen/", include(_website)),
    path("installningar/omnamnanden/", include(_mentions)),
    path("installningar/sociala-arkiv/", include(_social_archives)),
    path("installningar/makron/", include(_macros)),
    path("installningar/", include("frontend.settings_area.knowledge_urls")),
    path("installningar/", include("frontend.settings_area.promise_urls")),
    path("installningar/", inboxes.start, name="settings"),
    path("installningar/inkorgar/", include(_inboxes)),
    path("installningar/formular/", include(_forms)),
    path("installningar/undanlagt/", include(_set_aside)),
    path("installningar/kategorier/", include(_categories)),
    path("installningar/svarsmallar/", include(_canned_responses)),
    path("installningar/medarbetare/", include(_agents)),
    path("installningar/lag/", include(_organisation)),
    path("installningar/kopplingar/", include(_integrations)),
    path("installningar/granskning/", audit.audit_log, name="settings_audit"),
]
