"""Form fields for days and times of day, and the form that asks when a clock change makes a time unclear."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interviews.wall_clock import is_skipped, readings, utc_offset, wall_time

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
LONGEST_INTERVIEW = timedelta(hours=12)
# A bare number up to this is minutes; a larger one is a time of day written without a colon.
MOST_MINUTES = 240

CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2})?\s*(?:(a|p)\.?\s?m\.?|h|uhr)?", re.IGNORECASE)
MINUTES = re.compile(r"(\d{1,3})\s*(?:m|min|mins|minutes|['′])?", re.IGNORECASE)
HOURS = re.compile(r"(\d)(?:[.,](\d))?\s*h(?:(?:ou)?rs?)?(?:\s*(\d{1,2})(?:\s*min)?)?", re.IGNORECASE)


def clock_time(text: str) -> time | None:
    """The time of day in “9”, “9:30”, “930”, “14h30” or “2:30 pm”; None if there is none."""
    match = CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def span_of_time(text: str) -> timedelta | None:
    """The length in “45”, “45 min”, “1 h”, “1.5h” or “1h30”; None if it is none."""
    if match := HOURS.fullmatch(text.strip()):
        hours, tenths, minutes = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        return timedelta(minutes=hours * 60 + tenths * 6 + minutes)
    match = MINUTES.fullmatch(text.strip())
    if match is None or (match[0].isdigit() and int(match[1]) > MOST_MINUTES):
        return None
    return timedelta(minutes=int(match[1]))


class DayField(forms.DateField):
    """A day within this century, in the browser's own date picker."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {"invalid": gettext_lazy("Type a day that exists, like 2026-12-04.")}

    def __init__(self, **options: Any) -> None:
        sentence = gettext_lazy("Pick a day between the years 2000 and 2100.")
        super().__init__(
            validators=[MinValueValidator(FIRST_DAY, sentence), MaxValueValidator(LAST_DAY, sentence)], **options
        )


class ClockField(forms.Field):
    """A time of day as people write it; cleaned to a `time` or None."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": "10:00"})

    def to_python(self, value: Any) -> time | None:
        if isinstance(value, time):
            return value
        if not str(value or "").strip():
            return None
        if (found := clock_time(str(value))) is None:
            raise ValidationError(_("Type a time like 9:30 or 14:30."))
        return found

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%H:%M") if isinstance(value, time) else value


class UntilField(forms.Field):
    """When something ends: a length (cleaned to a timedelta), a time of day, or None if left open."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": "45"})

    def to_python(self, value: Any) -> timedelta | time | None:
        text = str(value or "").strip()
        if not text:
            return None
        found = span_of_time(text) or clock_time(text)
        if found is None or span_of_time(text) == timedelta(0):
            raise ValidationError(_("Type how many minutes, like 45, or when it ends, like 14:30."))
        return found

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, timedelta):
            minutes = value // timedelta(minutes=1)
            return str(minutes) if minutes <= MOST_MINUTES else f"{minutes} min"
        return value.strftime("%H:%M") if isinstance(value, time) else value


class ReadingField(forms.Field):
    """Which of two possible moments is meant: hidden until `TimedForm` asks."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, label=gettext_lazy("Which time do you mean?"))

    def to_python(self, value: Any) -> str:
        return value if value in ("earlier", "later") else ""


class TimedForm(forms.Form):
    """A form with a start and mostly an end by the wall clock: `starts`, `until` and a ReadingField for each.

    A time that comes twice or not at all is not guessed: its reading field becomes a choice and an error.
    """

    def instant(self, name: str, local: datetime, zone: ZoneInfo) -> datetime | None:
        """The moment meant by `local`; None if that had to be asked, beside the field `<name>_reading`."""
        found = readings(local, zone)
        if len(found) == 1:
            return found[0]
        self._offer(f"{name}_reading", local, zone)
        answer = self.cleaned_data.get(f"{name}_reading")
        if not answer:
            self.add_error(f"{name}_reading", _sentence(local, zone))
            return None
        return found[1] if answer == "later" else found[0]

    def start(self, day: date, zone: ZoneInfo, otherwise: datetime | None = None) -> datetime | None:
        """The typed start, or `otherwise` if none was typed; None (and an error beside the field) without either."""
        typed = self.cleaned_data.get("starts")
        if typed is not None:
            return self.instant("starts", datetime.combine(day, typed), zone)
        if otherwise is None and "starts" not in self.errors:
            self.add_error("starts", _("When does it start? Type a time like 9:30 or 14:30."))
        return otherwise

    def end(self, starts_at: datetime, zone: ZoneInfo, usual: timedelta) -> datetime | None:
        """The end after `starts_at` by what was typed; None (and an error beside the field) if it cannot be."""
        typed = self.cleaned_data.get("until")
        if isinstance(typed, time):
            day = wall_time(starts_at, zone).date()
            ends_at = self.instant("until", datetime.combine(day, typed), zone)
        else:
            ends_at = starts_at + (typed or usual)
        if ends_at is None:
            return None
        if ends_at <= starts_at:
            self.add_error("until", _("That is before the start. If it ends after midnight, type the minutes."))
            return None
        if ends_at - starts_at > LONGEST_INTERVIEW:
            self.add_error("until", _("That is more than 12 hours. Type when this conversation ends."))
            return None
        return ends_at

    def show_reading(self, name: str, instant: datetime, zone: ZoneInfo) -> None:
        """Preset the choice for a moment whose wall time is unclear, so that saving unchanged changes nothing."""
        local = wall_time(instant, zone)
        found = readings(local, zone)
        if len(found) == 2:
            self._offer(f"{name}_reading", local, zone)
            self.initial[f"{name}_reading"] = "later" if instant == found[1] else "earlier"

    def _offer(self, name: str, local: datetime, zone: ZoneInfo) -> None:
        self.fields[name].widget = forms.RadioSelect(choices=_choices(local, zone))


def _sentence(local: datetime, zone: ZoneInfo) -> str:
    if is_skipped(local, zone):
        sentence = _("The clocks go forward then: there is no %(time)s on that day.")
    else:
        sentence = _("The clocks go back then: %(time)s comes twice on that day.")
    return sentence % {"time": f"{local:%H:%M}"}


def _choices(local: datetime, zone: ZoneInfo) -> list[tuple[str, str]]:
    first, second = readings(local, zone)
    if is_skipped(local, zone):
        labels = [_("%(time)s, before the clocks change"), _("%(time)s, after the clocks change")]
    else:
        labels = [_("the first %(time)s (%(offset)s)"), _("the second %(time)s (%(offset)s)")]
    return [
        (value, label % {"time": f"{wall_time(instant, zone):%H:%M}", "offset": utc_offset(instant, zone)})
        for value, label, instant in zip(("earlier", "later"), labels, (first, second), strict=True)
    ]
