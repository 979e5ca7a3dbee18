"""The rows of a preview: one a conversation, each new, a move or a call-off, all of it to be corrected."""

from datetime import date, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interviews.clock_fields import ClockField, DayField, ReadingField, TimedForm, UntilField
from interviews.invites.found import DAY, ENDS, NO_DAY, NO_START, PEOPLE, STARTS, ZONE
from interviews.invites.known import Entered
from interviews.invites.matching import News
from interviews.invites.people_found import MOST_PEOPLE
from interviews.logging_rounds import Slot
from interviews.models import Interview
from interviews.round_rows import NamesField
from interviews.taking_invites import Source, Wanted

MOST_ROWS = 30
# Everybody whom an invite is read for, with a name and a title of 120 characters and an address of 254.
LONGEST_NAMES = MOST_PEOPLE * 510
USUAL = timedelta(minutes=45)
SERIES = "series"
DOUBTS = {
    DAY: gettext_lazy("the day"),
    NO_DAY: gettext_lazy("the day (they name none)"),
    SERIES: gettext_lazy("the day (it is the first of a series)"),
    STARTS: gettext_lazy("the start"),
    NO_START: gettext_lazy("the start (they name none)"),
    ENDS: gettext_lazy("the end"),
    ZONE: gettext_lazy("the time zone"),
    PEOPLE: gettext_lazy("the people"),
}
NEWS = {
    News.NEW: ("brand", gettext_lazy("New")),
    News.CHANGE: ("soon", gettext_lazy("A change")),
    News.ASKED: ("soon", gettext_lazy("Is it this one?")),
    News.OLD: ("", gettext_lazy("Older than what you have")),
    "gone": ("urgent", gettext_lazy("No longer in the invite")),
    "off": ("urgent", gettext_lazy("Called off")),
}


class PreviewRow(TimedForm):
    keep = forms.BooleanField(label=gettext_lazy("Add this one"), required=False)
    about = forms.ChoiceField(
        label=gettext_lazy("Which conversation is it?"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("There is no such conversation. Pick one from the list.")},
    )
    day = DayField(label=gettext_lazy("Day"), required=False)
    starts = ClockField(label=gettext_lazy("Starts"), required=False)
    starts_reading = ReadingField()
    until = UntilField(label=gettext_lazy("Minutes or end"), required=False)
    until_reading = ReadingField()
    names = NamesField(label=gettext_lazy("With whom"), max_length=LONGEST_NAMES)
    link = forms.URLField(
        label=gettext_lazy("Link of this conversation"), required=False, max_length=500, assume_scheme="https"
    )
    news = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    is_off = forms.BooleanField(required=False, widget=forms.HiddenInput)
    doubts = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    uid = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)
    recurrence_id = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    sequence = forms.IntegerField(required=False, min_value=0, max_value=2_147_483_647, widget=forms.HiddenInput)
    dtstamp = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, entered: dict[str, Entered], **options: Any) -> None:
        super().__init__(*args, **options)
        self.entered = entered
        self.wanted: Wanted | None = None
        about = self.fields["about"]
        assert isinstance(about, forms.ChoiceField)
        about.choices = [("", _("A new conversation")), *((pk, _label(one)) for pk, one in entered.items())]
        if not entered:
            about.widget = forms.HiddenInput()

    @property
    def now_entered(self) -> Entered | None:
        """What the row is about as it is entered now."""
        return self.entered.get(str(self["about"].value() or ""))

    @property
    def is_call_off(self) -> bool:
        return str(self["is_off"].value()).lower() in ("true", "1", "on")

    @property
    def was_for(self) -> date | None:
        """The day of what is called off, also where the form was sent back with it as text."""
        try:
            day: date | None = self.fields["day"].clean(self["day"].value())
        except forms.ValidationError:
            return None
        return day

    @property
    def is_asked(self) -> bool:
        """Whether it has to be seen which conversation this is about."""
        return bool(self["about"].value()) or self.is_call_off or "about" in self.errors

    @property
    def chip(self) -> tuple[str, Any]:
        """The colour and the words for what this row is."""
        news = str(self["news"].value() or "")
        return NEWS["off"] if self.is_call_off and news != "gone" else NEWS.get(news, NEWS[News.NEW])

    @property
    def doubt(self) -> str:
        """“the end and the people”, or ""."""
        named = [str(DOUBTS[name]) for name in str(self["doubts"].value() or "").split() if name in DOUBTS]
        return get_text_list(named, _("and")) if named else ""

    @property
    def about_interview(self) -> Interview | None:
        one = self.entered.get(self.cleaned_data.get("about") or "")
        return one.interview if one else None

    def settle(self, zone: ZoneInfo) -> None:
        """Make `wanted` of what was typed, errors entered beside their fields; None for a row that is left out."""
        chosen = self.cleaned_data
        if not chosen.get("keep") or self.errors:
            return
        about, is_off = self.about_interview, bool(chosen["is_off"])
        if is_off and about is None:
            self.add_error("about", _("Which conversation is called off? Pick it, or leave this one out."))
            return
        slot = None if is_off else self._slot(zone)
        if is_off or slot:
            self.wanted = Wanted(slot, about, is_off, chosen["link"], self._source())

    def _slot(self, zone: ZoneInfo) -> Slot | None:
        day = self.cleaned_data.get("day")
        if day is None:
            self.add_error("day", _("On which day? Pick it."))
            return None
        starts_at = self.start(day, zone)
        ends_at = self.end(starts_at, zone, USUAL) if starts_at else None
        return Slot(starts_at, ends_at, self.cleaned_data["names"]) if starts_at and ends_at else None

    def _source(self) -> Source | None:
        chosen = self.cleaned_data
        if not chosen["uid"]:
            return None
        return Source(chosen["uid"], chosen["recurrence_id"], chosen["sequence"] or 0, chosen["dtstamp"])


class BasePreviewRows(forms.BaseFormSet):  # type: ignore[type-arg]
    def settle(self, zone: ZoneInfo) -> None:
        for row in self.forms:
            row.settle(zone)

    @property
    def wanted(self) -> list[Wanted]:
        return [row.wanted for row in self.forms if row.wanted]


PreviewRows = cast(
    "type[BasePreviewRows]",
    forms.formset_factory(
        PreviewRow,
        formset=BasePreviewRows,
        extra=0,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS + 1,
        validate_max=True,
    ),
)


def _label(one: Entered) -> str:
    """“Acme: Tue 1 Dec, 14:00 with Ana Ruiz”, by the clock of its round."""
    interview = one.interview
    return _("%(company)s: %(start)s with %(names)s") % {
        "company": interview.round.application.company,
        "start": date_format(one.starts, _("D j M, H:i")),
        "names": one.names or _("somebody"),
    }
