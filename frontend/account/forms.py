"""The forms of signing in and of one's own account: allauth's, with our words and without placeholders."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from servicedesk.lib.queueing import enqueue
from servicedesk.people.mail import SEND_PASSWORD_LINK
from servicedesk.people.models import Agent

PASSWORD_HINT = _("At least 12 characters. Three or four words in a row are easy to remember and hard to guess.")


def _word(form: forms.BaseForm, name: str, label: Any, hint: Any = "", **attrs: Any) -> None:
    """Give a field of allauth's its label and hint, and take its placeholder away."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class SignInForm(account_forms.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "login", _("E-mail"), autocomplete="username")
        _word(self, "password", _("Password"))

    def clean(self) -> Any:
        """The error stands by the password and does not tell which of the two was wrong."""
        try:
            return super().clean()
        except forms.ValidationError as error:
            self.add_error("password", error)
            return self.cleaned_data


class ForgottenPasswordForm(account_forms.ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "email", _("E-mail"), autocomplete="username")

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Ask a job to send the link. Known or not, the same is done in the same time, and the answer is the same."""
        email = str(self.cleaned_data["email"])
        known = Agent.objects.filter(email__iexact=email, is_active=True).values_list("pk", flat=True).first()
        enqueue(SEND_PASSWORD_LINK, agent_id=known or 0)
        return email


class NewPasswordForm(account_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "password1", _("New password"), PASSWORD_HINT)
        _word(self, "password2", _("The new password again"))


class ChangePasswordForm(account_forms.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "oldpassword", _("Present password"))
        _word(self, "password1", _("New password"), PASSWORD_HINT)
        _word(self, "password2", _("The new password again"))


class SetPasswordForm(account_forms.SetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "password1", _("New password"), PASSWORD_HINT)
        _word(self, "password2", _("The new password again"))


class ConfirmForm(account_forms.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "password", _("Password"))


_CODE: dict[str, Any] = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 20}


class CodeForm(mfa_forms.AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", _("Code"), _("Six digits from your authenticator app, or a recovery code."), **_CODE)


class ConfirmCodeForm(mfa_forms.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", _("Code"), _("Six digits from your authenticator app, or a recovery code."), **_CODE)


class ActivateAppForm(totp_forms.ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", _("Code"), _("The six digits that the app shows now."), **_CODE)


class AddPasskeyForm(webauthn_forms.AddWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "name", _("Name"), _("What you call it yourself, such as “Work phone”."), maxlength=60)
        _word(
            self,
            "passwordless",
            _("Sign in with it alone"),
            _("Without a password. The device asks for your finger, face or PIN instead."),
        )
        self.fields["passwordless"].initial = True


class RenamePasskeyForm(webauthn_forms.EditWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "name", _("Name"), maxlength=60)


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = Agent
        fields = ("name", "title", "language")
