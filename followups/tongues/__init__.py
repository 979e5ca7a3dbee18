"""How each language says by when: its words, and the rules that put them into English, which `phrases` reads."""

from followups.tongues.english import ENGLISH
from followups.tongues.french import FRENCH
from followups.tongues.german import GERMAN
from followups.tongues.spanish import SPANISH
from followups.tongues.tongue import EITHER, Tongue, rules_of

__all__ = ["EITHER", "RULES", "TONGUES", "Tongue", "primary"]

TONGUES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
# Recruiters write English in every country, so it is understood beside each of them.
RULES = {code: (*(rules_of(tongue) if code != "en" else ()), *rules_of(ENGLISH)) for code, tongue in TONGUES.items()}


def primary(language: str) -> str:
    """“de” of “de-at”."""
    return language.partition("-")[0].lower()
