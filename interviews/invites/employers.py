"""Who invites: which of the candidate's jobs an invite names, or what company and role it seems to be. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interviews.invites.companies_in_text import company_in
from interviews.invites.found import Addressee, FoundEvent, FoundPerson
from interviews.invites.name_rules import is_name, is_title
from interviews.invites.people_found import FREE_HOSTS, ROBOT_HOSTS
from interviews.people import name_key

LONGEST = 120
LEGAL = frozenset(
    [
        "inc",
        "gmbh",
        "ltd",
        "llc",
        "corp",
        "ag",
        "se",
        "plc",
        "bv",
        "ab",
        "oy",
        "as",
        "sa",
        "srl",
        "sarl",
        "sas",
        "sl",
        "s",
        "l",
        "ug",
        "kgaa",
        "kg",
        "co",
        "company",
        "group",
        "the",
        "and",
        "of",
    ]
)
PARTS = re.compile(
    r"\s+[-–—|:/•]\s+|\s*[|:•<>\[\]()]\s*|,\s|\s+(?:x|×|&lt;&gt;)\s+|\s+with\s+|\s+at\s+|\s+@\s+|\s+bei\s+",
    re.IGNORECASE,
)
NOISE = re.compile(
    r"\b(?:cancel+ed|updated?|invitation|invite|confirmed|confirmation|rescheduled|reminder|your|the|an?|for|with|to|"
    r"(?:first|second|third|fourth|final|next|1st|2nd|3rd)|round|rounds|interviews?|virtual|onsite|on-site|video|phone|"
    r"technical|panel|screen|screening|hiring manager|zoom|teams|meet(?:ing)?|call|chat|conversation|schedule|details|"
    r"intro(?:duction)?|loop|superday|candidate|calendar|recruiting|talent|acquisition|team|stage|hold|"
    r"einladung|zum|zur|als|ihr(?:em|en)?|unser(?:em)?|(?:zweit|dritt|vorstellungs|bewerbungs)?gespräch|termin|"
    r"bestätigung|entretien|votre|pour|deuxième|entrevista|invitación|para|segunda|\d+)\b|[\W_]+",
    re.IGNORECASE,
)
AS_WHAT = re.compile(r"\s(?:as|als|comme|como)\s.*")
ROLE = re.compile(
    r"\b(?:for (?:the |our )?|role:? |position:? |als |comme )(?P<role>[A-ZÄÖÜ][\w/&+.\-]*(?: [\w/&+.\-]+){0,5}?)"
    r"(?: (?:role|position|opening)\b|$|[,.|:;–—(\n]| at | with | - )"
)
CALENDAR_OF = re.compile(
    r"^(?P<company>.{2,80}?)\s+(?:candidate calendar|candidate interviews?|interview calendar|recruiting(?: team)?|"
    r"talent(?: acquisition)?(?: team)?|careers|hiring(?: team)?|people team|interviews?)$",
    re.IGNORECASE,
)
WITH_COMPANY = re.compile(
    r"\b(?:interview|round|conversation|chat|call|onsite|screen|\w{0,20}gespräch|entretien|entrevista)s?\b[^|:\n]{0,40}?"
    r"\s(?:at|with|bei(?: der)?|chez|en|@)\s+(?P<company>[^|:,()\n–—]{2,60})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Job:
    pk: int
    company: str
    role_title: str = ""


@dataclass(frozen=True, slots=True)
class Employer:
    """`job` is one of the candidate's, if the invite names it; else company and role as they seem to be."""

    job: int | None = None
    company: str = ""
    role_title: str = ""


def employer_of(event: FoundEvent, jobs: Sequence[Job], addressee: Addressee) -> Employer:
    """Of several jobs at one company that whose role is named, or none of them."""
    named = [job for job in jobs if is_named(job.company, event)]
    by_role = [
        job for job in named if job.role_title and name_key(job.role_title) in name_key(f"{event.title} {event.notes}")
    ]
    for found in (by_role, named):
        if len(found) == 1:
            return Employer(found[0].pk, found[0].company, found[0].role_title)
    if named:
        return Employer(company=named[0].company)
    return Employer(company=_company(event, addressee), role_title=_role(event))


