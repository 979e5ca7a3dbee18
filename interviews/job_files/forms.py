"""Bringing a file of applications, and correcting how it was understood."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interviews.job_files.columns import ANY_NUMBER, Meaning
from interviews.job_files.csv_file import DELIMITERS, ENCODINGS
from interviews.job_files.reading import MOST_BYTES, is_workbook, read_sheet, too_large
from interviews.job_files.sheet import Choices
from interviews.job_files.stages import LEFT_OUT
from interviews.models import Application, ImportJob
from interviews.unreadable import Unreadable

LONGEST_NAME = 120
READINGS = {"sheet", "delimiter", "encoding"}


class JobFileForm(forms.Form):
    """Looks at the file only so far as to refuse at once what could never be read; a worker does the rest."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV or XLSX, up to 5,000 lines."),
        widget=forms.ClearableFileInput(
            attrs={"accept": ".csv,.tsv,.txt,.xlsx,text/csv"},
        ),
        error_messages={
            "required": gettext_lazy("Choose the file with your applications."),
            "empty": gettext_lazy("That file is empty. Choose the one with your applications."),
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(too_large().sentence, code="too_large")
        self.content = file.read()
        if not is_workbook(self.content):
            try:
                read_sheet(self.content, Choices())
            except Unreadable as problem:
                raise forms.ValidationError(problem.sentence) from problem
        return file

    def name(self) -> str:
        """What the file is called, on one line, as far as it fits."""
        printable = "".join(letter for letter in str(self.cleaned_data["file"].name) if letter.isprintable())
        return printable[:LONGEST_NAME] or _("A file")


class UnderstandingForm(forms.Form):
    """What each column is, what each word for a stage means, how days are written, how the file is read."""

    has_headings = forms.BooleanField(label=gettext_lazy("Its first line holds the headings"), required=False)
    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"))
    delimiter = forms.ChoiceField(label=gettext_lazy("Its cells are separated by"))
    encoding = forms.ChoiceField(label=gettext_lazy("Its letters are"), required=False)
    day_first = forms.TypedChoiceField(
        label=gettext_lazy("Days are written"),
        choices=[("day", gettext_lazy("Day first, 31/12")), ("month", gettext_lazy("Month first, 12/31"))],
        coerce=lambda value: value == "day",
    )
    brings_doubles = forms.BooleanField(
        label=gettext_lazy("Bring in what is here already as well"),
        help_text=gettext_lazy("For instance because you applied twice."),
        required=False,
    )

    def __init__(self, file: ImportJob, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.preview: dict[str, Any] = file.preview
        self.initial = {
            "has_headings": file.mapping.get("has_headings", True),
            "brings_doubles": file.brings_doubles,
            "day_first": "day" if self.preview["day_first"] else "month",
        }
        self._keep_what_is_open()
        for at, column in enumerate(self.preview["columns"]):
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=column["name"] or _("Column %(number)d") % {"number": at + 1},
                choices=Meaning.choices,
                initial=column["meaning"],
            )
        for at, stage in enumerate(self.preview["stages"]):
            self.fields[f"stage_{at}"] = forms.ChoiceField(
                label=stage["word"],
                choices=[
                    *([] if stage["stage"] else [("", _("Say what it is"))]),
                    *Application.Stage.choices,
                    (LEFT_OUT, _("Leave these out")),
                ],
                initial=stage["stage"],
                required=False,
            )
        for field in self.fields.values():
            is_box = isinstance(field, forms.BooleanField)
            field.widget.attrs["class"] = "form-check-input" if is_box else "form-select"

    @property
    def has_company(self) -> bool:
        return any(column["meaning"] == Meaning.COMPANY for column in self.preview["columns"])

    @property
    def kept_columns(self) -> list[dict[str, Any]]:
        return [column for column in self._columns() if not self._is_left_out(column)]

    @property
    def other_columns(self) -> list[dict[str, Any]]:
        return [column for column in self._columns() if self._is_left_out(column)]

    @property
    def stages(self) -> list[forms.BoundField]:
        return [self[f"stage_{at}"] for at in range(len(self.preview["stages"]))]

    @property
    def readings(self) -> list[forms.BoundField]:
        """How the file is read: what its kind leaves open."""
        return [self[name] for name in ("has_headings", "sheet", "delimiter", "encoding") if name in self.fields]

    def _columns(self) -> list[dict[str, Any]]:
        """Each with its field and what stands in it."""
        return [column | {"field": self[f"column_{at}"]} for at, column in enumerate(self.preview["columns"])]

    def _is_left_out(self, column: dict[str, Any]) -> bool:
        return column["meaning"] == Meaning.NOTHING and not column["field"].errors

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for at in range(len(self.preview["columns"])):
            # Missing where the field itself was refused.
            meaning = cleaned.get(f"column_{at}", "")
            if meaning and meaning in seen and meaning not in ANY_NUMBER:
                sentence = _("Another column is “%(meaning)s” already: each can be there once.")
                self.add_error(f"column_{at}", sentence % {"meaning": Meaning(meaning).label})
            seen.add(meaning)
        return cleaned

    def mapping(self) -> dict[str, Any]:
        """What the worker is told. If the file is to be read in another way, its columns are found anew."""
        cleaned = self.cleaned_data
        asked: dict[str, Any] = {
            "choices": {name: cleaned[name] for name in READINGS if cleaned.get(name)},
            "has_headings": cleaned["has_headings"],
            "brings_doubles": cleaned["brings_doubles"],
            "stages": {
                stage["word"]: cleaned[f"stage_{at}"]
                for at, stage in enumerate(self.preview["stages"])
                if cleaned[f"stage_{at}"]
            },
        }
        if not READINGS & set(self.changed_data):
            asked["meanings"] = [cleaned[f"column_{at}"] for at in range(len(self.preview["columns"]))]
        if "day_first" in cleaned:
            asked["day_first"] = cleaned["day_first"]
        return asked

    def _keep_what_is_open(self) -> None:
        """How the file is read, as far as its kind leaves that open; the order of day and month if it is in doubt."""
        choices: dict[str, list[tuple[str, Any]]] = {
            "sheet": [(name, name) for name in self.preview["sheets"]],
            "delimiter": [] if self.preview["sheets"] else list(DELIMITERS.items()),
            "encoding": [] if self.preview["sheets"] else [("", _("As found out")), *ENCODINGS.items()],
        }
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices, field.initial = offered, self.preview[name]
            if len(offered) < 2:
                del self.fields[name]
        if not self.preview["doubtful_day"]:
            del self.fields["day_first"]
