"""Which of the candidate's conversations an invite is about, and whether it is news. The person decides. Pure.

By its UID; a sender who forgets to raise SEQUENCE is believed by the time stamp. A file that was sent anew has no link
to the old one: it is matched by who invites, the people and a near time, and then asked about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from interviews.invites.employers import is_named
from interviews.invites.found import FoundEvent
from interviews.invites.reading import Invite
from interviews.people import name_key

NEAR = timedelta(days=14)
# A start within this of one that is known is the same start.
SAME = timedelta(minutes=15)
ENOUGH = 3


class News(StrEnum):
    NEW = "new"  # nothing known is meant
    CHANGE = "change"  # surely about what is known
    ASKED = "asked"  # likely about what is known
    OLD = "old"  # older than what is known


@dataclass(frozen=True, slots=True)
class Known:
    """A conversation that the candidate has entered, once for each invite that it came from."""

    pk: int
    round: int
    company: str
    starts_at: datetime
    ends_at: datetime
    names: frozenset[str] = frozenset()
    role_title: str = ""
    is_cancelled: bool = False
    uid: str = ""
    recurrence_id: str = ""
    sequence: int = 0
    dtstamp: datetime | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """For each conversation of the invite the one it is about or None; `gone` are those that it leaves out."""

    news: News
    about: tuple[int | None, ...]
    gone: tuple[int, ...] = ()
    round: int | None = None


def match_of(invite: Invite, known: Sequence[Known], now: datetime) -> Match:
    event = invite.event
    same = [one for one in known if event.uid and (one.uid, one.recurrence_id) == (event.uid, event.recurrence_id)]
    if same:
        about = _paired(invite.conversations, same)
        gone = tuple(one.pk for one in same if one.pk not in about and not one.is_cancelled and one.ends_at > now)
        return Match(News.OLD if _is_older(event, same) else News.CHANGE, about, gone, same[0].round)
    likely = list(_likely(invite, known, now))
    if not likely:
        return Match(News.NEW, (None,) * len(invite.conversations))
    about = _paired(invite.conversations, likely, is_strict=True)
    return Match(News.ASKED if any(about) else News.NEW, about, (), likely[0].round)


def _is_older(event: FoundEvent, same: Sequence[Known]) -> bool:
    """By SEQUENCE; the time stamp decides where that is equal, and overrules one that was set back."""
    latest = max(same, key=lambda one: (one.sequence, one.dtstamp.timestamp() if one.dtstamp else 0))
    if event.dtstamp and latest.dtstamp and event.dtstamp != latest.dtstamp:
        is_earlier = event.dtstamp < latest.dtstamp
        return is_earlier and event.sequence <= latest.sequence
    return event.sequence < latest.sequence


def _likely(invite: Invite, known: Sequence[Known], now: datetime) -> Iterator[Known]:
    """Those of the one round that fits best: not over yet, or at the very same time."""
    scored = [(score, one) for one in known if (score := _score(invite, one, now)) >= ENOUGH]
    best = max(scored, key=lambda pair: (pair[0], -pair[1].pk), default=None)
    if best:
        seen = set()
        for one in sorted(known, key=lambda one: one.starts_at):
            if one.round == best[1].round and one.pk not in seen:
                seen.add(one.pk)
                yield one


def _score(invite: Invite, one: Known, now: datetime) -> int:
    distances = [
        abs(conversation.starts_at - one.starts_at) for conversation in invite.conversations if conversation.starts_at
    ]
    if not distances or min(distances) > NEAR or (one.ends_at <= now and min(distances) > SAME):
        return 0
    names = {name_key(person.name) for conversation in invite.conversations for person in conversation.people}
    return (
        3 * (min(distances) <= SAME)
        + 2 * is_named(one.company, invite.event)
        + (bool(one.role_title) and name_key(one.role_title) in name_key(invite.event.title))
        + 3 * bool(names & one.names)
        + (min(distances) <= timedelta(days=1))
    )


def _paired(
    conversations: Sequence[FoundEvent], known: Sequence[Known], *, is_strict: bool = False
) -> tuple[int | None, ...]:
    """Each conversation with its known one: who shares people first, then what starts alike, then in order.

    With `is_strict` other people at another time are another conversation.
    """
    left = sorted({one.pk: one for one in known}.values(), key=lambda one: one.starts_at)
    about: list[int | None] = [None] * len(conversations)
    for fits in (_shares_people, _starts_alike, _comes_next if not is_strict else _names_nobody):
        for position, conversation in enumerate(conversations):
            other = next((one for one in left if about[position] is None and fits(conversation, one)), None)
            if other:
                about[position] = other.pk
                left.remove(other)
    return tuple(about)


def _names(conversation: FoundEvent) -> set[str]:
    return {name_key(person.name) for person in conversation.people}


def _shares_people(conversation: FoundEvent, one: Known) -> bool:
    return bool(_names(conversation) & one.names)


def _starts_alike(conversation: FoundEvent, one: Known) -> bool:
    return conversation.starts_at is not None and abs(conversation.starts_at - one.starts_at) <= SAME


def _comes_next(conversation: FoundEvent, one: Known) -> bool:
    return True


def _names_nobody(conversation: FoundEvent, one: Known) -> bool:
    return not (_names(conversation) and one.names)
