"""Several people still to thank at once: all of them were written to, or none of them will be."""

from datetime import datetime

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.choosing import ChosenForm, named
from accounts.models import User
from accounts.undo import undo_address
from followups.models import ThankYouNote
from followups.owed import people_owed


class SettlingForm(ChosenForm):
    """The seats of people who are owed a note; somebody settled meanwhile is not among them any more."""

    TICKS = "seats"

    reason = forms.ChoiceField(choices=ThankYouNote.SkipReason.choices, required=False)

    def __init__(self, posted: QueryDict, now: datetime, *, candidate: User) -> None:
        super().__init__(posted, people_owed(candidate, now))
        self.is_skip = self.done == "skip"

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        if self.is_skip and not reason:
            raise forms.ValidationError(_("Say why you write to none of them."))
        return reason

    @transaction.atomic
    def settle(self, now: datetime) -> tuple[str, str]:
        """Do it; returns what to say, and the address that undoes it."""
        notes = [ThankYouNote.for_person(seat.interview.round, seat.interviewer) for seat in self.chosen]
        for note in notes:
            if self.is_skip:
                note.skip(now, self.cleaned_data["reason"])
            else:
                note.mark_sent(now, note.channel)
        sentence = _("Skipped: %(names)s.") if self.is_skip else _("Thanked: %(names)s.")
        names = named(seat.interviewer.name for seat in self.chosen)
        return sentence % names, undo_address("followups:notes_reopen", {"note": [note.pk for note in notes]})
