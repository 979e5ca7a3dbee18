"""“I have sent them all”: exactly those named on the page are marked, and can be unmarked again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from followups.models import ThankYouNote
from followups.recipients import Recipient, State


class AllSentForm(forms.Form):
    """The people of a round, all ticked who are still owed; somebody settled meanwhile is left as they are."""

    person = forms.MultipleChoiceField(
        label=_("To whom?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Leave at least one person ticked."),
            "invalid_choice": _("That person is not on the list any more. Check it again."),
        },
    )

    def __init__(self, posted: Any = None, *, recipients: Sequence[Recipient]) -> None:
        self.recipients = {row.person.pk: row for row in recipients if row.state != State.TO_COME}
        self.owed = [row for row in recipients if row.state == State.OWED]
        super().__init__(posted, initial={"person": [row.person.pk for row in self.owed]})
        choice: Any = self.fields["person"]
        choice.choices = [(pk, row.person.name) for pk, row in self.recipients.items()]

    @property
    def ticked(self) -> set[int]:
        return {int(pk) for pk in self["person"].value() if str(pk).isdecimal()}

    def mark_sent(self, now: datetime) -> list[Recipient]:
        """Those who are marked by this press."""
        marked = [row for row in self.owed if str(row.person.pk) in self.cleaned_data["person"]]
        with transaction.atomic():
            for row in marked:
                note = ThankYouNote.for_person(row.note.round, row.person)
                note.mark_sent(now, ThankYouNote.Channel.EMAIL)
        return marked
