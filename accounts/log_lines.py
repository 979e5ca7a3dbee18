"""What a log line may say of a request: its path, without the secrets that some paths carry."""

import logging
import re

# Tokens are longer, names and ids in our addresses shorter.
SECRET = re.compile(r"[\w-]{20,}")


class WithoutTokens(logging.Filter):
    """Django names the path of each request that it refuses; a mistyped address may still hold a whole token."""

    def filter(self, record: logging.LogRecord) -> bool:
        if hasattr(record, "request") and isinstance(record.args, tuple):
            record.args = tuple(SECRET.sub("…", arg) if isinstance(arg, str) else arg for arg in record.args)
        return True
