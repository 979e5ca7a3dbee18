"""The headers of a reminder, which Python takes as long to parse and to fold as to render the mail.

So what is alike in all of them is parsed once, and what is plain is written as it stands.
"""

from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage as StandardMessage
from email.policy import Policy, default
from functools import lru_cache
from typing import Any
from uuid import uuid4

from django.core.mail import EmailMultiAlternatives


class PlainHeader(BaseHeader):
    """As it stands if it is printable, fits on a line and can't be taken for an encoded word."""

    def fold(self, *, policy: Policy) -> str:
        line = f"{self.name}: {self}"
        is_plain = line.isascii() and line.isprintable() and "=?" not in line
        if is_plain and len(line) <= (policy.max_line_length or len(line)):
            return f"{line}{policy.linesep}"
        return super().fold(policy=policy)


class WholeHeader(UnstructuredHeader, BaseHeader):
    """On one line, however long: Python folds an address of ours into encoded words, in which no program finds it."""

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        if value.isascii():
            kwds |= {"decoded": value, "parse_tree": None}
        else:
            super().parse(value, kwds)

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}" if self.isascii() else super().fold(policy=policy)


class KnownHeaders(HeaderRegistry):
    """Remembers the last ones, and the classes that it makes of names."""

    __getitem__ = lru_cache(maxsize=100)(HeaderRegistry.__getitem__)
    __call__ = lru_cache(maxsize=100)(HeaderRegistry.__call__)


_headers = KnownHeaders(base_class=PlainHeader)
for _name in ("List-Unsubscribe", "Message-ID"):
    _headers.map_to_type(_name, WholeHeader)


class ReminderMessage(EmailMultiAlternatives):
    def message(self, *, policy: Any = default) -> StandardMessage:
        message = super().message(policy=policy.clone(header_factory=_headers))
        # Else Python looks through the whole text for one that is not in it.
        message.set_boundary(uuid4().hex)
        return message
