"""What the conversations of an invite have in common, as the fields of a form take it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from interviews.invites.found import Addressee, FoundEvent, FoundPerson
from interviews.invites.people_found import without_others
from interviews.invites.reading import Invite
from interviews.models import Round


def names_line(people: Iterable[FoundPerson]) -> str:
    """“Ana Ruiz (Head of Data) <ana@example.com>, Bo Lind”, as one types them."""
    return ", ".join(
        person.name.replace(",", " ")
        + (f" ({_bare(person.title)})" if person.title else "")
        + (f" <{person.email}>" if person.email else "")
        for person in people
    )


def zone_of(invites: Sequence[Invite], candidate: User) -> str:
    zones = (talk.zone for invite in invites for talk in invite.conversations)
    return next((zone for zone in zones if zone not in ("", "UTC", "GMT")), candidate.time_zone)


def place_of(talks: Sequence[FoundEvent]) -> dict[str, Any]:
    url = next((talk.url for talk in talks if talk.url), "")
    place = next((talk.place for talk in talks if talk.place), "")
    has_phone = any(talk.phones for talk in talks)
    where = Round.Format.VIDEO if url else Round.Format.ONSITE if place else Round.Format.PHONE if has_phone else ""
    return {"location": place, "meeting_url": url, "format": where}


def notes_of(talks: Sequence[FoundEvent], addressee: Addressee) -> str:
    """How to dial in, and who arranged it if that is nobody one meets."""
    phones = dict.fromkeys(phone for talk in talks for phone in talk.phones)
    met = {person.name for talk in talks for person in talk.people}
    hosts = dict.fromkeys(talk.organiser for talk in talks if talk.organiser)
    arranged = [person for person in without_others(hosts, addressee) if person.name not in met]
    lines = [_("Dial in: %(phone)s") % {"phone": phone} for phone in phones]
    lines += [_("Arranged by %(name)s %(email)s") % {"name": one.name, "email": one.email} for one in arranged]
    return "\n".join(line.strip() for line in lines)


def original_of(invites: Sequence[Invite]) -> str:
    texts = (invite.event.notes or invite.conversations[0].notes for invite in invites)
    return "\n\n".join(dict.fromkeys(text for text in texts if text))


def _bare(title: str) -> str:
    """Without what would end it in a line of names."""
    return title.translate({ord(character): " " for character in "()<>"}).strip()
