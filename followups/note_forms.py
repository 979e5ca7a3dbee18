"""The forms of a thank-you note's card: its text, and what each button does beyond saving it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.text import validate_one_line
from followups.drafts import Draft, Links, compose_links, greeted, pass_on_draft, with_blank_filled
from followups.models import ThankYouNote
from followups.note_language import language_of
from followups.note_styles import Style
from followups.recipients import Recipient
from interviews.long_text import LongTextField
from interviews.models import Topic

if TYPE_CHECKING:
    NoteModelForm = forms.ModelForm[ThankYouNote]
else:
    NoteModelForm = forms.ModelForm


class NoteForm(NoteModelForm):
    """The text, the version that it was begun on, and one more thing that was talked about.

    Every button of a card posts all of it, so that nothing typed is lost whichever is pressed.
    """

    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    topic = forms.CharField(
        label=_("One thing you talked about"),
        required=False,
        max_length=Topic._meta.get_field("text").max_length,
        validators=[validate_one_line],
    )
    kept_message: Any = _("Draft saved.")
    goes_on_to = "followups:note"
    channels = ThankYouNote.Channel.choices
    skip_reasons = ThankYouNote.SkipReason.choices
    styles = Style.choices

    class Meta:
        model = ThankYouNote
        fields = ("subject", "body")
        field_classes = {"body": LongTextField}
        widgets = {"body": forms.Textarea(attrs={"rows": 10})}

    def __init__(self, posted: Any = None, *, recipient: Recipient) -> None:
        note = recipient.note
        self.recipient = recipient
        self.saved_meanwhile: ThankYouNote | None = None
        self.is_looked_over = recipient.is_begun and recipient.is_open
        super().__init__(
            posted,
            instance=ThankYouNote(round=note.round, interviewer=note.interviewer),
            initial={"subject": note.subject, "body": note.body, "version": note.version},
            auto_id=f"id_{note.interviewer_id}_%s",
        )
        if language := language_of(note.body):
            self.fields["body"].widget.attrs["lang"] = language

    @property
    def version_to_post(self) -> object:
        """After a conflict the version saved meanwhile: saving again is a choice between the two texts."""
        return self.saved_meanwhile.version if self.saved_meanwhile else self["version"].value()

    @property
    def drafted_style(self) -> Style | None:
        """The one in which it was drafted, while nobody has touched the draft."""
        return self.recipient.style_of(*self._text())

    @property
    def links(self) -> Links:
        return compose_links(self.recipient.person.email, *self._text())

    @property
    def pass_on_links(self) -> Links:
        """A mail to the recruiter, for somebody whose address is not known."""
        recipient, note = self.recipient, Draft(*self._text())
        round, recruiter = recipient.note.round, recipient.recruiter
        name, address = (greeted(recruiter), recruiter.email) if recruiter else ("", "")
        draft = pass_on_draft(round, recipient.person, note, name, round.application.candidate.name)
        return compose_links(address, draft.subject, draft.body)

    def _text(self) -> tuple[str, str]:
        return str(self["subject"].value()), str(self["body"].value())

    def clean_subject(self) -> str:
        return self._posted("subject")

    def clean_body(self) -> str:
        return "\n".join(self._posted("body").splitlines())

    def keep(self, now: datetime) -> bool:
        """Save what was typed; False, with an error, if another window saved another text meanwhile."""
        with transaction.atomic():
            if not self._keep_text():
                return False
            if topic := self.cleaned_data["topic"]:
                last = self.recipient.last
                Topic.objects.create(interview=last.interview, interviewer=last.interviewer, text=topic)
            self._settle(now)
        return True

    def _settle(self, now: datetime) -> None:
        """What the button means beyond saving; a plain save means no more."""

    def _posted(self, name: str) -> str:
        """A button that posts no text leaves the text alone."""
        return str(self.cleaned_data[name] if name in self.data else self.initial[name])

    def _keep_text(self) -> bool:
        recipient, body = self.recipient, self.cleaned_data["body"]
        note = ThankYouNote.for_person(recipient.note.round, recipient.person)
        if topic := self.cleaned_data["topic"]:
            body = with_blank_filled(body, recipient.person, [*recipient.topics, topic])
        if not note.write(self.cleaned_data["subject"], body, self.cleaned_data["version"]):
            self.saved_meanwhile = note
            self.add_error(
                "body", _("You changed this note in another window. Both texts are here; save the better one.")
            )
            return False
        recipient.note = note
        return True


class TopicForm(NoteForm):
    """A draft that nobody touched stays unsaved, and is drafted again with the topic in it."""

    kept_message = _("Noted, it makes the draft a personal one.")

    def clean_topic(self) -> str:
        if not self.cleaned_data["topic"]:
            raise forms.ValidationError(_("Write down one thing that you talked about."))
        return str(self.cleaned_data["topic"])

    def _keep_text(self) -> bool:
        note = self.recipient.note
        posted, topic = (self.cleaned_data["subject"], self.cleaned_data["body"]), self.cleaned_data["topic"]
        if posted == (note.subject, note.body) and not self.recipient.is_begun:
            return True
        if style := self.recipient.style_of(*posted):
            draft = self.recipient.draft(style, topic)
            self.cleaned_data |= {"subject": draft.subject, "body": draft.body}
        return super()._keep_text()


class AutosaveForm(NoteForm):
    """While it is typed: the text alone, and not the half-typed line beside it."""

    def clean_topic(self) -> str:
        return ""


class SentForm(NoteForm):
    channel = ThankYouNote._meta.get_field("channel").formfield(label=_("How did you send it?"))
    kept_message = _("Thanked. One less to think of.")
    goes_on_to = "followups:round_thank_yous"

    def _settle(self, now: datetime) -> None:
        if not self.recipient.note.sent_at:
            self.recipient.note.mark_sent(now, self.cleaned_data["channel"])


class SkipForm(NoteForm):
    reason = forms.ChoiceField(label=_("Why?"), choices=ThankYouNote.SkipReason.choices)
    kept_message = _("Skipped. We won’t remind you of this one.")
    goes_on_to = "followups:round_thank_yous"

    def _settle(self, now: datetime) -> None:
        if self.recipient.note.sent_at:
            self.kept_message = SentForm.kept_message
        else:
            self.recipient.note.skip(now, self.cleaned_data["reason"])
