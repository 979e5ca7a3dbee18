#!/usr/bin/env python
"""Django's command line for Callback."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import Error as DatabaseError

from accounts.database_trouble import trouble_of

# What sysexits.h calls a failure that passes: whoever started us may try again.
TRY_AGAIN = 75


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except (DatabaseError, OSError) as error:
        trouble = trouble_of(error)
        if not trouble:
            raise
        # On the operator's own screen the database's words may stand; they name user and host, and no password.
        sys.stderr.write(f"{trouble} ({' '.join(str(error).split())[:300]})\n")
        raise SystemExit(TRY_AGAIN) from None


if __name__ == "__main__":
    main()
