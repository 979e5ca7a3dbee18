"""Passwords that are tried first: the 20,000 most common of all breaches, and what our name suggests."""

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

OUR_WORDS = """
    callbacks callback calledback called recruiter candidate interviewer interviews interview applications application
    password passwort welcome thankyou second hiring career resume change offer thanks admin login round hello thank
    story stories note notes call back job new you my the me is
"""
# Longest first: “callbacks” would otherwise leave its “s”.
OURS = re.compile("|".join(sorted(OUR_WORDS.split(), key=len, reverse=True)))
AS_LETTERS = str.maketrans("01345@$!", "oieasasi")
LEAST_OF_ONES_OWN = 4


class GuessedFirstValidator(CommonPasswordValidator):
    """Refuses what is on the list, with or without digits and signs around it, and what is made of our words."""

    def validate(self, password: str, user: Any = None) -> None:
        said = password.lower().strip()
        core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", said)
        is_mostly_core = 2 * len(core) >= len(said)
        if said in self.passwords or (is_mostly_core and core in self.passwords):
            raise ValidationError(
                _("This password is too common: it is among the first that are tried."), code="password_too_common"
            )
        if any(_is_made_of_our_words(text) for text in (said, said.translate(AS_LETTERS))):
            raise ValidationError(
                _("This is made of words that are tried here first. Add a few words of your own."),
                code="password_of_our_words",
            )

    def get_help_text(self) -> str:
        return _("No password that is often used, and not just “callback” with a number.")


def _is_made_of_our_words(text: str) -> bool:
    if not OURS.search(text):
        return False
    rest = re.sub(r"[\W\d_]", "", OURS.sub("", text))
    return len(rest) < LEAST_OF_ONES_OWN
