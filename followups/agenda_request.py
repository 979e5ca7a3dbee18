"""The mail that asks the recruiter for what an agenda lacks: who, how long, what form, what to bring, when to hear."""

from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from followups.drafts import Draft, greeted, signature
from interviews.models import Interviewer, Round
from interviews.wall_clock import wall_time


def recruiters(jobs: Any) -> QuerySet[Interviewer]:
    """The recruiters of jobs, those first whose address is known."""
    known: QuerySet[Interviewer] = Interviewer.objects.present().filter(
        application__in=jobs, relation=Interviewer.Relation.RECRUITER
    )
    return known.order_by("-email", "pk")


def agenda_draft(round: Round, recruiter: Interviewer | None, sender: str) -> Draft:
    """`round` as fetched by `with_agenda`; what the agenda has already is not asked again."""
    application = round.application
    greeting = _("Dear %(name)s,") % {"name": greeted(recruiter)} if recruiter else _("Hello,")
    questions = "\n".join(f"- {question}" for question in _questions(round))
    body = [
        greeting,
        " ".join([_looking_forward(round), _("So that I come well prepared, could you tell me:")]),
        questions,
        _("Thank you, I look forward to it."),
        signature(sender),
    ]
    subject = _("Preparing for %(title)s") % {"title": application.role_title or round.title}
    return Draft(subject, "\n\n".join(body))


def _looking_forward(round: Round) -> str:
    if not round.held:
        return _("Thank you for inviting me back.")
    day = date_format(wall_time(min(row.starts_at for row in round.held), round.zone), _("l j F"))
    return _("Thank you for inviting me back on %(day)s.") % {"day": day}


def _questions(round: Round) -> list[str]:
    are_all_named = bool(round.held) and all(interview.participations.all() for interview in round.held)
    who = _("Besides those I know of, will I meet anybody else?") if are_all_named else _("Whom will I meet?")
    return [
        who,
        _("How long should I plan for, and in which order?"),
        _("What form do the conversations take: behavioural or technical questions, a case, a work sample?"),
        _("Is there anything I should bring or prepare?"),
        _("When can I expect to hear from you afterwards?"),
    ]
