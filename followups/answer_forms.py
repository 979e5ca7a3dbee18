"""The forms for an answer that has come: what they said, and where the job stands after it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.text import validate_one_line
from followups.models import Timeline
from interviews.models import Application


class AnswerForm(forms.Form):
    """One line, which may stay empty: that an answer came is enough."""

    answer = forms.CharField(
        label=_("What did they say?"),
        required=False,
        max_length=Timeline._meta.get_field("answer").max_length,
        validators=[validate_one_line],
        widget=forms.TextInput(attrs={"placeholder": _("they want to meet again"), "autocomplete": "off"}),
    )

    def __init__(self, posted: Any = None, *, timeline: Timeline) -> None:
        super().__init__(posted, initial={"answer": timeline.answer})
        self.timeline = timeline

    def save(self, now: datetime) -> None:
        """A text that is corrected later moves no day, and a button that posts no text leaves it alone."""
        timeline = self.timeline
        answer = self.cleaned_data["answer"] if "answer" in self.data else timeline.answer
        timeline.mark_answered(timeline.answered_at or now, answer)


class OutcomeForm(forms.Form):
    """Where the job stands now."""

    stage = forms.ChoiceField(choices=Application.Stage)
    SENTENCES = {
        "offer": _("An offer. Congratulations!"),
        "rejected": _("Noted. Their loss; the stories and what you learnt stay with you."),
        "no_reply": _("Noted: no reply at all. We stop reminding you, and your list is shorter."),
    }

    def save(self, application: Application) -> str:
        """Returns the stage before, for the undo."""
        before, application.stage = application.stage, self.cleaned_data["stage"]
        application.save(update_fields=["stage"])
        return str(before)

    @property
    def sentence(self) -> object:
        return self.SENTENCES.get(self.cleaned_data["stage"], _("Back to where it stood."))
