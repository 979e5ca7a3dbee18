"""What to say again of what was said: a line to open with, from a topic of last time and what one thought since. Pure.

`interviews.continuity_topics` gathers the topics.
"""

import re

from django.utils.translation import get_language
from django.utils.translation import gettext as _

# A capital at the start of such a word is the start of a note, not a name: within a sentence it goes.
ENGLISH = (
    r"(?i:an?|the|their|our|your|his|her|its|my|how|what|why|when|where|who|which|that|this|these|those|whether|if"
    r"|being|having|working|building|using|moving|getting|making)\b"
)
# “Ihre Pläne” may be polite.
GERMAN = (
    r"(?i:der|die|das|den|dem|des|(?:ein|unser|eu|mein|dies|welch)(?:e[nmrs]?)?|euer"
    r"|wie|was|warum|weshalb|wann|wo|wer|dass|ob)\b"
)
# Before a capital they are part of a name: “La Poste”, “El País”.
FRENCH = (
    r"(?i:les?|la|l['’]|une?|des?|du|d['’]|[nv]otre|[nv]os|leurs?|[mts](?:on|a|es)|ce(?:t|tte|s)?|quel(?:le)?s?"
    r"|comment|pourquoi|quand|où|qui|que|si)\b(?!\s?[A-ZÀ-Þ])"
)
SPANISH = (
    r"(?i:el|las?|los?|un(?:as?|os)?|[mts]us?|mis?|[nv]uestr[oa]s?|est[ea]|est[oa]s|c[oó]mo|qu[eé]|por qué|cuándo"
    r"|dónde|quién|cuál|si)\b(?!\s?[A-ZÀ-Þ])"
)
PLAIN_WORDS = {
    "en": re.compile(ENGLISH),
    "de": re.compile(f"{ENGLISH}|{GERMAN}"),
    "fr": re.compile(f"{ENGLISH}|{FRENCH}"),
    "es": re.compile(f"{ENGLISH}|{SPANISH}"),
}
ENDS_A_SENTENCE = (".", "!", "?", "…", "”", '"')


def opening_line(topic_text: str, thought: str, *, is_same_person: bool, who: str = "") -> str:
    """To say to somebody; `who` names the other person with whom it was talked about."""
    said = {"topic": within_a_sentence(topic_text), "thought": _spoken(thought), "who": who}
    if is_same_person and said["thought"]:
        return _("Last time you mentioned %(topic)s. I have thought about it since: %(thought)s") % said
    if is_same_person:
        return _("Last time we talked about %(topic)s. I would like to come back to that.") % said
    if said["thought"]:
        return _("%(who)s and I talked about %(topic)s. I have thought about it since: %(thought)s") % said
    return _("%(who)s and I talked about %(topic)s. How do you see that?") % said


def mending_line(topic_text: str, thought: str) -> str:
    """For an answer that was weak, to whoever heard it; empty until there is a better one."""
    said = {"topic": within_a_sentence(topic_text), "thought": _spoken(thought)}
    if not said["thought"]:
        return ""
    return _("Last time I did not say much about %(topic)s. I would say it like this today: %(thought)s") % said


def within_a_sentence(topic: str) -> str:
    """The topic as typed, without its closing stop and without the capital of a plain first word."""
    topic = topic.strip().rstrip(".!;,…")
    plain_word = PLAIN_WORDS.get((get_language() or "")[:2])
    return topic[0].lower() + topic[1:] if plain_word and plain_word.match(topic) else topic


def _spoken(thought: str) -> str:
    """Its first paragraph on one line, as a whole sentence: nobody opens with a lecture."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", thought.replace("\r\n", "\n"))]
    first = next((part for part in paragraphs if part), "")
    return first if not first or first.endswith(ENDS_A_SENTENCE) else f"{first}."
