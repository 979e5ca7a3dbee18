"""Handing one mail to the mail server or provider, and reading from its answer what became of it.

Every smtplib error is an OSError, so answers are read in this order: the recipient's codes, other codes, then drops.
"""

import smtplib
from types import TracebackType
from typing import Self

from django.core.mail import EmailMessage, mailers

from accounts.provider_mail import ProviderError
from followups.outcomes import Outcome
from followups.provider_answers import outcome_of_provider

# Answers that say the server will not talk to us at all: authentication required, refused.
OUTAGE_CODES = frozenset({530, 535})
# Unknown command, not now in this order, not in this way: no word about a mail or an address.
CONFUSED_CODES = frozenset({500, 502, 503, 504})


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
        except (OSError, ValueError) as error:
            # ValueError: a challenge at the login that is none.
            self._hang_up()
            raise MailServerAwayError(type(getattr(error, "cause", error)).__name__) from error
        self._is_open = True

    def send(self, message: EmailMessage) -> Outcome:
        try:
            self._backend.send_messages([message])
        except OSError as error:
            outcome = outcome_of(error, was_handed_over=getattr(self._backend, "was_handed_over", False))
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


def outcome_of(error: OSError, *, was_handed_over: bool = False) -> Outcome:
    if isinstance(error, ProviderError):
        return outcome_of_provider(error)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _outcome_of_code(max(code for code, _ in error.recipients.values()), permanent=Outcome.ADDRESS)
    if isinstance(error, smtplib.SMTPSenderRefused):
        # Our own address is refused: every mail would be, so it is no fault of this one.
        return _outcome_of_code(error.smtp_code, permanent=Outcome.OUTAGE)
    code = error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0
    if 400 <= code < 600 and code not in CONFUSED_CODES:
        return _outcome_of_code(code, permanent=Outcome.REFUSED)
    return Outcome.UNCERTAIN if was_handed_over else Outcome.LATER


def _outcome_of_code(code: int, *, permanent: Outcome) -> Outcome:
    if code in OUTAGE_CODES:
        return Outcome.OUTAGE
    return permanent if 500 <= code < 600 and code not in CONFUSED_CODES else Outcome.LATER
