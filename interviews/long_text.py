"""A form field for text that may be as long as its column: every text of several lines is asked for by it."""

from typing import Any

from django import forms


class LongTextField(forms.CharField):
    """Counts a line break as one character, as a person does.

    The browser is not told the limit: of a text that is pasted it would cut off the rest without a word.
    """

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attributes = super().widget_attrs(widget)
        attributes.pop("maxlength", None)
        return attributes
