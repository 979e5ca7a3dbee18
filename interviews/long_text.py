"""A form field for text that may be as long as its column."""

from typing import Any

from django import forms


class LongTextField(forms.CharField):
    """Counts a line break as one character, as the browser did when it let the text in."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")
