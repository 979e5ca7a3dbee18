"""The product's own settings, and two languages to look at its pages in: one with long words, one from right to left.

What a catalogue does not know yet is made up from the English (tests/looks/made_up.py), so that each page can be seen
in each language on the day that it is built, and text that was never marked for translation stands out.
"""

from config.settings import *  # noqa: F403
from config.settings import LANGUAGES
from tests.looks import made_up

LANGUAGES = [*LANGUAGES, *(one for one in (("de", "Deutsch"), ("ar", "العربية")) if one[0] not in dict(LANGUAGES))]
made_up.fill_in()
