"""What is particular about each provider: its addresses, the rights we ask for, and its mail servers."""

from dataclasses import dataclass, field

from channels_in.models import OAuthClient, Provider


@dataclass(frozen=True, slots=True)
class Kind:
    authorize_url: str  # {tenant} is put in
    token_url: str
    revoke_url: str  # "": the provider has none; the right is taken back in its own pages
    scopes: tuple[str, ...]
    needed: str  # without this right, of those asked for, no mail can be read
    imap_host: str
    smtp_host: str  # port 587, STARTTLS
    more: dict[str, str] = field(default_factory=dict)  # further parameters of the consent


_MICROSOFT = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/"
_OUTLOOK = "https://outlook.office.com/"
KINDS = {
    Provider.MICROSOFT: Kind(
        authorize_url=f"{_MICROSOFT}authorize",
        token_url=f"{_MICROSOFT}token",
        revoke_url="",
        scopes=("offline_access", "openid", "profile", f"{_OUTLOOK}IMAP.AccessAsUser.All", f"{_OUTLOOK}SMTP.Send"),
        needed=f"{_OUTLOOK}IMAP.AccessAsUser.All",
        imap_host="outlook.office365.com",
        smtp_host="smtp.office365.com",
        more={"prompt": "select_account"},
    ),
    Provider.GOOGLE: Kind(
        authorize_url="https://accounts.google.com/o/oauth2/v2/auth",
        token_url="https://oauth2.googleapis.com/token",  # noqa: S106 -- an address
        revoke_url="https://oauth2.googleapis.com/revoke",
        scopes=("openid", "email", "https://mail.google.com/"),
        needed="https://mail.google.com/",
        imap_host="imap.gmail.com",
        smtp_host="smtp.gmail.com",
        # Without these Google gives a right that ends within the hour.
        more={"access_type": "offline", "prompt": "consent"},
    ),
}


def kind_of(client: OAuthClient) -> Kind:
    return KINDS[Provider(client.provider)]


def authorize_url(client: OAuthClient) -> str:
    return client.authorize_url or kind_of(client).authorize_url.format(tenant=client.tenant)


def token_url(client: OAuthClient) -> str:
    return client.token_url or kind_of(client).token_url.format(tenant=client.tenant)


def revoke_url(client: OAuthClient) -> str:
    """Where a token is given back; "" when the provider has no such address."""
    return client.revoke_url or kind_of(client).revoke_url
