"""Which language a note is in, its words, and what is courtesy in any of them; about pay: interviews.pay."""

import re

from followups.note_words import NOTE_WORDS

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")  # “team’s”, “2,400”

# Languages that are told apart, and of which nothing else is known.
OTHER_STOPS = {
    "it": "il la lo gli e io lei per con su è una un di del grazie suo che mi molto della nostro al",
    "pt": "o a os e eu você por para com sobre é uma um de do da obrigado obrigada seu que me muito nossa",
    "nl": "de het een en ik u je wij voor met over is van dank bedankt dat niet op mijn onze te aan",
}
STOPS = {
    **{language: words.stops for language, words in NOTE_WORDS.items()},
    **{language: frozenset(stops.split()) for language, stops in OTHER_STOPS.items()},
}

# Said by everybody to everybody: neither specific, nor a copy when two notes have it.
COURTESY = re.compile(
    r"\b(?:thank(?:s| you)|appreciate[ds]?|grateful|pleasure|look(?:ing)? forward|let me know|tell me if"
    r"|happy to (?:answer|send|share|provide)|interest(?:ed)? in|glad to (?:join|send|hear|meet)|good to meet"
    r"|nice to meet|like to do this work|best of luck|next steps|hear(?:ing)? from you|wish you"
    r"|vielen dank|danke|freue mich|(?:zur|jederzeit) verfügung|melden sie sich|von (?:ihnen|euch|dir) zu hören"
    r"|nächsten? schritte?|interesse an"
    r"|merci|remercie|n['’]hésitez pas|au plaisir|dans l['’]attente|(?:reste|tiens) à votre disposition"
    r"|prochaines étapes|intéressée? par"
    r"|gracias|agradezco|(?:quedo|estoy) a su disposición|no dude en|a la espera|próximos pasos|interesad[oa] en)\b",
    re.IGNORECASE,
)
WRAP = re.compile(r"(?<=[^\n]{40})(?<![.!?:])\n(?=\S)")  # a long line broken in the middle of a sentence


def unwrapped(text: str) -> str:
    return WRAP.sub(" ", text)


def words_of(text: str) -> list[str]:
    return WORD.findall(text)


def language_of(text: str) -> str:
    """The language that more of its common words are of than of any other that we can tell apart, or nothing."""
    words = [word.casefold() for word in words_of(text)]
    hits = {language: sum(word in stops for word in words) for language, stops in STOPS.items()}
    likeliest = max(hits, key=lambda language: hits[language])
    is_sure = len(words) >= 4 and list(hits.values()).count(hits[likeliest]) == 1
    return likeliest if is_sure and hits[likeliest] > len(words) // 8 else ""
