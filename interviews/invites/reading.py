"""Whatever was pasted or uploaded, as the conversations in it: a calendar file, a whole mail, or just text. Pure."""

from dataclasses import dataclass, replace

from interviews.decoding import decoded
from interviews.invites.calendar_file import events_in, is_calendar
from interviews.invites.found import Addressee, FoundEvent
from interviews.invites.mail_file import events_in_mail, is_mail
from interviews.invites.mail_text import events_in_text
from interviews.invites.splitting import conversations_of

# So many bytes of the beginning decide what something is.
LOOKED_AT = 4_096


@dataclass(frozen=True, slots=True)
class Invite:
    """An event, and the conversations that it stands for: as a rule one."""

    event: FoundEvent
    conversations: tuple[FoundEvent, ...]

    @property
    def whole(self) -> FoundEvent:
        """The event with everybody who is named in its conversations; the first of a pasted text has its words."""
        event = self.event if self.event.notes else self.conversations[0]
        named = (person for one in self.conversations for person in one.people)
        return replace(event, people=tuple(dict.fromkeys([*event.people, *named])))


def read_invite(content: bytes, addressee: Addressee) -> list[Invite]:
    """The invites in it, in order; raises Unreadable with a sentence where there is none."""
    if is_mail(content):
        return _split(events_in_mail(content, addressee), addressee)
    if is_calendar(decoded(content[:LOOKED_AT])) or is_calendar(decoded(content)):
        return _split(events_in(content, addressee), addressee)
    events = events_in_text(decoded(content), addressee)
    return [Invite(replace(event, notes=""), (event,)) for event in events]


def _split(events: list[FoundEvent], addressee: Addressee) -> list[Invite]:
    return [Invite(event, tuple(conversations_of(event, addressee))) for event in events]
