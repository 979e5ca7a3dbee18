"""What looks like somebody's name, what like a title, and whose an address is. Pure."""

import re
from collections.abc import Sequence

from interviews.invites.found import FoundPerson
from interviews.invites.name_words import (
    HONORIFICS,
    NO_NAME,
    PARTICLES,
    ROLE_WORDS,
    SALUTATIONS,
    SOFT,
    TITLE_WORDS,
    TOPIC_WORDS,
)
from interviews.people import name_key

LONGEST_TITLE, MOST_TITLE_WORDS = 120, 12
ALSO_GIVEN = frozenset({"Al", "Ben"})  # with a capital a first name, else a particle
PRONOUNS = re.compile(r"(?:she|he|they|her|him|them|hers|his|theirs)(?:\s*/\s*\w+)*", re.IGNORECASE)
INITIAL = re.compile(r"[A-Z]\.?")
WORD = re.compile(r"[^\W\d_](?:[\w.'’‑-]*[\w.])?")


def is_name(text: str) -> bool:
    """Whether these words look like somebody's whole name."""
    words = [word for word in text.split() if word.casefold().rstrip(".,") not in HONORIFICS]
    fewest = 1 if len(words) < len(text.split()) else 2
    if not fewest <= len(words) <= 5 or len(text) > 80 or any(_is_no_name(word) for word in words):
        return False
    if len(words) > 1 and all(word.casefold() in SOFT for word in words):
        return False
    capitals = [word for word in words if word.casefold() not in PARTICLES or word in ALSO_GIVEN]
    return len(capitals) >= fewest and all(_is_name_word(word) for word in capitals)


def without_salutation(name: str) -> str:
    """“Frau Dr. Vogel” as she would be listed: degrees stay, unless nothing but a family name would."""
    first, _space, rest = name.partition(" ")
    return rest if first.casefold().rstrip(".") in SALUTATIONS and " " in rest else name


def is_title(text: str, *, follows_name: bool = False) -> bool:
    """Whether this is what somebody is; after their name, what they are it of is enough (“Ana Ruiz, Marketing”)."""
    said = re.findall(r"[\w&-]+", text)
    words = [word.casefold() for word in said]
    if not words or not (said[0][0].isupper() or words[0] in TITLE_WORDS):
        return False
    if not 1 <= len(words) <= MOST_TITLE_WORDS or len(text) > LONGEST_TITLE or TOPIC_WORDS.intersection(words):
        return False
    return not (TITLE_WORDS if follows_name else ROLE_WORDS).isdisjoint(words)


def best_owner(address: str, people: Sequence[FoundPerson]) -> FoundPerson | None:
    """Whose address this is by the words of their name, if it is just one person's."""
    said = _letters(address.partition("@")[0] if "@" in address else address.rstrip("/").rpartition("/")[2])
    owners = [person for person in people if _is_spelt(person.name, said)]
    return owners[0] if len(owners) == 1 else None


def _is_spelt(name: str, said: str) -> bool:
    words = [letters for word in name.split() if len(letters := _letters(word)) > 1]
    if not words or not said:
        return False
    first, last = words[0], words[-1]
    initials = (f"{first[0]}{last}", f"{last}{first[0]}", f"{first}{last[0]}")
    return (first in said and last in said) or said in (first, last, *initials)


def _letters(text: str) -> str:
    folded = name_key(text)
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("é", "e"), ("è", "e"), ("á", "a")):
        folded = folded.replace(letter, plain)
    return "".join(character for character in folded if character.isalpha())


def titled(text: str) -> tuple[str, str]:
    """“Senior Analyst Bo Lind” as title and name; ("", name) or ("", "") if it is that or neither."""
    if is_name(text):
        return "", text
    words = text.split()
    for count in (4, 3, 2):
        name, title = " ".join(words[-count:]), " ".join(words[:-count])
        if len(words) > count and is_name(name) and is_title(title) and len(words) - count <= MOST_TITLE_WORDS:
            return title, name
    return "", _name_inside(words)


def _name_inside(words: list[str]) -> str:
    """A name at the beginning or the end of other words: “Ana Ruiz will show you around”."""
    for count in (4, 3, 2):
        if len(words) > count:
            head, tail = " ".join(words[:count]), " ".join(words[-count:])
            if is_name(head) and not _is_name_word(words[count]) and words[count][:1].islower():
                return head
            if is_name(tail) and words[-count - 1][:1].islower():
                return tail
    return ""


def _is_name_word(word: str) -> bool:
    """A capital first, or a script without capitals; “O’Brien-Ruiz”, “J.”."""
    if INITIAL.fullmatch(word):
        return True
    if not WORD.fullmatch(word) or any(character.isdigit() for character in word):
        return False
    # Short words all in capitals are abbreviations; “RUIZ” is how some write a family name.
    return not word[0].islower() and not (word.isupper() and word.isascii() and len(word) == 3)


def is_first_name(text: str) -> bool:
    words = text.split()
    return len(words) == 1 and len(text) > 1 and not text.isupper() and _is_name_word(text) and not _is_no_name(text)


def _is_no_name(word: str) -> bool:
    bare = word.casefold().strip(".,’'")
    return (bare in NO_NAME or bare in TITLE_WORDS or bare in TOPIC_WORDS) and bare not in SOFT


def is_no_title(text: str) -> bool:
    return any(word.casefold() in NO_NAME for word in re.findall(r"\w+", text)) or bool(PRONOUNS.fullmatch(text))
