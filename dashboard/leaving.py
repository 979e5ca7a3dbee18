"""Deleting an account: everything goes in one transaction, and only if the goodbye mail was taken."""

import logging
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.template.loader import render_to_string

from accounts.addresses import addresses_of, has_confirmed_address
from accounts.mailbox import all_mails
from accounts.models import User
from accounts.session_age import end_sessions
from dashboard.archive import keeping
from followups.outcomes import Outcome
from followups.wire import outcome_of

log = logging.getLogger(__name__)


class GoodbyeError(Exception):
    """The goodbye mail was not taken, so nothing was deleted."""

    def __init__(self, *, is_refused: bool) -> None:
        super().__init__()
        self.is_refused = is_refused


def gets_goodbye(person: User) -> bool:
    """Whether there is an address to write to: theirs for certain, and one that takes mail."""
    return has_confirmed_address(person) and not person.address_failed_at


def delete_account(person: User) -> None:
    """Delete the person and all that is theirs; raises GoodbyeError, and then nothing has changed.

    1. Lock the person, so that nobody adds to what is theirs.
    2. Delete, and have the database judge it now: a row that was added meanwhile must not stop us after the mail.
    3. Hand over the goodbye mail, if there is an address for it, and commit.
    4. Forget what no transaction holds: an archive on its way in, and the mails that this machine kept.

    Whoever did all that in another window while we waited for the lock has what they wanted.
    """
    mails = _mails_on_this_machine(person)
    key = person.pk
    try:
        with transaction.atomic():
            locked = User.objects.select_for_update().filter(pk=key).first()
            if locked is None:
                return
            goodbye = _goodbye(locked) if gets_goodbye(locked) else None
            locked.delete()
            end_sessions({key})
            connection.check_constraints()
            if goodbye:
                goodbye.send()
    except OSError as error:
        raise GoodbyeError(is_refused=outcome_of(error) is Outcome.ADDRESS) from error
    # Its trail went with it; that somebody left is all that is known of them from here on.
    log.info("account %s was deleted by its owner", key)
    keeping.forget(person)
    for path in mails:
        path.unlink(missing_ok=True)


def _goodbye(person: User) -> EmailMessage:
    context = {"person": person, "base_url": settings.BASE_URL}
    subject = render_to_string("dashboard/mail/account_deleted_subject.txt", context)
    text = render_to_string("dashboard/mail/account_deleted.txt", context)
    return EmailMessage(" ".join(subject.split()), text.strip() + "\n", to=[person.email])


def _mails_on_this_machine(person: User) -> list[Path]:
    if not settings.IS_MAIL_LOCAL:
        return []
    return [settings.MAIL_DIR / mail.name for mail in all_mails(settings.MAIL_DIR, addresses_of(person))]
