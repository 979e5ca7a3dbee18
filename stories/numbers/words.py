"""The words by which English names numbers, months and fractions, and how to tell that a text is no English."""

import re

UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
VALUES = (
    {word: value for value, word in enumerate(UNITS, 1)}
    | {word: value for value, word in enumerate(TEENS, 10)}
    | {word: value for value, word in zip(range(20, 100, 10), TENS, strict=True)}
    | {"a": 1}
)
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}

FRACTIONS = {
    r"two[- ]thirds": "2/3",
    r"(?:a|one)[- ]third": "1/3",
    r"three[- ]quarters": "3/4",
    r"(?:a|one)[- ]quarter(?!\w| (?:past|to)\b)": "1/4",
    # Not “half an hour”, “half past”.
    r"half(?!\w| (?:an?|past)\b)|halved|halving|½": "1/2",
    r"doubled|doubling|twice": "x2",
    r"tripled|trebled|threefold": "x3",
}

_MONTHS = "january february march april may june july august september october november december"
MONTHS = {name: number for number, name in enumerate(_MONTHS.split(), 1)}
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
# Words besides: a month only where a month would stand.
ALSO_WORDS = ("March", "May")

_ANY = "|".join
_BELOW_100 = rf"(?:(?:{_ANY(TENS)})(?:[- ](?:{_ANY(UNITS)}))?|{_ANY(TEENS)}|{_ANY(UNITS)})"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|a) hundred(?:(?: and)? {_BELOW_100})?|{_BELOW_100})"
_THOUSANDS = rf"(?:{_BELOW_1000}|a) (?:thousand|million|billion|dozen)(?:,?(?: and)? {_BELOW_1000})?"
# “forty-two”, “two thousand five hundred”; not the “twenty” of “twenty-first”.
IN_WORDS = rf"\b(?:{_THOUSANDS}|{_BELOW_1000})\b(?!-(?:first|second|third|\w+th)\b)"

# Common words that two languages do not share: enough to see that a text is not English.
_MARKERS = {
    "en": "the and of to was were with for by my we from it that our this have at i in on is a could would can",
    "de": "der die das und ich sie mit für von wir ist nicht ein eine auf zu haben ab dem den im",
    "fr": "le la les et je nous pour avec sur est une des de du à que en ai dans",
    "es": "el la los y de por para con una un del que en es mi al",
    "it": "il gli di e con una un del che è mi da sono",
    "pt": "o os e de para com uma um da que em é meu",
    "nl": "de het een en ik wij voor van dat niet op te ben",
    "pl": "w z na się nie jest że od jak mam",
    "sv": "och att det som en på är av för med jag vi",
}
MARKERS = {language: frozenset(words.split()) for language, words in _MARKERS.items()}
WORD = re.compile(r"[^\W\d_]+")


def number_of(words: str) -> int:
    """What a match of IN_WORDS amounts to."""
    total = current = 0
    for word in re.split(r"[-,\s]+", words.casefold()):
        if word in ("hundred", "dozen"):
            current *= SCALES[word]
        elif word in SCALES:
            total, current = total + current * SCALES[word], 0
        else:
            current += VALUES.get(word, 0)
    return total + current


def is_maybe_english(text: str) -> bool:
    """False where more of its common words are those of another language that we can tell apart."""
    words = [word.casefold() for word in WORD.findall(text)]
    hits = {language: sum(word in markers for word in words) for language, markers in MARKERS.items()}
    return hits.pop("en") >= max(hits.values())
