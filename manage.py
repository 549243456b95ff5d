#!/usr/bin/env python
"""Django's command line. Without DATABASE_URL it starts the embedded PostgreSQL for the length of the command."""

import os
import sys

from servicedesk import embedded


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servicedesk.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- settings must be named first

    with embedded.database_for(sys.argv):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
