"""The reminder mails themselves: what they say, in text and HTML, and the headers that go with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from accounts.models import User
from followups.before_the_day import content_of, worst_of
from followups.dossiers import Dossier
from followups.drafts import follow_up_draft
from followups.links import site_link
from followups.mail_headers import ReminderMessage
from followups.models import Reminder
from followups.rules import LAST_CALL, LATE, PREPARE, THANK_YOU, TIMELINE_PASSED, Due, people_owed
from followups.thanks import short_compose_url, thanks_to
from followups.unsubscribing import unsubscribe_token
from stories.readiness import Missing

SUBJECT_LENGTH = 150
CONTROL = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " ")


@dataclass(frozen=True, slots=True)
class Mail:
    """A message, and what it says is still to do: people to be thanked, or things missing before a day."""

    message: ReminderMessage
    people: frozenset[int] = frozenset()
    missing: tuple[Missing, ...] = ()


def compose(dossier: Dossier, due: Due, row: Reminder, now: datetime) -> Mail:
    """The mail for one ledger row as the facts stand at `now`, in the candidate's language and time zone."""
    with translation.override(dossier.candidate.language), timezone.override(dossier.candidate.zone):
        content, names = CONTENTS[due.kind](dossier, due, now)
        content |= {
            "round": dossier.round,
            "candidate": dossier.candidate,
            "snooze_url": site_link("followups:snooze", dossier.round.pk, due.kind),
        }
        return Mail(_message(dossier.candidate, due.kind, content, row.message_id), **names)


def send_test_reminder(candidate: User) -> None:
    """Send one mail that only shows that mails arrive; raises OSError if the mail server does not take it."""
    with translation.override(candidate.language), timezone.override(candidate.zone):
        content = {"candidate": candidate, "url": site_link("followups:reminders")}
        _message(candidate, "test", content).send()


def _thank_you(dossier: Dossier, due: Due, now: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    thanks = [thanks_to(dossier, owed, now) for owed in people_owed(dossier.facts, now)]
    content = {
        "thanks": thanks,
        "wording": due.wording,
        "url": site_link("followups:round_thank_yous", dossier.round.pk),
        "all_sent_url": site_link("followups:all_sent", dossier.round.pk),
    }
    return content, {"people": frozenset(entry.person.pk for entry in thanks)}


def _follow_up(dossier: Dossier, due: Due, now: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    timeline = dossier.timeline
    if timeline is None:
        raise ValueError("a follow-up without a timeline")
    draft = follow_up_draft(timeline, dossier.candidate.name)
    address = timeline.stated_by.email if timeline.stated_by else ""
    content = {
        "timeline": timeline,
        "draft": draft,
        "address": address,
        "step": due.step,
        "compose_url": short_compose_url(address, draft),
        "url": site_link("followups:waiting"),
    }
    return content, {}


def _before_the_day(dossier: Dossier, due: Due, now: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    return content_of(dossier), {"missing": worst_of(dossier)}


# For each kind what its templates read, and what the mail names as still to do.
CONTENTS = {THANK_YOU: _thank_you, TIMELINE_PASSED: _follow_up, PREPARE: _before_the_day}


def _message(candidate: User, kind: str, content: Mapping[str, Any], message_id: str | None = None) -> ReminderMessage:
    unsubscribe_url = site_link("followups:unsubscribe", unsubscribe_token(candidate.pk, kind)) if message_id else ""
    context = {
        **content,
        "unsubscribe_url": unsubscribe_url,
        "preferences_url": site_link("followups:preferences"),
        "LAST_CALL": LAST_CALL,
        "LATE": LATE,
    }
    headers = {"Auto-Submitted": "auto-generated"}
    if message_id:
        headers |= {
            "Message-ID": message_id,
            "List-Unsubscribe": f"<{unsubscribe_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    message = ReminderMessage(
        subject=_one_line(render_to_string(f"followups/mail/{kind}_subject.txt", context)),
        body=render_to_string(f"followups/mail/{kind}.txt", context),
        to=[candidate.email],
        headers=headers,
    )
    message.attach_alternative(render_to_string(f"followups/mail/{kind}.html", context), "text/html")
    return message


def _one_line(text: str) -> str:
    """A header's worth of text: names in it may be long, and a line break would make the mail unsendable for ever."""
    return " ".join(text.translate(CONTROL).split())[:SUBJECT_LENGTH]
