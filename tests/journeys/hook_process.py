"""python -m tests.journeys.hook_process: tables, and a door whose provider signs; prints the path it calls."""

import os
import sys

import django


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "servicedesk.settings"
    django.setup()
    from servicedesk.onemachine.prepare import collect_static, migrate  # noqa: PLC0415 -- once Django is set up
    from tests.channels_in.sms.conftest import make_account  # noqa: PLC0415

    migrate()
    collect_static()
    _account, path = make_account("twilio")
    sys.stdout.write(path)


if __name__ == "__main__":
    main()
