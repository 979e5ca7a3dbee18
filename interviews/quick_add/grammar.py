"""The rules by which a line is read: the words of one or two `tongues`, put together. Pure."""

import re
from functools import cache, cached_property

from interviews.invites.day_names import MONTH
from interviews.invites.name_words import PARTICLES
from interviews.invites.said_times import LENGTH
from interviews.quick_add.tongues import TONGUES, Tongue, tongues_for
from interviews.quick_add.tongues.tongue import one_of

# A word right after one of these is somebody's name, not what it says: “at Zoom”.
NAMES_FOLLOW = (
    "".join(rf"(?<!\b{lead} )" for lead in ("at", "with", "bei", "mit", "chez", "avec", "con")) + "(?<!@)(?<!@ )"
)
# Others of which we know that we cannot read them.
NOT_READ = frozenset(["presso", "domani", "con", "com", "às", "amanhã", "bij", "och", "med", "kl"])
WORD = re.compile(r"(?<![\w.@])[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)|@")

type Rule = tuple[re.Pattern[str], str]
type DayRule = tuple[re.Pattern[str], Tongue]


class Grammar:
    """Patterns for a line as `unaccented` leaves it; of two tongues the first one goes first."""

    def __init__(self, tongues: tuple[Tongue, ...]) -> None:
        self.tongues = tongues
        self.nobody = frozenset().union(*(tongue.nobody for tongue in tongues))
        self.nobody_ends = tuple(end for tongue in tongues for end in tongue.nobody_ends)
        self.articles = frozenset().union(*(tongue.articles for tongue in tongues))
        self.inside = PARTICLES.union(*(tongue.inside.split("|") for tongue in tongues))
        self.zones = {place: zone for tongue in tongues for place, zone in tongue.zones.items()}

    def knows_language_of(self, text: str) -> bool:
        """Whether the line may be in one of its languages: no little words of others, or more of its own."""
        said = [word.casefold().replace("’", "'") for word in WORD.findall(text)]
        own = frozenset({"@"}).union(*(tongue.little for tongue in self.tongues))
        others = NOT_READ.union(*(tongue.little for tongue in TONGUES.values())) - own
        count = sum(word in others for word in said)
        return not count or sum(word in own for word in said) > count

    # Where a name, a role or a place comes to its end.

    @cached_property
    def stop(self) -> str:
        return rf"(?=\s+(?:{self._any('stop')})(?:\s|$)|\s*[\0;]|\s*$)"

    @cached_property
    def between(self) -> re.Pattern[str]:
        return _compiled(rf"(?:\b(?:{self._any('between')})(?!\w)|w/|[\s,;:.@&+)–—|-])+")

    # Who, and where

    @cached_property
    def at(self) -> re.Pattern[str]:
        return self._company(self._any("at"))

    @cached_property
    def at_or_in(self) -> re.Pattern[str]:
        return self._company(self._any("at_or_in"))

    @cached_property
    def no_company(self) -> re.Pattern[str]:
        return _compiled(rf"(?:{self._any('no_company')})\b")

    @cached_property
    def second_at(self) -> re.Pattern[str]:
        return _compiled(rf"(?<![^\s\0])(?:{self._any('at')})(?P<place>(?!half\b|quarter\b)[^\0;]+?){self.stop}")

    @cached_property
    def role(self) -> re.Pattern[str]:
        return _compiled(rf"\b(?:{self._any('role')})(?P<role>[^\W\d_][^\0,;]*?)(?:(?=,)|{self.stop})")

    @cached_property
    def role_tail(self) -> re.Pattern[str]:
        return _compiled(rf"(?:{self._any('role_tail')})$")

    @cached_property
    def people(self) -> re.Pattern[str]:
        return _compiled(rf"(?<!\w)(?:{self._any('with_')})(?P<names>[^\0]+?){self.stop}")

    @cached_property
    def separator(self) -> re.Pattern[str]:
        return _compiled(rf"\s*(?:[,;&+]|\b(?:{self._any('and_')})\b)\s*(?![^(]*\))")

    @cached_property
    def titled(self) -> re.Pattern[str]:
        """“their CTO Ana” is Ana, and what she is."""
        return re.compile(
            rf"(?:(?i:{self._any('their')})\s+)?(?P<title>(?i:{self._any('titles')})|[A-Z]{{2,4}}O|VP)\s+(?=[^\W\d_])"
        )

    @cached_property
    def places(self) -> tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...]:
        """What says where, what is none, and whether it may be in small letters."""
        return tuple(
            (
                _compiled(rf"\b(?:{tongue.in_})(?P<place>[^\0;]+?){self.stop}"),
                _compiled(rf"(?:{tongue.no_place})\b"),
                tongue.knows_small_places,
            )
            for tongue in self.tongues
        )

    @cached_property
    def room(self) -> re.Pattern[str]:
        return _compiled(rf"\b(?:{self._any('room')})")

    # When

    @cached_property
    def weekdays(self) -> tuple[DayRule, ...]:
        return tuple((_compiled(_weekday(tongue)), tongue) for tongue in self.tongues)

    @cached_property
    def weekdays_in_a_week(self) -> tuple[DayRule, ...]:
        """“Tuesday week”, “a week on Tuesday”."""
        return tuple((_compiled(_weekday_in_a_week(tongue)), tongue) for tongue in self.tongues)

    @cached_property
    def dated_weekdays(self) -> tuple[DayRule, ...]:
        """“Tue 8th 2pm”, « mardi 8 à 10h »."""
        return tuple((_compiled(_dated_weekday(tongue)), tongue) for tongue in self.tongues)

    @cached_property
    def near(self) -> tuple[DayRule, ...]:
        return tuple(
            (_compiled(rf"{NAMES_FOLLOW}\b(?:{'|'.join(words for words, _days in tongue.near)})\b"), tongue)
            for tongue in self.tongues
        )

    @cached_property
    def nth(self) -> tuple[DayRule, ...]:
        """“the 30th”, but no date that does not exist."""
        no_month = rf"(?! (?:of |de )?{MONTH}(?!\w))"
        return tuple((_compiled(rf"\b(?:{tongue.nth}){no_month}"), tongue) for tongue in self.tongues)

    @cached_property
    def ahead(self) -> tuple[DayRule, ...]:
        return tuple((_compiled(rf"\b(?:{tongue.ahead})"), tongue) for tongue in self.tongues)

    @cached_property
    def ago(self) -> tuple[DayRule, ...]:
        return tuple((_compiled(rf"\b(?:{tongue.ago})"), tongue) for tongue in self.tongues)

    @cached_property
    def length(self) -> re.Pattern[str]:
        before, after = self._any("each_before"), self._any("each_after")
        return _compiled(
            rf"(?:\b(?P<each_before>{before}) )?(?:\b(?:{self._any('for_')}) )?{LENGTH.pattern}"
            rf"(?P<each> (?:{after})\b)?"
        )

    @cached_property
    def hours_and_minutes(self) -> re.Pattern[str]:
        """« , 1h30 » behind a time."""
        return _compiled(
            rf"(?:,\s?|\b(?:{self._any('for_')}) )(?P<hours>[1-6])\s?h\s?(?P<minutes>[0-5]\d)(?!\w|\s?(?:-|–"
            rf"|à|a\s\d|bis))"
            rf"(?P<each> (?:{self._any('each_after')})\b)?"
        )

    @cached_property
    def hours(self) -> re.Pattern[str]:
        """“9-12” by itself."""
        return _compiled(
            rf"(?:\b(?:{self._any('from_')}) )?(?<![\w.:/#-])(?P<first>1?\d|2[0-3])\s?(?:-|–"
            rf"|\b(?:{self._any('to')})\b)\s?"
            r"(?P<second>1?\d|2[0-3])(?![\w:./-])"
        )

    @cached_property
    def zone(self) -> tuple[re.Pattern[str], ...]:
        return tuple(_compiled(rf"\b{tongue.zone}") for tongue in self.tongues if tongue.zone)

    # What kind of round

    @cached_property
    def formats(self) -> tuple[Rule, ...]:
        return tuple(_rule(words, said) for tongue in self.tongues for words, said in tongue.formats)

    @cached_property
    def kinds(self) -> tuple[Rule, ...]:
        return tuple(_rule(words, said) for tongue in self.tongues for words, said in tongue.kinds)

    @cached_property
    def numbers(self) -> tuple[DayRule, ...]:
        return tuple((_compiled(rf"{NAMES_FOLLOW}\b(?:{tongue.number})"), tongue) for tongue in self.tongues)

    @cached_property
    def panel(self) -> re.Pattern[str]:
        return _rule(self._any("panel"), "")[0]

    @cached_property
    def apart(self) -> re.Pattern[str]:
        return _rule(self._any("apart"), "")[0]

    def _company(self, lead: str) -> re.Pattern[str]:
        return _compiled(rf"(?<![^\s\0])(?:{lead})(?P<name>[^\0,;()]+?)(?:(?=,|\s*\()|{self.stop})")

    def _any(self, part: str) -> str:
        said = [getattr(tongue, part) for tongue in self.tongues]
        return "|".join(words for words in said if words) or r"(?!)"


