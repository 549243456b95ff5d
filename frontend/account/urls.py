"""Signing in and one's own account. Only what we use of allauth has an address; the rest is a 404."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path

from frontend.account import comfort, notification_choices, phone_seat, profile, sessions

urlpatterns = [
    path("konto/", profile.profile, name="profile"),
    path("konto/aviseringar/", notification_choices.notification_choices, name="notification_choices"),
    path("konto/utseende/", comfort.comfort, name="comfort"),
    path("konto/telefon/", phone_seat.phone_seat, name="phone_seat"),
    path("konto/andra-faktor/", profile.second_factor, name="second_factor"),
    path("konto/logga-in/", account.login, name="account_login"),
    path("konto/logga-in/kod/", mfa.authenticate, name="mfa_authenticate"),
    path("konto/logga-in/passnyckel/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("konto/logga-ut/", account.logout, name="account_logout"),
    path("konto/avslutat/", account.account_inactive, name="account_inactive"),
    path("konto/bekrafta/", account.reauthenticate, name="account_reauthenticate"),
    path("konto/bekrafta/kod/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("konto/bekrafta/passnyckel/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("konto/losenord/", account.password_change, name="account_change_password"),
    path("konto/losenord/valj/", account.password_set, name="account_set_password"),
    path("konto/glomt-losenord/", account.password_reset, name="account_reset_password"),
    path("konto/glomt-losenord/skickat/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "konto/nytt-losenord/klart/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^konto/nytt-losenord/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[0-9A-Za-z-]{1,80})/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("konto/inloggningar/", sessions.session_list, name="usersessions_list"),
    path("konto/inloggningar/avslut/", sessions.sign_out_everywhere_view, name="sessions_end_all"),
    path("konto/inloggningar/<int:pk>/avslut/", sessions.end_session, name="session_end"),
    path("konto/sakerhet/", mfa.index, name="mfa_index"),
    path("konto/sakerhet/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("konto/sakerhet/app/borttagning/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/sakerhet/koder/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("konto/sakerhet/koder/nya/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("konto/sakerhet/koder/fil/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("konto/sakerhet/passnycklar/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("konto/sakerhet/passnycklar/ny/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("konto/sakerhet/passnycklar/<int:pk>/namn/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("konto/sakerhet/passnycklar/<int:pk>/borttagning/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]
