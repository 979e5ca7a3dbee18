"""The forms that log a whole round: `RoundLog`, a row a conversation; `QuickRoundForm`, one line of names."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.text import validate_one_line, validate_plain_text
from interviews.clock_fields import ClockField, DayField, ReadingField
from interviews.job_choice import JobChoiceForm
from interviews.logging_rounds import (
    RoundDetails,
    Slot,
    log_round,
    usual_minutes,
)
from interviews.long_text import LongTextField
from interviews.models import Round
from interviews.models.round import LAST_NUMBER
from interviews.round_rows import BLANK_ROWS, MOST_ROWS, NamesField, RowSet
from interviews.zone_field import ZoneField

DETAILS = ("number", "kind", "format", "location", "meeting_url", "notes")


def with_empty(choices: Any, label: str) -> list[tuple[str, Any]]:
    return [("", label), *choices]


class RoundForm(JobChoiceForm):
    """The job, the day and what else there is to say of a round; the rows of its agenda stand beside it."""

    day = DayField(label=gettext_lazy("Day"))
    minutes = forms.TypedChoiceField(label=gettext_lazy("Each takes"), required=False, coerce=int, empty_value=None)
    number = forms.IntegerField(
        label=gettext_lazy("Which round is it?"), required=False, min_value=1, max_value=LAST_NUMBER
    )
    kind = forms.ChoiceField(label=gettext_lazy("What kind of round"), required=False)
    format = forms.ChoiceField(label=gettext_lazy("Where"), required=False)
    location = forms.CharField(
        label=gettext_lazy("Address"), required=False, max_length=300, validators=[validate_one_line]
    )
    meeting_url = forms.URLField(
        label=gettext_lazy("Meeting link"), required=False, max_length=500, assume_scheme="https"
    )
    notes = LongTextField(
        label=gettext_lazy("Notes"),
        required=False,
        max_length=10_000,
        validators=[validate_plain_text],
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, candidate: User, *args: Any, **options: Any) -> None:
        super().__init__(candidate, *args, **options)
        self.fields["time_zone"] = ZoneField(label=_("Time zone of these times"), own=candidate.time_zone)
        self.begin_with_the_job()
        self._choose("minutes", _("45 min, or 60 if it is just one"), [(n, _("%d min") % n) for n in (30, 45, 60, 90)])
        self._choose("kind", _("Not sure yet"), Round.Kind.choices)
        self._choose("format", _("Not sure yet"), Round.Format.choices)
        self.fields["number"].widget.attrs["placeholder"] = _("the next one")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.refuse_taken_number()
        return cleaned

    @property
    def details(self) -> RoundDetails:
        names = ("number", "kind", "format", "time_zone", "location", "meeting_url", "notes")
        return RoundDetails(**{name: self.cleaned_data[name] for name in names})

    @property
    def has_details(self) -> bool:
        """Whether the fold of details has to stand open, as something is filled in or wrong in it."""
        return any(name in self.errors or self.initial.get(name) for name in DETAILS)

    def _choose(self, name: str, empty: str, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = with_empty(choices, empty)


class RoundLog:
    """`form` (a RoundForm) and `rows` (a RowSet) as one: `is_valid()`, then `save()` logs the round."""

    def __init__(self, candidate: User, post: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        self.candidate = candidate
        self.form = RoundForm(candidate, post, initial=initial)
        self.rows = RowSet(post, prefix="rows")
        self.slots: list[Slot] = []

    @classmethod
    def filled(cls, candidate: User, initial: dict[str, Any], rows: Sequence[dict[str, Any]]) -> "RoundLog":
        """With these values in it, not judged yet."""
        log = cls(candidate, initial=initial)
        log.rows = RowSet(prefix="rows", initial=[])
        log.rows.extra = min(max(len(rows), 1), MOST_ROWS)
        for form, row in zip(log.rows.forms, rows, strict=False):
            form.initial = row
        return log

    @classmethod
    def with_another_row(cls, candidate: User, post: QueryDict) -> "RoundLog":
        """Everything as typed, not judged yet, and one more blank row."""
        names = ("starts", "names", "until")
        count = min(_typed_count(post), MOST_ROWS)
        typed = [{name: post.get(f"rows-{position}-{name}", "") for name in names} for position in range(count)]
        log = cls.filled(candidate, post.dict(), [*typed, {}])
        log.rows.forms[-1].fields["names"].widget.attrs["autofocus"] = True
        return log

    def is_valid(self) -> bool:
        if not all([self.form.is_valid(), self.rows.is_valid()]):
            return False
        chosen = self.form.cleaned_data
        minutes = chosen["minutes"]
        usual = timedelta(minutes=minutes) if minutes else None
        self.slots = self.rows.slots(chosen["day"], ZoneInfo(chosen["time_zone"]), usual)
        return not any(form.errors for form in self.rows.forms)

    def save(self) -> Round:
        chosen = self.form.cleaned_data
        return log_round(
            self.candidate,
            application=self.form.job,
            company=chosen["company"],
            role_title=chosen["role_title"],
            details=self.form.details,
            slots=self.slots,
        )


class QuickRoundForm(JobChoiceForm):
    """Company, role, day, start and one line of names; `save()` logs the round. In the candidate's own zone.

    Several names are one conversation each, back to back, unless `together` says that they come as a panel.
    """

    field_order = ["application", "company", "role_title", "number", "day", "starts", "starts_reading", "names"]

    number = forms.TypedChoiceField(
        label=gettext_lazy("Which round is it?"), coerce=int, empty_value=None, required=False, initial=2
    )
    day = DayField(label=gettext_lazy("Day"))
    starts = ClockField(label=gettext_lazy("Starts"), widget=forms.TimeInput(attrs={"type": "time"}), required=False)
    starts_reading = ReadingField()
    names = NamesField(
        label=gettext_lazy("Whom do you meet?"),
        help_text=gettext_lazy("Names with commas between them. Not known yet? Leave it empty."),
    )
    together = forms.ChoiceField(
        label=gettext_lazy("If there are several"),
        choices=[("", gettext_lazy("One after the other")), ("yes", gettext_lazy("All together, as a panel"))],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, candidate: User, *args: Any, **options: Any) -> None:
        super().__init__(candidate, *args, **options)
        self.slots: list[Slot] = []
        number = self.fields["number"]
        assert isinstance(number, forms.TypedChoiceField)
        self.begin_with_the_job()
        number.choices = [(count, Round(number=count).title) for count in range(1, 7)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.refuse_taken_number()
        if "day" in cleaned and "names" in cleaned and "starts" in cleaned:
            self._lay_out()
        return cleaned

    def save(self) -> Round:
        chosen = self.cleaned_data
        return log_round(
            self.candidate,
            application=self.job,
            company=chosen["company"],
            role_title=chosen["role_title"],
            details=RoundDetails(number=chosen["number"]),
            slots=self.slots,
        )

    def _lay_out(self) -> None:
        starts_at = self.start(self.cleaned_data["day"], self.candidate.zone)
        people = self.cleaned_data["names"]
        groups = [people] if self.cleaned_data.get("together") or not people else [(person,) for person in people]
        length = timedelta(minutes=usual_minutes(len(groups)))
        if starts_at:
            self.slots = [
                Slot(starts_at + length * position, starts_at + length * (position + 1), group)
                for position, group in enumerate(groups)
            ]


def _typed_count(post: QueryDict) -> int:
    count = post.get("rows-TOTAL_FORMS", "")
    return int(count) if count.isascii() and count.isdigit() and len(count) < 4 else BLANK_ROWS
