"""What the checks of a note compare it with: the candidate's other people, companies and notes. Three queries."""

from followups.models import ThankYouNote
from followups.note_checks import OtherNote, Setting
from followups.recipients import Recipient
from interviews.models import Application, Interviewer


def setting_of(recipient: Recipient) -> Setting:
    application, person = recipient.last.interview.round.application, recipient.person
    people = Interviewer.objects.owned_by(application.candidate).exclude(pk=person.pk)
    named = list(people.values_list("name", "application__company"))
    companies = Application.objects.owned_by(application.candidate).values_list("company", flat=True)
    here = application.company.casefold()
    return Setting(
        name=person.name,
        company=application.company,
        role=application.role_title,
        sender=application.candidate.name,
        topics=[*recipient.topics, *recipient.promises, *(recipient.earlier.topics if recipient.earlier else ())],
        colleagues=[name for name, company in named if company.casefold() == here],
        strangers=[name for name, company in named if company.casefold() != here],
        companies=[company for company in companies if company.casefold() != here],
        others=_other_notes(recipient),
    )


def _other_notes(recipient: Recipient) -> list[OtherNote]:
    """To other people of the company, in whichever round: they may compare."""
    application = recipient.last.interview.round.application
    notes = (
        ThankYouNote.objects.owned_by(application.candidate)
        .filter(round__application__company__iexact=application.company)
        .exclude(interviewer=recipient.person)
        .exclude(body="")
        .select_related("interviewer")
        .order_by("-pk")
    )
    return [OtherNote(note.interviewer.name, note.body_as_sent or note.body) for note in notes[:30]]
