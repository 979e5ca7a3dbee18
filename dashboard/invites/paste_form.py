"""What a person pastes or uploads, read at once; nothing of it is kept."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from interviews.invites.found import Addressee
from interviews.invites.mail_file import MOST_BYTES
from interviews.invites.reading import Invite, read_invite
from interviews.unreadable import Unreadable

# A day with gaps comes as several files.
MOST_FILES = 5
# So many invites are more than anybody looks over; what stands in further files is left.
ENOUGH = 20
LONGEST_TEXT = 200_000
# The whole request: files, text, and what a form adds.
MOST_IN_ALL = 3 * 1024 * 1024


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; their names say nothing and are not looked at."""

    widget = SeveralFiles(attrs={"accept": ".ics,.eml,.txt,text/calendar,message/rfc822"})

    def clean(self, value: Any, initial: Any = None) -> list[bytes]:
        files = [file for file in (value if isinstance(value, list | tuple) else [value]) if file]
        if len(files) > MOST_FILES:
            sentence = _("Those are more than %(limit)d files. Pick the ones about this interview.")
            raise forms.ValidationError(sentence % {"limit": MOST_FILES})
        return [file.read(MOST_BYTES + 1) for file in files]


class PasteForm(forms.Form):
    """Valid, `invites` is what was read; `is_too_large` tells a refusal for size from one for content."""

    file = FilesField(
        label=gettext_lazy("Files from the mail"),
        required=False,
        help_text=gettext_lazy("An .ics file, or the whole mail saved as .eml. Several at once are fine."),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste their mail"),
        required=False,
        widget=forms.Textarea(
            attrs={
                "rows": 8,
                "autofocus": True,
                "placeholder": gettext_lazy("Tuesday 1 December, 14:00 Ana Ruiz, Head of Data, 14:45 Bo Lind"),
            }
        ),
    )

    def __init__(self, candidate: User, now: datetime, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.candidate, self.now = candidate, now
        self.invites: list[Invite] = []
        self.is_too_large = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "file" not in self.errors:
            self._read([content for content in cleaned.get("file") or [] if content], cleaned.get("text") or "")
        return cleaned

    def _read(self, files: list[bytes], text: str) -> None:
        if not files and not text.strip():
            self.add_error(None, _("Pick a file, or paste what they wrote."))
        if len(text) > LONGEST_TEXT:
            self.is_too_large = True
            self.add_error("text", _("That is longer than any mail. Paste the part about the interview."))
            return
        addressee = addressee_of(self.candidate, self.now)
        pasted = [("text", text.encode())] if text.strip() else []
        for name, content in [*(("file", content) for content in files), *pasted]:
            if len(self.invites) >= ENOUGH:
                break
            try:
                self.invites += read_invite(content, addressee)
            except Unreadable as problem:
                self.is_too_large = self.is_too_large or problem.is_too_large
                self.add_error(name, problem.sentence)


def addressee_of(candidate: User, now: datetime) -> Addressee:
    addresses = EmailAddress.objects.filter(user=candidate).values_list("email", flat=True)
    return Addressee(
        zone=candidate.zone,
        now=now,
        emails=frozenset(address.casefold() for address in (candidate.email, *addresses)),
        name=candidate.name,
        country=candidate.country,
    )
