"""The forms about an account as a whole: the archive that is brought back, and the word that deletes it."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from dashboard.archive.parsing import Archive, ArchiveError, parse


class ArchiveForm(forms.Form):
    """Valid once the whole archive has been read; it is then in `archive`, and as it came in `content`."""

    file = forms.FileField(
        label=gettext_lazy("Archive"),
        help_text=gettext_lazy("The file that you downloaded here, 20 MB at most."),
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json"}),
        error_messages={
            "required": gettext_lazy("Choose the archive first."),
            "empty": gettext_lazy("That file is empty. Download the archive once more."),
        },
    )

    archive: Archive
    content: bytes

    def clean_file(self) -> object:
        file = self.cleaned_data["file"]
        self.content = file.read()
        try:
            self.archive = parse(self.content)
        except ArchiveError as error:
            raise forms.ValidationError(str(error)) from error
        return file


class DeleteAccountForm(forms.Form):
    """The password, or for an account without one the address, typed."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        max_length=1_000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("Type your password, so that we know it is you.")},
    )
    address = forms.CharField(
        label=gettext_lazy("Your e-mail address, typed once more"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Type your address, so that we know you mean it.")},
    )

    def __init__(self, posted: QueryDict | None = None, *, person: User) -> None:
        super().__init__(posted)
        self.person = person
        del self.fields["address" if person.has_usable_password() else "password"]

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.person.check_password(password):
            raise forms.ValidationError(_("That is not your password. Type the one you signed in with."))
        return password

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        if address.casefold() != self.person.email.casefold():
            raise forms.ValidationError(_("That is not the address of this account."))
        return address
