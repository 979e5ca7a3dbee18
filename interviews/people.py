"""People as they are typed: a line of names becomes rows of one application, and nobody becomes two."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from interviews.models import Application, Interview, Interviewer, Participation

LONGEST = 120
BETWEEN_PEOPLE = re.compile(r"[,;،、](?![^(]*\))")
RECRUITING = re.compile(
    r"\b(?:recruit|recrut|reclut|rekrut|talent|sourcer|headhunter|hr\b|human resources|"
    r"people (?:partner|team|operations)|personal(?:abteilung|referent|leit)|ressources humaines|recursos humanos)",
    re.IGNORECASE,
)
PERSON = re.compile(r"(?P<name>[^()<>]*?)\s*(?:\((?P<job_title>[^<>]*)\))?\s*(?:<(?P<email>[^<>]*)>)?")


@dataclass(frozen=True)
class TypedPerson:
    name: str
    job_title: str = ""
    email: str = ""


def name_key(name: str) -> str:
    """What the spellings of one name have in common: case, spacing and how letters are composed do not count."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def typed_people(line: str) -> tuple[TypedPerson, ...]:
    """The people of a line like “Ana Ruiz (Head of Data), Bo Lind <bo@example.com>”, in order.

    Raises ValidationError with one sentence for each name that cannot be kept, or that stands there twice.
    """
    people = [_typed_person(" ".join(part.split())) for part in BETWEEN_PEOPLE.split(line) if part.strip()]
    problems = [problem for person in people for problem in _problems(person)]
    keys = [name_key(person.name) for person in people]
    doubled = {person.name: None for position, person in enumerate(people) if keys[position] in keys[:position]}
    problems += [_("%(name)s is in this conversation twice. Keep the name once.") % {"name": name} for name in doubled]
    if problems:
        raise ValidationError(problems)
    return tuple(people)


def line_of(people: Iterable[Interviewer]) -> str:
    """The names as they would be typed."""
    return ", ".join(person.name for person in people)


def usual_relation(round_number: int | None) -> str:
    """Who a newly named person most likely is: a recruiter in round one, a team member later."""
    return Interviewer.Relation.RECRUITER if round_number == 1 else Interviewer.Relation.TEAM_MEMBER


def relation_of(job_title: str, otherwise: str) -> str:
    """Whose title says that they recruit is the recruiter."""
    return Interviewer.Relation.RECRUITER if RECRUITING.search(job_title) else otherwise


def recognise(application: Application, typed: Sequence[TypedPerson], relation: str) -> list[Interviewer]:
    """The rows of these people in order; call it inside a transaction.

    Who is known by name is the same person (an empty title or address is filled in); the others are added.
    """
    # Two forms sent at the same moment must not both add the same new person.
    Application.objects.select_for_update().get(pk=application.pk)
    present = application.interviewers.filter(deleted_at__isnull=True).order_by("-pk")
    known = {name_key(person.name): person for person in present}
    return [_known_or_new(application, known, person, relation) for person in typed]


def seat(interview: Interview, people: Sequence[Interviewer]) -> None:
    """Make exactly these people the ones of the interview; who stays keeps whether they were met."""
    # Somebody deleted can still be brought back, into their place.
    seated = Participation.objects.filter(interview=interview, interviewer__deleted_at__isnull=True)
    gone, _rows = seated.exclude(interviewer__in=people).delete()
    come = [Participation.objects.get_or_create(interview=interview, interviewer=person)[1] for person in people]
    if gone or any(come):
        Interview.objects.filter(pk=interview.pk).tell_calendars()


@transaction.atomic
def replace(participation: Participation, typed: TypedPerson) -> Participation:
    """Somebody else came: the planned person was not met, this one was."""
    interview = participation.interview
    relation = participation.interviewer.relation
    (person,) = recognise(interview.round.application, [typed], relation)
    participation.met = False
    participation.save(update_fields=["met"])
    replacement, _is_new = Participation.objects.update_or_create(
        interview=interview, interviewer=person, defaults={"met": True}
    )
    Interview.objects.filter(pk=interview.pk).tell_calendars()
    return replacement


def _typed_person(text: str) -> TypedPerson:
    match = PERSON.fullmatch(text)
    if match is None or not match["name"]:
        return TypedPerson(text)
    return TypedPerson(**{field: (value or "").strip() for field, value in match.groupdict().items()})


def _problems(person: TypedPerson) -> list[str]:
    problems = []
    if len(person.name) > LONGEST:
        problems.append(
            _("“%(start)s…” is too long for a name: %(limit)d characters at most.")
            % {"start": person.name[:30], "limit": LONGEST}
        )
    if len(person.job_title) > LONGEST:
        problems.append(
            _("The title of %(name)s is too long: %(limit)d characters at most.")
            % {"name": person.name[:30], "limit": LONGEST}
        )
    if person.email and not _is_address(person.email):
        problems.append(
            _("“%(email)s” is not an e-mail address. Correct it or leave it out.") % {"email": person.email[:80]}
        )
    return problems


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


def _known_or_new(
    application: Application, known: dict[str, Interviewer], typed: TypedPerson, relation: str
) -> Interviewer:
    person = known.get(name_key(typed.name))
    if person is None:
        person = Interviewer(
            application=application, name=typed.name, relation=relation_of(typed.job_title, otherwise=relation)
        )
        known[name_key(typed.name)] = person
    has_new_title = bool(person.pk and typed.job_title and not person.job_title)
    person.job_title = person.job_title or typed.job_title
    person.email = person.email or typed.email
    person.save()
    if has_new_title:
        person.tell_calendars()
    return person
