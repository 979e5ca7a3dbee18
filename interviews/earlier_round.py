"""Round one, filled in afterwards in half a minute: whom one spoke with, on which day, and one thing talked about."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.text import validate_one_line
from interviews.clock_fields import DayField
from interviews.logging_rounds import RoundDetails, Slot, log_round
from interviews.models import Application, Participation, Round, Topic
from interviews.models.agenda import first_starts
from interviews.people import TypedPerson
from interviews.round_rows import NamesField
from interviews.wall_clock import readings, wall_time

USUALLY_BEFORE = timedelta(days=7)
# A day that nobody chose must not bring a mail about a late thank-you: so far back none goes out any more.
USUALLY_AGO = timedelta(days=4)
TOOK = timedelta(minutes=30)


@dataclass(frozen=True)
class Before:
    """What came before a round: `free_number` is left for one more, of `silent` ones nothing was noted."""

    free_number: int | None
    has_rounds: bool
    silent: list[Round]

    @property
    def can_be_filled_in(self) -> bool:
        return self.free_number is not None and (not self.has_rounds or bool(self.silent))


def before(round: Round, now: datetime) -> Before:
    """One query. Silent is only what was held: of a round to come or called off there is nothing to note."""
    noted = Topic.objects.present().filter(interview__round=OuterRef("pk"))
    rows = _earlier(round).annotate(begins_at=first_starts(), is_noted=Exists(noted))
    earlier = list(rows.select_related("application"))
    silent = [other for other in earlier if not other.is_noted and other.begins_at and other.begins_at <= now]
    free = _lowest_free({other.number for other in earlier}, round.number)
    return Before(free, bool(earlier), [other for other in silent if not other.is_cancelled])


def usual_day(round: Round, now: datetime) -> date:
    """A week before the round, and some days ago at least."""
    lately = wall_time(now, round.zone).date() - USUALLY_AGO
    begins_at = _begins_at(round)
    if begins_at is None:
        return lately
    return min(wall_time(begins_at, round.zone).date() - USUALLY_BEFORE, lately)


class EarlierRoundForm(forms.Form):
    """`save()` adds the round, its one conversation and what was said in it, all of it or nothing."""

    names = NamesField(label=gettext_lazy("Whom did you speak with?"))
    day = DayField(label=gettext_lazy("On which day, roughly?"))
    topic = forms.CharField(
        label=gettext_lazy("One thing you talked about"),
        max_length=500,
        validators=[validate_one_line],
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": gettext_lazy("how the team plans its work")}
        ),
        error_messages={"required": gettext_lazy("One thing is enough. What did you talk about?")},
    )

    def __init__(self, round: Round, now: datetime, post: QueryDict | None = None) -> None:
        super().__init__(post, initial={"day": usual_day(round, now)})
        self.round, self.now = round, now
        self.fields["names"].widget.attrs["placeholder"] = _("Inês Carvalho (Recruiter)")

    def clean_names(self) -> tuple[TypedPerson, ...]:
        people: tuple[TypedPerson, ...] = self.cleaned_data["names"]
        if not people:
            raise forms.ValidationError(_("With whom? A first name is enough."))
        return people

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > wall_time(self.now, self.round.zone).date():
            raise forms.ValidationError(_("That day is still to come. When did you speak with them?"))
        begins_at = _begins_at(self.round)
        if begins_at and day > wall_time(begins_at, self.round.zone).date():
            raise forms.ValidationError(_("That is after the round that you are preparing for."))
        return day

    @transaction.atomic
    def save(self) -> Round | None:
        """The new round, or None if somebody took the last number before it meanwhile."""
        job = Application.objects.select_for_update().get(pk=self.round.application_id)
        number = free_number(self.round)
        if number is None:
            return None
        people = self.cleaned_data["names"]
        details = RoundDetails(number, Round.Kind.SCREEN, Round.Format.PHONE, self.round.time_zone)
        slot = Slot(*_hours(self.cleaned_data["day"], self.round, self.now), people)
        earlier = log_round(self.round.application.candidate, slots=[slot], application=job, details=details)
        _were_met(earlier, self.cleaned_data["topic"])
        return earlier


def free_number(round: Round) -> int | None:
    """The lowest below this one that no other round of the job has."""
    return _lowest_free(set(_earlier(round).values_list("number", flat=True)), round.number)


def _earlier(round: Round) -> QuerySet[Any]:
    """Of the same job; Any, as they get annotations."""
    others = Round.objects.present().filter(application=round.application_id, number__lt=round.number)
    earlier: QuerySet[Any] = others.order_by("number")
    return earlier


def _begins_at(round: Round) -> datetime | None:
    starts = Round.objects.annotate(begins_at=first_starts()).values_list("begins_at", flat=True)
    begins_at: datetime | None = starts.get(pk=round.pk)
    return begins_at


def _lowest_free(taken: Collection[int], below: int) -> int | None:
    return next((number for number in range(1, below) if number not in taken), None)


def _hours(day: date, round: Round, now: datetime) -> tuple[datetime, datetime]:
    """Noon, as nobody asked; half an hour that is over, if it was today."""
    starts_at = min(readings(datetime.combine(day, time(12)), round.zone)[0], now - TOOK)
    return starts_at, starts_at + TOOK


def _were_met(round: Round, topic: str) -> None:
    for seat in Participation.objects.filter(interview__round=round).order_by("pk"):
        seat.mark_met(True)
        Topic.objects.create(interview_id=seat.interview_id, interviewer_id=seat.interviewer_id, text=topic)
