"""The tones and lengths in which a thank-you can be drafted. Called by drafts.py and the forms of a note."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Style(models.TextChoices):
    WARM_SHORT = "warm-short", _("Warm, short")
    WARM_LONGER = "warm-longer", _("Warm, a little longer")
    PLAIN_SHORT = "plain-short", _("Plain, short")
    PLAIN_LONGER = "plain-longer", _("Plain, a little longer")

    @property
    def is_plain(self) -> bool:
        return self in (Style.PLAIN_SHORT, Style.PLAIN_LONGER)

    @property
    def is_longer(self) -> bool:
        return self in (Style.WARM_LONGER, Style.PLAIN_LONGER)
