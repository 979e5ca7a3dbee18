"""What is still open before a round, in a candidate's words; nothing here looks anything up."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interviews.models import Interview, Round


def still_to_do(round: Round, now: datetime) -> list[str]:
    """One sentence for each thing that the coming round lacks; `round` as fetched by `with_agenda`."""
    if round.is_cancelled or round.has_ended(now):
        return []
    coming = [row for row in round.interviews.all() if not row.is_cancelled and row.end > now]
    return [sentence for sentence in (_no_times(coming), _nobody(coming), _no_place(round)) if sentence]


def _no_times(coming: list[Interview]) -> str:
    return "" if coming else _("No conversation has a time yet.")


def _nobody(coming: list[Interview]) -> str:
    alone = [row for row in coming if not row.participations.all()]
    if not alone:
        return ""
    return ngettext(
        "You don’t know yet whom you meet in one conversation. Ask the recruiter.",
        "You don’t know yet whom you meet in %(count)d conversations. Ask the recruiter.",
        len(alone),
    ) % {"count": len(alone)}


def _no_place(round: Round) -> str:
    if round.format == Round.Format.VIDEO and not round.meeting_url:
        return _("The link to the video call is missing.")
    if round.format == Round.Format.ONSITE and not round.location:
        return _("The address is missing.")
    return ""
