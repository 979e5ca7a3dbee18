"""The headers of a reminder: those that all have in common are written once, and the unsubscribe link stays whole."""

from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage as StandardMessage
from email.policy import Policy, default
from functools import lru_cache
from typing import Any

from django.core.mail import EmailMultiAlternatives


class WholeHeader(UnstructuredHeader, BaseHeader):
    """On one line, however long: Python folds an address of ours into encoded words, in which no program finds it."""

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}" if self.isascii() else super().fold(policy=policy)


class KnownHeaders(HeaderRegistry):
    """Remembers the last ones: most are the same in every mail, and to parse one takes as long as a short template."""

    __call__ = lru_cache(maxsize=100)(HeaderRegistry.__call__)


_headers = KnownHeaders()
_headers.map_to_type("List-Unsubscribe", WholeHeader)


class ReminderMessage(EmailMultiAlternatives):
    def message(self, *, policy: Any = default) -> StandardMessage:
        return super().message(policy=policy.clone(header_factory=_headers))
