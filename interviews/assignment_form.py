"""The form of one assignment; its deadline is a day and a time by the clock of the round."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.text import validate_one_line, validate_plain_text
from interviews.clock_fields import ClockField, DayField, ReadingField, TimedForm
from interviews.long_text import LongTextField
from interviews.models import Assignment
from interviews.wall_clock import is_skipped, readings, wall_time

# Whoever names only a day means the whole of it.
END_OF_DAY = time(23, 59)
FURTHEST = timedelta(days=400)


class AssignmentForm(TimedForm):
    """`save()` adds the assignment to its round or changes it."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=120,
        validators=[validate_one_line],
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
        error_messages={"required": gettext_lazy("What is it called? A few words are enough.")},
    )
    kind = forms.ChoiceField(label=gettext_lazy("What is it?"), choices=Assignment.Kind.choices)
    day = DayField(label=gettext_lazy("Due on"), required=False)
    due = ClockField(
        label=gettext_lazy("At"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "23:59"}),
    )
    due_reading = ReadingField()
    brief = LongTextField(
        label=gettext_lazy("The brief"),
        required=False,
        max_length=10_000,
        validators=[validate_plain_text],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Paste what they sent you, so that it is here on the day."),
    )
    to_bring = LongTextField(
        label=gettext_lazy("What to bring"),
        required=False,
        max_length=2_000,
        validators=[validate_plain_text],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One thing a line."),
    )

    def __init__(self, assignment: Assignment, now: datetime, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.assignment, self.now = assignment, now
        if not self.is_bound:
            self.initial.update(self._as_it_is())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors.keys() & {"day", "due"}:
            cleaned["due_at"] = self._due_at(cleaned.get("day"), cleaned.get("due"))
        return cleaned

    def save(self) -> Assignment:
        for name in ("kind", "title", "brief", "to_bring", "due_at"):
            setattr(self.assignment, name, self.cleaned_data[name])
        self.assignment.save()
        return self.assignment

    def _due_at(self, day: date | None, clock: time | None) -> datetime | None:
        if day is None:
            if clock is not None:
                self.add_error("day", _("On which day? Pick it, or leave the time out too."))
            return None
        local, zone = datetime.combine(day, clock or END_OF_DAY), self.assignment.round.zone
        if clock is None and not is_skipped(local, zone):
            # Where the clocks go back over midnight the day ends with the second 23:59.
            due_at: datetime | None = readings(local, zone)[-1]
        else:
            due_at = self.instant("due", local, zone)
        if due_at and due_at > self.now + FURTHEST:
            self.add_error("day", _("That is more than a year away. Check the year."))
        return due_at

    def _as_it_is(self) -> dict[str, Any]:
        assignment, zone = self.assignment, self.assignment.round.zone
        names = ("kind", "title", "brief", "to_bring")
        preset: dict[str, Any] = {name: getattr(assignment, name) for name in names}
        if assignment.due_at:
            local = wall_time(assignment.due_at, zone)
            self.show_reading("due", assignment.due_at, zone)
            preset |= {"day": local.date(), "due": local.time()}
        return preset
