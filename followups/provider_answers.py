"""What a provider's answer over HTTPS means for a mail.

A mail server says with a number whether a refusal is about the recipient, the mail or us; a provider with words. Each
pattern has its providers' sentences in tests/followups/test_provider_answers.py.
"""

import re
from http import HTTPStatus

import requests
from urllib3.exceptions import NewConnectionError

from accounts.provider_mail import ProviderError
from followups.outcomes import Outcome

# Key, account or domain are not known, or nothing is at this address: no mail would be taken.
ABOUT_US = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.PAYMENT_REQUIRED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.METHOD_NOT_ALLOWED,
        HTTPStatus.PROXY_AUTHENTICATION_REQUIRED,
    }
)
NOT_NOW = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})
NEVER_REACHED = (requests.exceptions.SSLError, requests.exceptions.ProxyError, requests.exceptions.ConnectTimeout)
NAMES_THE_RECIPIENT = re.compile(
    r"\brecipients?\b|\bto(?:\.\d|\[\d|[`'\" ]+(?:field|parameter|address|is not))|\bin to\b", re.IGNORECASE
)
NAMES_US = re.compile(r"\bsend(?:er|ing domain)\b|\bfrom\b|\baccount\b|\bcredits?\b|\bapi[ _-]?key\b", re.I)


def outcome_of_provider(error: ProviderError) -> Outcome:
    if error.is_address:
        return Outcome.ADDRESS
    if error.response is None:
        return _outcome_without_answer(error.cause)
    return _outcome_of_status(error.response.status_code, error.response.text)


def _outcome_without_answer(cause: BaseException | None) -> Outcome:
    """Uncertain unless no connection was made: of a request that broke off nobody knows how much arrived."""
    reason = getattr(cause.args[0], "reason", None) if cause and cause.args else None
    if isinstance(cause, NEVER_REACHED) or isinstance(reason, NewConnectionError):
        return Outcome.OUTAGE
    return Outcome.UNCERTAIN


def _outcome_of_status(status: int, words: str) -> Outcome:
    if status in ABOUT_US:
        return Outcome.OUTAGE
    # A gateway that waited in vain had handed it on; a success that nobody can read may be one.
    if status < HTTPStatus.BAD_REQUEST or status == HTTPStatus.GATEWAY_TIMEOUT:
        return Outcome.UNCERTAIN
    if status in NOT_NOW or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Outcome.LATER
    if NAMES_THE_RECIPIENT.search(words):
        return Outcome.ADDRESS
    return Outcome.OUTAGE if NAMES_US.search(words) else Outcome.REFUSED
