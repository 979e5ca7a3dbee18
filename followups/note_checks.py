"""Advice on a thank-you note while it is typed, never a lock: what an interviewer might stumble over, where and why.

Pure. Names, blanks, copies and length are looked at in every language, the rest in those of `note_words`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from django.utils.translation import gettext as _

from followups.near_copies import copied_passages, sentences_of
from followups.note_language import language_of, unwrapped, words_of
from followups.note_words import NOTE_WORDS, NoteWords
from interviews.pay import PAY

GOOD_LENGTH = 120  # words
TOO_LONG = 130  # “about”: a note of 125 is left alone
HALF_TYPED = 12  # words; before that nothing is missing yet
CONCRETE_ENOUGH = 2
CHECKED_LENGTH = 10_000
BLANK = re.compile(r"\[[^\]\n]{3,80}\]|\{\{?\s*\w+\s*\}?\}|<(?:name|company|role)>|\bX{3,}\b", re.IGNORECASE)
LEGAL_FORM = re.compile(
    r",?\s+(?:inc|ltd|llc|gmbh|ag|se|plc|corp|co|group|holding|limited|s\.?a\.?|b\.?v\.?)\.?$", re.I
)
GREETED = re.compile(r"\W*(?:\w+\W+){0,2}[A-ZÀ-Þ]\w+,")  # “Dear Ana,”, whatever they are called
ELIDED = re.compile(r"^(?:[cdjlmnst]|qu)'(?=\w{3})")
# Names that are words too: within a sentence nothing can be said about them.
_WORDS = """
Will May Mark Grace Hope Joy Rose Bill Art Faith Dawn June April Sky Frank Rich Guy Drew Jack Rob Sue Pat Chip Dean
Earl King Young Long Best Good Day Price Page Case Law Fox Hill Field Stone Wood Park
"""
WORDS_THAT_ARE_NAMES = frozenset(_WORDS.split())


class Check(StrEnum):
    NEAR_COPY = "near_copy"
    NOT_SPECIFIC = "not_specific"
    GUSHING = "gushing"
    WRONG_NAME = "wrong_name"
    PAY = "pay"
    TOO_LONG = "too_long"
    NO_NAME = "no_name"


@dataclass(frozen=True, slots=True)
class OtherNote:
    name: str
    body: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a note: to whom it goes, what was logged, and what may have been left from another."""

    name: str
    company: str
    role: str = ""
    sender: str = ""
    topics: Sequence[str] = ()
    colleagues: Sequence[str] = ()  # the other people of this application
    strangers: Sequence[str] = ()  # people of the other applications
    companies: Sequence[str] = ()  # of the other applications
    others: Sequence[OtherNote] = ()  # the notes to other people of this company


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to look at: the passage, why, and for a copy the passage in the other note."""

    check: Check
    passage: str
    why: str
    other: str = ""
    other_name: str = ""


def advice_on(body: str, setting: Setting) -> list[Advice]:
    body = unwrapped(body[:CHECKED_LENGTH])
    checks: list[Callable[[str, Setting], Iterable[Advice]]] = [_wrong_names, _blanks, _near_copies, _too_long]
    if words := NOTE_WORDS.get(language_of(body)):
        checks[2:2] = [partial(check, words=words) for check in (_no_name, _not_specific, _overdone)] + [_pay]
    return [advice for check in checks for advice in check(body, setting)] if body.strip() else []


def _wrong_names(body: str, setting: Setting) -> Iterator[Advice]:
    own = {*_names(setting.name), *_names(setting.sender), *words_of(setting.company)}
    colleagues, strangers = _names_of(setting.colleagues) - own, _names_of(setting.strangers) - own
    greeting = _greeting(body)
    if not own & set(words_of(greeting)) and (name := _first_named(greeting, colleagues | strangers)):
        yield Advice(Check.WRONG_NAME, greeting, _("This note goes to %(name)s.") % {"name": setting.name})
        strangers -= {name}
    strangers -= colleagues | {word for topic in setting.topics for word in words_of(topic)} | WORDS_THAT_ARE_NAMES
    for sentence in sentences_of(body):
        if name := _first_named(sentence, strangers):
            why = _("%(stranger)s belongs to another application.") % {"stranger": name}
            yield Advice(Check.WRONG_NAME, sentence, why)
    yield from _wrong_companies(body, setting)


def _wrong_companies(body: str, setting: Setting) -> Iterator[Advice]:
    known = " ".join([setting.company, setting.role, *setting.topics]).casefold()
    for company in dict.fromkeys(_short(company) for company in setting.companies):
        if not company or company.casefold() in known:
            continue
        for sentence in sentences_of(body):
            if re.search(rf"(?<!\w){re.escape(company)}(?!\w)", sentence):
                said = {"other": company, "company": setting.company}
                yield Advice(
                    Check.WRONG_NAME, sentence, _("This note goes to %(company)s, and here stands %(other)s.") % said
                )
                break


def _blanks(body: str, setting: Setting) -> Iterator[Advice]:
    if blank := BLANK.search(body):
        yield Advice(Check.NOT_SPECIFIC, blank.group(), _("This blank is still to be filled in, or to be taken out."))


def _no_name(body: str, setting: Setting, words: NoteWords) -> Iterator[Advice]:
    greeting, names = _greeting(body), {name.casefold() for name in _names(setting.name)}
    is_named = bool(names & {word.casefold().removesuffix("'s") for word in words_of(body)})
    is_bare = len(words_of(body)) >= HALF_TYPED and not is_named and not GREETED.match(greeting)
    if words.impersonal.match(greeting) or is_bare:
        yield Advice(
            Check.NO_NAME, greeting, _("Begin with their name: “Dear %(name)s,”.") % {"name": setting.name.split()[0]}
        )


def _not_specific(body: str, setting: Setting, words: NoteWords) -> Iterator[Advice]:
    if len(words_of(body)) >= HALF_TYPED and not BLANK.search(body) and not _is_specific(body, setting, words):
        why = _("This could go to anybody. Name one thing that the two of you talked about.")
        if setting.topics:
            why = _("This could go to anybody. You noted that you talked about: %(topic)s") % {
                "topic": setting.topics[0]
            }
        yield Advice(Check.NOT_SPECIFIC, _middle(body), why)


def _overdone(body: str, setting: Setting, words: NoteWords) -> Iterator[Advice]:
    for pattern, why in (
        (words.gushing, _("This may sound overdone. Plainly said, it counts for more.")),
        (words.begging, _("This sounds like asking for a favour. Say what you bring instead.")),
    ):
        if found := pattern.search(body):
            yield Advice(Check.GUSHING, _around(body, found), why)
    if body.count("!") >= 4 and not words.gushing.search(body):
        yield Advice(Check.GUSHING, "!", _("Many exclamation marks. One is plenty."))


def _pay(body: str, setting: Setting) -> Iterator[Advice]:
    talked_about = " ".join([*setting.topics, setting.role, setting.company]).casefold()
    for found in PAY.finditer(body):
        if found.group().casefold() not in talked_about:
            why = _("Pay has its time: when they raise it, or once there is an offer. Not in a thank-you.")
            yield Advice(Check.PAY, _around(body, found), why)
            return


def _too_long(body: str, setting: Setting) -> Iterator[Advice]:
    count, read = len(words_of(body)), 0
    if count <= TOO_LONG:
        return
    for sentence in sentences_of(body):
        read += len(words_of(sentence))
        if read > GOOD_LENGTH:
            said = {"count": count, "good": GOOD_LENGTH}
            why = _("%(count)d words. Up to about %(good)d are read to the end; from here on it is more.") % said
            yield Advice(Check.TOO_LONG, sentence, why)
            return


def _near_copies(body: str, setting: Setting) -> Iterator[Advice]:
    for note in setting.others:
        names = [*_names(setting.name), *_names(note.name), *_names(setting.sender)]
        if copied := copied_passages(body, unwrapped(note.body[:CHECKED_LENGTH]), names):
            why = _("Nearly the same stands in your note to %(name)s, and they may compare.") % {"name": note.name}
            yield Advice(Check.NEAR_COPY, copied.here, why, copied.there, note.name)
            return


def _is_specific(body: str, setting: Setting, known: NoteWords) -> bool:
    """A word of what was talked about, or enough words that are in no template."""
    names = _names_of([setting.name, setting.sender, setting.company, setting.role, *setting.colleagues])
    given = {name.casefold() for name in names}
    said = PAY.sub(" ", known.gushing.sub(" ", _without_impersonal_greeting(body, known)))
    words = {_bare(word) for word in words_of(said)} - given
    own = {word for word in words if len(word) > 2 and not known.is_template(word)}
    topics = {_bare(word) for word in _names_of(setting.topics)}
    return len(own) >= CONCRETE_ENOUGH or bool(_stems(words - known.stops) & _stems(topics - known.stops))


def _bare(word: str) -> str:
    """“team” of “Team’s”, “équipe” of “l’équipe”."""
    return ELIDED.sub("", word.casefold().replace("’", "'").removesuffix("'s"))


def _stems(words: Iterable[str]) -> set[str]:
    """Enough of each longer word that “hiring” and “hire”, “migrations” and “migrated” are taken for one."""
    telling = {word for word in words if len(word) > 3}
    return {word.removesuffix("e")[: max(3, len(word) - 3)] for word in telling}


def _greeting(body: str) -> str:
    return next((line.strip() for line in body.splitlines() if line.strip()), "")[:80]


def _without_impersonal_greeting(body: str, words: NoteWords) -> str:
    greeting = _greeting(body)
    return body.replace(greeting, " ", 1) if words.impersonal.match(greeting) else body


def _middle(body: str) -> str:
    """The first sentence after the greeting that says something: there the thing belongs."""
    longer = [sentence for sentence in sentences_of(body) if len(words_of(sentence)) >= 5]
    return longer[0] if longer else body.strip()


def _around(body: str, found: re.Match[str]) -> str:
    """The sentence in which something was found."""
    return next((sentence for sentence in sentences_of(body) if found.group().strip() in sentence), found.group())


def _names(name: str) -> set[str]:
    return {word for word in words_of(name) if len(word) > 1}


def _names_of(people: Iterable[str]) -> set[str]:
    return {word for name in people for word in _names(name)}


def _first_named(text: str, names: set[str]) -> str:
    return next((word for word in words_of(text) if word.removesuffix("'s") in names), "")


def _short(company: str) -> str:
    return LEGAL_FORM.sub("", company.strip())
