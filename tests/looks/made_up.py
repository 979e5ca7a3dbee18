"""Words for what no catalogue translates: English with German endings, and English in Arabic letters."""

import re

from django.utils.translation import trans_real

# What a program fills in or reads itself: placeholders, tags, entities, addresses.
LEFT_ALONE = re.compile(r"(%\(\w+\)[sd]|%[sd%]|\{[\w.]*\}|<[^>]*>|&#?\w+;|https?://\S+|\S+@\S+)")
LATIN, ARABIC = "abcdefghijklmnopqrstuvwxyz", "ابثدعفغهيجكلمنوبقرستحضخشزظ"
IN_ARABIC = str.maketrans(LATIN + LATIN.upper(), ARABIC * 2)
WORDS = {
    "de": lambda text: re.sub(r"\b[A-Za-z]{4,}\b", r"\g<0>ungen", text),
    "ar": lambda text: text.translate(IN_ARABIC),
}


def worded(text, language):
    make = WORDS.get(language, str)
    return "".join(part if LEFT_ALONE.fullmatch(part) else make(part) for part in LEFT_ALONE.split(text))


def is_format(text):
    """A date's, like “l j F”, which only a translator may change."""
    return re.fullmatch(r"[A-Za-z](\W+[A-Za-z])*\W*", text) is not None


class MadeUp(trans_real.DjangoTranslation):
    """As the catalogue says it; where it says nothing, worded here."""

    def gettext(self, message):
        plain = message.rpartition(trans_real.CONTEXT_SEPARATOR)[2]
        said = super().gettext(message)
        return self.word(plain) if said in (message, plain) and message not in self._catalog else said

    def ngettext(self, one, many, number):
        said = super().ngettext(one, many, number)
        return self.word(said) if said in (one, many) and (one, self.plural(number)) not in self._catalog else said

    def word(self, text):
        return text if is_format(text) else worded(text, self.language())


def fill_in():
    trans_real.DjangoTranslation = MadeUp
