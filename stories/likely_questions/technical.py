"""Skills: how a candidate goes about the work itself, in whichever profession."""

from django.utils.translation import gettext_lazy as _

from stories.likely_questions.question import LikelyQuestion

KIND = "technical"
TECHNICAL = (
    LikelyQuestion(
        code="check_a_figure",
        kind=KIND,
        text=_("Walk me through how you would check that a figure is right."),
        criterion="can_do",
        hint=_("Name a second source, and say when you would stop checking."),
    ),
    LikelyQuestion(
        code="explain_simply",
        kind=KIND,
        text=_("Explain something from your field to me as if I knew nothing about it."),
        criterion="team_fit",
        hint=_("They watch whether you notice that you are losing them."),
    ),
    LikelyQuestion(
        code="before_starting",
        kind=KIND,
        text=_("A new task lands on your desk: what do you find out before you start?"),
        criterion="can_do",
        hint=_("Who needs it, by when, and what it is for, before how."),
    ),
    LikelyQuestion(
        code="before_handing_over",
        kind=KIND,
        text=_("What do you check one last time before you hand your work over?"),
        criterion="can_do",
    ),
    LikelyQuestion(
        code="favourite_tool",
        kind=KIND,
        text=_("Which tool or method do you use most, and when would you leave it aside?"),
        criterion="can_do",
        hint=_("Knowing its limits shows more than praising it."),
    ),
    LikelyQuestion(
        code="keeping_up",
        kind=KIND,
        text=_("How do you keep up with what is new in your profession?"),
        criterion="potential",
        hint=_("Name one thing that you took up lately, and what came of it."),
    ),
    LikelyQuestion(
        code="two_ways",
        kind=KIND,
        text=_("Name two ways to do the same job, and tell us which one you would take here."),
        criterion="can_do",
    ),
    LikelyQuestion(
        code="looks_odd",
        kind=KIND,
        text=_("A result looks odd, but nobody has complained: what now?"),
        criterion="can_do",
        hint=_("Curiosity first, then whom you tell and how soon."),
    ),
    LikelyQuestion(
        code="off_the_procedure",
        kind=KIND,
        text=_("When would you depart from the usual procedure?"),
        criterion="can_do",
        hint=_("Say who has to know of it, and what you would write down."),
    ),
    LikelyQuestion(
        code="take_over_tomorrow",
        kind=KIND,
        text=_("What do you write down so that somebody else could take over tomorrow?"),
        criterion="team_fit",
    ),
    LikelyQuestion(
        code="newest_skill",
        kind=KIND,
        text=_("Which skill in our job description is the newest to you?"),
        criterion="potential",
        hint=_("Be honest, and say how you would close the gap."),
    ),
    LikelyQuestion(
        code="from_day_one",
        kind=KIND,
        text=_("Which part of this job could you do on day one without any help?"),
        criterion="can_do",
    ),
    LikelyQuestion(
        code="how_long",
        kind=KIND,
        text=_("How do you work out how long something is going to take you?"),
        criterion="can_do",
        hint=_("They like a figure with its assumptions, and a word in time when it slips."),
    ),
    LikelyQuestion(
        code="worst_mistake",
        kind=KIND,
        text=_("Which mistake does the most harm in your line of work, and how do you guard against it?"),
        criterion="can_do",
    ),
    LikelyQuestion(
        code="confidential",
        kind=KIND,
        text=_("How do you deal with information that not everybody may see?"),
        criterion="can_do",
        hint=_("Habits that they can picture count; being careful in general does not."),
    ),
    LikelyQuestion(
        code="new_rule",
        kind=KIND,
        text=_("A rule that governs your work changes next month: how do you get ready?"),
        criterion="potential",
    ),
    LikelyQuestion(
        code="comes_back",
        kind=KIND,
        text=_("The same fault keeps coming back: how do you get to the bottom of it?"),
        criterion="can_do",
        hint=_("They follow your order: what you rule out first, and why."),
    ),
    LikelyQuestion(
        code="out_of_depth",
        kind=KIND,
        text=_("What do you do when a question is beyond what you know?"),
        criterion="potential",
        hint=_("Say so calmly, then say where you would look and whom you would ask."),
    ),
    LikelyQuestion(
        code="second_pair_of_eyes",
        kind=KIND,
        text=_("When do you ask a colleague to look over what you have done?"),
        criterion="team_fit",
    ),
    LikelyQuestion(
        code="taught_otherwise",
        kind=KIND,
        text=_("An experienced colleague does it quite unlike the way you were taught: do you say something?"),
        criterion="team_fit",
        hint=_("Ask for their reason first; one of you is about to learn something."),
    ),
    LikelyQuestion(
        code="going_well",
        kind=KIND,
        text=_("How can you tell that your work is going well?"),
        criterion="can_do",
    ),
    LikelyQuestion(
        code="faster_not_worse",
        kind=KIND,
        text=_("How would you make a daily routine faster without making it worse?"),
        criterion="potential",
    ),
    LikelyQuestion(
        code="think_aloud",
        kind=KIND,
        text=_("Here is a small exercise: please think aloud while you solve it."),
        criterion="pressure",
        hint=_("The way counts for more than the answer, so take your time and ask."),
    ),
    LikelyQuestion(
        code="interrupted",
        kind=KIND,
        text=_("You are called away in the middle of delicate work: how do you pick it up safely?"),
        criterion="pressure",
    ),
    LikelyQuestion(
        code="beginners",
        kind=KIND,
        text=_("What do beginners in your field most often get wrong?"),
        criterion="can_do",
    ),
    LikelyQuestion(
        code="training_that_stuck",
        kind=KIND,
        text=_("Which course or training has really changed the way you work?"),
        criterion="potential",
    ),
)
