"""The kinds of answers in a debrief. Nothing is cut off while it is typed: what is too long is said, and stays."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.text import validate_one_line, validate_plain_text
from followups.phrases import is_read, reply_by
from interviews.clock_fields import ClockField
from interviews.long_text import LongTextField
from interviews.models import Interview
from interviews.models.agenda import LONGEST_OVERRUN
from interviews.wall_clock import readings, wall_time

YES_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")), ("", gettext_lazy("Not sure"))]


class LongField(LongTextField):
    """Text of one line (`rows=0`) or several."""

    def __init__(self, label: Any, most: int, rows: int = 0, **attrs: Any) -> None:
        widget = forms.Textarea({"rows": rows, **attrs}) if rows else forms.TextInput({"autocomplete": "off", **attrs})
        super().__init__(
            label=label,
            required=False,
            max_length=most,
            widget=widget,
            validators=[validate_plain_text if rows else validate_one_line],
            error_messages={"max_length": gettext_lazy("That is too long: %(limit_value)d characters at most.")},
        )


class LinesField(forms.CharField):
    """One thing a line, cleaned to a list of them."""

    MOST, LONGEST = 30, 500

    def __init__(self, label: Any, **attrs: Any) -> None:
        widget = forms.Textarea({"rows": 1, **attrs})
        super().__init__(label=label, required=False, widget=widget, validators=[validate_plain_text])

    def clean(self, value: Any) -> Any:
        lines = [" ".join(line.split()) for line in str(super().clean(value)).splitlines() if line.strip()]
        if len(lines) > self.MOST:
            raise ValidationError(_("That is more than %(most)d lines. Keep what matters.") % {"most": self.MOST})
        for line in lines:
            if len(line) > self.LONGEST:
                raise ValidationError(
                    _("“%(start)s…” is too long: %(most)d characters a line at most.")
                    % {"start": line[:30], "most": self.LONGEST}
                )
            validate_one_line(line)
        return lines

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class TapField(forms.TypedChoiceField):
    """One of a few, by a tap; the answers stand beside each other."""

    def __init__(self, label: Any, choices: list[tuple[Any, Any]] = YES_NO) -> None:
        super().__init__(label=label, choices=choices, required=False, widget=forms.RadioSelect)


class EndedField(ClockField):
    """When a conversation really ended, by the clock of its round; cleaned to the moment."""

    def __init__(self, interview: Interview, now: datetime) -> None:
        self.interview, self.now, self.zone = interview, now, interview.round.zone
        super().__init__(
            label=_("Really ended at"),
            required=False,
            widget=forms.TextInput({"autocomplete": "off", "inputmode": "text"}),
        )

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if typed is None:
            return None
        starts = wall_time(self.interview.starts_at, self.zone)
        moment = self._moment(datetime.combine(starts.date(), typed))
        if moment <= self.interview.starts_at:
            next_day = self._moment(datetime.combine(starts.date() + timedelta(days=1), typed))
            if next_day > self.interview.ends_at + LONGEST_OVERRUN:
                raise ValidationError(_("That is before it began. When did it end?"))
            moment = next_day
        if moment > self.now:
            raise ValidationError(_("That is still to come. Tap “It has just ended” when it has."))
        if moment > self.interview.ends_at + LONGEST_OVERRUN:
            raise ValidationError(_("That is more than six hours after the planned end. Check the time."))
        return moment

    def _moment(self, local: datetime) -> datetime:
        """Where the clocks go back, the first of the two that is after the start."""
        found = readings(local, self.zone)
        return next((moment for moment in found if moment > self.interview.starts_at), found[-1])

    def prepare_value(self, value: Any) -> Any:
        return wall_time(value, self.zone).strftime("%H:%M") if isinstance(value, datetime) else value


class PhraseField(LongField):
    """What they said about when they reply."""

    def __init__(self, candidate: User, stated_on: date) -> None:
        self.candidate, self.stated_on = candidate, stated_on
        example = _("by Friday, in two weeks, …") if is_read(candidate.language) else ""
        super().__init__(_("When will they reply?"), 200, placeholder=example)

    def clean(self, value: Any) -> Any:
        phrase = super().clean(value)
        if phrase and self.read(phrase) is None:
            raise ValidationError(_("We can’t read a day from that. Pick the day with the link below."))
        return phrase

    def read(self, phrase: str) -> date | None:
        """The day that they named."""
        who = self.candidate
        return reply_by(phrase, self.stated_on, who.country, who.subdivision, who.language)
