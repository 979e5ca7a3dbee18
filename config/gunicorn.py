"""What gunicorn itself says, written as everything else is; `gunicorn --config config/gunicorn.py` reads this."""

import os

# Not from the settings: the process that watches over the workers does not load them. A worker does, and agrees.
line = "accounts.log_lines.JsonLines" if os.environ.get("BASE_URL") else "accounts.log_lines.Lines"
logconfig_dict = {
    "formatters": {"line": {"()": line}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"gunicorn.error": {"handlers": ["stderr"], "propagate": False}},
}
