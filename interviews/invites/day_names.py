"""Names of weekdays and months as mails write them, in English, German, French and Spanish. Pure."""

from typing import ClassVar

from dateutil import parser

# From Monday, and from January.
WEEKDAYS = (
    "montag lundi lunes",
    "dienstag mardi martes",
    "mittwoch mercredi miércoles miercoles",
    "donnerstag jeudi jueves",
    "freitag vendredi viernes",
    "samstag sonnabend samedi sábado sabado",
    "sonntag dimanche domingo",
)
MONTHS = (
    "januar jänner janvier janv enero ene",
    "februar février fevrier févr fevr febrero",
    "märz mrz mars marzo",
    "avril avr abril abr",
    "mai mayo",
    "juni juin junio",
    "juli juillet juil julio",
    "août aout agosto ago",
    "septembre septiembre setiembre",
    "oktober okt octobre octubre",
    "novembre noviembre",
    "dezember dez décembre decembre déc diciembre dic",
)
# “Di., 1.12.”, « mar. 1 déc. », «vie. 4 dic.»: without the dot or comma they are words of other kinds.
SHORT = ("mo lun", "di mar", "mi mer mié mie", "do jeu jue", "fr ven vie", "sa sam sáb sab", "so dim dom")
SHORT_WEEKDAYS = {name: day for day, names in enumerate(SHORT) for name in names.split()}


def _one_of(names: tuple[str, ...]) -> str:
    """A pattern; the longer names first, as one may begin like another."""
    return "|".join(sorted(" ".join(names).split(), key=len, reverse=True))


class _Names(parser.parserinfo):
    """dateutil's, with the ways in which mails cut them short, and those of other languages."""

    WEEKDAYS: ClassVar = [
        (*english, *others.split())
        for english, others in zip(
            [
                ("mon", "monday"),
                ("tue", "tues", "tuesday"),
                ("wed", "wednes", "wednesday"),
                ("thu", "thur", "thurs", "thursday"),
                ("fri", "friday"),
                ("sat", "satur", "saturday"),
                ("sun", "sunday"),
            ],
            WEEKDAYS,
            strict=True,
        )
    ]
    MONTHS: ClassVar = [
        (*english, *others.split()) for english, others in zip(parser.parserinfo.MONTHS, MONTHS, strict=True)
    ]


NAMES = _Names()
NOT_ENGLISH = _one_of(WEEKDAYS)
WEEKDAY = (
    r"(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|"
    rf"{NOT_ENGLISH}|(?:{_one_of(SHORT)})(?=[.,]))\.?"
)
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    rf"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|{_one_of(MONTHS)})\.?"
)


def weekday_named(weekday: str) -> int:
    """Also one that nobody spells so: “Tueday”, or with a letter that only looks like another."""
    name = weekday.casefold()
    known = NAMES.weekday(name)
    return int(SHORT_WEEKDAYS.get(name, NAMES.weekday(name[:3])) if known is None else known)
