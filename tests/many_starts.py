"""Reads the settings under each environment of a JSON list from standard input; prints status and words of each.

Each in a process of its own that is split off, so that libraries are loaded once for all of them.
"""

import json
import os
import sys
import tempfile
import traceback

# Loaded for those that follow.
import celery.app.base
import celery.apps.worker  # noqa: F401
import django.conf
import django.core.management.utils
import django.utils.csp
import django.utils.translation  # noqa: F401
import environ  # noqa: F401


def status_under(environment):
    os.environ.clear()
    os.environ.update(environment)
    try:
        import config.settings  # noqa: F401
    except SystemExit as error:
        return error.code
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def start(environment):
    with tempfile.TemporaryFile("w+") as said:
        child = os.fork()
        if child == 0:
            os.dup2(said.fileno(), sys.stderr.fileno())
            status = status_under(environment)
            sys.stderr.flush()
            os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said.seek(0)
        return status, said.read()


if __name__ == "__main__":
    json.dump([start(environment) for environment in json.load(sys.stdin)], sys.stdout)
