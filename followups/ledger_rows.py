"""What stands on the page of mails beside those to come, in one statement."""

from typing import Any

from accounts.models import User
from accounts.pages import PAGE, first_rows
from accounts.prepared import Given
from accounts.together import Querysets, Together
from followups.figures import sent_notes
from followups.models import Reminder, ReminderPreferences
from followups.models.reminder import ReminderQuerySet


def rows_of_ledger(candidate: User) -> dict[str, list[Any]]:
    """By the names below."""
    return _rows(candidate=candidate.pk)


def ledger_of(candidate: Any) -> ReminderQuerySet:
    """What became of the mails, the latest first."""
    return _mails(candidate).in_ledger_order()


@Together
def _rows() -> Querysets:
    candidate: Any = Given("candidate")
    return {
        "sent_notes": sent_notes(candidate),
        "retried": _mails(candidate).being_retried()[:PAGE],
        "closed": first_rows(ledger_of(candidate)),
        "preferences": ReminderPreferences.objects.filter(candidate=candidate),
    }


def _mails(candidate: Any) -> ReminderQuerySet:
    mails: ReminderQuerySet = Reminder.objects.owned_by(candidate).select_related("round__application")
    return mails
