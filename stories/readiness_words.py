"""What is missing before a round, in a candidate's words, each with the way to mend it. Called by pages and mails."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interviews.models import ResearchNote, Round
from stories.coverage import ENOUGH_STORIES
from stories.models import Answer, Story
from stories.readiness import Missing

NAMED_AT_MOST = 3
AREAS = {
    ResearchNote.Area.COMPANY: gettext_lazy("the company"),
    ResearchNote.Area.INDUSTRY: gettext_lazy("its industry"),
    ResearchNote.Area.TEAM: gettext_lazy("the team"),
}


@dataclass(frozen=True, slots=True)
class ToDo:
    """A sentence, and the link under which it is mended."""

    code: str
    sentence: str
    label: str
    url: str


def to_do(missing: Missing, round: Round) -> ToDo:
    """Urls are paths; a mail puts the site before them."""
    say, label, lead = WORDS[missing.code]
    return ToDo(missing.code, say(missing), str(label()), lead(missing, round))


def sentence_of(missing: Missing) -> str:
    return WORDS[missing.code][0](missing)


def listed(names: Sequence[str], most: int = NAMED_AT_MOST) -> str:
    """At most so many of them by name: “Ana, Bo and 2 more”."""
    more = len(names) - most
    shown = list(names[:most])
    if more > 0:
        shown.append(ngettext("%(count)d more", "%(count)d more", more) % {"count": more})
    return get_text_list(shown, _("and"))


def _quoted(choices: type, codes: tuple[str, ...]) -> str:
    return listed(tuple(_("“%(label)s”") % {"label": choices(code).label} for code in codes))


def _round_page(name: str, fragment: str = "") -> Callable[[Missing, Round], str]:
    return lambda missing, round: reverse(name, args=[round.pk]) + fragment


def _job_page(name: str, fragment: str = "") -> Callable[[Missing, Round], str]:
    return lambda missing, round: reverse(name, args=[round.application_id]) + fragment


def _assignment_page(missing: Missing, round: Round) -> str:
    return reverse("interviews:assignment_edit", args=[missing.pk])


def _coverage_page(missing: Missing, round: Round) -> str:
    return f"{reverse('stories:coverage')}?{urlencode({'job': round.application_id})}"


def _story_for(name: str) -> Callable[[Missing, Round], str]:
    return lambda missing, round: f"{reverse('stories:story_create')}?{urlencode({name: missing.about[0]})}"


def _owed(missing: Missing) -> str:
    return _("Thank %(names)s first: the last round is not closed yet.") % {"names": listed(missing.about)}


def _unnamed(missing: Missing) -> str:
    return ngettext(
        "You don’t know yet whom you meet in one conversation. Ask the recruiter.",
        "You don’t know yet whom you meet in %(count)d conversations. Ask the recruiter.",
        missing.count,
    ) % {"count": missing.count}


def _promises(missing: Missing) -> str:
    return ngettext(
        "A promise from an earlier round is still open.",
        "%(count)d promises from earlier rounds are still open.",
        missing.count,
    ) % {"count": missing.count}


def _stories(missing: Missing) -> str:
    if missing.count == ENOUGH_STORIES:
        return _("No story is finished yet. Five carry most interviews; the first one is the hardest.")
    return ngettext(
        "One more finished story makes five, which carry most interviews.",
        "%(count)d more finished stories make five, which carry most interviews.",
        missing.count,
    ) % {"count": missing.count}


def _weak_answers(missing: Missing) -> str:
    return ngettext(
        "An answer from an earlier round can be mended: have a better one ready.",
        "%(count)d answers from earlier rounds can be mended: have better ones ready.",
        missing.count,
    ) % {"count": missing.count}


def _repeated_questions(missing: Missing) -> str:
    return ngettext(
        "One question to ask is there twice, or was answered before.",
        "%(count)d questions to ask are there twice, or were answered before.",
        missing.count,
    ) % {"count": missing.count}


def _about(sentence: Callable[[], str], names: Callable[[Missing], str]) -> Callable[[Missing], str]:
    return lambda missing: sentence() % {"names": names(missing)}


def _names(missing: Missing) -> str:
    return listed(missing.about)


type Words = tuple[Callable[[Missing], str], Callable[[], str], Callable[[Missing, Round], str]]

# code → the sentence, the label of its link, and where that leads
WORDS: dict[str, Words] = {
    "owed": (_owed, lambda: _("Write the note"), _job_page("dashboard:application")),
    "times": (
        lambda missing: _("No conversation has a time yet."),
        lambda: _("Add the times"),
        _round_page("interviews:interview_create"),
    ),
    "assignment_late": (
        _about(lambda: _("“%(names)s” was due and is not handed in."), _names),
        lambda: _("Open it"),
        _assignment_page,
    ),
    "assignment": (
        _about(lambda: _("“%(names)s” is still to be handed in."), _names),
        lambda: _("Open it"),
        _assignment_page,
    ),
    "link": (
        lambda missing: _("The link to the video call is missing. Or do you meet in another way?"),
        lambda: _("Fill it in"),
        _round_page("interviews:round_edit"),
    ),
    "address": (
        lambda missing: _("The address is missing."),
        lambda: _("Fill it in"),
        _round_page("interviews:round_edit"),
    ),
    "unnamed": (_unnamed, lambda: _("See the agenda"), _round_page("dashboard:round", "#agenda")),
    "pay": (
        _about(lambda: _("You mean to ask %(names)s about pay. Wait until they raise it, or for the offer."), _names),
        lambda: _("Change the question"),
        _round_page("interviews:questions"),
    ),
    "contradiction": (
        _about(lambda: _("%(names)s: differs from what you said in an earlier round."), _names),
        lambda: _("Compare"),
        _round_page("stories:round_stories"),
    ),
    "other_answer": (
        _about(lambda: _("“%(names)s”: your answer differs from what you said before."), _names),
        lambda: _("Compare"),
        _job_page("stories:answers"),
    ),
    "told_before": (
        _about(lambda: _("%(names)s: planned for somebody who has heard it."), _names),
        lambda: _("Choose another"),
        _round_page("stories:round_stories"),
    ),
    "promises": (_promises, lambda: _("See what was promised"), _round_page("interviews:continuity")),
    "questions": (
        _about(lambda: _("No question yet for %(names)s."), _names),
        lambda: _("Choose one"),
        _round_page("interviews:questions"),
    ),
    "stories": (_stories, lambda: _("See which to write"), _coverage_page),
    "skills": (
        _about(lambda: _("No story shows %(names)s yet."), _names),
        lambda: _("Write one"),
        _story_for("skill"),
    ),
    "themes": (
        _about(lambda: _("No story yet for %(names)s."), lambda missing: _quoted(Story.Theme, missing.about)),
        lambda: _("Write one"),
        _story_for("theme"),
    ),
    "weak_answers": (_weak_answers, lambda: _("See which"), _round_page("interviews:continuity")),
    "weak_criteria": (
        _about(
            lambda: _("%(names)s went less well last time, and no story shows it."),
            lambda missing: _quoted(Story.Criterion, missing.about),
        ),
        lambda: _("Write one"),
        _story_for("criterion"),
    ),
    "criteria": (
        _about(lambda: _("No story answers %(names)s yet."), lambda missing: _quoted(Story.Criterion, missing.about)),
        lambda: _("Write one"),
        _story_for("criterion"),
    ),
    "earlier": (
        lambda missing: _("What was said in the first round is not here yet. It takes half a minute."),
        lambda: _("Fill it in"),
        _round_page("interviews:continuity"),
    ),
    "research_people": (
        _about(lambda: _("You have not looked up %(names)s yet."), _names),
        lambda: _("Look them up"),
        _job_page("interviews:research", "#people"),
    ),
    "research": (
        _about(
            lambda: _("Nothing noted yet about %(names)s."),
            lambda missing: listed(tuple(str(AREAS[ResearchNote.Area(area)]) for area in missing.about)),
        ),
        lambda: _("Look it up"),
        _job_page("interviews:research"),
    ),
    "answers": (
        _about(
            lambda: _("No answer prepared yet for %(names)s."), lambda missing: _quoted(Answer.Topic, missing.about)
        ),
        lambda: _("Prepare it"),
        _job_page("stories:answers"),
    ),
    "agenda": (
        lambda missing: _("The agenda looks incomplete. Second rounds tend to be longer, with more people."),
        lambda: _("Ask the recruiter"),
        _round_page("dashboard:prepare", "#ask"),
    ),
    "plan": (
        lambda missing: _("No story is meant for anybody yet."),
        lambda: _("Choose the stories"),
        _round_page("stories:round_stories"),
    ),
    "repeated_questions": (
        _repeated_questions,
        lambda: _("See which"),
        _round_page("interviews:questions"),
    ),
}
