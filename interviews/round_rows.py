"""The rows of a round that is being logged: one row a conversation, each starting when the one before ends."""

from datetime import date, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.text import validate_one_line
from interviews.clock_fields import ClockField, ReadingField, TimedForm, UntilField
from interviews.logging_rounds import Slot, usual_minutes
from interviews.people import TypedPerson, typed_people
from interviews.wall_clock import wall_time

MOST_ROWS = 20
BLANK_ROWS = 4
MOST_NAMES = 100
# Rows may be typed out of order within a day; a start further before the row above than this is after midnight.
FURTHEST_BACK = timedelta(hours=12)


class NamesField(forms.CharField):
    """A line of names, cleaned to the people it names."""

    def __init__(self, **options: Any) -> None:
        example = gettext_lazy("Ana Ruiz (Head of Data), Bo Lind")
        options.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "placeholder": example}))
        options.setdefault("max_length", 1000)
        super().__init__(required=False, validators=[validate_one_line], **options)

    def clean(self, value: Any) -> tuple[TypedPerson, ...]:
        people = typed_people(super().clean(value))
        if len(people) > MOST_NAMES:
            sentence = _("A conversation holds %(limit)d people at most. Keep those whom you meet.")
            raise forms.ValidationError(sentence % {"limit": MOST_NAMES})
        return people


class RowForm(TimedForm):
    starts = ClockField(label=gettext_lazy("Starts"), required=False)
    starts_reading = ReadingField()
    names = NamesField(label=gettext_lazy("With whom"))
    until = UntilField(label=gettext_lazy("Minutes or end"), required=False)
    until_reading = ReadingField()

    def day_after(self, before: datetime) -> date:
        """The day of `before`, the start of the row above by the wall clock; the next if midnight is between."""
        typed = self.cleaned_data["starts"]
        is_next = typed is not None and before - datetime.combine(before, typed) > FURTHEST_BACK
        return before.date() + timedelta(days=is_next)


class BaseRows(forms.BaseFormSet):  # type: ignore[type-arg]
    def add_fields(self, form: RowForm, index: int | None) -> None:
        super().add_fields(form, index)
        if index:
            form.fields["starts"].widget.attrs["placeholder"] = _("straight on")
            del form.fields["names"].widget.attrs["placeholder"]

    def clean(self) -> None:
        if not self.forms:
            raise forms.ValidationError(_("Add a row and type when the conversation starts."))
        if not any(form.has_changed() for form in self.forms):
            self.forms[0].add_error("starts", _("When does it start? Type a time like 9:30 or 14:30."))

    def slots(self, day: date, zone: ZoneInfo, usual: timedelta | None) -> list[Slot]:
        """The conversations in the order typed, whatever errors this finds entered beside their fields."""
        filled = [form for form in self.forms if form.has_changed()]
        usual = usual or timedelta(minutes=usual_minutes(len(filled)))
        slots: list[Slot] = []
        for form in filled:
            if slots:
                day = form.day_after(wall_time(slots[-1].starts_at, zone))
            starts_at = form.start(day, zone, slots[-1].ends_at if slots else None)
            ends_at = form.end(starts_at, zone, usual) if starts_at else None
            if starts_at is None or ends_at is None:
                break
            slots.append(Slot(starts_at, ends_at, form.cleaned_data["names"]))
        return slots


RowSet = cast(
    "type[BaseRows]",
    forms.formset_factory(
        RowForm, formset=BaseRows, extra=BLANK_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 1, validate_max=True
    ),
)
