"""The people whom a text names, with title, address and profile. Names of every script. Pure.

A name is two to four words with capitals and none of the words that interviews are described with.
"""

import re
from dataclasses import dataclass, replace

from interviews.invites.found import FoundPerson
from interviews.invites.name_rules import (
    LONGEST_TITLE,
    PRONOUNS,
    WORD,
    best_owner,
    is_first_name,
    is_name,
    is_no_title,
    is_title,
    titled,
    without_salutation,
)
from interviews.invites.places import is_call
from interviews.people import name_key

LONGEST, MOST_PEOPLE = 6_000, 30
EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
URL = re.compile(r"https?://[^\s<>\"|]{3,1000}", re.IGNORECASE)
PROFILE = re.compile(
    r"https?://(?:[a-z]{2,3}\.)?(?:www\.)?(?:linkedin\.com/(?:in|pub)/|xing\.com/profile/|github\.com/[\w-]+/?$|"
    r"(?:twitter|x)\.com/\w+/?$|bsky\.app/profile/|scholar\.google\.|orcid\.org/|about\.me/)|"
    r"https?://[^/\s]+/(?:[\w-]+/)*(?:team|people|staff|about|leadership|person|profile)s?/[\w.-]+/?$",
    re.IGNORECASE,
)
# What parts one mention from the next; a dash only with space around it, as names have hyphens.
BETWEEN = re.compile(
    r"\s+[-–—|/]\s+|[|;:•·●▪‣*()\[\]]|,\s|,$|\s&\s|\s\+\s|\s(?:and|und|et|y|e)\s|"
    r"\s(?:with|mit|avec|con|by|alongside|joined by)\s|\s(?:am|um|le|el)(?=\s\s|\s*$)|"
    r"(?<=[^\W\d_]{3})(?<!\bProf)[.!?](?:\s|$)|[⟨⟩<>\"“”]|\s{2,}|\t",
)
LEAD = re.compile(
    r"^(?:(?:you(?:['’]ll| will| are)?|we|please|i|and|meet(?:ing)?|speak(?:ing)?|talk(?:ing)?|chat(?:ting)?|"
    r"interview(?:er|ers|ing)?|"
    r"with|to|be|our|the|your|from|host(?:ed)?|by|led|panel(?:list|lists)?|participants?|attendees?|who|call|also|then|first|"
    r"mit|avec|con|next|finally|followed|name|introduce|join(?:ed)?|via|is|are|as|a|an|of|team|conversation|see|seeing)\b[\s:]*)+",
    re.IGNORECASE,
)
GREETING = re.compile(
    r"\s*(?:dear|hi|hello|hey|liebe[rs]?|hallo|guten tag|sehr geehrte[rs]?|bonjour|cher|chère|hola|estimad[oa]"
    r"|querid[oa])\b[^:,!\n]{0,30}[:,!\n]",
    re.IGNORECASE,
)
NO_PEOPLE = re.compile(
    r"\s*(?:location|address|where|venue|office|place|join|dial|phone|tel|meeting id|passcode|password|link|"
    r"zoom|topic|role|"
    r"position|job|company|subject|date|time|when|ort|adresse|betreff|lieu|lien|objet|lugar|dirección|enlace|asunto)\b[^:,\n]{0,30}[:,]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line, and whether they stood in brackets."""

    text: str
    is_bracketed: bool = False


def people_in(text: str, *, allows_first_names: bool = False) -> tuple[FoundPerson, ...]:
    """In the order of the text, nobody twice.

    With `allows_first_names` a single word counts as a name on the first line, and below where it stands alone.
    """
    reader = _Reader()
    for number, line in enumerate(text[:LONGEST].split("\n")):
        line = GREETING.sub("", line, count=1) if GREETING.match(f"{line}\n") else line
        if not NO_PEOPLE.match(line):
            is_bare = bool(WORD.fullmatch(line.strip(" -•*·")))
            reader.allows_first_names = allows_first_names and (number == 0 or is_bare)
            reader.read_line(line)
    return tuple(reader.people[:MOST_PEOPLE])


class _Reader:
    """Goes through the pieces of each line; what follows a person is theirs until the next one."""

    allows_first_names = False

    def __init__(self) -> None:
        self.people: list[FoundPerson] = []
        self.title_ahead, self.is_title_ahead = "", False
        self.has_current = False

    def read_line(self, line: str) -> None:
        emails, urls = EMAIL.findall(line), [address.rstrip(".,;)") for address in URL.findall(line)]
        before = len(self.people)
        self.title_ahead = self.title_ahead if not line.strip() else ""
        for piece in _pieces(EMAIL.sub(" ", URL.sub(" ", line))):
            self._read_piece(piece)
        self._give_addresses(emails, urls, self.people[before:] or self.people[-1:], before)
        if not line.strip():
            self.has_current = False

    def _read_piece(self, piece: Piece) -> None:
        text = piece.text
        if piece.is_bracketed and not any(is_name(part.strip()) for part in BETWEEN.split(text) if part):
            if self.has_current and not PRONOUNS.fullmatch(text):
                self._give_title(text, is_certain=is_title(text, follows_name=True))
            return
        if piece.is_bracketed:
            for part in _pieces(text):
                self._read_piece(part)
            return
        text = LEAD.sub("", text).strip(" .,-–—")
        title, name = titled(text)
        if name:
            self._add(name, title)
        elif self.has_current and is_title(text, follows_name=True) and self._take_title(text):
            pass
        elif is_title(text):
            self.title_ahead = text
        elif self.allows_first_names and is_first_name(text):
            self._add(text, "")

    def _add(self, name: str, title: str) -> None:
        name = without_salutation(name)
        key = name_key(name)
        # What stands before a name may be what the conversation is (“Hiring Manager: Ana Ruiz, Head of Data”).
        self.is_title_ahead = bool(self.title_ahead and not title)
        title = title or self.title_ahead
        self.title_ahead = ""
        for position, person in enumerate(self.people):
            if name_key(person.name) == key:
                # Whoever is named again is the current one: put last, as what follows is theirs.
                self.people.append(replace(self.people.pop(position), title=person.title or title))
                self.has_current = True
                return
        self.people.append(FoundPerson(name, title))
        self.has_current = True

    def _take_title(self, text: str) -> bool:
        """A title, or what one goes on with: “Senior Manager, Data Platform”."""
        person = self.people[-1]
        goes_on = person.title and not is_title(text) and "," not in person.title
        if goes_on and len(person.title) + len(text) < LONGEST_TITLE:
            self.people[-1] = replace(person, title=f"{person.title}, {text}")
        return bool(goes_on) or (not person.title and self._give_title(text, is_certain=True))

    def _give_title(self, text: str, *, is_certain: bool) -> bool:
        """To the person named last, if they have none; what stands in brackets after a name is one as a rule."""
        person = self.people[-1]
        words = text.split()
        is_likely = 1 <= len(words) <= 6 and words[0][:1].isupper() and not is_no_title(text)
        if (person.title and not self.is_title_ahead) or not (is_certain or is_likely):
            return False
        self.people[-1] = replace(person, title=text.strip()[:LONGEST_TITLE])
        self.is_title_ahead = False
        return True

    def _give_addresses(self, emails: list[str], urls: list[str], near: list[FoundPerson], before: int) -> None:
        for address in (*emails, *(url for url in urls if PROFILE.match(url) and not is_call(url))):
            owner = best_owner(address, self.people) or (near[0] if len(near) == 1 and self.has_current else None)
            if owner is None:
                continue
            position = next(index for index, person in enumerate(self.people) if person.name == owner.name)
            kept = self.people[position]
            is_email = "@" in address and not address.startswith("http")
            change = {"email": kept.email or address} if is_email else {"url": kept.url or address[:500]}
            self.people[position] = replace(kept, **change)


def _pieces(line: str) -> list[Piece]:
    pieces: list[Piece] = []
    depth_text = re.split(r"\(([^()]*)\)", line)
    for position, part in enumerate(depth_text):
        if position % 2:
            pieces.append(Piece(" ".join(part.split()), is_bracketed=True))
            continue
        pieces += [Piece(" ".join(text.split())) for text in BETWEEN.split(part) if text and text.strip()]
    return [piece for piece in pieces if piece.text]
