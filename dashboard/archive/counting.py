"""How much there is, for people who decide about all of it at once: before a restore, and before a deletion."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dashboard.archive.what import PLACES, rows_of

COUNTED = {
    "applications": _("Applications"),
    "rounds": _("Rounds"),
    "interviews": _("Conversations"),
    "people": _("People"),
    "thank_you_notes": _("Thank-you notes"),
    "stories": _("Stories"),
    "answers": _("Prepared answers"),
    "questions": _("Questions to ask"),
    "research_notes": _("Research notes"),
    "reminders": _("Mails to you"),
}

type Counts = list[tuple[str, int]]


def counts_of(candidate: User) -> Counts:
    return _counts(lambda name: rows_of(PLACES[name], candidate).count())


def counts_in(sizes: dict[str, int]) -> Counts:
    """Of an archive, by the number of rows in each place."""
    return _counts(lambda name: sizes.get(name, 0))


def _counts(size_of: Callable[[str], int]) -> Counts:
    return [(str(label), size) for name, label in COUNTED.items() if (size := size_of(name))]