def is_named(company: str, event: FoundEvent) -> bool:
    """Whether the invite is of this company: its name in title, text or calendar, or an address at it."""
    words = [word for word in re.findall(r"\w+", name_key(company)) if word not in LEGAL]
    if not words:
        return False
    name = " ".join(words)
    organiser = event.organiser.name if event.organiser else ""
    text = " ".join(re.findall(r"\w+", name_key(f"{event.title} {organiser} {event.place} {event.notes[:3_000]}")))
    if re.search(rf"\b{re.escape(name)}\b", text):
        return True
    solid = "".join(words)
    labels = [label for host in _hosts(event) for label in host.replace("-", "").split(".")]
    return any(label == solid or (len(solid) > 4 and label.startswith(solid)) for label in labels)


def _company(event: FoundEvent, addressee: Addressee) -> str:
    if event.organiser and (match := CALENDAR_OF.match(event.organiser.name)):
        return match["company"][:LONGEST]
    people = {name_key(person.name) for person in _everybody(event)}
    if (match := WITH_COMPANY.search(event.title)) and _may_be_company(match["company"], people, addressee):
        return _bare(match["company"])
    if host := next((host for host in _hosts(event) if not FREE_HOSTS.fullmatch(host)), ""):
        label = _label(host)
        return _spelt(label, event.title) or " ".join(word.capitalize() for word in label.split("-"))[:LONGEST]
    parts = [
        _bare(part) for part in PARTS.split(AS_WHAT.sub("", event.title)) if _may_be_company(part, people, addressee)
    ]
    if len(parts) == 1:
        return parts[0]
    said = company_in(event.notes)
    return said if _may_be_company(said, people, addressee) else ""


def _role(event: FoundEvent) -> str:
    for text in (event.title, event.notes[:2_000]):
        if (match := ROLE.search(text)) and is_title(match["role"]):
            return match["role"].strip()[:LONGEST]
    parts = [part.strip() for part in PARTS.split(event.title)]
    return next((part for part in parts if is_title(part)), "")[:LONGEST]


def _spelt(label: str, title: str) -> str:
    """The company of a host as the title writes it: “Halden Robotics” for “halden” and for “haldenrobotics”."""
    words = title.split()
    for start, word in enumerate(words):
        if not word[:1].isupper():
            continue
        for count in range(min(4, len(words) - start), 0, -1):
            part = _bare(" ".join(words[start : start + count]).strip(".,:;|"))
            if _letters(part).startswith(_letters(label)) and all(one[:1].isupper() for one in part.split()):
                return part
    return ""


def _bare(part: str) -> str:
    """“Halden Robotics Interview” without what is about interviews at either end."""
    words = part.strip(" .!").split()
    while words and not NOISE.sub("", words[-1]):
        words.pop()
    while words and not NOISE.sub("", words[0]):
        words.pop(0)
    return " ".join(words)[:LONGEST]


def _may_be_company(part: str, people: Iterable[str], addressee: Addressee) -> bool:
    """Something remains of it that is neither about interviews nor the name of somebody, nor a role."""
    part = part.strip()
    if not NOISE.sub("", part) or name_key(part) in people or is_title(part) or addressee.is_meant(part, ""):
        return False
    return not (is_name(part) and any(word in name_key(part).split() for word in name_key(addressee.name).split()))


def _everybody(event: FoundEvent) -> list[FoundPerson]:
    return [*event.people, *([event.organiser] if event.organiser else [])]


def _hosts(event: FoundEvent) -> list[str]:
    """The hosts of the people's and the organiser's addresses, without those of programs."""
    hosts = [person.email.rpartition("@")[2].casefold() for person in _everybody(event) if "@" in person.email]
    return [host for host in dict.fromkeys(hosts) if not ROBOT_HOSTS.fullmatch(host)]


def _label(host: str) -> str:
    labels = host.split(".")
    is_double = len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2
    return labels[-3] if is_double else labels[-2] if len(labels) > 1 else host


def _letters(text: str) -> str:
    return "".join(character for character in name_key(text) if character.isalnum())
