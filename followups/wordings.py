"""The sentences of a thank-you draft, each in three wordings that take turns. Called by drafts.py; pure."""

import re
from collections.abc import Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from interviews.models import Application

# A capital at the start of such a word is the start of a note, not a name: within a sentence it goes.
PLAIN_WORD = re.compile(
    r"(?:an?|the|their|our|your|his|her|its|my|how|what|why|when|where|who|which|that|this|these|those"
    r"|being|having|working|building|using|moving|getting|making)\b",
    re.IGNORECASE,
)


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


def thanks(application: Application, turn: int) -> str:
    if application.role_title:
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


def what_stayed(topics: Sequence[str], turn: int) -> str:
    """The sentence about what was talked about, or an honest blank."""
    if not topics:
        return _("[mention what you talked about]")
    variants = [
        _("What stayed with me most is what we said about %(topics)s."),
        _("I especially enjoyed talking about %(topics)s."),
        _("I keep thinking about our exchange on %(topics)s."),
    ]
    said = get_text_list([_within_a_sentence(topic) for topic in topics], _("and"))
    return variants[turn % len(variants)] % {"topics": said}


def interest(application: Application, turn: int) -> str:
    variants = [
        _("I would like to do this work at %(company)s. If there is anything I can add, please let me know."),
        _("I would be glad to join %(company)s. Please tell me if anything else would help you decide."),
        _("I left our conversation more interested in working at %(company)s, and I am happy to answer any question."),
    ]
    return _say(variants, turn, application)


def _say(variants: Sequence[str], turn: int, application: Application) -> str:
    return variants[turn % len(variants)] % {"role": application.role_title, "company": application.company}


def _within_a_sentence(topic: str) -> str:
    """The topic as typed, without its closing stop and without the capital of a plain first word."""
    topic = topic.strip().rstrip(".!;,")
    return topic[0].lower() + topic[1:] if PLAIN_WORD.match(topic) else topic
