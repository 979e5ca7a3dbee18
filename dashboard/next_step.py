"""The one thing to do next, in a candidate's words: pure, from what `dashboard.today` has gathered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboard.today import Coming, Today
from stories.readiness_words import listed

# A round so near comes before everything else.
AT_HAND = timedelta(hours=2)
NAMED_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class NextStep:
    """A headline, a sentence, and one button; with the `mark` until which it is in time, if there is one.

    `before` is the address of what makes it easier, where there is such a thing.
    """

    title: str
    text: str
    label: str
    url: str
    mark: datetime | None = None
    before: str = ""


def next_step(today: Today) -> NextStep:
    """The first that applies, in the order in which missing it would hurt."""
    return next(step for choose in CHOICES for step in choose(today))


def _round_at_hand(today: Today) -> Iterator[NextStep]:
    for coming in today.coming.rows[:1]:
        if coming.starts_at and coming.starts_at - today.now <= AT_HAND:
            yield _go(coming)


def _thank(today: Today) -> Iterator[NextStep]:
    for row in today.owed.rows[:1]:
        in_time, late = _("A few honest lines are enough."), _("A short note now is still far better than none.")
        who = ", ".join(filter(None, [row.job_title, row.company]))
        is_one = [other.round for other in today.owed.rows].count(row.round) == 1
        notes = reverse("followups:round_thank_yous", args=[row.round])
        yield NextStep(
            title=_("Thank %(name)s") % {"name": row.name},
            text=f"{who}. {in_time if row.mark > today.now else late}",
            label=_("Write the note") if is_one else _("Write the notes"),
            url=reverse("followups:note", args=[row.round, row.interviewer])
            if is_one
            else f"{notes}#note-{row.interviewer}",
            mark=row.mark,
            before=reverse("dashboard:debrief", args=[row.round]),
        )


def _ask(today: Today) -> Iterator[NextStep]:
    for timeline in today.passed:
        if not timeline.asked_again_at:
            day = {"day": date_format(timeline.reply_by, _("l j F"))}
            yield NextStep(
                title=_("Ask %(company)s how things stand") % {"company": timeline.round.application.company},
                text=_("You should have heard by %(day)s. A friendly question is fine now, and its draft is ready.")
                % day,
                label=_("See the draft"),
                url=f"{reverse('followups:waiting')}#timeline-{timeline.pk}",
            )


def _complete(today: Today) -> Iterator[NextStep]:
    for coming in today.coming.rows:
        if coming.missing:
            yield _get_ready(coming)


def _note_their_day(today: Today) -> Iterator[NextStep]:
    if today.without_a_day:
        yield NextStep(
            title=_("When will %(company)s reply?") % {"company": today.without_a_day.application.company},
            text=_(
                "If they named a day, note it. Should it pass in silence, you get a mail with a follow-up to send."
            ),
            label=_("Note what they said"),
            url=reverse("followups:timeline_create", args=[today.without_a_day.pk]),
        )


def _look_forward(today: Today) -> Iterator[NextStep]:
    for coming in today.coming.rows[:1]:
        yield _look_at(coming, _whom(coming))


def _wait(today: Today) -> Iterator[NextStep]:
    if today.waiting.total:
        waiting = ngettext(
            "You are waiting for one answer. The day is noted.",
            "You are waiting for %(total)d answers. The days are noted.",
            today.waiting.total,
        )
        yield NextStep(
            title=_("Nothing to do right now"),
            text=waiting % {"total": today.waiting.total},
            label=_("Waiting to hear"),
            url=reverse("followups:waiting"),
        )


def _log(today: Today) -> Iterator[NextStep]:
    yield NextStep(
        title=_("Were you called back?"),
        text=_("Log the day and whom you meet. The rest of this page fills itself from there."),
        label=_("Log the interview"),
        url=reverse("dashboard:start"),
    )


CHOICES: list[Callable[[Today], Iterator[NextStep]]] = [
    _round_at_hand,
    _thank,
    _ask,
    _complete,
    _note_their_day,
    _look_forward,
    _wait,
    _log,
]


def _go(coming: Coming) -> NextStep:
    """Shortly before, only what one cannot do without is worth a word."""
    step = _look_at(coming, _whom(coming), *coming.urgent)
    return replace(step, label=_("Open the day sheet"), url=reverse("dashboard:brief", args=[coming.round.pk]))


def _get_ready(coming: Coming) -> NextStep:
    step = _look_at(coming, *coming.worst)
    return replace(step, label=_("Get ready"), url=reverse("dashboard:prepare", args=[coming.round.pk]))


def _look_at(coming: Coming, *sentences: str) -> NextStep:
    when = {"company": coming.round.application.company, "when": coming.countdown}
    return NextStep(
        title=_("%(company)s, %(when)s") % when if coming.countdown else when["company"],
        text=" ".join([f"{coming.round.title}.", *filter(None, sentences)]),
        label=_("Open the day"),
        url=reverse("dashboard:round", args=[coming.round.pk]),
    )


def _whom(coming: Coming) -> str:
    """At most four of them by name."""
    return _("You meet %(names)s.") % {"names": listed(coming.names, NAMED_AT_MOST)} if coming.names else ""
