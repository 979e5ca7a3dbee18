"""How gunicorn runs wherever it runs; `gunicorn --config config/gunicorn.py` reads this."""

import os
from importlib import import_module
from multiprocessing import get_context

# By default it lets whoever may write to a socket in the home folder stop it, and all of them share that one.
control_socket_disable = True

# What it says itself is written as everything else is. Not by the settings, which the process that watches over the
# workers does not load; a worker does, and they agree.
line = "accounts.log_lines.JsonLines" if os.environ.get("BASE_URL") else "accounts.log_lines.Lines"
logconfig_dict = {
    "formatters": {"line": {"()": line}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"gunicorn.error": {"handlers": ["stderr"], "propagate": False}},
}


def on_starting(server: object) -> None:
    """Settings that cannot be used end the start here, in one line; a worker that they end is started anew for ever.

    In a process of its own: what is loaded here would outlive a reload.
    """
    reading = get_context("fork").Process(target=import_module, args=("config.settings",))
    reading.start()
    reading.join()
    if reading.exitcode:
        raise SystemExit(reading.exitcode)
