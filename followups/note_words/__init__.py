"""The languages in which a note can be read for more than names, copies, blanks and length."""

from followups.note_words.english import ENGLISH
from followups.note_words.french import FRENCH
from followups.note_words.german import GERMAN
from followups.note_words.spanish import SPANISH
from followups.note_words.words import NoteWords

__all__ = ["NOTE_WORDS", "NoteWords"]

NOTE_WORDS = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
