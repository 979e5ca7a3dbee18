"""On the way to a note that is sent: another draft, opened, the recruiter asked, and “sent?” for all at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from followups.drafts import Draft, Links, addresses_draft, compose_links, greeted
from followups.models import ThankYouNote
from followups.note_forms import NoteForm
from followups.note_styles import Style
from followups.recipients import Recipient


class DraftForm(NoteForm):
    """Another tone or length. What was typed is replaced only on a second, explicit press, and can be put back."""

    style = forms.ChoiceField(choices=Style.choices, error_messages={"invalid_choice": _("Choose one of the drafts.")})
    replace = forms.BooleanField(required=False)
    kept_message = ""
    offered: Draft | None = None
    replaced: Draft | None = None

    @property
    def chosen(self) -> Style:
        return Style(self.cleaned_data["style"])

    def _keep_text(self) -> bool:
        typed = Draft(self.cleaned_data["subject"], self.cleaned_data["body"])
        draft = self.recipient.draft(self.chosen)
        is_untouched = not typed.body.strip() or self.recipient.style_of(typed.subject, typed.body) is not None
        if is_untouched or self.cleaned_data["replace"]:
            self.cleaned_data |= {"subject": draft.subject, "body": draft.body}
            self.replaced = None if is_untouched else typed
        else:
            self.offered = draft
        return super()._keep_text()


class OpenedForm(NoteForm):
    """Opened in a mail program, which is not sending; `undo`: not sent, so nothing more is asked."""

    undo = forms.BooleanField(required=False)
    kept_message = ""

    def _settle(self, now: datetime) -> None:
        self.recipient.note.mark_opened(None if self.cleaned_data["undo"] else now)


class AskedForm(NoteForm):
    """The recruiter was asked for the address, or to pass the note on; `undo`: they were not."""

    undo = forms.BooleanField(required=False)
    kept_message = ""

    def _settle(self, now: datetime) -> None:
        self.recipient.note.mark_recruiter_asked(None if self.cleaned_data["undo"] else now)


class RecruiterRequest:
    """One mail to the recruiter about everybody of a round whose address is missing."""

    def __init__(self, recipients: Sequence[Recipient]) -> None:
        self.recipients = [row for row in recipients if row.is_open and not row.person.email]
        self.recruiter = next((row.recruiter for row in self.recipients), None)

    @property
    def people(self) -> str:
        return ", ".join(row.person.first_name for row in self.recipients)

    @property
    def is_under_way(self) -> bool:
        return bool(self.recipients) and all(row.is_under_way for row in self.recipients)

    @property
    def asked_at(self) -> datetime | None:
        return max(
            (row.note.recruiter_asked_at for row in self.recipients if row.note.recruiter_asked_at), default=None
        )

    @property
    def links(self) -> Links:
        name, address = (greeted(self.recruiter), self.recruiter.email) if self.recruiter else ("", "")
        sender = self.recipients[0].last.interview.round.application.candidate.name
        draft = addresses_draft([row.person for row in self.recipients], name, sender)
        return compose_links(address, draft.subject, draft.body)

    def mark_asked(self, now: datetime | None) -> None:
        with transaction.atomic():
            for row in self.recipients:
                ThankYouNote.for_person(row.note.round, row.person).mark_recruiter_asked(now)


class OpenedNotesForm(forms.Form):
    """Exactly the notes that the question named; “not yet” stops asking."""

    note = forms.MultipleChoiceField(
        error_messages={
            "required": _("Choose at least one note."),
            "invalid_choice": _("That note is not on the list any more. Check it again."),
        },
    )
    is_sent = forms.BooleanField(required=False)

    def __init__(self, posted: Any, *, candidate: User) -> None:
        super().__init__(posted)
        self.notes = {str(note.pk): note for note in ThankYouNote.objects.owned_by(candidate).opened()}
        choice: Any = self.fields["note"]
        choice.choices = [(pk, str(note)) for pk, note in self.notes.items()]

    def settle(self, now: datetime) -> list[ThankYouNote]:
        notes = [self.notes[pk] for pk in self.cleaned_data["note"]]
        with transaction.atomic():
            for note in notes:
                if self.cleaned_data["is_sent"]:
                    note.mark_sent(now, note.channel)
                else:
                    note.mark_opened(None)
        return notes
