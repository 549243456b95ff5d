"""python -m tests.bench.mail_setup [IMAP_PORT USER PASSWORD]: the inbox that the bench writes to, and its mailbox."""

import sys

import django


def main(imap: list[str]) -> None:
    from channels_in.models import MailAccount  # noqa: PLC0415 -- needs the apps
    from servicedesk.lib import secrets  # noqa: PLC0415
    from servicedesk.people.models import Team  # noqa: PLC0415
    from tests.bench.mails import ADDRESS  # noqa: PLC0415
    from tickets.models import ChannelKind, Inbox  # noqa: PLC0415

    team = Team.objects.filter(is_active=True).order_by("pk").first()
    if team is None:
        raise SystemExit("there is no team")
    inbox, _made = Inbox.objects.get_or_create(
        slug="bench",
        defaults={
            "name": "Bench",
            "kind": ChannelKind.EMAIL,
            "address": ADDRESS,
            "team": team,
            "sender_name": "Storån",
        },
    )
    if imap:
        port, user, password = imap
        values = {"host": "127.0.0.1", "port": int(port), "security": "none", "username": user}
        MailAccount.objects.update_or_create(
            inbox=inbox, defaults={**values, "password": secrets.encrypt(password), "is_active": True}
        )


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1:])
