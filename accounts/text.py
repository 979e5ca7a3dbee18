"""What counts as text that a person may type: one line for names, no control or direction-override characters."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

# Bidirectional overrides and isolates can make a line of a mail read as something else.
DIRECTION_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def validate_one_line(value: str) -> None:
    """Raise ValidationError for line breaks and invisible control characters; emoji and every script are fine."""
    if any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in value):
        raise ValidationError(_("Keep this on one line, without line breaks or control characters."))
    if DIRECTION_CONTROLS.search(value):
        raise ValidationError(_("Remove the invisible characters that turn the reading direction around."))


def validate_plain_text(value: str) -> None:
    """Raise ValidationError for control characters other than line breaks and tabs."""
    if any(unicodedata.category(character) == "Cc" and character not in "\n\r\t" for character in value):
        raise ValidationError(_("Remove the invisible control characters from this text."))


def validate_one_of_several(text: str, field: "models.CharField[str, str]") -> None:
    """Raise ValidationError, naming the text by its beginning, for what does not fit into this column."""
    longest = field.max_length or 0
    if len(text) > longest:
        message = ngettext(
            "“%(start)s…” is too long: %(limit)d character at most.",
            "“%(start)s…” is too long: %(limit)d characters at most.",
            longest,
        )
        raise ValidationError(message % {"start": text[:30], "limit": longest})
    for validate in field.validators:
        validate(text)
