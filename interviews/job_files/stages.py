"""The stages of other tools, in ours. Pure."""

from interviews.job_files.columns import heading_key
from interviews.models import Application

Stage = Application.Stage
# Where a job was only noted down: it is no application yet.
LEFT_OUT = "left_out"

WORDS: dict[str, str] = {
    Stage.APPLIED: """applied applicationconfirmation application applicationsent applicationsubmitted
        submitted sent pending inreview underreview received waiting beworben postulé enviado
        new open yes""",
    Stage.INTERVIEWING: """interviewing interviewinvitation availabilityrequest informationrequest assessmentsent
        interview interviews interviewed interviewscheduled screening screen phonescreen
        phoneinterview recruiterscreen recruitercall hrscreen hrinterview hiringmanager
        technical technicalinterview technicalscreen behavioral behavioural onsite
        onsiteinterview final finalround finalinterview panel assessment test takehome
        casestudy inprocess inprogress active callback firstround secondround thirdround
        round1 round2 round3 vorstellungsgespräch gespräch entretien entrevista""",
    Stage.OFFER: """offer offermade offered offerreceived offerextended negotiation negotiating angebot
        offre oferta""",
    Stage.ACCEPTED: "accepted offeraccepted hired signed started angenommen accepté aceptado",
    Stage.REJECTED: """rejected rejection notselected refused unsuccessful closed denied
        hiringfreezenotification abgelehnt absage refusé rechazado""",
    Stage.WITHDRAWN: """withdrawn withdrew withdrewapplication declined offerdeclined turneddown cancelled
        canceled archived zurückgezogen retiré""",
    Stage.NO_REPLY: "noreply noresponse noanswer ghosted expired stale keineantwort",
    LEFT_OUT: """wishlist wishlisted saved bookmarked bookmark interested toapply tobeapplied draft
        prospective prospect lead notapplied didnotapplyinboundrequest researching considering
        no gemerkt""",
}
BY_WORD = {word: stage for stage, words in WORDS.items() for word in words.split()}


def guessed_stage(value: str) -> str:
    """One of Application.Stage, LEFT_OUT, or "" for a word that we don't know."""
    key = heading_key(value)
    for stage in Stage:
        if key in (stage.value.replace("_", ""), heading_key(str(stage.label))):
            return str(stage.value)
    return BY_WORD.get(key, "")
