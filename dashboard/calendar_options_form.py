"""What the calendar that somebody subscribes to should hold beside the conversations."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import FeedToken

if TYPE_CHECKING:
    FeedModelForm = forms.ModelForm[FeedToken]
else:
    FeedModelForm = forms.ModelForm


class CalendarOptionsForm(FeedModelForm):
    class Meta:
        model = FeedToken
        fields = ["has_deadlines", "has_reply_days", "has_alarms"]
        help_texts = {
            "has_deadlines": _("The last of the 24 hours after a conversation, for each person; gone once thanked."),
            "has_reply_days": _("A note on top of that day, until they have answered."),
            "has_alarms": _("Apple and Outlook ring; Google leaves out the alarms of other calendars."),
        }
