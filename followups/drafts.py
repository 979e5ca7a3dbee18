"""Drafts of what the candidate may send, put together from what was logged; pages and reminder mails show them.

Where nothing was logged there is a blank in square brackets, never filler. Pure: the rows are given, none are fetched.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from followups import wordings
from followups.continuity import Earlier
from followups.models import Timeline
from followups.note_styles import Style
from followups.tongues import TONGUES, primary
from interviews.models import Application, Interviewer, Round

# Where a mail says “Sie”, a first name alone would be too close.
FORMAL = frozenset({"de"})


@dataclass(frozen=True, slots=True)
class Draft:
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Background:
    """What a draft may say beyond the conversation itself: what went before it, and what was agreed."""

    since: date
    earlier: Earlier | None = None
    promises: Sequence[str] = ()


def thank_you_draft(
    round: Round,
    interviewer: Interviewer,
    topics: Sequence[str],
    sender: str,
    style: Style = Style.WARM_SHORT,
    background: Background | None = None,
) -> Draft:
    """A note to one person. Wording turns with the person, because interviewers compare what they got."""
    application, turn = round.application, interviewer.pk or 0
    middle = [wordings.thanks(application, turn, style), wordings.what_stayed(topics, turn, style)]
    if style.is_longer:
        middle.append(wordings.why_it_matters())
    body = [
        _("Dear %(name)s,") % {"name": greeted(interviewer)},
        " ".join(middle),
        _beyond(interviewer, background, style) if background else "",
        wordings.interest(application, turn, style),
        signature(sender),
    ]
    return Draft(wordings.subject(application, turn), "\n\n".join(filter(None, body)))


def greeted(person: Interviewer) -> str:
    """Their name as a mail in this language begins with it."""
    return person.name if primary(get_language() or "") in FORMAL else person.first_name


def follow_up_draft(timeline: Timeline, sender: str) -> Draft:
    """One friendly question after a stated day has passed, in the words that they used."""
    application = timeline.round.application
    name = greeted(timeline.stated_by) if timeline.stated_by else ""
    body = [
        _("Dear %(name)s,") % {"name": name} if name else _("Hello,"),
        f"{_remind_of(timeline)} {_ask(application)}",
        _("I am still very interested, and glad to send anything else that would help."),
        signature(sender),
    ]
    return Draft(
        _("Following up: %(job)s") % {"job": application.role_title or _("our conversation")}, "\n\n".join(body)
    )


def pass_on_draft(round: Round, interviewer: Interviewer, note: Draft, recruiter: str, sender: str) -> Draft:
    """To the recruiter: may I have the address, or would you pass my note on?"""
    name = {"name": interviewer.name}
    body = [
        *_asking_for_addresses([interviewer], recruiter),
        _("Could you send me the address, or pass on the note below for me? Thank you!"),
        signature(sender),
        _("My note to %(name)s:") % name,
        note.body,
    ]
    return Draft(_("A thank-you to %(name)s") % name, "\n\n".join(body))


def addresses_draft(people: Sequence[Interviewer], recruiter: str, sender: str) -> Draft:
    """One mail for everybody whose address is missing."""
    names = {"names": get_text_list([person.name for person in people], _("and"))}
    body = [
        *_asking_for_addresses(people, recruiter),
        _("Could you send me the addresses, or may I send you the notes to pass on? Thank you!"),
        signature(sender),
    ]
    return Draft(_("Thank-yous to %(names)s") % names, "\n\n".join(body))


def _asking_for_addresses(people: Sequence[Interviewer], recruiter: str) -> list[str]:
    name = {"name": get_text_list([person.name for person in people], _("and"))}
    return [
        _("Dear %(name)s,") % {"name": recruiter} if recruiter else _("Hello,"),
        ngettext(
            "I would like to thank %(name)s for our conversation, but have no address to write to.",
            "I would like to thank %(name)s for our conversations, but have no addresses to write to.",
            len(people),
        )
        % name,
    ]


def with_blank_filled(body: str, interviewer: Interviewer, topics: Sequence[str]) -> str:
    """A draft begun before anything was logged, with its blank turned into the sentence about `topics`."""
    return body.replace(wordings.what_stayed([], 0), wordings.what_stayed(topics, interviewer.pk or 0))


@dataclass(frozen=True, slots=True)
class Links:
    """Where a draft can be opened, ready to be sent from there."""

    mail_program: str
    gmail: str
    outlook: str


def compose_links(to: str, subject: str, body: str) -> Links:
    return Links(compose_url(to, subject, body), gmail_url(to, subject, body), outlook_url(to, subject, body))


def compose_url(to: str, subject: str, body: str) -> str:
    """A mailto link as RFC 6068 wants it: spaces as %20, line breaks as %0D%0A; without an address it has no To."""
    return f"mailto:{quote(to, safe='@')}?{_query(subject=subject, body=body)}"


def gmail_url(to: str, subject: str, body: str) -> str:
    return f"https://mail.google.com/mail/?{_query(view='cm', fs='1', to=to, su=subject, body=body)}"


def outlook_url(to: str, subject: str, body: str) -> str:
    return f"https://outlook.live.com/mail/0/deeplink/compose?{_query(to=to, subject=subject, body=body)}"


def _query(**fields: str) -> str:
    crlf = {name: "\r\n".join(value.splitlines()) for name, value in fields.items() if value}
    return urlencode(crlf, quote_via=quote, safe="")


def _beyond(interviewer: Interviewer, background: Background, style: Style) -> str:
    sentences = []
    if background.earlier:
        sentences.append(wordings.picked_up(background.earlier, interviewer, background.since, style))
    if background.promises and style.is_longer:
        sentences.append(wordings.agreed(background.promises))
    return " ".join(filter(None, sentences))


def _remind_of(timeline: Timeline) -> str:
    """What they said and when, in their words; a date of our own reckoning is not put into their mouths."""
    phrase = timeline.phrase.strip(" .")
    said = {"phrase": _going_on(phrase), "day": date_format(timeline.stated_on, _("l j F"))}
    if not phrase:
        return _("Thank you again for the conversations we had.")
    if not said["phrase"]:
        said["phrase"] = phrase
        return _("Thank you again for the conversations we had. On %(day)s I was told: “%(phrase)s”.") % said
    if timeline.stated_by:
        return _("Thank you again for our conversation. On %(day)s you mentioned I would hear %(phrase)s.") % said
    return _("Thank you again for the conversations we had. On %(day)s I was told I would hear %(phrase)s.") % said


def _going_on(phrase: str) -> str:
    """What they said as it goes on from “I would hear …”, or nothing if it does not."""
    language = primary(get_language() or "")
    opener = re.match(rf"(?:{TONGUES[language].openers})\b", phrase, re.IGNORECASE) if language in TONGUES else None
    if opener is None:
        return ""
    first = opener.group() if opener.lastgroup == "noun" else opener.group().lower()
    return first + phrase[opener.end() :]


def _ask(application: Application) -> str:
    if application.role_title:
        return _("I wanted to ask how things stand with the %(role)s role.") % {"role": application.role_title}
    return _("I wanted to ask how things stand.")


def signature(sender: str) -> str:
    return _("Best regards,\n%(name)s") % {"name": sender or _("[your name]")}
