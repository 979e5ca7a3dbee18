"""Mails through a provider's HTTPS interface, spoken by anymail, behind the same interface as a mail server's.

Whatever keeps a mail from being taken is an OSError, as with SMTP; followups/provider_answers.py reads which it was.
"""

from collections.abc import Sequence
from typing import Any

import requests
from anymail.exceptions import (
    AnymailError,
    AnymailInvalidAddress,
    AnymailRecipientsRefused,
    AnymailUnsupportedFeature,
)
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.module_loading import import_string

# Mailjet refuses a mail that brings its own; whoever else does not keep it replaces it.
WITHOUT_MESSAGE_ID = frozenset({"mailjet"})
# Postmark keeps it only where this asks for it.
MORE_HEADERS = {"postmark": {"X-PM-KeepID": "true"}}


class ProviderError(OSError):
    """The provider did not take a mail. Its words are kept for judging; they quote addresses and belong in no log."""

    def __init__(self, response: requests.Response | None, cause: BaseException | None, *, is_address: bool = False):
        super().__init__("the provider did not take the mail")
        self.response = response
        self.cause = cause
        self.is_address = is_address


class EmailBackend(BaseEmailBackend):
    """For MAILERS: OPTIONS name the `provider` and what anymail's backend for it takes."""

    def __init__(self, *, provider: str, alias: str | None = None, **options: Any) -> None:
        super().__init__(alias=alias)
        self.provider = provider
        self._anymail = import_string(f"anymail.backends.{provider}.EmailBackend")(alias=alias, **options)

    def open(self) -> bool:
        """Reach the provider, so that a mail is not begun while it is away; any answer will do."""
        is_new: bool = self._anymail.open()
        if is_new:
            try:
                self._anymail.session.head(self._anymail.api_url, timeout=self._anymail.timeout)
            except requests.RequestException as error:
                self.close()
                raise ProviderError(None, error) from None
        return is_new

    def close(self) -> None:
        self._anymail.close()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(self._send(message) for message in email_messages)

    def _send(self, message: EmailMessage) -> int:
        # Raises ValueError over a header that is none; anymail would take an address out of the middle of one.
        message.message()
        message.extra_headers = self._headers(message.extra_headers)
        try:
            taken: int = self._anymail.send_messages([message])
        except (AnymailInvalidAddress, AnymailUnsupportedFeature):
            # It cannot be written as this provider's mail; a ValueError, as Django's own backend has it.
            raise
        except AnymailError as error:
            is_address = isinstance(error, AnymailRecipientsRefused)
            raise ProviderError(error.response, error.__cause__, is_address=is_address) from None
        except Exception as error:
            # An answer that anymail cannot read.
            raise ProviderError(None, error) from None
        status = message.anymail_status  # type: ignore[attr-defined]  # anymail's own
        # anymail takes some refusals for answers. It may not know the address again that it sent to (“unknown”).
        if taken and ("failed" in status.status or not status.esp_response.ok):
            raise ProviderError(status.esp_response, None)
        return taken

    def _headers(self, headers: dict[str, str]) -> dict[str, str]:
        kept = {
            name: text
            for name, text in headers.items()
            if not (self.provider in WITHOUT_MESSAGE_ID and name.lower() == "message-id")
        }
        return kept | (MORE_HEADERS.get(self.provider, {}) if "Message-ID" in kept else {})
