"""What to look for before a conversation, by area. Pure words; the research page shows them beside the notes."""

from django.utils.translation import gettext_lazy as _

from accounts.lazy_text import LazyText

PROMPTS: dict[str, tuple[LazyText, ...]] = {
    "company": (
        _("What was in the news about them lately: a launch, a purchase, a new boss, a cut?"),
        _("How do they earn their money, and who are their customers?"),
        _("What do they say about themselves, and what do people who work there say?"),
    ),
    "industry": (
        _("What is hard for everybody in this business right now?"),
        _("Who are the two or three they are compared with, and what do those do differently?"),
        _("Which new rule or technology will change the business next?"),
    ),
    "team": (
        _("What is the team working on, and why now?"),
        _("What is it meant to achieve this year, and who would notice if it did not?"),
        _("Who is on it, and to whom does it report?"),
    ),
    "person": (
        _("What was their way here: earlier jobs, and how long in this one?"),
        _("What have they written, said or built lately? One line of it that you could mention."),
        _("What do you share: a place, a subject, somebody you both know?"),
    ),
}
