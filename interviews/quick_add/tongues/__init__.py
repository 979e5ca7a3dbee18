"""The languages in which a line can be typed: what each of them knows, which `grammar` puts together."""

from interviews.quick_add.tongues.english import ENGLISH
from interviews.quick_add.tongues.french import FRENCH
from interviews.quick_add.tongues.german import GERMAN
from interviews.quick_add.tongues.spanish import SPANISH
from interviews.quick_add.tongues.tongue import Tongue

__all__ = ["TONGUES", "Tongue", "is_known", "tongues_for"]

TONGUES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}


def tongues_for(language: str) -> tuple[Tongue, ...]:
    """Those of “de-at”: its own first, and English beside every other one."""
    own = TONGUES.get(_primary(language), ENGLISH)
    return (own,) if own is ENGLISH else (own, ENGLISH)


def is_known(language: str) -> bool:
    return _primary(language) in TONGUES


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
