"""Handing one mail to the mail server, and reading from its answer what became of it.

Every smtplib error is an OSError, so answers are read in this order: the recipient's codes, other codes, then drops.
"""

import smtplib
from collections.abc import Sequence
from enum import Enum, auto
from types import TracebackType
from typing import Any, Self

from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.smtp import EmailBackend as DjangoBackend

# Answers that say the server will not talk to us at all: authentication required, refused.
OUTAGE_CODES = frozenset({530, 535})


class Outcome(Enum):
    SENT = auto()
    LATER = auto()  # not taken this time, for certain
    ADDRESS = auto()  # the recipient is refused for good
    REFUSED = auto()  # the mail is refused for good
    UNCERTAIN = auto()  # all of it was handed over, and no answer came
    OUTAGE = auto()  # the server's trouble, not the mail's
    UNSENDABLE = auto()  # the mail cannot be put into bytes; nothing was handed over


class MailServerAwayError(Exception):
    """No connection could be made: nothing was handed over."""


class Wire:
    """One connection for a batch of mails; opened when the first one is ready, opened again after a drop."""

    def __init__(self) -> None:
        self._backend = mailers["reminders"]
        self._is_open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def open(self) -> None:
        """Have a connection; raises MailServerAwayError. Call it before a row is marked as on the wire."""
        if self._is_open:
            return
        try:
            self._backend.open()
        except OSError as error:
            self._hang_up()
            raise MailServerAwayError(type(error).__name__) from error
        self._is_open = True

    def send(self, message: EmailMessage) -> Outcome:
        try:
            self._backend.send_messages([message])
        except OSError as error:
            outcome = _outcome_of(error, was_handed_over=getattr(self._backend, "was_handed_over", False))
            self._hang_up()
            return outcome
        except ValueError:
            return Outcome.UNSENDABLE
        return Outcome.SENT

    def _hang_up(self) -> None:
        """Close without caring how: the other side may be gone already."""
        self._is_open = False
        try:
            self._backend.close()
        except OSError:
            self._backend = mailers["reminders"]


def _outcome_of(error: OSError, *, was_handed_over: bool) -> Outcome:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _outcome_of_code(max(code for code, _ in error.recipients.values()), permanent=Outcome.ADDRESS)
    if isinstance(error, smtplib.SMTPSenderRefused):
        # Our own address is refused: every mail would be, so it is no fault of this one.
        return _outcome_of_code(error.smtp_code, permanent=Outcome.OUTAGE)
    if isinstance(error, smtplib.SMTPResponseException) and 400 <= error.smtp_code < 600:
        return _outcome_of_code(error.smtp_code, permanent=Outcome.REFUSED)
    return Outcome.UNCERTAIN if was_handed_over else Outcome.LATER


def _outcome_of_code(code: int, *, permanent: Outcome) -> Outcome:
    if code in OUTAGE_CODES:
        return Outcome.OUTAGE
    return permanent if code >= 500 else Outcome.LATER


class _TrackedSMTP(smtplib.SMTP):
    """Knows whether the whole text went out, dot and all: only then a drop leaves us uncertain."""

    was_handed_over = False
    _is_in_data = False

    def mail(self, sender: str, options: Sequence[str] = ()) -> tuple[int, bytes]:
        self.was_handed_over = False
        return super().mail(sender, options)

    def data(self, msg: Any) -> tuple[int, bytes]:
        self._is_in_data = True
        try:
            return super().data(msg)
        finally:
            self._is_in_data = False

    def send(self, s: Any) -> None:
        super().send(s)
        # smtplib sends commands as text and the mail itself as bytes.
        if self._is_in_data and isinstance(s, bytes):
            self.was_handed_over = True


class _TrackedSMTPOverTLS(_TrackedSMTP, smtplib.SMTP_SSL):
    pass


class EmailBackend(DjangoBackend):
    """Django's SMTP backend, with connections that know how far a mail got."""

    connection: _TrackedSMTP | None

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _TrackedSMTPOverTLS if self.use_ssl else _TrackedSMTP

    @property
    def was_handed_over(self) -> bool:
        return self.connection is not None and self.connection.was_handed_over