@cache
def grammar_for(language: str) -> Grammar:
    """By the code of a language; one of which nothing is known reads English."""
    return Grammar(tongues_for(language))


def _weekday(tongue: Tongue) -> str:
    lead = rf"{NAMES_FOLLOW}\b(?:(?:{tongue.on}) )?(?:(?P<before>{tongue.before}) )?"
    days = one_of(tongue.weekdays)
    if tongue.short:
        short = "|".join(tongue.short)
        time = rf"\.?,? ?(?:(?:{tongue.clock_lead}) )*(?:\d|(?:{tongue.of_day})\b)"
        another = rf"\.? ?(?:/|\b(?:{tongue.or_})\b) ?(?:{days}|{short})\b"
        days = rf"{days}|(?:{short})(?(before)|(?={time}| (?:{tongue.after})\b|{another}))"
    return rf"{lead}(?P<weekday>{days}){tongue.weekday_end}(?P<after> (?:{tongue.after})\b)?"


def _weekday_in_a_week(tongue: Tongue) -> str:
    days = _any_weekday(tongue)
    lead = rf"{NAMES_FOLLOW}\b(?:(?P<from>{tongue.week_from}) |(?:{tongue.on}) )?"
    return rf"{lead}(?P<weekday>{days})\b(?(from)| (?:{tongue.week_after})\b)"


def _dated_weekday(tongue: Tongue) -> str:
    """With the day of the month behind it, which no hour is; `range` if it may begin “8 à 10h”."""
    days = _any_weekday(tongue)
    number = rf"(?:(?:{tongue.the}) )?(?P<nth>[1-3]?\d)(?:st|nd|rd|th|er|\.)?"
    no_hour = r"(?![\w:/.]|,\d| ?(?:h|heures?|uhr|am|pm|a\.m|p\.m|o'clock|-|–|to|till?|until|bis)\b| ?[-–])"
    return rf"{NAMES_FOLLOW}\b(?:(?:{tongue.on}) )?(?P<weekday>{days})\b\.?,? {number}{no_hour}(?=(?P<range> a \d)?)"


def _any_weekday(tongue: Tongue) -> str:
    return "|".join([*tongue.weekdays, *tongue.short])


def _rule(words: str, said: str) -> Rule:
    return _compiled(rf"{NAMES_FOLLOW}\b(?:{words})(?!\w)"), said


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
