"""One conversation of an agenda, added or changed, in the round's own zone; and who came instead of somebody."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.text import validate_plain_text
from interviews.clock_fields import ClockField, DayField, ReadingField, TimedForm, UntilField
from interviews.long_text import LongTextField
from interviews.models import Interview, Participation
from interviews.people import line_of, name_key, recognise, seat, typed_people, usual_relation
from interviews.round_rows import NamesField
from interviews.wall_clock import wall_time

FURTHEST_IN_ROUND = timedelta(days=31)
USUAL_LENGTH = timedelta(minutes=45)


class InterviewForm(TimedForm):
    """`save()` adds the conversation to its round or changes it. A new one starts when the last one ends."""

    day = DayField(label=gettext_lazy("Day"))
    starts = ClockField(label=gettext_lazy("Starts"), required=False)
    starts_reading = ReadingField()
    until = UntilField(label=gettext_lazy("Minutes or end"), required=False)
    until_reading = ReadingField()
    names = NamesField(
        label=gettext_lazy("With"),
        help_text=gettext_lazy("Commas between names; titles like: Ana Ruiz (Head of Data)."),
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds of questions"),
        choices=Interview.QuestionKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    notes = LongTextField(
        label=gettext_lazy("Notes"),
        required=False,
        max_length=10_000,
        validators=[validate_plain_text],
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, interview: Interview, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.interview = interview
        self.others = [other for other in interview.round.interviews.present() if other.pk != interview.pk]
        self.fields["starts"].widget.attrs["autofocus"] = True
        if not self.is_bound:
            self.initial.update(self._preset())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors.keys() & {"day", "starts", "until"}:
            self._clean_times(cleaned)
        return cleaned

    @transaction.atomic
    def save(self, now: datetime) -> Interview:
        interview = self.interview
        interview.kinds, interview.notes = self.cleaned_data["kinds"], self.cleaned_data["notes"]
        interview.reschedule(self.cleaned_data["starts_at"], self.cleaned_data["ends_at"], now)
        relation = usual_relation(interview.round.number)
        seat(interview, recognise(interview.round.application, self.cleaned_data["names"], relation))
        return interview

    def _clean_times(self, cleaned: dict[str, Any]) -> None:
        zone = self.interview.round.zone
        starts_at = self.start(cleaned["day"], zone)
        ends_at = self.end(starts_at, zone, self._usual_length) if starts_at else None
        if starts_at is None or ends_at is None:
            return
        if self._is_too_far(starts_at):
            self.add_error(
                "day", _("That is more than a month away from the rest of this round. Log it as another round.")
            )
        cleaned["starts_at"], cleaned["ends_at"] = starts_at, ends_at

    def _is_too_far(self, starts_at: datetime) -> bool:
        """Judges only another day: an invite may have moved the rest of the round any distance."""
        interview, zone = self.interview, self.interview.round.zone
        if interview.pk and wall_time(interview.starts_at, zone).date() == wall_time(starts_at, zone).date():
            return False
        held = [other for other in self.others if not other.is_cancelled]
        return any(abs(other.starts_at - starts_at) > FURTHEST_IN_ROUND for other in held)

    @property
    def _usual_length(self) -> timedelta:
        if self.interview.pk:
            return self.interview.length
        return self.others[-1].length if self.others else USUAL_LENGTH

    def _preset(self) -> dict[str, Any]:
        zone = self.interview.round.zone
        if self.interview.pk:
            return self._as_it_is(zone)
        if not self.others:
            return {}
        end = wall_time(max(other.ends_at for other in self.others), zone)
        return {"day": end.date(), "starts": end.time()}

    def _as_it_is(self, zone: ZoneInfo) -> dict[str, Any]:
        interview = self.interview
        starts, ends = wall_time(interview.starts_at, zone), wall_time(interview.ends_at, zone)
        self.show_reading("starts", interview.starts_at, zone)
        until: Any = interview.length
        if starts.date() == ends.date():
            self.show_reading("until", interview.ends_at, zone)
            until = ends.time()
        preset = {"day": starts.date(), "starts": starts.time(), "until": until, "names": self._names}
        return preset | {"kinds": interview.kinds, "notes": interview.notes}

    @property
    def _names(self) -> str:
        seated = Participation.objects.present().filter(interview=self.interview).select_related("interviewer")
        return line_of(participation.interviewer for participation in seated)


class ReplacementForm(forms.Form):
    """Who came instead of the person of this participation."""

    name = forms.CharField(
        max_length=300,
        error_messages={"required": gettext_lazy("Who came instead? Type their name.")},
        validators=NamesField().validators,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )

    def __init__(self, participation: Participation, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.participation = participation
        self.fields["name"].label = _("Who came instead of %(name)s?") % {"name": participation.interviewer}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "name" in cleaned:
            self._clean_person(cleaned)
        return cleaned

    def _clean_person(self, cleaned: dict[str, Any]) -> None:
        try:
            people = typed_people(cleaned["name"])
        except forms.ValidationError as problem:
            self.add_error("name", problem)
            return
        if len(people) != 1:
            self.add_error("name", _("Type one name. Add others to the conversation itself."))
        elif name_key(people[0].name) == name_key(self.participation.interviewer.name):
            self.add_error("name", _("That is the person who was planned. Type who came instead."))
        cleaned["person"] = people[0] if people else None


class MetForm(forms.Form):
    met = forms.TypedChoiceField(
        choices=[("yes", gettext_lazy("Met")), ("no", gettext_lazy("Did not meet")), ("unknown", "–")],
        coerce={"yes": True, "no": False, "unknown": None}.get,
    )
