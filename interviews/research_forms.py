"""The form of one research note: what was found, where it stands, and about what or whom it is."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interviews.long_text import LongTextField
from interviews.models import Interviewer, ResearchNote
from interviews.research import place_of

if TYPE_CHECKING:
    ResearchNoteModelForm = forms.ModelForm[ResearchNote]
    PersonField = forms.ModelChoiceField[Interviewer]
else:
    ResearchNoteModelForm, PersonField = forms.ModelForm, forms.ModelChoiceField


class WebLinkField(forms.URLField):
    """A link that a browser opens as a page; without a scheme it is taken for https."""

    default_validators = [URLValidator(schemes=["http", "https"])]
    default_error_messages = {"invalid": gettext_lazy("That is no link. Paste one that starts with https://.")}


class ResearchNoteForm(ResearchNoteModelForm):
    """About what it is comes with the address of the form; `about` is None while that has to be asked."""

    person = PersonField(
        Interviewer.objects.none(),
        label=gettext_lazy("Whom is it about?"),
        empty_label=gettext_lazy("Nobody in particular"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("There is no such person. Pick one from the list.")},
    )
    url = WebLinkField(
        label=gettext_lazy("Link"),
        required=False,
        max_length=500,
        # Not type=url: the browser would refuse an address without its scheme, with words of its own.
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://", "autocomplete": "off"}),
    )

    class Meta:
        model = ResearchNote
        fields: ClassVar[list[str]] = ["area", "body", "url"]
        field_classes = {"body": LongTextField}
        widgets = {"body": forms.Textarea(attrs={"rows": 3, "autofocus": True})}
        help_texts = {"body": gettext_lazy("A line or two that you could bring up on the day.")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = Interviewer.objects.present().filter(application=self.instance.application_id)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = self.people
        areas = self.fields["area"]
        assert isinstance(areas, forms.ChoiceField)
        areas.choices = [("", _("Pick one")), *ResearchNote.Area.choices]
        if self.instance.pk:
            self.initial["person"] = self.instance.interviewer_id
        self.about = self._about()
        # Several of these may stand on one page.
        self.auto_id = f"{self.place or 'research'}-{self.instance.pk or 'new'}-%s"

    @property
    def place(self) -> str:
        """Where on the research page it belongs; "" while that has to be asked."""
        return place_of(self["area"].value(), self["person"].value()) if self.about else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors.keys() & {"area", "person"}:
            self._clean_about(cleaned)
        if not self.errors.keys() & {"body", "url"} and not cleaned["body"] and not cleaned["url"]:
            self.add_error("body", _("Write what you found, or paste a link to it."))
        return cleaned

    def _clean_about(self, cleaned: dict[str, Any]) -> None:
        is_person = cleaned["area"] == ResearchNote.Area.PERSON
        self.instance.interviewer = cleaned["person"] if is_person else None
        if is_person and cleaned["person"] is None:
            self.add_error("person", _("Pick whom it is about."))

    def _about(self) -> Interviewer | str | None:
        """The person or the area that the form was opened for, or was sent with."""
        area = self["area"].value()
        if area == ResearchNote.Area.PERSON:
            return self._person(self["person"].value())
        return str(ResearchNote.Area(area).label) if area in ResearchNote.Area else None

    def _person(self, typed: Any) -> Interviewer | None:
        try:
            person: Interviewer | None = self.fields["person"].clean(typed)
        except forms.ValidationError:
            return None
        return person
