"""The sentences of a thank-you draft, in wordings that take turns. Called by drafts.py; pure."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from followups.continuity import Earlier
from followups.note_styles import Style
from interviews.continuity import within_a_sentence
from interviews.models import Application, Interviewer


def subject(application: Application, turn: int) -> str:
    if application.role_title:
        variants = [
            _("Thank you for our conversation about the %(role)s role"),
            _("Our conversation about the %(role)s role"),
            _("Thank you for your time (%(role)s)"),
        ]
    else:
        variants = [
            _("Thank you for our conversation"),
            _("Our conversation about %(company)s"),
            _("Thank you for your time"),
        ]
    return _say(variants, turn, application)


def thanks(application: Application, turn: int, style: Style = Style.WARM_SHORT) -> str:
    if style.is_plain and application.role_title:
        variants = [
            _("Thank you for talking with me about the %(role)s role."),
            _("Thank you for your time, and for what you told me about the %(role)s role."),
            _("Thank you for the conversation about the %(role)s role."),
        ]
    elif style.is_plain:
        variants = [
            _("Thank you for talking with me about %(company)s."),
            _("Thank you for your time, and for what you told me about %(company)s."),
            _("Thank you for the conversation about %(company)s."),
        ]
    elif application.role_title:
        variants = [
            _("Thank you for taking the time to talk with me about the %(role)s role."),
            _("Thank you for our conversation about the %(role)s role."),
            _("Thank you for the time you took to tell me about the %(role)s role and the work around it."),
        ]
    else:
        variants = [
            _("Thank you for taking the time to talk with me about %(company)s."),
            _("Thank you for our conversation about the work at %(company)s."),
            _("Thank you for the time you took to tell me about %(company)s."),
        ]
    return _say(variants, turn, application)


def what_stayed(topics: Sequence[str], turn: int, style: Style = Style.WARM_SHORT) -> str:
    """The sentence about what was talked about, or an honest blank."""
    if not topics:
        return _("[mention what you talked about]")
    variants = [
        _("What stayed with me most is what we said about %(topics)s."),
        _("I especially enjoyed talking about %(topics)s."),
        _("I keep thinking about our exchange on %(topics)s."),
    ]
    if style.is_plain:
        variants = [
            _("We talked about %(topics)s, and I have thought about it since."),
            _("The most useful part for me was what we said about %(topics)s."),
            _("I took away most from our exchange on %(topics)s."),
        ]
    return variants[turn % len(variants)] % {"topics": _listed(topics)}


def why_it_matters() -> str:
    """What only the candidate knows."""
    return _("[say in one sentence why that matters to you]")


def picked_up(earlier: Earlier, person: Interviewer, since: date, style: Style) -> str:
    """Where it goes on from; only a longer note goes back to a talk with somebody else."""
    said = {"when": _when(earlier.on, since), "name": earlier.person.first_name, "topics": _listed(earlier.topics)}
    if earlier.person.pk != person.pk:
        return (
            _("Before that, %(when)s, %(name)s and I had talked about %(topics)s.") % said if style.is_longer else ""
        )
    if style.is_plain:
        return _("It follows on from our conversation %(when)s about %(topics)s.") % said
    return _("I was glad to speak with you again after our conversation %(when)s about %(topics)s.") % said


def agreed(promises: Sequence[str]) -> str:
    return _("I have also noted what we agreed on: %(promises)s.") % {"promises": _listed(promises)}


def interest(application: Application, turn: int, style: Style = Style.WARM_SHORT) -> str:
    if style.is_plain:
        variants = [
            _("I remain interested in the work at %(company)s."),
            _("I would like to do this work at %(company)s."),
            _("The work at %(company)s interests me, and I am glad to answer further questions."),
            _("Please let me know if %(company)s needs anything else from me; I remain interested."),
        ]
        return _say(variants, turn, application)
    variants = [
        _("I would like to do this work at %(company)s. If there is anything I can add, please let me know."),
        _("I would be glad to join %(company)s. Please tell me if anything else would help you decide."),
        _("I left our conversation more interested in working at %(company)s, and I am happy to answer any question."),
        _("The work at %(company)s is what I would like to do next. I am glad to send whatever else is useful."),
    ]
    return _say(variants, turn, application)


def _say(variants: Sequence[str], turn: int, application: Application) -> str:
    return variants[turn % len(variants)] % {"role": application.role_title, "company": application.company}


def _listed(topics: Sequence[str]) -> str:
    return get_text_list([within_a_sentence(topic) for topic in topics], _("and"))


def _when(on: date, since: date) -> str:
    """“in October”; within one month the day, and after a year the year too."""
    if (on.year, on.month) == (since.year, since.month):
        return _("on %(day)s") % {"day": date_format(on, _("j F"))}
    return _("in %(month)s") % {
        "month": date_format(on, "F" if since.year - on.year < 1 or since.month < on.month else _("F Y"))
    }
