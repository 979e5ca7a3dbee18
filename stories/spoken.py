"""How long a text takes when it is told aloud. Pure; the advice on a story and its form ask here."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

WORDS_PER_MINUTE = 130
# Written without spaces between words, so that counting them says nothing.
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})


@dataclass(frozen=True, slots=True)
class Spoken:
    words: int

    @property
    def seconds(self) -> int:
        """To the next five, as precise as such an estimate is."""
        return -(-self.words * 60 // WORDS_PER_MINUTE // 5) * 5

    @property
    def length(self) -> str:
        """“25 s” or “1 min 10 s”."""
        minutes, seconds = divmod(self.seconds, 60)
        if not minutes:
            return _("%(seconds)d s") % {"seconds": seconds}
        if not seconds:
            return _("%(minutes)d min") % {"minutes": minutes}
        return _("%(minutes)d min %(seconds)d s") % {"minutes": minutes, "seconds": seconds}

    @property
    def sentence(self) -> str:
        if not self.words:
            return ""
        counted = ngettext("%(count)d word", "%(count)d words", self.words) % {"count": self.words}
        return _("%(words)s, about %(length)s aloud") % {"words": counted, "length": self.length}


def spoken(text: str, language: str = "en") -> Spoken:
    """How much there is to say; nothing in a language whose words we cannot count."""
    return Spoken(0 if language.partition("-")[0] in UNSPACED else len(text.split()))
